"""Labels of new records: never lower than what they are made from."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from catchall_desk.accounts.labeled import readable_objects
from catchall_desk.accounts.labels import joined, label_from, require_readable
from catchall_desk.accounts.models import Label
from catchall_desk.casework.models.base import Record
from catchall_desk.errors import DeskError, GuardRefused, NotVisible
from catchall_desk.records import statements

R = TypeVar("R", bound=Record)


def label_of_new(
    sources: Iterable[Label], marking: str | None = None, compartment: str | None = None
) -> Label:
    """The label of what is made from the sources, raised by a marking if one is given.

    Raises:
        DeskError: there is neither a source nor a marking, or the writer could not read it.
    """
    parts = list(sources)
    if marking:
        parts.append(label_from(marking, compartment))
    if not parts:
        raise DeskError("a marking is needed", place="marking")
    label = joined(parts)
    require_readable(label)
    return label


def visible(model: type[R], record_id: UUID, kind: str) -> R:
    """The record of that id, if the reader may see it; raises NotVisible otherwise."""
    as_id = UUID(str(record_id))  # also where an answer is read again, which has it as text
    for found in readable_objects(model, "id = %s", as_id):
        found.label = statements.objects(Label, "id = %s", found.label_id)[0]
        return found
    raise NotVisible(kind)


def check_lengths(record: Record) -> None:
    """Refuse what is longer than its column; SQLite would take it, PostgreSQL would not.

    Raises:
        GuardRefused: its codes name the columns.
    """
    columns = [f for f in record._meta.fields if getattr(f, "max_length", None)]  # noqa: SLF001
    too_long = tuple(
        column.name
        for column in columns
        if len(str(getattr(record, column.attname) or "")) > (column.max_length or 0)
        and column.get_internal_type() in {"CharField", "SlugField"}
    )
    if too_long:
        raise GuardRefused(f"too long: {', '.join(too_long)}", codes=too_long)
