"""What a message is read to say, claim by claim, and what people made of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.accounts.models import Person
from catchall_desk.casework.models.lead import Lead

STATES = ("proposed", "confirmed", "changed", "rejected")


class LeadReading(Labeled):
    """The tip that was read from a lead's message, as it was read; never changed."""

    lead = models.OneToOneField(Lead, on_delete=models.PROTECT, related_name="reading")
    tip = models.JSONField()
    """``catchall.model.Tip`` as plain data: every candidate before anybody looked at it."""
    reader = models.CharField(max_length=40)
    """What read it: ``catchall 1.0``."""
    read_at = models.DateTimeField()

    objects = LabeledManager()

    def __str__(self) -> str:
        return f"{self.lead_id} by {self.reader}"


class Claim(Labeled):
    """One claim with its places in the text; its label is that of the portions that say it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="claims")
    fact = models.CharField(max_length=80)
    """``parties/p1``, ``dates/0``: as ``catchall.intake.confirm`` names it."""
    place = models.PositiveIntegerField()
    """Where its first words stand in the message."""
    value = models.JSONField()
    """The claim as it stands now, with its evidence."""
    state = models.CharField(max_length=10, default="proposed")
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["lead", "fact"], name="claim_once"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="claim_state_known"),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(decided_by__isnull=False),
                name="claim_decided_by",
            ),
        ]

    def __str__(self) -> str:
        return self.fact


class ClaimStep(Labeled):
    """One step of one person; the claims are the replay of all steps over the reading."""

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    entry = models.JSONField()
    """``catchall.model.review.TrailEntry`` as plain data."""

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [models.UniqueConstraint(fields=["lead", "number"], name="claim_step_once")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.number}"
