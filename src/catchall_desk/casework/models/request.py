"""Request: a question to somebody outside, or from him, with a day to answer."""

from django.db import models
from django.db.models import Q

from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.case import Case
from catchall_desk.casework.models.people import apart, needs, signature


class RequestKind(models.TextChoices):
    """Who is asked for what."""

    EXPORTER = "exporter"
    AGENCY = "agency"
    PARTNER = "partner"
    END_USE_CHECK = "end_use_check"
    SITE_VISIT = "site_visit"
    PRE_LICENSE_CHECK = "pre_license_check"


class Direction(models.TextChoices):
    """From the desk or to it."""

    OUT = "out"
    IN = "in"


class Request(Record):
    """A question and its answers."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=20, choices=RequestKind.choices)
    direction = models.CharField(max_length=3, choices=Direction.choices)
    counterpart = models.CharField(max_length=200)
    partner = models.CharField(max_length=4, blank=True)
    """Trigraph, where the counterpart is a partner government."""
    channel = models.CharField(max_length=20)
    """``oral``, ``non_paper``, ``note_verbale``, ``letter``, ``portal``."""
    question = models.TextField()
    answer = models.TextField(blank=True)
    author = signature(null=False)
    releaser = signature()
    sent_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    """The request that this one asks again."""
    reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            apart("releaser", "author", "request_released_by_another"),
            needs(
                ("cleared", "sent", "acknowledged", "partial"),
                Q(releaser__isnull=False) | Q(direction="in"),
                "request_is_cleared",
            ),
            needs(
                ("sent", "acknowledged", "partial", "answered"),
                Q(sent_at__isnull=False) & Q(due_on__isnull=False),
                "request_has_due_day",
            ),
            needs(
                ("answered", "accepted"),
                Q(answered_at__isnull=False) & ~Q(answer=""),
                "request_has_answer",
            ),
            needs(("waived", "insufficient"), ~Q(reason=""), "request_ended_reason"),
            models.CheckConstraint(
                condition=Q(kind__in=RequestKind.values), name="request_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="request_direction_known"
            ),
        ]
