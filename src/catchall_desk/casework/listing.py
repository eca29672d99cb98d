"""The first rows of a list, for who sees all of a large desk and for who sees little of it."""

from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from catchall_desk.accounts import reading
from catchall_desk.accounts.labeled import readable_labels
from catchall_desk.accounts.models import Label

_FEW = 16
_BY_LABEL = ["label", "-created_at", "id"]


def newest(rows: QuerySet[Any], limit: int) -> QuerySet[Any]:
    """The rows, cut down to the newest where the reader has few labels and an index goes by label.

    Who sees little of a large desk would otherwise wait while all that he does not see is
    passed over, and could tell how much it is.

    Args:
        rows: in the order ``-created_at, id``.
        limit: how many are wanted.
    """
    by_label = any(list(index.fields) == _BY_LABEL for index in rows.model._meta.indexes)  # noqa: SLF001
    labels = readable_labels(reading.required(), _FEW + 1)
    if not labels:
        return rows.none()
    if not by_label or len(labels) > _FEW:
        return rows
    return rows.filter(pk__in=_heads(rows, labels, limit))


def _heads(rows: QuerySet[Any], labels: list[UUID], limit: int) -> RawSQL:
    """The ids of the newest rows of each label, merged: one statement, composed once for all.

    Django does not unite sorted queries on SQLite, where each must be a subquery of its own.
    The text is Django's; what a reader has typed is in the parameters only.
    """
    place = uuid4()
    head = rows.filter(label_id=place).values_list("created_at", "id")[:limit]
    sql, params = head.query.sql_with_params()
    heads = [f"SELECT * FROM ({sql}) AS h{n}" for n in range(len(labels))]  # noqa: S608
    united = f"SELECT id FROM ({' UNION ALL '.join(heads)}) AS heads"  # noqa: S608
    told = [
        _as_kept(label) if value == _as_kept(place) else value
        for label in labels
        for value in params
    ]
    return RawSQL(f"{united} ORDER BY created_at DESC, id LIMIT %s", [*told, limit])  # noqa: S611


def _as_kept(label: UUID) -> Any:
    column = Label._meta.get_field("id")  # noqa: SLF001 - Django's public-by-habit
    return column.get_db_prep_value(label, connection)
