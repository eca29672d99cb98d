"""Denials, own and foreign, beside the submissions that resemble them."""

from typing import Any
from uuid import UUID

from pydantic import Field

from catchall.model import (
    CaseKind,
    CountryCode,
    DenialBasis,
    EarlierCase,
    Item,
    PartialDate,
    Party,
    PartyRole,
    Value,
)
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import services
from catchall_desk.casework.given import Day
from catchall_desk.casework.machine import machine
from catchall_desk.casework.machines.denial import RecordInput
from catchall_desk.casework.models import Denial, DenialMatch, Submission
from catchall_desk.casework.selectors import Wanted, get_record, list_records, summary
from catchall_desk.records.once import Answer

Plain = dict[str, Any]


class DenialForm(Value):
    """A denial as an officer copies it from a notification."""

    reference: str = Field(min_length=1, max_length=80)
    """As the country that refused writes it."""
    country: CountryCode
    basis: DenialBasis
    denied_on: Day
    valid_until: Day | None = None
    destination: CountryCode | None = None
    end_user: str = ""
    consignee: str = ""
    exporter: str = ""
    goods: tuple[str, ...]
    reason: str = ""
    marking: str
    exercise: bool = False


def record_denial(*, actor: Person, given: DenialForm, key: str) -> Answer:
    """Record a denial from its form; raises as ``services.open_record``."""
    parties = [
        Party(id=name, name=getattr(given, name), roles=(role,))
        for name, role in _ROLES.items()
        if getattr(given, name)
    ]
    earlier = EarlierCase(
        id=given.reference,
        kind=CaseKind.DENIAL,
        when=PartialDate.parse(given.denied_on.isoformat()),
        country=given.country,
        destination=given.destination,
        parties=tuple(parties),
        items=tuple(
            Item(id=f"i{number}", description=words)
            for number, words in enumerate(given.goods, start=1)
        ),
        outcome="denied",
        reason=given.reason or None,
        basis=given.basis,
        valid_until=given.valid_until,
        exercise=given.exercise,
    )
    inputs = RecordInput(earlier=earlier, denied_on=given.denied_on, marking=given.marking)
    return services.open_record(actor=actor, kind="denial", inputs=inputs, key=key)[0]


def list_denials(*, reader: Person, wanted: Wanted) -> Plain:
    """A page of denials with who refused what to whom, and how many submissions resemble it."""
    found = list_records(reader=reader, kind="denial", wanted=wanted)
    ids = [UUID(row["id"]) for row in found["records"]]
    with reading_as(reader.pk):
        denials = {denial.pk: denial for denial in Denial.objects.filter(pk__in=ids)}
        for row in found["records"]:
            denial = denials[UUID(row["id"])]
            row.update(_told(denial))
            seen = Submission.objects.filter(matches__denial=denial)
            row["matches"] = seen.filter(matches__in=DenialMatch.objects.all()).distinct().count()
    return found


def get_denial(*, reader: Person, denial_id: UUID) -> Plain:
    """A denial beside each submission that resembles it, field by field.

    Raises:
        NotVisible: there is no such denial that the reader may see.
    """
    record = get_record(reader=reader, kind="denial", record_id=denial_id)
    with reading_as(reader.pk):
        denial = Denial.objects.get(pk=denial_id)
        rows = DenialMatch.objects.filter(denial=denial).select_related("label")
        matches = [found for row in rows.order_by("id") if (found := _match(row))]
        own = any(match["weight"] == "own" for match in matches)
        told = _told(denial)
        return {**record, **told, "own": told["own"] or own, "matches": matches}


def _match(row: DenialMatch) -> Plain | None:
    """A match; null where its submission may not be seen."""
    submission = Submission.objects.filter(pk=row.submission_id).select_related("label").first()
    if submission is None:
        return None
    return {
        "submission": summary(machine("submission"), submission),
        "verdict": row.verdict,
        "weight": row.weight,
        "comparison": row.comparison,
        "marking": row.label.banner,
    }


def _told(denial: Denial) -> Plain:
    stated = EarlierCase.model_validate(denial.earlier)
    return {
        "stated": stated.id,
        "country": denial.country,
        "own": denial.decision_id is not None,
        "basis": denial.basis,
        "denied_on": denial.denied_on.isoformat(),
        "review_by": denial.review_by.isoformat(),
        "names": [party.name for party in stated.parties if party.name],
        "goods": [item.description for item in stated.items],
        "destination": stated.destination,
        "exercise": stated.exercise,
    }


_ROLES = {
    "exporter": PartyRole.EXPORTER,
    "consignee": PartyRole.INTERMEDIATE_CONSIGNEE,
    "end_user": PartyRole.END_USER,
}
