"""Messages that came in, and the leads that are made of them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.people import needs


class IncomingMessage(Labeled):
    """A message as it came, byte for byte; its label is that of the whole."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    raw = models.BinaryField()
    received_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["sha256", "label"], name="message_once"),
            models.CheckConstraint(condition=~Q(sha256=""), name="message_hashed"),
        ]

    def __str__(self) -> str:
        return self.name


class MessagePortion(Labeled):
    """One portion with its own label: some may read it who may not read the whole."""

    message = models.ForeignKey(IncomingMessage, on_delete=models.PROTECT, related_name="portions")
    portion = models.CharField(max_length=40)
    text = models.TextField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [models.UniqueConstraint(fields=["message", "portion"], name="portion_once")]

    def __str__(self) -> str:
        return self.portion


class Lead(Record):
    """A tip that somebody has to look at."""

    message = models.ForeignKey(IncomingMessage, on_delete=models.PROTECT, null=True)
    summary = models.TextField()
    source_grade = models.CharField(max_length=1, blank=True)
    """Reliability of the source, A to F."""
    information_grade = models.CharField(max_length=1, blank=True)
    """Credibility of the information, 1 to 6."""
    case = models.ForeignKey("Case", on_delete=models.PROTECT, null=True, related_name="leads")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            needs(("opened_case",), Q(case__isnull=False), "lead_opened_has_case"),
            needs(("merged",), Q(merged_into__isnull=False), "lead_merged_has_other"),
            needs(("no_action", "insufficient", "referred"), ~Q(reason=""), "lead_ended_reason"),
            models.CheckConstraint(
                condition=Q(source_grade__in=["", *"ABCDEF"]), name="lead_source_grade"
            ),
            models.CheckConstraint(
                condition=Q(information_grade__in=["", *"123456"]), name="lead_information_grade"
            ),
        ]
