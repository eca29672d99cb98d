"""Assessment: what the lists of one day say of one item, by one and verified by another."""

from django.db import models
from django.db.models import Q

from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.case import Case
from catchall_desk.casework.models.people import apart, needs, signature


class Assessment(Record):
    """An item against the control lists; superseded, never edited."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    item = models.JSONField()
    """``catchall.model.Item`` as plain data."""
    as_of = models.DateField()
    rulebook_sha256 = models.CharField(max_length=64)
    classifications = models.JSONField()
    assessor = signature()
    verifier = signature()
    remark = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            apart("verifier", "assessor", "assessment_verified_by_another"),
            needs(("assessed", "verified"), Q(assessor__isnull=False), "assessment_has_assessor"),
            needs(("verified",), Q(verifier__isnull=False), "assessment_has_verifier"),
            models.CheckConstraint(condition=~Q(rulebook_sha256=""), name="assessment_edition"),
        ]
