"""Due: an obligation of the desk as a row, derived from the state of a record."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager


class Due(Labeled):
    """What must be done by when, and by which law; derived again by every sweep."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    code = models.CharField(max_length=60)
    source = models.CharField(max_length=200)
    """The legal or administrative source of the time limit."""
    calendar = models.CharField(max_length=4)
    starts_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, default="open")
    settled_on = models.DateField(null=True)
    overdue_since = models.DateField(null=True)

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["subject_id", "code", "starts_on"], name="due_once"),
            models.CheckConstraint(condition=Q(state__in=["open", "met"]), name="due_state_known"),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("starts_on")), name="due_after_start"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="due_open")]

    def __str__(self) -> str:
        return f"{self.code} {self.due_on}"
