"""Items of a submission against every installed rulebook, as of any day."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from catchall.model import Classification, Item, Transaction, Undated, Verdict
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.handling import visible
from catchall_desk.casework.models import Submission
from catchall_desk.errors import NotVisible
from catchall_desk.library import assessing, editions

Plain = dict[str, Any]
_WEIGHT = {Verdict.CONTROLLED: 0, Verdict.CANNOT_TELL: 1, Verdict.NOT_CONTROLLED: 2}


def get_item(*, reader: Person, submission_id: UUID, item_id: str, as_of: date) -> Plain:
    """An item, and what each entry that speaks of goods of its kind says of it on that day.

    Raises:
        NotVisible: there is no such submission that the reader may see, or no such item in it.
        ItemError: a figure of the item is in a unit that measures something else.
    """
    with reading_as(reader.pk):
        submission = visible(Submission, submission_id, "submission")
        transaction = Transaction.model_validate(submission.transaction)
        marking = submission.label.banner
    item = next((each for each in transaction.items if each.id == item_id), None)
    if item is None:
        raise NotVisible("item")
    return {
        "submission": str(submission_id),
        **told_of(item, as_of),
        "exercise": transaction.exercise,
        "marking": marking,
    }


def told_of(item: Item, as_of: date) -> Plain:
    """What the control lists in use say of an item; raises ItemError as :func:`get_item`."""
    key = editions.current_rulebook().sha256
    answers, rulebook = _answers(item.canonical_json(), as_of, key)
    asked = questions(answers)
    silent = _undated(item.canonical_json(), as_of, key)
    return {
        "item": item.model_dump(mode="json"),
        "as_of": as_of.isoformat(),
        "rulebook_sha256": rulebook,
        "light": light(answers),
        "answers": [answer.model_dump(mode="json") for answer in answers],
        "undated": [each.model_dump(mode="json") for each in silent],
        "questions": [each for each in asked if each["parameter"]],
        "readings": [each for each in asked if not each["parameter"]],
    }


def list_items(*, reader: Person, submission_id: UUID, as_of: date) -> list[Plain]:
    """Every item of a submission with its light; raises as :func:`get_item`."""
    with reading_as(reader.pk):
        submission = visible(Submission, submission_id, "submission")
        transaction = Transaction.model_validate(submission.transaction)
    found = []
    for item in transaction.items:
        answers, _ = _answers(item.canonical_json(), as_of, editions.current_rulebook().sha256)
        found.append(
            {
                "id": item.id,
                "description": item.description,
                "model": item.model,
                "light": light(answers),
                "entries": len(answers),
                "near": sum(answer.near_miss is not None for answer in answers),
            }
        )
    return found


def light(answers: tuple[Classification, ...]) -> str:
    """The weightiest answer; ``cannot_tell`` where no entry recognizes the item."""
    return heaviest(answer.verdict for answer in answers)


def heaviest(verdicts: Iterable[Verdict]) -> str:
    """The weightiest of several answers; ``cannot_tell`` where there is none."""
    return min(verdicts, key=_WEIGHT.__getitem__, default=Verdict.CANNOT_TELL).value


def questions(answers: tuple[Classification, ...]) -> list[Plain]:
    """What would have to be known, each once, with the entries and of which axes they ask it.

    A question without a parameter is one of words: a person has to read the passage.
    """
    asked: dict[tuple[str, str, str | None], Plain] = {}
    for answer in answers:
        if answer.verdict is not Verdict.CANNOT_TELL:
            continue
        for question in answer.questions:
            said = question.model_dump(mode="json")
            key = (question.parameter or "", said["text"], question.standard)
            one = asked.setdefault(key, {**said, "for": [], "axes": []})
            _once(one["for"], f"{answer.entry.jurisdiction} {answer.entry.code}")
            _once(one["axes"], question.axis)
    return list(asked.values())


def _once(listed: list[str], one: str | None) -> None:
    if one and one not in listed:
        listed.append(one)


@lru_cache(maxsize=128)
def _undated(item: bytes, as_of: date, _key: str) -> tuple[Undated, ...]:
    return assessing.undated_of(Item.model_validate_json(item), as_of=as_of)


@lru_cache(maxsize=512)
def _answers(item: bytes, as_of: date, _key: str) -> tuple[tuple[Classification, ...], str]:
    return assessing.classify_item(Item.model_validate_json(item), as_of=as_of)
