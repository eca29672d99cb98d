"""Routes: as reported, each with how it is known; nothing of what the reader may not see."""

from typing import Any

import pytest

from catchall.model import Level, Party, PartyRole, Transaction
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import attaching
from catchall_desk.casework.attaching import NewLink
from catchall_desk.casework.showing import routes
from catchall_desk.casework.showing.routes import (
    WantedRoutes,
    list_routes,
    matrix,
    routes_of_case,
)
from catchall_desk.errors import NotVisible
from desk.casework.world import World, denial_of
from desk.people import LOW, MARKING, key, moved, opened, someone, the, transaction

pytestmark = pytest.mark.django_db
EVERYTHING = WantedRoutes()


def deal(route: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """A transaction that goes through some countries, with a buyer in one of its own."""
    proposed = transaction()
    buyer = Party(id="buyer", name="Buyer", country="TR", roles=(PartyRole.PURCHASER,))
    changed = {"route": route, "parties": (*proposed.parties, buyer), **more}
    stated = Transaction.model_validate(proposed.model_dump() | changed)
    return stated.model_dump(mode="json")


def submitted(world: World, stated: dict[str, Any], **more: Any) -> Any:
    return opened(world.a, "submission", kind="application", transaction=stated, **more)


def tie(world: World, case: Any, denial: Any) -> None:
    link = NewLink(
        kind="same_goods",
        to=the("denial", denial).reference,
        evidence=({"source": "s", "quote": "q", "place": "p"},),
        source_grade="A",
        information_grade="2",
        marking=MARKING,
    )
    attaching.add_link(actor=world.a, case_id=case, link=link, key=key())


def test_a_country_stands_there_as_stated_or_by_a_party() -> None:
    world = World()
    case = world.case()
    submitted(world, deal(), case=case)
    (row,) = routes_of_case(reader=world.b, case_id=case)["routes"]
    assert row["from"] == [{"code": "KR", "how": "stated"}]
    assert row["through"] == [{"code": "TR", "how": "purchaser"}]
    assert row["to"] == [{"code": "IR", "how": "stated"}]
    submitted(world, deal(("TR",), from_country=None, destination=None), case=case)
    newest = routes_of_case(reader=world.b, case_id=case)["routes"][0]
    assert newest["from"] == [{"code": "KR", "how": "exporter"}]
    assert newest["through"] == [{"code": "TR", "how": "stated"}]
    assert newest["to"] == [{"code": "IR", "how": "end_user"}]


def test_an_end_user_elsewhere_is_a_goal_of_its_own() -> None:
    world = World()
    case = world.case()
    submitted(world, deal(destination="AE"), case=case)
    found = routes_of_case(reader=world.b, case_id=case)
    assert [stop["code"] for stop in found["routes"][0]["to"]] == ["AE", "IR"]
    assert found["matrix"]["to"] == ["AE", "IR"]
    cells = found["matrix"]["rows"][0]["cells"]
    assert [(cell["count"], cell["through"]) for cell in cells] == [(1, {"TR": 1})] * 2


def test_the_matrix_counts_every_record_and_names_what_is_unknown() -> None:
    world = World()
    for stated in (deal(), deal(("VN", "TR")), deal(from_country=None, parties=())):
        submitted(world, stated, marking=LOW)
    found = list_routes(reader=world.b, wanted=EVERYTHING)
    known, unknown = found["matrix"]["rows"]
    assert (known["from"], known["cells"][0]["count"]) == ("KR", 2)
    assert known["cells"][0]["through"] == {"TR": 2, "VN": 1}
    assert (unknown["from"], unknown["cells"][0]) == ("", {"to": "IR", "count": 1, "through": {}})
    assert matrix([]) == {"to": [], "rows": []}


def test_a_case_shows_the_routes_of_what_it_is_tied_to() -> None:
    world = World()
    case, denial = world.case(), world.denial()
    submitted(world, deal(), case=case)
    assert len(routes_of_case(reader=world.b, case_id=case)["routes"]) == 1
    tie(world, case, denial)
    found = routes_of_case(reader=world.b, case_id=case)["routes"]
    assert [row["kind"] for row in found] == ["submission", "denial"]
    assert found[1]["to"] == [{"code": "IR", "how": "stated"}]


def test_what_was_withdrawn_is_no_route_any_more() -> None:
    world = World()
    gone = submitted(world, deal(), marking=LOW)
    moved(world.a, "submission", gone, "withdraw", reason="r")
    assert list_routes(reader=world.b, wanted=EVERYTHING)["routes"] == []


def test_routes_are_asked_by_country_and_kind() -> None:
    world = World()
    submitted(world, deal(("VN",)), marking=LOW)
    submitted(world, deal(), marking=LOW)
    opened(world.a, "denial", earlier=denial_of("JP"), denied_on="2025-02-01", marking=MARKING)
    through = list_routes(reader=world.b, wanted=WantedRoutes(country="VN"))["routes"]
    assert [row["through"][0]["code"] for row in through] == ["VN"]
    denied = list_routes(reader=world.b, wanted=WantedRoutes(kind="denial"))["routes"]
    assert [row["kind"] for row in denied] == ["denial"]


def test_what_is_hidden_is_in_no_route_and_in_no_count() -> None:
    world = World()
    case = world.case(marking=LOW)
    submitted(world, deal(), case=case)
    low = someone(Role.LICENSING, clearance=Level.UNCLASSIFIED)
    before = routes_of_case(reader=low, case_id=case), list_routes(reader=low, wanted=EVERYTHING)
    submitted(world, deal(("CN",)), case=case, marking=MARKING)
    tie(world, case, world.denial())
    after = routes_of_case(reader=low, case_id=case), list_routes(reader=low, wanted=EVERYTHING)
    for name in ("routes", "matrix"):
        assert [each[name] for each in before] == [each[name] for each in after]
    assert len(routes_of_case(reader=world.b, case_id=case)["routes"]) == 3
    with pytest.raises(NotVisible):
        routes_of_case(reader=low, case_id=world.case(marking=MARKING))


def test_only_the_newest_of_each_kind_are_looked_at_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(routes, "MOST", 2)
    world = World()
    references = [
        the("submission", submitted(world, deal(), marking=LOW)).reference for _ in range(3)
    ]
    found = list_routes(reader=world.a, wanted=WantedRoutes(kind="submission"))
    assert [row["reference"] for row in found["routes"]] == references[:0:-1]
    assert found["newest"] == 2
    assert sum(cell["count"] for row in found["matrix"]["rows"] for cell in row["cells"]) == 2


def test_nothing_is_said_to_be_left_out_where_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST", 2)
    world = World()
    for _ in range(2):
        submitted(world, deal(), marking=LOW)
    found = list_routes(reader=world.a, wanted=EVERYTHING)
    assert len(found["routes"]) == 2
    assert found["newest"] is None
