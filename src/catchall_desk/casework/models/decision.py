"""Decision: what people decide on a computed determination, with four or six eyes."""

from django.db import models
from django.db.models import Q

from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.case import Case
from catchall_desk.casework.models.people import apart, needs, signature
from catchall_desk.casework.models.submission import Submission

SIGNED_ONCE = ("countersigned", "countersigned_twice", "effective")
PROPOSED = ("proposed", *SIGNED_ONCE)


class DecisionOutcome(models.TextChoices):
    """What is decided; the library computes, people decide."""

    LISTED_LICENSE_REQUIRED = "listed_license_required"
    CATCH_ALL_LICENSE_REQUIRED = "catch_all_license_required"
    NO_LICENSE_REQUIRED = "no_license_required"
    REFUSE = "refuse"
    APPROVE = "approve"
    NO_JURISDICTION = "no_jurisdiction"
    REFER = "refer"


class Decision(Record):
    """The decision on one item and party of a case; a new round of signatures after a return."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True)
    item = models.CharField(max_length=80, blank=True)
    party = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=40, choices=DecisionOutcome.choices)
    determination = models.TextField(blank=True)
    """Canonical JSON of ``catchall.model.Determination``, byte for byte as computed."""
    determination_sha256 = models.CharField(max_length=64, blank=True)
    rests_on = models.JSONField(default=dict)
    """What a replay needs beside it: editions of lists and the history that was searched."""
    legal_basis = models.TextField(blank=True)
    contrary_facts = models.TextField(blank=True)
    corroboration = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    second_needed = models.BooleanField(default=False)
    round = models.PositiveIntegerField(default=1)
    proposer = signature()
    countersigner = signature()
    second_countersigner = signature()
    effective_at = models.DateTimeField(null=True)
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    reason = models.TextField(blank=True)
    reassessed_with = models.CharField(max_length=64, blank=True)
    """Key of the editions with which it was last computed again."""
    reassessed_outcome = models.CharField(max_length=40, blank=True)
    """What the library answers with them, where that differs from what was decided on."""

    class Meta(Record.Meta):
        constraints = [
            apart("countersigner", "proposer", "four_eyes"),
            apart("second_countersigner", "proposer", "six_eyes_proposer"),
            apart("second_countersigner", "countersigner", "six_eyes_countersigner"),
            needs(PROPOSED, Q(proposer__isnull=False), "decision_proposed_by"),
            needs(PROPOSED, ~Q(legal_basis=""), "decision_has_legal_basis"),
            needs(PROPOSED, ~Q(contrary_facts=""), "decision_has_contrary_facts"),
            needs(PROPOSED, ~Q(corroboration=""), "decision_has_corroboration"),
            needs(PROPOSED, ~Q(determination_sha256=""), "decision_is_computed"),
            needs(SIGNED_ONCE, Q(countersigner__isnull=False), "decision_countersigned_by"),
            needs(
                ("countersigned_twice", "effective"),
                Q(second_needed=False) | Q(second_countersigner__isnull=False),
                "decision_second_countersigned_by",
            ),
            needs(("effective",), Q(effective_at__isnull=False), "decision_effective_when"),
            models.UniqueConstraint(
                fields=["case", "item", "party"],
                condition=Q(state="effective"),
                name="one_live_decision",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=DecisionOutcome.values), name="decision_outcome_known"
            ),
        ]
