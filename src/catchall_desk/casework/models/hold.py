"""Hold: a transaction may not move; and apart from it, why."""

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.people import apart, needs, signature
from catchall_desk.casework.models.submission import Submission


class Hold(Record):
    """That a submission is held, readable with the submission; whom to ask, and no more."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="holds")
    power = models.CharField(max_length=200)
    owner = signature()
    placed_by = signature()
    """Null where a notice or an alert placed it."""
    intelligence = models.BooleanField(default=False)
    """An alert's hold: the releaser is another than who asks for the release."""
    limit_on = models.DateField()
    """Last day on which it may stand without an extension."""
    extensions = models.PositiveIntegerField(default=0)
    release_asked_by = signature()
    released_by = signature()
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(intelligence=False)
                | Q(released_by__isnull=True)
                | ~Q(released_by=models.F("release_asked_by")),
                name="hold_released_by_another",
            ),
            apart("released_by", "placed_by", "hold_not_released_by_placer"),
            needs(("released",), Q(released_by__isnull=False), "hold_released_by"),
            models.CheckConstraint(
                condition=~Q(state="released")
                | Q(intelligence=False)
                | Q(release_asked_by__isnull=False),
                name="hold_release_asked_first",
            ),
            needs(("released", "converted"), ~Q(reason=""), "hold_ended_reason"),
            models.CheckConstraint(condition=Q(extensions__lte=3), name="hold_extensions_limited"),
        ]
        indexes = [models.Index(fields=["state"], name="hold_state")]


class HoldGround(Labeled):
    """Why it is held; with the label of the notice or the alert, not of the submission."""

    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="grounds")
    rule_kind = models.CharField(max_length=20)
    rule_id = models.UUIDField()
    reasons = models.JSONField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["hold", "rule_id"], name="hold_ground_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_kind} {self.rule_id}"
