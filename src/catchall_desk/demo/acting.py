"""Acting: the services, with keys that make a second loading of the demonstration harmless."""

from typing import Any
from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.casework import services
from catchall_desk.casework.machine import machine


class Stage:
    """Numbers the commands, so that the same play writes the same keys."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def opens(self, actor: Person, kind: str, /, **inputs: Any) -> tuple[UUID, int]:
        """Open a record; gives its id and version."""
        given = machine(kind).opening.inputs.model_validate(inputs)
        answer, _ = services.open_record(actor=actor, kind=kind, inputs=given, key=self._key())
        return UUID(answer["id"]), answer["version"]

    def moves(
        self, actor: Person, kind: str, record: tuple[UUID, int], name: str, /, **inputs: Any
    ) -> tuple[UUID, int]:
        """Take a transition; gives the id and the new version."""
        step = machine(kind).transition(name)
        given: Value = step.inputs.model_validate(inputs) if step else Value()
        answer, _ = services.move(
            actor=actor,
            kind=kind,
            record_id=record[0],
            name=name,
            inputs=given,
            held=services.Held(record[1], self._key()),
        )
        return record[0], answer["version"]

    def _key(self) -> str:
        self._count += 1
        return f"demo-{self._name}-{self._count:05d}"
