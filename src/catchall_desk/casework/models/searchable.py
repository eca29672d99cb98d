"""The words of each record for the search, under the record's own label."""

from uuid import UUID

from django.db import models

from catchall_desk.accounts.labeled import Labeled, LabeledManager


class SearchText(Labeled):
    """What can be found of one record, or of one portion of a message."""

    kind = models.CharField(max_length=20)
    record_id: "models.UUIDField[UUID, UUID]" = models.UUIDField()
    part = models.CharField(max_length=40, default="")
    """Portion of a message; empty for a record itself."""
    reference = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["kind", "record_id", "part"], name="search_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
