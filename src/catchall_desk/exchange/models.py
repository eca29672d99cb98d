"""Consultations with partners, and the papers that leave."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.accounts.models import Compartment
from catchall_desk.casework.models import (
    Case,
    Decision,
    Denial,
    IncomingMessage,
    Record,
    Submission,
)
from catchall_desk.casework.models.people import apart, needs, signature


class Consultation(Record):
    """A partner is asked before that is approved which he denied (no-undercut)."""

    denial = models.ForeignKey(Denial, on_delete=models.PROTECT, related_name="consultations")
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="consultations"
    )
    weight = models.CharField(max_length=10)
    """``binding`` where the denial rests on a list, ``advisory`` where on catch-all."""
    comparison = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    reply = models.TextField(blank=True)
    opened_by = signature(null=False)
    decided_by = signature()
    approve = models.BooleanField(null=True)
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["denial", "submission"], name="consultation_once"),
            apart("decided_by", "opened_by", "consultation_decided_by_another"),
            models.CheckConstraint(
                condition=Q(weight__in=["binding", "advisory"]), name="consultation_weight"
            ),
            needs(
                ("sent", "no_objection", "objection", "deemed", "decided", "notified"),
                Q(sent_at__isnull=False) & Q(due_on__isnull=False) & ~Q(comparison=""),
                "consultation_sent",
            ),
            needs(
                ("decided", "notified"),
                Q(decided_by__isnull=False) & Q(approve__isnull=False) & ~Q(reason=""),
                "consultation_decided",
            ),
        ]


class Paper(Record):
    """A document for a reader outside, made by ``catchall.release`` and by nothing else."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    message = models.ForeignKey(IncomingMessage, on_delete=models.PROTECT)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True)
    """The decision that released it; null where it answers no decision."""
    recipient = models.CharField(max_length=80)
    """As ``catchall.markings.reader_from`` reads it: ``KOR:S``."""
    as_of = models.DateField()
    left_out = models.JSONField(default=list)
    """Portions that might go out and that the author kept back: ``portion``, ``reason``."""
    author = signature(null=False)
    releaser = signature()
    text = models.TextField(blank=True)
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            apart("releaser", "author", "paper_released_by_another"),
            needs(
                ("released", "sent"),
                Q(releaser__isnull=False) & ~Q(sha256="") & ~Q(text="") & Q(pdf__isnull=False),
                "paper_is_released",
            ),
            needs(("sent",), Q(sent_at__isnull=False) & ~Q(channel=""), "paper_is_sent"),
        ]


class Delivery(Labeled):
    """What was sent to a firm or a partner through the desk; lies in its compartment alone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    to = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=20)
    """``request``, ``notice`` or ``paper``."""
    subject_id = models.UUIDField()
    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    text = models.TextField()
    """What was cleared, word for word."""
    pdf = models.BinaryField(null=True)
    due_on = models.DateField(null=True)
    """Last day for an answer, where one is asked for."""
    exercise = models.BooleanField(default=False)
    """Whether everything in it is invented, as in its case."""
    sent_by = signature(null=False)
    sent_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["to", "subject_id"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(subject_kind__in=["request", "notice", "paper"]),
                name="delivery_kind_known",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="delivery_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.reference}"


class DeliveryReply(Labeled):
    """What the firm or the partner answered, in the same compartment; only ever added to."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField()
    by = signature(null=False)
    at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="reply_has_text")]

    def __str__(self) -> str:
        return str(self.delivery_id)


class Document(Labeled):
    """A denial notice or the letter of an inform notice, as it was released; only added to."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    subject_kind = models.CharField(max_length=20)
    """``denial`` or ``notice``."""
    subject_id = models.UUIDField(db_index=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True)
    """The decision that released it; null for what a partner denied."""
    recipient = models.CharField(max_length=80)
    """As ``catchall.markings.reader_from`` reads it: ``JPN:S``."""
    as_of = models.DateField()
    title = models.CharField(max_length=80)
    text = models.TextField()
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    """Of the PDF."""
    author = signature(null=False)
    """Who wrote the record that it is made from."""
    released_by = signature(null=False)
    released_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            apart("released_by", "author", "document_released_by_another"),
            models.CheckConstraint(
                condition=Q(subject_kind__in=["denial", "notice"]), name="document_kind_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="document_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.subject_id}"
