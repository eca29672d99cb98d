"""Labeled: the base of everything that holds content, filtered in the query itself."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q
from django.db.models.sql.compiler import SQLCompiler

from catchall_desk.accounts import reading
from catchall_desk.accounts.models import Label, Readable
from catchall_desk.records import clock, statements

M = TypeVar("M", bound=models.Model)
_OF_READER = (
    "SELECT label_id FROM accounts_readable WHERE person_id = %s AND (until IS NULL OR until > %s)"
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


def readable_labels(reader: str) -> models.QuerySet[Readable, UUID]:
    """Ids of the labels that a person may read at this moment."""
    lasting = Q(until__isnull=True) | Q(until__gt=clock.now())
    return Readable.objects.filter(lasting, person_id=reader).values_list("label_id", flat=True)


def is_readable(reader: str, label: UUID) -> bool:
    """Whether a person may read a label at this moment."""
    sql = f"{_OF_READER} AND label_id = %s"
    return statements.first(sql, UUID(reader), clock.now(), label) is not None


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
