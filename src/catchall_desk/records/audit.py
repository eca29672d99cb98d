"""What an auditor sees: the digest of every event, and nothing that it says."""

from typing import Any

from catchall_desk.records.models import Event

PAGE = 200


def digests(*, after: int = 0) -> list[dict[str, Any]]:
    """A page of the chain after a number, without contents."""
    names = ("seq", "at", "actor", "kind", "subject", "content_sha256", "previous", "hash")
    return list(Event.objects.filter(seq__gt=after).order_by("seq").values(*names)[:PAGE])
