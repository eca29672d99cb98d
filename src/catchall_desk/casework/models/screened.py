"""Parties against the watchlists: what was found, and what people said of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from catchall.model import Judgement
from catchall_desk.accounts.labeled import Labeled, LabeledManager
from catchall_desk.accounts.models import Person
from catchall_desk.casework.models.submission import Submission


class Derived(Labeled):
    """With which editions something was last derived from a submission: hits, or links."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="derived")
    what = models.CharField(max_length=10)
    key = models.CharField(max_length=64)
    """Hash of the lists that were searched, or of the records."""
    at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(fields=["submission", "what"], name="derived_once"),
            models.CheckConstraint(
                condition=Q(what__in=["hits", "links"]), name="derived_what_known"
            ),
        ]
        indexes = [models.Index(fields=["what", "key"], name="derived_key")]

    def __str__(self) -> str:
        return f"{self.what} of {self.submission_id}"


class ScreeningHit(Labeled):
    """A party resembles a list entry; found once for each version of the entry, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="hits")
    party = models.CharField(max_length=80)
    """Id of the party in the transaction."""
    party_name = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    """What was known of the party: see ``catchall.screening.judgements``."""
    entry = models.CharField(max_length=200)
    """List and id of the entry."""
    entry_version = models.CharField(max_length=64)
    snapshot_sha256 = models.CharField(max_length=64)
    """The edition of the list that was searched."""
    scorer = models.CharField(max_length=40)
    score = models.DecimalField(max_digits=6, decimal_places=4)
    hit = models.JSONField()
    """``catchall.model.Hit`` as plain data: words, context, explanation."""
    found_at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "party", "entry", "entry_version", "scorer"],
                name="hit_once",
            )
        ]
        indexes = [
            models.Index(fields=["-score", "id"], name="hit_best"),
            models.Index(fields=["label", "-score", "id"], name="hit_best_by_label"),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.entry}"


class PartyJudgement(Labeled):
    """What a person decided of a party and an entry as it stood; only ever added to.

    It has the label of the hit on which it was made. The latest one that a reader may read
    is what the pair is for him.
    """

    fingerprint = models.CharField(max_length=64)
    entry = models.CharField(max_length=200)
    entry_version = models.CharField(max_length=64)
    judgement = models.CharField(max_length=15)
    reason = models.TextField(blank=True)
    hit = models.ForeignKey(ScreeningHit, on_delete=models.PROTECT, related_name="judgements")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LabeledManager()

    class Meta(Labeled.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(judgement__in=[each.value for each in Judgement]),
                name="judgement_known",
            )
        ]
        indexes = [
            models.Index(fields=["fingerprint", "entry", "entry_version"], name="judgement_pair")
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.judgement}"
