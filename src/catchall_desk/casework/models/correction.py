"""Correction: a repair of a record by two people, the original kept in the ledger."""

from django.db import models
from django.db.models import Q

from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.people import apart, needs, signature


class Correction(Record):
    """A typed change of one field that is open to correction, or an erasure of content."""

    kind = models.CharField(max_length=10, choices=[("field", "field"), ("erase", "erase")])
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    field = models.CharField(max_length=40, blank=True)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    reason = models.TextField()
    asked_by = signature(null=False)
    confirmed_by = signature()

    class Meta(Record.Meta):
        constraints = [
            apart("confirmed_by", "asked_by", "correction_by_two"),
            needs(("applied",), Q(confirmed_by__isnull=False), "correction_confirmed"),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_reason"),
            models.CheckConstraint(
                condition=Q(kind="erase") | ~Q(field=""), name="correction_names_field"
            ),
        ]
