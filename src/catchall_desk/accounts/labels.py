"""Labels: interned markings, and for each who may read it, decided by ``may_read`` alone."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db.models import QuerySet

from catchall.errors import MarkingError
from catchall.markings import format_banner, may_read, roll_up
from catchall.markings import read as read_marking
from catchall.model import Level, Marking, Reader, canonical_json
from catchall_desk.accounts import reading
from catchall_desk.accounts.labeled import is_readable
from catchall_desk.accounts.models import BrokenGlass, Compartment, Label, Person, Readable
from catchall_desk.accounts.roles import OUTSIDERS, Role
from catchall_desk.errors import DeskError
from catchall_desk.records import clock, statements


def label_for(marking: Marking, compartment: Compartment | None = None) -> Label:
    """The label of a marking within a compartment; made, with its readers, on first use."""
    content = {
        "marking": marking.model_dump(mode="json"),
        "compartment": compartment.code if compartment else None,
    }
    key = sha256(canonical_json(content)).hexdigest()
    for known in statements.objects(Label, "key = %s", key):
        return known
    label, made = Label.objects.get_or_create(
        key=key,
        defaults={
            "marking": content["marking"],
            "banner": format_banner(marking),
            "compartment": compartment,
        },
    )
    if made:
        refresh(_people(), [label])
    return label


def label_from(text: str, compartment: str | None = None) -> Label:
    """The label of a marking as it is written, ``SECRET//REL TO USA, KOR``.

    Raises:
        MarkingError: the marking cannot be read, or is not standard.
        DeskError: there is no such compartment.
    """
    found = read_marking(text)
    if found.defects:
        raise MarkingError(
            f"the marking is not standard ({', '.join(found.defects)})",
            remedy=f"write {found.canonical_banner}",
        )
    circle = Compartment.objects.filter(code=compartment).first() if compartment else None
    if compartment and circle is None:
        raise DeskError("there is no such compartment", place="compartment")
    return label_for(found.marking, circle)


def require_readable(label: Label) -> None:
    """Refuse to write what the writer could not read again.

    Raises:
        DeskError: the reader of this context may not read the label.
    """
    reader = reading.required()
    if reader == reading.SYSTEM:
        return
    if not is_readable(reader, label.pk):
        raise DeskError(
            "the marking is above what you may read",
            place="marking",
            remedy="hand it to somebody who is cleared for it",
        )


def joined(labels: Iterable[Label]) -> Label:
    """The label of what is made from several: the roll-up of their markings.

    Raises:
        DeskError: they lie in different compartments, so that nobody but the owners of
            both could say who may read the whole.
    """
    parts = sorted(set(labels), key=lambda label: label.key)
    if len(parts) == 1:
        return parts[0]
    circles = {label.compartment for label in parts if label.compartment}
    if len(circles) > 1:
        raise DeskError("content of two compartments is not joined")
    marking = roll_up([Marking.model_validate(label.marking) for label in parts], strict=True)
    return label_for(marking, next(iter(circles), None))


def reader_of(person: Person) -> Reader:
    """The person as the library's markings see a reader."""
    return Reader(
        name=person.username,
        nationality=person.nationality,
        clearance=Level(person.clearance) if person.clearance else None,
        tlp=tuple(person.tlp),
        labels=tuple(person.trusted_labels),
        captions=tuple(person.captions),
    )


def refresh(people: Iterable[Person], labels: Iterable[Label]) -> None:
    """Decide again which of the people may read which of the labels."""
    chosen = list(labels)
    for person in people:
        Readable.objects.filter(person=person, label__in=chosen).delete()
        Readable.objects.bulk_create(_granted(person, chosen))


def refresh_person(person: Person) -> None:
    """Decide again for one person and all labels: after any change of his account."""
    refresh(_people().filter(pk=person.pk), Label.objects.all())


def _people() -> QuerySet[Person]:
    return Person.objects.prefetch_related("roles", "memberships")


def _granted(person: Person, labels: list[Label]) -> list[Readable]:
    roles = {grant.role for grant in person.roles.all()}
    if not person.is_active or Role.SECURITY in roles:
        return []
    reader = reader_of(person)
    circles = _circles(person, outsider=bool(roles) and roles <= OUTSIDERS)
    return [
        Readable(person=person, label=label, until=circles[label.compartment_id])
        for label in labels
        if label.compartment_id in circles
        and may_read(reader, Marking.model_validate(label.marking)).allowed
    ]


def _circles(person: Person, *, outsider: bool) -> dict[str | None, datetime | None]:
    """The compartments that somebody is in, null for none of them; each with its end."""
    own: dict[str | None, datetime | None] = {
        member.compartment_id: None for member in person.memberships.all()
    }
    if outsider:
        return own
    shared = Compartment.objects.filter(outside=True).values_list("code", flat=True)
    return {None: None, **dict(_broken(person)), **dict.fromkeys(shared), **own}


def _broken(person: Person) -> Iterable[tuple[str, datetime]]:
    open_now = BrokenGlass.objects.filter(person=person, expires_at__gt=clock.now())
    return open_now.order_by("expires_at").values_list("compartment_id", "expires_at")
