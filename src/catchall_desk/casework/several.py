"""Several steps by one person in one go: all of them are taken, each by itself, or none is."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import services
from catchall_desk.records.once import Answer, once


class Step(NamedTuple):
    """One step on one record."""

    kind: str
    record_id: UUID
    name: str
    inputs: Value
    version: int | None
    """The version that was read; null where the step before it was on the same record."""


def take_several(*, actor: Person, steps: Sequence[Step], key: str) -> list[Answer]:
    """Take steps in their order, each with its own event in the ledger.

    Raises:
        CatchallError: as :func:`catchall_desk.casework.services.move`; then none was taken.
    """
    command = {
        "steps": [
            [step.kind, str(step.record_id), step.name, step.inputs.model_dump(mode="json")]
            for step in steps
        ]
    }
    with reading_as(actor.pk):
        answer, _repeated = once(
            actor=str(actor.pk),
            key=key,
            command=command,
            do=lambda: {"answers": _take(actor, steps, key)},
        )
    return list(answer["answers"])


def _take(actor: Person, steps: Sequence[Step], key: str) -> list[Answer]:
    versions: dict[UUID, int] = {}
    answers = []
    for number, step in enumerate(steps):
        version = step.version if step.version is not None else versions.get(step.record_id, 0)
        part = sha256(f"{key}/{number}/{step.name}".encode()).hexdigest()
        answer, _again = services.move(
            actor=actor,
            kind=step.kind,
            record_id=step.record_id,
            name=step.name,
            inputs=step.inputs,
            held=services.Held(version, part),
        )
        versions[step.record_id] = answer["version"]
        answers.append(answer)
    return answers
