"""Cases, what they are tied to, and legal holds."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.accounts.models import Person
from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.people import apart, needs, signature


class CaseOrigin(models.TextChoices):
    """What a case started from."""

    INTELLIGENCE = "intelligence"
    APPLICATION = "application"
    DECLARATION = "declaration"
    DISCLOSURE = "disclosure"
    COMPLIANCE = "compliance"


class Case(Record):
    """Something that people must decide."""

    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=20, choices=CaseOrigin.choices)
    jurisdiction = models.CharField(max_length=4)
    owner = signature(null=False)
    enforcement = models.BooleanField(default=False)
    """With the firewall up, only the owner speaks with the exporter."""
    reopen_asked_by = signature()
    reopened_by = signature()
    reason = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    exercise = models.BooleanField(default=False)

    class Meta(Record.Meta):
        constraints = [
            apart("reopened_by", "reopen_asked_by", "case_reopened_by_two"),
            needs(("closed", "reopen_asked"), Q(closed_at__isnull=False), "case_closed_when"),
            needs(("reopen_asked",), ~Q(reason=""), "case_reopen_reason"),
            models.CheckConstraint(
                condition=Q(origin__in=CaseOrigin.values), name="case_origin_known"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "id"], name="case_newest"),
            models.Index(fields=["label", "-created_at", "id"], name="case_newest_by_label"),
        ]


class CaseLink(Labeled):
    """A tie from a case to something else, with what bears it out."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=40)
    to = models.CharField(max_length=200)
    evidence = models.JSONField()
    """At least one place that bears it out: ``source``, ``quote``, ``place``."""
    source_grade = models.CharField(max_length=1)
    information_grade = models.CharField(max_length=1)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(evidence=[]), name="link_has_evidence"),
            models.CheckConstraint(
                condition=Q(source_grade__in=list("ABCDEF")), name="link_source_grade"
            ),
            models.CheckConstraint(
                condition=Q(information_grade__in=list("123456")), name="link_information_grade"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.to}"


class LegalHold(Labeled):
    """While it stands, nothing of the case is erased (15 CFR 762.6(b))."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="legal_holds")
    reason = models.TextField()
    placed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(lifted_by=F("placed_by")), name="legal_hold_lifted_by_another"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="legal_hold_reason"),
        ]

    def __str__(self) -> str:
        return self.reason
