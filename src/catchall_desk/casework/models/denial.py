"""Denials, own and of partners, and what matched them."""

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.decision import Decision
from catchall_desk.casework.models.people import needs, signature
from catchall_desk.casework.models.submission import Submission


class Denial(Record):
    """A refused transaction; its basis decides whether partners are bound to consult."""

    country = models.CharField(max_length=2)
    basis = models.CharField(max_length=10, choices=[("list", "list"), ("catch_all", "catch-all")])
    earlier = models.JSONField()
    """``catchall.model.EarlierCase`` as plain data."""
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True)
    """The own decision that refused; null for a partner's denial."""
    denied_on = models.DateField()
    review_by = models.DateField()
    """Last day of the review: three years at most (Regulation (EU) 2021/821, article 16(2))."""
    notified_to = models.JSONField(default=list)
    reviewer = signature()
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(basis__in=["list", "catch_all"]), name="denial_basis_known"
            ),
            models.CheckConstraint(
                condition=Q(review_by__gt=models.F("denied_on")), name="denial_review_after"
            ),
            needs(("revoked",), ~Q(reason="") & Q(reviewer__isnull=False), "denial_revoked_by"),
        ]
        indexes = [models.Index(fields=["state"], name="denial_state")]


class DenialMatch(Labeled):
    """A submission resembles a denial; with the label of the denial."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="matches")
    denial = models.ForeignKey(Denial, on_delete=models.PROTECT, related_name="matches")
    verdict = models.CharField(max_length=20)
    """``identical``, or ``cannot_tell`` where a person has to compare."""
    weight = models.CharField(max_length=15)
    """``binding`` or ``advisory`` by a partner's basis; ``own``; ``basis_unknown``."""
    comparison = models.JSONField()
    """``catchall.model.link.DenialComparison`` as plain data: field by field, with reasons."""

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["submission", "denial"], name="denial_match_once"),
            models.CheckConstraint(
                condition=Q(weight__in=["binding", "advisory", "own", "basis_unknown"]),
                name="match_weight_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.denial_id} {self.verdict}"
