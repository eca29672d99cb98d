"""Event, its content, and the commands that were carried out."""

from django.db import models


class Event(models.Model):
    """One link of the chain; never changed and never deleted.

    It holds the digest of its content, not the content, so that what must be erased
    can be erased and the chain still verifies.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=27)
    actor = models.CharField(max_length=64)
    """Id of the person, or ``system``."""
    kind = models.CharField(max_length=80)
    """``case.opened``, ``decision.countersigned`` …"""
    subject = models.CharField(max_length=100)
    """``kind:id`` of the record."""
    content_sha256 = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "seq"], name="event_subject")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.subject}"


class Content(models.Model):
    """What an event says; readable by its label, erasable by two people."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.PROTECT, related_name="content"
    )
    label = models.UUIDField(null=True, db_index=True)
    """Id of the handling label; null where the event says nothing of a case."""
    body = models.TextField()
    """Canonical JSON: the payload and a random salt, so that a digest tells nothing."""

    def __str__(self) -> str:
        return f"content of {self.event_id}"


class Command(models.Model):
    """A write that was carried out, by its idempotency key; kept with its answer."""

    actor = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    answer = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="command_key_once")]

    def __str__(self) -> str:
        return f"{self.actor} {self.key}"
