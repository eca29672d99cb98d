"""A transaction as somebody states it in a few fields, put before the desk."""

from pydantic import Field

from catchall.lexicon import countries
from catchall.model import EndUse, Item, Party, PartyRole, Transaction, Value
from catchall.model.base import NonEmpty
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.roles import OUTSIDERS
from catchall_desk.casework import services
from catchall_desk.casework.machines.submission import SubmitInput
from catchall_desk.casework.models.submission import SubmissionKind
from catchall_desk.errors import GuardRefused
from catchall_desk.records.once import Answer


class ApplicationInput(Value):
    """What an application or a declaration says: who sends what to whom, and what for."""

    kind: SubmissionKind = SubmissionKind.APPLICATION
    exporter: NonEmpty
    from_country: str
    consignee: str = ""
    """The buyer or intermediary, where that is another than the end-user."""
    consignee_country: str = ""
    end_user: NonEmpty
    destination: str
    goods: tuple[str, ...] = Field(min_length=1)
    """One item in each: its description and model."""
    stated_end_use: str = ""
    marking: NonEmpty
    exercise: bool = False


def submit_application(*, actor: Person, given: ApplicationInput, key: str) -> Answer:
    """Put what was stated before the desk; it is compared and held at once where it must be.

    Raises:
        NotAllowed: no role of the person files submissions.
        GuardRefused: a country is not known; its codes say which.
    """
    inputs = SubmitInput(
        kind=given.kind,
        transaction=transaction_of(given, key),
        marking=given.marking,
        compartment=_office_of(actor),
    )
    answer, _again = services.open_record(actor=actor, kind="submission", inputs=inputs, key=key)
    return answer


def _office_of(actor: Person) -> str | None:
    """The compartment of a firm: what it files is read by itself and by the desk alone."""
    if not roles_of(actor) <= OUTSIDERS:
        return None
    return actor.memberships.values_list("compartment_id", flat=True).first()


def transaction_of(given: ApplicationInput, key: str) -> Transaction:
    """The transaction that was stated; the same key gives the same id."""
    start = _country(given.from_country, "from_country")
    end = _country(given.destination, "destination")
    parties = [
        Party(id="exporter", name=given.exporter, country=start, roles=(PartyRole.EXPORTER,)),
        Party(id="end-user", name=given.end_user, country=end, roles=(PartyRole.END_USER,)),
    ]
    if given.consignee:
        where = given.consignee_country
        place = _country(where, "consignee_country") if where else None
        roles = (PartyRole.INTERMEDIATE_CONSIGNEE,)
        parties.append(Party(id="consignee", name=given.consignee, country=place, roles=roles))
    return Transaction(
        id=f"S-{key[:24]}",
        from_country=start,
        destination=end,
        parties=tuple(parties),
        items=tuple(Item(id=f"I-{n}", description=text) for n, text in enumerate(given.goods, 1)),
        stated_end_use=given.stated_end_use or None,
        end_uses=(EndUse.OTHER,) if given.stated_end_use else (),
        exercise=given.exercise,
    )


def _country(text: str, field: str) -> str:
    """The code of a country in any spelling."""
    code = text.strip().upper()
    found = code if countries.known(code) else countries.find(text)
    if found is None:
        raise GuardRefused(f"the country {text[:40]!r} is not known", codes=(field,))
    return found
