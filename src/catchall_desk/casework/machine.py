"""Machines: the transitions of each kind of record, declared once.

The same declaration rules the services, the triggers of the database, the operations of
the API and the tables of the documentation.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.models.base import Record

R = TypeVar("R", bound=Record)
I = TypeVar("I", bound=Value)  # noqa: E741 - the input of a transition


class Nothing(Value):
    """A transition that needs no more than its name."""


class Reason(Value):
    """A transition that needs a reason."""

    reason: str


@dataclass(frozen=True)
class Attempt(Generic[R, I]):
    """What somebody tries on a record: who, with what, and when."""

    record: R
    inputs: I
    actor: Person | None
    """Null for the desk's own work."""
    at: datetime
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Guard:
    """A condition of a transition; ``constraint`` names what the database holds of it."""

    code: str
    text: str
    holds: Callable[[Attempt[Any, Any]], bool]
    constraint: str = ""


def _keep(_attempt: Attempt[Any, Any]) -> None:
    """Change nothing but the state."""


def _no_more(_record: Any) -> str | None:
    return None


@dataclass(frozen=True)
class Transition:
    """A way from some states to one; ``roles`` empty means that only the desk itself takes it."""

    name: str
    sources: tuple[str, ...]
    target: str
    roles: frozenset[Role] = frozenset()
    inputs: type[Value] = Nothing
    guards: tuple[Guard, ...] = ()
    apply: Callable[[Attempt[Any, Any]], None] = _keep
    after: Callable[[Attempt[Any, Any]], None] = _keep
    """What follows in the same database transaction, once the record is saved."""
    then: Callable[[Any], str | None] = _no_more
    """The transition that the desk takes at once afterwards, if any."""


@dataclass(frozen=True)
class Opening:
    """How a record of a kind comes to be."""

    name: str
    target: str
    roles: frozenset[Role]
    inputs: type[Value]
    build: Callable[[Attempt[Any, Any]], Record]
    """Gives the new record, unsaved, with its label; ``attempt.record`` is an empty one."""
    guards: tuple[Guard, ...] = ()
    after: Callable[[Attempt[Any, Any]], None] = _keep


@dataclass(frozen=True)
class Machine:
    """One kind of record: its model, its states and the ways between them."""

    kind: str
    model: type[Record]
    opening: Opening
    transitions: tuple[Transition, ...]
    shown: tuple[str, ...] = field(default=())
    """Columns, beside the common ones, that a reader of the record sees."""

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order of first mention."""
        found = [self.opening.target]
        for transition in self.transitions:
            found += [*transition.sources, transition.target]
        return tuple(dict.fromkeys(found))

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every allowed change of state, for the database; a state may always stay."""
        found = {(s, t.target) for t in self.transitions for s in t.sources if s != t.target}
        return tuple(sorted(found))

    def transition(self, name: str) -> Transition | None:
        """The transition of that name."""
        return next((t for t in self.transitions if t.name == name), None)

    def open_to(self, record: Record, roles: frozenset[Role]) -> tuple[str, ...]:
        """Names of the transitions that these roles may try from the state of the record."""
        return tuple(
            t.name for t in self.transitions if record.state in t.sources and t.roles & roles
        )


_machines: dict[str, Machine] = {}


def register(machine: Machine) -> Machine:
    """Make a machine known by its kind."""
    _machines[machine.kind] = machine
    return machine


def machine(kind: str) -> Machine:
    """The machine of a kind; raises KeyError where there is none."""
    return _machines[kind]


def machines() -> Iterator[Machine]:
    """Every machine, by kind."""
    yield from (_machines[kind] for kind in sorted(_machines))
