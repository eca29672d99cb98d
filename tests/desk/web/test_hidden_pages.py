"""Pages as well: what somebody may not read changes no byte of their JSON form.

The JSON form of a page is what its HTML is made of, so what is not in it is on no page.
"""

import random
from uuid import uuid4

import pytest
from django.test import Client

from catchall import exercise
from catchall.model import Level
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.bulk import arriving
from catchall_desk.library.editions import install_list
from desk.api.test_non_interference import _writer, derive, hidden_from, seen_by_all
from desk.casework.world import World
from desk.people import key, someone

pytestmark = pytest.mark.django_db
PAGES = (
    "/",
    "/inbox/",
    "/triage/",
    "/triage/?show=all",
    "/cases/",
    "/board/",
    "/exchange/",
    "/exchange/?every=1",
    "/alerts/",
    "/notices/",
    "/denials/",
    "/bulk/",
    "/routes/",
    "/library/",
    "/glass/",
    "/search/?text=e",
    "/search/?text=norda",
    "/records/hold/",
    "/records/correction/",
    "/records/submission/?text=e",
)
HIDDEN = "SECRET//REL TO USA, KOR"


def writer() -> World:
    """Somebody who writes, at a desk with a list."""
    sheet = exercise.CASE / "watchlist.yaml"
    install_list(actor=None, sources={sheet.name: sheet.read_bytes()}, as_of=exercise.AS_OF)
    return _writer()


def answers(client: Client, known: list[str]) -> dict[str, bytes]:
    found = {}
    for path in (*PAGES, *known):
        response = client.get(path, {"format": "json"} if "?" not in path else {})
        if "?" in path:
            response = client.get(f"{path}&format=json")
        assert response.status_code in {200, 302, 404}, path
        found[path] = response.content
    return found


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def hide(world: World, case: object, dice: random.Random) -> list[str]:
    """More of everything above the reader; gives the addresses at which it is not there."""
    made = hidden_from(world, HIDDEN, case, dice)  # type: ignore[arg-type]
    answer = arriving.receive(
        actor=world.a, data=b"Goods\nsecret e\n", name="e.csv", marking=HIDDEN, key=key()
    )
    derive()
    return [f"/records/{kind}/{record}/" for kind, record in made] + [f"/bulk/{answer['id']}/"]


def test_what_is_hidden_changes_no_page() -> None:
    dice = random.Random(2026)
    world = writer()
    records = dict(seen_by_all(world))
    known = [
        f"/cases/{records['case']}/",
        f"/cases/{records['case']}/routes/",
        f"/requests/{records['request']}/",
        f"/submissions/{records['submission']}/?as_of=2026-03-20",
        f"/triage/?hit={records['hits']}",
        f"/leads/{records['lead']}/",
    ]
    reader = someone(Role.LICENSING, Role.ANALYST, nationality="KOR", clearance=Level.UNCLASSIFIED)
    client = signed_in(reader)
    for _ in range(4):
        before = answers(client, known)
        addresses = hide(world, records["case"], dice)
        after = answers(client, known)
        changed = [path for path in before if before[path] != after[path]]
        assert changed == []
        for address in addresses:
            assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("role", [Role.EXPORTER, Role.PARTNER, Role.SECURITY])
def test_who_has_no_case_work_sees_none_on_any_page(role: Role) -> None:
    world = writer()
    clearance = None if role is Role.SECURITY else Level.SECRET
    client = signed_in(someone(role, nationality="KOR", clearance=clearance))
    before = answers(client, [])
    seen_by_all(world)
    assert answers(client, []) == before


def test_the_pages_that_list_are_all_asked() -> None:
    from django.urls import reverse

    from catchall_desk.web.context import PLACES

    asked = {path.partition("?")[0] for path in PAGES}
    elsewhere = {"new_message", "history", "people", "office", "more", "search", "new_submission"}
    assert {reverse(p.name) for p in PLACES if p.name not in elsewhere} <= asked


def test_an_address_that_is_nobodys_gives_the_page_of_what_is_hidden() -> None:
    client = signed_in(someone(Role.ANALYST))
    unknown, hidden = client.get("/nothing/"), client.get(f"/cases/{uuid4()}/")
    assert (unknown.status_code, hidden.status_code) == (404, 404)
    assert b"nothing of that address" in unknown.content
