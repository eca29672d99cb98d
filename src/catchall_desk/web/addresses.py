"""Addresses of records: kinds with a page of their own, and the rest."""

from uuid import UUID

from django.urls import reverse

_OWN = ("lead", "case", "decision", "paper", "request", "notice", "alert", "denial", "submission")
PAGES = {kind: kind for kind in _OWN}
"""Names of the address patterns that take ``record_id``; a module of pages adds its own."""


def url_of(kind: str, record_id: UUID | str) -> str:
    """Where a record is shown."""
    if kind in PAGES:
        return reverse(PAGES[kind], kwargs={"record_id": record_id})
    return reverse("record", kwargs={"kind": kind, "record_id": record_id})
