"""Messages into the desk: stored as they came, portion by portion with their labels."""

from datetime import datetime
from hashlib import sha256

import catchall
from catchall.errors import CatchallError
from catchall.model import Message, Portion
from catchall_desk.accounts.labeled import is_readable
from catchall_desk.accounts.labels import joined, label_for, require_readable
from catchall_desk.accounts.models import Label, Person, RoleGrant
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.models import IncomingMessage, MessagePortion
from catchall_desk.errors import DeskError

TAKERS = (Role.INTAKE,)
"""Who takes messages in."""
_ASSUMED = "system-high"
"""What the reader of messages calls a marking that stands nowhere in the text."""


def store_message(data: bytes, *, name: str, fallback: Label, at: datetime) -> IncomingMessage:
    """Store a message and its portions; the same bytes of the same handling are stored once.

    Args:
        data: the message as it came.
        name: what the file is called.
        fallback: handling of what carries no marking of its own.
        at: when it was received.
    """
    message = _read(data, name)
    labels = {p.id: _label(p, fallback) for p in message.portions} if message else {}
    whole = joined([fallback, *labels.values()])
    _require_reader(whole)
    stored, made = IncomingMessage.objects.get_or_create(
        sha256=sha256(data).hexdigest(),
        label=whole,
        defaults={"name": name, "raw": data, "received_at": at},
    )
    if made and message:
        MessagePortion.objects.bulk_create(
            MessagePortion(
                message=stored, portion=p.id, text=_words(message, p), label=labels[p.id]
            )
            for p in message.portions
        )
    return stored


def _require_reader(label: Label) -> None:
    """Refuse what its taker may not read, and say who may take it in.

    Raises:
        DeskError: the reader of this context may not read the label.
    """
    try:
        require_readable(label)
    except DeskError as error:
        takers = RoleGrant.objects.filter(role__in=TAKERS).values("person")
        people = Person.objects.filter(is_active=True, pk__in=takers).order_by("name")
        able = [person.name for person in people if is_readable(str(person.pk), label.pk)]
        raise DeskError(
            f"the message is marked {label.banner}, which you may not read",
            place="message",
            remedy=f"who may take it in: {', '.join(able) or 'nobody at this desk'}",
        ) from error


def _read(data: bytes, name: str) -> Message | None:
    """The message read into portions; null where it is of no known form: it is kept whole."""
    try:
        return catchall.read_message(data, name=name)
    except CatchallError:
        return None


def _label(portion: Portion, fallback: Label) -> Label:
    """The portion's own label; where the library had to assume the highest, what was stated."""
    if portion.marking is None or portion.inherited_from == _ASSUMED:
        return fallback
    return joined([label_for(portion.marking.marking, fallback.compartment)])


def _words(message: Message, portion: Portion) -> str:
    spans = portion.text_spans or (portion.span,)
    return "".join(span.of(message.text) for span in spans)
