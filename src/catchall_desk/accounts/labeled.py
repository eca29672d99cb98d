"""Labeled: the base of everything that holds content, filtered in the query itself."""

from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from catchall_desk.accounts import reading
from catchall_desk.accounts.models import Label, Readable
from catchall_desk.records import clock

M = TypeVar("M", bound=models.Model)


class LabeledManager(models.Manager[M]):
    """The default manager, and the only one: rows whose label the reader may read."""

    def get_queryset(self) -> models.QuerySet[M]:
        """The rows that the reader of this context may read."""
        rows = super().get_queryset()
        reader = reading.required()
        if reader == reading.SYSTEM:
            return rows
        return rows.filter(label__in=readable_labels(reader))


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
