"""Bulk: a file of many items, row by row against the lists."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.accounts.models import Person


class BulkRun(Labeled):
    """A file that somebody sent: first its columns are named, then its rows are computed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    raw = models.BinaryField()
    headers = models.JSONField()
    mapping = models.JSONField(default=dict)
    """What each header means: ``description``, ``hs_code``, ``end_user`` …"""
    as_of = models.DateField(null=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(mapping={}) | Q(as_of__isnull=False), name="bulk_mapped_as_of"
            )
        ]
        indexes = [models.Index(fields=["-created_at", "id"], name="bulk_newest")]

    def __str__(self) -> str:
        return self.name


class Stage(models.TextChoices):
    """How far a row is."""

    WAITING = "waiting"
    PASSED = "passed"
    """The first pass has seen it: its answers are there, or it was left to be explained."""
    EXPLAINED = "explained"
    """With near misses, questions and hits; or it cannot be read."""


class BulkRow(Labeled):
    """One row: what it said, and what was computed of it."""

    run = models.ForeignKey(BulkRun, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    """As a table program counts it; the first row holds the headers."""
    cells = models.JSONField()
    """What the row says under each meaning."""
    item = models.JSONField(null=True)
    """``catchall.model.Item`` as plain data; null where the row cannot be read."""
    problem = models.TextField(blank=True)
    light = models.CharField(max_length=20, blank=True)
    """One of the three answers; empty until it was computed."""
    near = models.BooleanField(default=False)
    """Whether it is close to being listed under some entry."""
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.WAITING)
    entries = models.JSONField(default=list)
    hits = models.JSONField(default=list)

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="bulk_row_once")]
        indexes = [
            models.Index(fields=["run", "light"], name="bulk_row_light"),
            models.Index(fields=["stage", "run", "number"], name="bulk_row_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.number}"
