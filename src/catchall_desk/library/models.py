"""Editions: rulebooks and watchlists as they were installed, byte for byte."""

from django.db import models
from django.db.models import Q

from catchall_desk.accounts.models import Person


class Edition(models.Model):
    """A rulebook or a watchlist as it stood; public data, so it bears no label."""

    kind = models.CharField(max_length=10, choices=[("rulebook", "rulebook"), ("list", "list")])
    code = models.CharField(max_length=40)
    """Code of the watchlist; ``rulebook`` for control lists."""
    title = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    as_of = models.DateField(null=True)
    """The day on which a watchlist stood like this."""
    lists = models.JSONField(null=True)
    """Names of the control lists that were loaded; null for all real ones."""
    current = models.BooleanField(default=True)
    installed_at = models.DateTimeField()
    installed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "code", "sha256"], name="edition_once"),
            models.UniqueConstraint(
                fields=["kind", "code"], condition=Q(current=True), name="one_current_edition"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.sha256[:12]}"


class EditionFile(models.Model):
    """One file of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="edition_file")]

    def __str__(self) -> str:
        return self.name
