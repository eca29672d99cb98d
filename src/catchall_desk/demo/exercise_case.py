"""The EXERCISE: a message to read, a denial from before, an inquiry half way decided."""

import json
from datetime import timedelta

from catchall import exercise
from catchall.intake import extract, forms, propose, read_message
from catchall.markings import reader_from
from catchall.model import Transaction
from catchall.release import non_paper, non_paper_text
from catchall_desk.accounts.models import Person
from catchall_desk.demo import invented_list
from catchall_desk.demo.acting import Stage
from catchall_desk.exchange.delivering import DeliverInput, deliver
from catchall_desk.library.editions import install_list
from catchall_desk.records import clock

MARKING = "CONFIDENTIAL//REL TO USA, KOR"
OPEN = "UNCLASSIFIED//REL TO USA, KOR"


def play(cast: dict[str, Person]) -> None:
    """Set the scene.

    A message that waits to be read, what is known from before, and an inquiry whose
    decision waits for its countersignature.
    """
    stage, officer = Stage("exercise"), cast["officer"]
    sheet = exercise.CASE / "watchlist.yaml"
    install_list(actor=None, sources={sheet.name: sheet.read_bytes()}, as_of=exercise.AS_OF)
    traders = {invented_list.NAME: invented_list.sheet()}
    install_list(actor=None, sources=traders, as_of=exercise.AS_OF)
    _denial(stage, officer)
    case = stage.opens(
        officer,
        "case",
        title="EXERCISE: an inquiry of the maker, with data sheets",
        origin="application",
        jurisdiction=exercise.JURISDICTION,
        marking=MARKING,
        exercise=True,
    )
    _decide(stage, cast, case)
    _ask(stage, cast, case)
    stage.opens(
        cast["intake"],
        "lead",
        summary="EXERCISE: machining centers sought through a new intermediary",
        marking=MARKING,
        message=_handed_over(),
        message_name="non-paper.txt",
    )


def _handed_over() -> str:
    """What the partner's embassy hands over: the part of its telegram for this authority."""
    entry = exercise.CASE / "message.txt"
    message = read_message(entry.read_bytes(), name=entry.name)
    paper = non_paper(
        message, reader_from(exercise.RECIPIENT), as_of=exercise.AS_OF, serial="EXERCISE-1"
    )
    return non_paper_text(paper)


def _transaction() -> Transaction:
    entry, sheet = exercise.CASE / "message.txt", exercise.CASE / "facts.yaml"
    message = read_message(entry.read_bytes(), name=entry.name)
    facts = forms.read_facts(sheet.read_bytes(), name=sheet.name)
    return forms.complete(propose(message, extract(message)), facts, name=sheet.name)


def _denial(stage: Stage, officer: Person) -> None:
    for entry in sorted((exercise.CASE / "history").iterdir(), key=lambda each: each.name):
        earlier = json.loads(entry.read_bytes())
        if earlier["kind"] == "denial":
            stage.opens(
                officer,
                "denial",
                earlier={"basis": "catch_all", **earlier},
                denied_on=earlier["when"]["value"],
                marking=MARKING,
            )


def _decide(stage: Stage, cast: dict[str, Person], case: tuple[object, int]) -> None:
    officer = cast["officer"]
    submission = stage.opens(
        officer,
        "submission",
        kind="inquiry",
        transaction=_transaction().model_dump(mode="json"),
        case=case[0],
    )
    decision = stage.opens(
        officer,
        "decision",
        submission=submission[0],
        as_of=exercise.AS_OF,
        outcome="catch_all_license_required",
        legal_basis="Foreign Trade Act, article 19(3), as encoded in the determination",
        contrary_facts="EXERCISE: the intermediary states civil use; nothing bears it out",
        corroboration="EXERCISE: the earlier denial of the same end-user",
    )
    stage.moves(officer, "decision", decision, "propose")


def _ask(stage: Stage, cast: dict[str, Person], case: tuple[object, int]) -> None:
    officer = cast["officer"]
    request = stage.opens(
        officer,
        "request",
        case=case[0],
        kind="exporter",
        counterpart="Byeolha Precision",
        channel="letter",
        question="EXERCISE: who operates the machines, and where?",
    )
    request = stage.moves(cast["releaser"], "request", request, "clear")
    due = clock.today() + timedelta(days=20)
    request = stage.moves(officer, "request", request, "send", due_on=due)
    given = DeliverInput(kind="request", record=request[0], to="byeolha", marking=OPEN)
    deliver(actor=officer, given=given, key="demo-exercise-delivery")
