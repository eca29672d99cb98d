"""Ties to earlier records that the desk proposes, and what people answered."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.accounts.models import Person
from catchall_desk.casework.models.submission import Submission


class LinkProposal(Labeled):
    """A submission resembles an earlier record; bears the label of both joined."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=40)
    to_kind = models.CharField(max_length=20)
    """``denial`` or ``decision``."""
    to_id = models.UUIDField()
    to_reference = models.CharField(max_length=20)
    link = models.JSONField()
    """``catchall.model.Link`` as plain data: what stands on each side, and why."""
    found_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["submission", "to_id", "kind"], name="proposal_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.to_reference}"


class LinkAnswer(Labeled):
    """Whether somebody took a proposed tie; only ever added to, the latest one holds."""

    proposal = models.ForeignKey(LinkProposal, on_delete=models.PROTECT, related_name="answers")
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=True) | ~Q(reason=""), name="link_rejected_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {'accepted' if self.accepted else 'rejected'}"
