"""Submission: a transaction that somebody put before the desk."""

from django.db import models
from django.db.models import Q

from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.case import Case
from catchall_desk.casework.models.people import needs


class SubmissionKind(models.TextChoices):
    """How a transaction reaches the desk."""

    APPLICATION = "application"
    DECLARATION = "declaration"
    INQUIRY = "inquiry"


class Submission(Record):
    """A proposed transaction; never changed: an amended one is a new submission."""

    kind = models.CharField(max_length=20, choices=SubmissionKind.choices)
    transaction = models.JSONField()
    """``catchall.model.Transaction`` as plain data."""
    sha256 = models.CharField(max_length=64)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="submissions")
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            needs(("withdrawn",), ~Q(reason=""), "submission_withdrawn_reason"),
            models.CheckConstraint(
                condition=Q(kind__in=SubmissionKind.values), name="submission_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["state", "id"], name="submission_state")]
