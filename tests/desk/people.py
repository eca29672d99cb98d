"""People, messages and transactions of the tests; all of them invented."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from catchall.model import Item, Level, Party, PartyRole, Transaction, Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import Profile, add_person, grant_role
from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import OUTSIDERS, Role
from catchall_desk.casework import services
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Record

_numbers = count(1)
MARKING = "SECRET//REL TO USA, KOR"
LOW = "UNCLASSIFIED//REL TO USA, JPN, KOR"


def someone(
    *roles: Role, nationality: str = "KOR", clearance: Level | None = Level.SECRET, **more: Any
) -> Person:
    """A person with roles."""
    number = next(_numbers)
    person = add_person(
        actor=None,
        username=f"person{number}",
        name=f"Person {number}",
        profile=Profile(nationality=nationality, clearance=clearance, **more),
    )
    for role in roles:
        grant_role(actor=None, person_id=person.pk, role=role)
    return person


def key() -> str:
    """A new idempotency key."""
    return f"test-key-{next(_numbers)}"


def opened(actor: Person, kind: str, /, **inputs: Any) -> UUID:
    """Open a record and give its id."""
    given = machine(kind).opening.inputs.model_validate(inputs)
    answer, _ = services.open_record(actor=actor, kind=kind, inputs=given, key=key())
    return UUID(answer["id"])


def moved(actor: Person, kind: str, record_id: UUID, name: str, /, **inputs: Any) -> dict[str, Any]:
    """Take a transition of a record at its present version."""
    step = machine(kind).transition(name)
    given: Value = step.inputs.model_validate(inputs) if step else Value()
    version = the(kind, record_id).version
    held = services.Held(version, key())
    answer, _ = services.move(
        actor=actor, kind=kind, record_id=record_id, name=name, inputs=given, held=held
    )
    return answer


def the(kind: str, record_id: UUID) -> Any:
    """The record as it stands in the database."""
    with system_reading():
        found: Record = machine(kind).model.objects.get(pk=record_id)
    return found


def transaction(
    *,
    exporter: str | None = "Hanbit Precision Exercise Co",
    end_user: str | None = "Norda Machine Works",
    destination: str | None = "IR",
    goods: Sequence[str] = ("horizontal machining center",),
) -> Transaction:
    """An export as an exporter would declare it."""
    return Transaction(
        id=f"T-{next(_numbers)}",
        destination=destination,
        from_country="KR",
        parties=(
            Party(id="exporter", name=exporter, country="KR", roles=(PartyRole.EXPORTER,)),
            Party(id="end-user", name=end_user, country=destination, roles=(PartyRole.END_USER,)),
        ),
        items=tuple(
            Item(id=f"I-{number}", description=text) for number, text in enumerate(goods, start=1)
        ),
        exercise=True,
    )


@dataclass
class Office:
    """One person for each thing to do, and two who may countersign."""

    intake: Person = field(default_factory=lambda: someone(Role.INTAKE))
    analyst: Person = field(default_factory=lambda: someone(Role.ANALYST))
    officer: Person = field(default_factory=lambda: someone(Role.LICENSING))
    authorizer: Person = field(default_factory=lambda: someone(Role.AUTHORIZER))
    second: Person = field(default_factory=lambda: someone(Role.AUTHORIZER))
    releaser: Person = field(default_factory=lambda: someone(Role.RELEASER))
    regime: Person = field(default_factory=lambda: someone(Role.REGIME))
    technical: Person = field(default_factory=lambda: someone(Role.TECHNICAL))
    verifier: Person = field(default_factory=lambda: someone(Role.TECHNICAL))
    all_hands: Person = field(  # every role that goes with content
        default_factory=lambda: someone(*[r for r in Role if r not in {Role.SECURITY, *OUTSIDERS}])
    )

    def case(self, marking: str = MARKING, **more: Any) -> UUID:
        """A case of the officer."""
        return opened(
            self.officer, "case", title="a case", origin="application", marking=marking, **more
        )

    def submission(self, case: UUID | None, proposed: Transaction, marking: str = LOW) -> UUID:
        """A submission of a transaction."""
        return opened(
            self.officer,
            "submission",
            kind="application",
            transaction=proposed.model_dump(mode="json"),
            case=case,
            marking=marking,
        )
