"""Inform notice: the authority tells an exporter, and from then on he is informed."""

from django.db import models
from django.db.models import F, Q

from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.case import Case
from catchall_desk.casework.models.decision import Decision
from catchall_desk.casework.models.people import apart, needs, signature


class InformNotice(Record):
    """A notice to one exporter with a scope that later transactions are compared with."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True)
    addressee = models.CharField(max_length=200)
    text = models.TextField()
    power = models.CharField(max_length=200)
    """The provision under which it is given."""
    scope = models.JSONField()
    """``catchall_desk.casework.scope.Scope`` as plain data."""
    author = signature(null=False)
    releaser = signature()
    text_sha256 = models.CharField(max_length=64, blank=True)
    """Of the text as it was cleared: what is served is what was read."""
    served_at = models.DateTimeField(null=True)
    service_method = models.CharField(max_length=80, blank=True)
    service_evidence = models.TextField(blank=True)
    acknowledged_at = models.DateTimeField(null=True)
    ends_on = models.DateField()
    varies = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            apart("releaser", "author", "notice_released_by_another"),
            needs(
                ("cleared", "issued", "served", "in_force"),
                Q(releaser__isnull=False) & ~Q(text_sha256=""),
                "notice_is_cleared",
            ),
            needs(
                ("served", "in_force"),
                Q(served_at__isnull=False) & ~Q(service_evidence="") & ~Q(service_method=""),
                "notice_is_served",
            ),
            needs(("revoked", "varied"), ~Q(reason=""), "notice_ended_reason"),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=F("served_at")),
                name="notice_acknowledged_after_service",
            ),
        ]
        indexes = [models.Index(fields=["state"], name="notice_state")]
