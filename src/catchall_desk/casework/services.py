"""The two ways to write: open a record, and move it. Everything else calls these.

Each is one database transaction: the command is looked up by its key, the version is
compared, role and guards are asked, the record, its consequences, its obligations and its
event are written, or nothing at all.
"""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.clocks import clocked_kinds, derive
from catchall_desk.casework.handling import check_lengths, visible
from catchall_desk.casework.machine import (
    Attempt,
    Guard,
    Machine,
    Nothing,
    Transition,
    machine,
    machines,
)
from catchall_desk.casework.models import Record
from catchall_desk.casework.search import index_changed, index_new, indexed
from catchall_desk.errors import GuardRefused, IllegalMove, NotAllowed, NotVisible, Stale
from catchall_desk.records import clock, ledger, statements
from catchall_desk.records.once import Answer, once
from catchall_desk.records.writing import writing


class Held(NamedTuple):
    """What a writer holds: the version that he read, and the key of this command."""

    version: int
    key: str


def machine_of(kind: str) -> Machine:
    """The machine of a kind; raises NotVisible where there is none."""
    if kind not in {each.kind for each in machines()}:
        raise NotVisible("kind of record")
    return machine(kind)


def open_record(*, actor: Person, kind: str, inputs: Value, key: str) -> tuple[Answer, bool]:
    """Open a record of a kind.

    Args:
        actor: who opens it; it is read and written with his labels.
        kind: ``lead``, ``case``, ``decision`` …
        inputs: of the type that the machine's opening asks for.
        key: idempotency key.

    Returns:
        ``kind``, ``id``, ``reference``, ``state`` and ``version`` of the record, and whether
        the answer is that of an earlier command with the same key.

    Raises:
        NotAllowed: no role of the person opens such records.
        GuardRefused: a condition is not met.
        NotVisible: something that is named cannot be seen.
    """
    found = machine_of(kind)
    command = {"open": kind, "inputs": inputs.model_dump(mode="json")}
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk), key=key, command=command, do=lambda: _open(found, actor, inputs)
        )


def move(
    *, actor: Person, kind: str, record_id: UUID, name: str, inputs: Value, held: Held
) -> tuple[Answer, bool]:
    """Take a transition of a record.

    Args:
        actor: who takes it.
        kind: the kind of the record.
        record_id: which.
        name: the transition.
        inputs: of the type that the transition asks for.
        held: the version of the record that the person read, and the idempotency key.

    Raises:
        NotVisible: there is no such record that the person may see.
        Stale: the record has changed since.
        IllegalMove: no such transition leads out of its state.
        NotAllowed: no role of the person takes it.
        GuardRefused: a condition is not met; its codes say which.
    """
    found = machine_of(kind)
    command = {
        "move": kind,
        "id": str(record_id),
        "name": name,
        "version": held.version,
        "inputs": inputs.model_dump(mode="json"),
    }
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=held.key,
            command=command,
            do=lambda: _move(found, actor, record_id, name, inputs, held.version),
        )


def move_by_system(kind: str, record_id: UUID, name: str, *, at: datetime) -> bool:
    """Take a transition that is the desk's own; False where it is no longer open."""
    found = machine(kind)
    with writing():
        record = visible(found.model, record_id, kind)
        step = found.transition(name)
        if step is None or step.roles or record.state not in step.sources:
            return False
        _take(found, step, Attempt(record, Nothing(), None, at))
        return True


def _open(found: Machine, actor: Person, inputs: Value) -> Answer:
    opening, roles = found.opening, roles_of(actor)
    if not opening.roles & roles:
        raise _not_allowed(opening.name, found.kind, opening.roles)
    attempt = Attempt(found.model(), inputs, actor, clock.now(), roles)
    _check(opening.guards, attempt)
    record = opening.build(attempt)
    record.state, record.created_by = opening.target, actor
    record.created_at = record.changed_at = attempt.at
    check_lengths(record)
    statements.insert(record)
    index_new(record, found.kind)
    _record(found, opening.name, attempt, "")
    opening.after(attempt)
    _derive(found, attempt, opened=True)
    return _answer(found, record)


def _move(
    found: Machine, actor: Person, record_id: UUID, name: str, inputs: Value, version: int
) -> Answer:
    record = visible(found.model, record_id, found.kind)
    step = found.transition(name)
    roles = roles_of(actor)
    if step is None or not step.roles:
        raise IllegalMove(f"a {found.kind} has no transition {name[:40]!r}")
    if not step.roles & roles:
        raise _not_allowed(name, found.kind, step.roles)
    if record.version != version:
        raise Stale(held=version, current=record.version)
    if record.state not in step.sources:
        raise IllegalMove(
            f"{name} does not lead out of {record.state}",
            remedy=f"possible now: {', '.join(found.open_to(record, roles)) or 'nothing'}",
        )
    attempt = Attempt(record, inputs, actor, clock.now(), roles)
    _check(step.guards, attempt)
    _take(found, step, attempt)
    return _answer(found, record)


def _take(found: Machine, step: Transition, attempt: Attempt[Any, Any]) -> None:
    record, before, words = attempt.record, attempt.record.state, indexed(attempt.record)
    step.apply(attempt)
    record.state, record.changed_at = step.target, attempt.at
    record.version += 1
    check_lengths(record)
    record.save(force_update=True)
    if indexed(record) != words:
        index_changed(record, found.kind)
    _record(found, step.name, attempt, before)
    step.after(attempt)
    following = found.transition(step.then(record) or "")
    if following:
        _take(found, following, Attempt(record, Nothing(), None, attempt.at))
    else:
        _derive(found, attempt)


def _check(guards: tuple[Guard, ...], attempt: Attempt[Any, Any]) -> None:
    failed = [guard for guard in guards if not guard.holds(attempt)]
    if failed:
        raise GuardRefused(
            "; ".join(guard.text for guard in failed),
            codes=tuple(guard.code for guard in failed),
        )


def _record(found: Machine, name: str, attempt: Attempt[Any, Any], before: str) -> None:
    record = attempt.record
    ledger.append(
        actor=str(attempt.actor.pk) if attempt.actor else ledger.SYSTEM,
        kind=f"{found.kind}.{name}",
        subject=f"{found.kind}:{record.pk}",
        payload={
            "from": before,
            "to": record.state,
            "version": record.version,
            "inputs": attempt.inputs.model_dump(mode="json"),
        },
        label=record.label_id,
    )


def _derive(found: Machine, attempt: Attempt[Any, Any], *, opened: bool = False) -> None:
    if found.kind in clocked_kinds():
        derive(attempt.record, found.kind, on=attempt.at.date(), opened=opened)


def _answer(found: Machine, record: Record) -> Answer:
    return {
        "kind": found.kind,
        "id": str(record.pk),
        "reference": record.reference,
        "state": record.state,
        "version": record.version,
    }


def _not_allowed(name: str, kind: str, roles: frozenset[Role]) -> NotAllowed:
    wanted = ", ".join(sorted(roles))
    return NotAllowed(f"{name} of a {kind} needs one of the roles {wanted}")
