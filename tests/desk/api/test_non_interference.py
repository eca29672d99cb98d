"""Non-interference: what somebody may not read changes no byte of any answer that he gets.

Database B is database A with more in it, none of which the reader may see. Both are asked
everything, as the same reader, and must answer in the same bytes: lists, counts, searches,
single records, what is due, the audit of who is no auditor, errors.
CATCHALL_PAIRS=2000 runs as many pairs as the acceptance line asks for.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from catchall import exercise
from catchall.model import Judgement, Level
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.roles import OUTSIDERS, Role
from catchall_desk.api.app import api
from catchall_desk.casework import claims, hits
from catchall_desk.casework.bulk import arriving, runs
from catchall_desk.casework.linking import propose_waiting
from catchall_desk.casework.machine import machines
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.library.editions import install_list
from catchall_desk.records import clock
from desk.api.client import Api
from desk.casework.world import World, days
from desk.people import key, moved, opened, someone

PAIRS = int(os.environ.get("CATCHALL_PAIRS", "8"))
SEED = int(os.environ.get("CATCHALL_SEED", "2026"))
ROUND = 50
"""Pairs with one database A."""
READERS: tuple[dict[str, Any], ...] = (
    {"nationality": "KOR", "clearance": Level.CONFIDENTIAL},
    {"nationality": "KOR", "clearance": Level.UNCLASSIFIED},
    {"nationality": "FRA", "clearance": Level.TOP_SECRET},
    {"nationality": "KOR", "clearance": None},
)
PARTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("case", "proposals", {}),
    ("lead", "claims", {}),
    ("lead", "claims/steps", {}),
    ("submission", "items", {"as_of": "2026-03-20"}),
    ("submission", "items/I-1", {"as_of": "2026-03-20"}),
    ("hits", "", {}),
    ("denial", "documents", {}),
    ("notice", "documents", {}),
    ("documents", "", {}),
    ("deliveries", "", {}),
    ("deliveries/of", "", {}),
    ("bulk", "", {}),
    ("bulk", "", {"facet": "hits", "start": 1}),
    ("bulk", "results", {}),
    ("bulk", "rows/2", {}),
)
"""What is read below a record."""
pytestmark = pytest.mark.django_db


def paths(known: list[tuple[str, UUID]]) -> list[tuple[str, dict[str, Any]]]:
    """Everything that can be read, and asked about what is there and what is not."""
    asked: list[tuple[str, dict[str, Any]]] = [
        (path, {})
        for path in ("me", "kinds", "due", "library", "audit", "glass", "hits", "hits/count")
    ]
    asked += [("hits/parties", {}), ("offices", {}), ("deliveries", {}), ("bulk", {})]
    asked += [("search", {"words": words}) for words in ("", "e", "visible", "secret", "hanbit")]
    asked += [("routes", {}), ("routes", {"country": "ir"}), ("routes", {"kind": "denial"})]
    asked += [("hits", {"open": True}), ("hits", {"limit": 1})]
    for of, record in known:
        asked += [
            (f"{kind}/{record}/{part}".rstrip("/"), query)
            for kind, part, query in PARTS
            if kind == of
        ]
    for machine in machines():
        kind = machine.kind
        asked += [
            (kind, {}),
            (kind, {"limit": 2}),
            (kind, {"state": machine.opening.target}),
            (kind, {"text": "e"}),
            (f"{kind}/count", {}),
            (f"{kind}/count", {"text": "secret"}),
        ]
        asked += [(f"{kind}/{record}", {}) for of, record in known if of == kind]
    return asked


def test_the_paths_cover_every_operation_that_reads() -> None:
    documented = {
        path
        for path, operations in api.get_openapi_schema()["paths"].items()
        if "get" in operations and "{message_id}" not in path
    }
    asked = {f"/api/{path}" for path, _ in paths([])}
    single = {f"/api/{machine.kind}/{{record_id}}" for machine in machines()}
    single |= {f"/api/{kind}/{{record_id}}/{part}".rstrip("/") for kind, part, _ in PARTS}
    single = {path.replace("items/I-1", "items/{item_id}") for path in single}
    single = {path.replace("rows/2", "rows/{number}") for path in single}
    assert documented == asked | single


def answers(reader: Api, known: list[tuple[str, UUID]]) -> dict[str, tuple[bytes, bytes]]:
    found = {}
    for path, query in paths(known):
        response = reader.get(path, **query)
        told = f"{response.status_code} {sorted(response.headers.items())}".encode()
        found[f"{path} {query}"] = (told, response.content)
    return found


def seen_by_all(world: World) -> list[tuple[str, UUID]]:
    """A small desk at a level that some readers reach."""
    low = "UNCLASSIFIED//REL TO USA, KOR"
    case = world.case(marking=low, title="visible e")
    request = opened(world.a, "request", **world.request_input(case=case))
    moved(world.b, "request", request, "clear")
    moved(world.a, "request", request, "send", due_on=days(4))
    submission = world.submission(case, end_user="Norda Makina Sanayii")
    hold = opened(world.a, "hold", submission=submission, power="p", reason="r")
    text = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
    lead = opened(world.a, "lead", summary="visible e", marking="SECRET", message=text)
    derive()
    found = hits.list_hits(reader=world.a, wanted=hits.WantedHits(submission=submission))
    assert found
    return [
        ("case", case),
        ("request", request),
        ("submission", submission),
        ("hold", hold),
        ("lead", lead),
        ("deliveries/of", request),
        *(("hits", UUID(each["id"])) for each in found),
        ("bulk", bulk_file(world, low)),
    ]


def bulk_file(world: World, marking: str) -> UUID:
    """A file of one item, with its column named."""
    file = arriving.receive(
        actor=world.a, data=b"Goods\nvisible e\n", name="e.csv", marking=marking, key=key()
    )
    given = arriving.NameColumns(as_of=date(2026, 3, 20), mapping={"Goods": "description"})
    arriving.name_columns(actor=world.a, run_id=UUID(file["id"]), given=given, key=key())
    runs.advance(seconds=30)
    return UUID(file["id"])


def derive() -> None:
    """What the scheduler does of itself."""
    screen_waiting(at=clock.now())
    propose_waiting(at=clock.now())


def judged(world: World, submission: UUID) -> tuple[str, UUID]:
    """The same pair that is seen elsewhere, judged where the reader does not come."""
    derive()
    found = hits.list_hits(reader=world.a, wanted=hits.WantedHits(submission=submission))
    given = hits.JudgeInput(
        hits=tuple(UUID(each["id"]) for each in found),
        judgement=Judgement.NEGATIVE,
        reason="secret e",
    )
    hits.judge(actor=world.a, given=given, key=key())
    return "submission", submission


def hidden_from(
    world: World, marking: str, case: UUID, dice: random.Random
) -> list[tuple[str, UUID]]:
    """More of everything, where the reader does not come: also below what he does see."""
    made: list[tuple[str, UUID]] = []
    secret = world.case(marking=marking, title="secret e")
    made.append(("case", secret))
    actions: list[Callable[[], tuple[str, UUID]]] = [
        lambda: ("lead", opened(world.a, "lead", summary="secret e", marking=marking)),
        lambda: ("alert", world.alert(active=True, marking=marking)),
        lambda: ("decision", world.proposed(marking=marking)),
        lambda: ("notice", world.notice(case=secret)),
        lambda: ("submission", world.submission(secret)),
        lambda: judged(
            world, world.submission(secret, marking=marking, end_user="Norda Makina Sanayii")
        ),
        lambda: ("lead", decided_lead(world, marking)),
        lambda: ("request", world.request("clear", "send", case=secret)),
        lambda: ("denial", _denial(world, marking)),
        lambda: ("bulk", bulk_file(world, marking)),
        lambda: (
            "request",
            opened(world.a, "request", **world.request_input(case=case, marking=marking)),
        ),
        lambda: (
            "correction",
            world.correction(subject=secret),
        ),
    ]
    made += [dice.choice(actions)() for _ in range(dice.randrange(2, 6))]
    return made


def decided_lead(world: World, marking: str) -> UUID:
    text = "The buyer Norda Makina Sanayii of Iran seeks a horizontal machining center."
    lead = opened(world.a, "lead", summary="secret e", marking=marking, message=text)
    claims.accept_all(actor=world.a, lead_id=lead, key=key())
    return lead


def _denial(world: World, marking: str) -> UUID:
    from desk.casework.world import denial_of

    return opened(
        world.a,
        "denial",
        earlier=denial_of("JP"),
        denied_on="2025-02-01",
        marking=marking,
    )


def _may_not_read(marking: str, reader: dict[str, Any]) -> bool:
    from catchall.markings import may_read, read
    from catchall.model import Reader

    asked = Reader(name="r", nationality=reader["nationality"], clearance=reader["clearance"])
    return not may_read(asked, read(marking).marking).allowed


def _writer() -> World:
    people: list[Person] = [
        someone(
            *[role for role in Role if role not in {Role.SECURITY, *OUTSIDERS}],
            nationality="USA",
            clearance=Level.TOP_SECRET,
        )
        for _ in range(3)
    ]
    return World(*people)


def test_what_is_hidden_changes_no_byte() -> None:
    dice = random.Random(SEED)
    sheet = exercise.CASE / "watchlist.yaml"
    install_list(actor=None, sources={sheet.name: sheet.read_bytes()}, as_of=exercise.AS_OF)
    for done in range(0, PAIRS, ROUND):
        with taken_back():
            _pairs(dice, min(ROUND, PAIRS - done))
        print(f"{min(done + ROUND, PAIRS)} pairs")  # noqa: T201 - the figure of a full run


def _pairs(dice: random.Random, number: int) -> None:
    """Database A once, and so many B, each of which is taken back again."""
    world = _writer()
    known = seen_by_all(world)
    readers = []
    for given in READERS:
        reader = Api(someone(Role.LICENSING, Role.ANALYST, **given))
        readers.append((given, reader, answers(reader, known)))
    for each in range(number):
        given, reader, before = readers[each % len(readers)]
        with taken_back():
            hidden = hidden_from(world, _hidden_marking(dice, given), known[0][1], dice)
            derive()
            after = answers(reader, known)
            assert after == before, _first_difference(before, after)
            for kind, record in hidden:  # and by its own address it is not there
                assert reader.get(f"{kind}/{record}").status_code == 404


@contextmanager
def taken_back() -> Iterator[None]:
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


def _hidden_marking(dice: random.Random, reader: dict[str, Any]) -> str:
    """A random marking that the reader may not read."""
    while True:
        level = dice.choice(("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET"))
        partners = dice.sample(("AUS", "GBR", "JPN", "KOR", "TUR"), dice.randrange(5))
        to = f"REL TO USA, {', '.join(sorted(partners))}" if partners else "NOFORN"
        marking = f"{level}//{to}"
        if _may_not_read(marking, reader):
            return marking


def _first_difference(
    before: dict[str, tuple[bytes, bytes]], after: dict[str, tuple[bytes, bytes]]
) -> str:
    name = next(key for key in before if before[key] != after[key])
    return f"{name}: {before[name]!r} became {after[name]!r}"
