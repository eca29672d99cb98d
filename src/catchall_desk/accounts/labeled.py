"""Labeled: the base of everything that holds content, filtered in the query itself."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from catchall_desk.accounts import reading
from catchall_desk.accounts.models import Label
from catchall_desk.records import clock, statements

M = TypeVar("M", bound=models.Model)
_OF_READER = (
    "SELECT label_id FROM accounts_readable WHERE person_id = %s AND (until IS NULL OR until > %s)"
)
_EVENTS = (
    "SELECT at, actor, kind FROM records_event JOIN records_content ON event_id = seq "  # noqa: S608
    f"WHERE label IN ({_OF_READER}) AND subject = %s ORDER BY seq"
)


class LabeledManager(models.Manager[M]):
    """The default manager, and the only one: rows whose label the reader may read."""

    def get_queryset(self) -> models.QuerySet[M]:
        """The rows that the reader of this context may read."""
        rows = super().get_queryset()
        reader = reading.required()
        if reader == reading.SYSTEM:
            return rows
        return rows.filter(MayRead("label_id", reader))


class Labeled(models.Model):
    """A record with a handling label; related records are looked up by the same rule."""

    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        base_manager_name = "objects"


L = TypeVar("L", bound=Labeled)


def readable_labels(reader: str, most: int) -> list[UUID]:
    """Ids of the labels that a person may read at this moment, so many at most."""
    rows = statements.every(f"{_OF_READER} LIMIT %s", UUID(reader), clock.now(), most)
    return [UUID(str(label)) for (label,) in rows]


def is_readable(reader: str, label: UUID) -> bool:
    """Whether a person may read a label at this moment."""
    sql = f"{_OF_READER} AND label_id = %s"
    return statements.first(sql, UUID(reader), clock.now(), label) is not None


def readable_objects(model: type[L], condition: str, *params: object) -> list[L]:
    """As ``statements.objects``, for content: the rows that the reader of this context may read."""
    reader = reading.required()
    if reader == reading.SYSTEM:
        return statements.objects(model, condition, *params)
    both = f"label_id IN ({_OF_READER}) AND ({condition})"
    return statements.objects(model, both, UUID(reader), clock.now(), *params)


def readable_events(subject: str) -> list[statements.Row]:
    """When, by whom and what, of the events of a record whose content the reader may read."""
    return statements.every(_EVENTS, UUID(reading.required()), clock.now(), subject)


class MayRead(models.Func):
    """A condition of a query: the label in the column is one of ``readable_labels``.

    It says what a subquery would say, without one being composed: nearly every statement of
    the desk bears it, and most of what a statement costs is its composition.
    """

    template = f"%(expressions)s IN ({_OF_READER.replace('%', '%%')})"
    output_field = models.BooleanField()

    def __init__(self, column: str, reader: str) -> None:
        super().__init__(models.F(column))
        self._asked = (UUID(reader), clock.now())

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *given: Any, **more: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """The condition, and who asks when."""
        sql, params = super().as_sql(compiler, connection, *given, **more)
        return sql, (*params, *statements.kept(self._asked))
