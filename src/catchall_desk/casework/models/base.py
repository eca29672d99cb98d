"""Record: what every kind of case work has in common."""

from secrets import choice
from uuid import uuid4

from django.db import models

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.accounts.models import Person

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_reference() -> str:
    """A reference that can be read out loud and tells nothing: neither order nor number."""
    return "".join(choice(_LETTERS) for _ in range(10))


class Record(Labeled):
    """A record with a state, a version, and who opened it when."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True, default=new_reference)
    state = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    """Null for the desk itself."""
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        abstract = True
        ordering = ("-created_at", "id")

    def __str__(self) -> str:
        return self.reference
