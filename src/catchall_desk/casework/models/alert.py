"""Alert: a standing rule that holds what matches it."""

from django.db import models
from django.db.models import F, Q

from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.case import Case
from catchall_desk.casework.models.people import apart, needs, signature


class Alert(Record):
    """A rule with an owner, a power, a back-test and an end."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="alerts")
    title = models.CharField(max_length=200)
    scope = models.JSONField()
    power = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    """The message or the decision that it rests on."""
    expected_hits = models.PositiveIntegerField()
    """Hits in a year that the author expects."""
    author = signature(null=False)
    owner = signature()
    activator = signature()
    back_test = models.JSONField(null=True)
    back_tested_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    longest_end = models.DateField(null=True)
    """Twelve months from the start."""
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            apart("activator", "author", "alert_activated_by_another"),
            needs(
                ("back_tested", "active", "suspended"),
                Q(back_test__isnull=False) & Q(back_tested_at__isnull=False),
                "alert_is_back_tested",
            ),
            needs(
                ("active", "suspended"),
                Q(activator__isnull=False) & Q(owner__isnull=False),
                "alert_has_owner_and_activator",
            ),
            needs(
                ("active", "suspended"),
                Q(expires_on__isnull=False)
                & Q(review_on__isnull=False)
                & Q(expires_on__gt=F("starts_on"))
                & Q(expires_on__lte=F("longest_end")),
                "alert_ends_within_a_year",
            ),
            needs(("suspended", "retired"), ~Q(reason=""), "alert_ended_reason"),
        ]
        indexes = [models.Index(fields=["state"], name="alert_state")]
