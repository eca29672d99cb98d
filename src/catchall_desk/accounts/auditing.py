"""The chain for its auditors: the digests of a page, and whether the whole of it holds."""

from typing import Any

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import person_names, roles_of
from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.errors import NotAllowed
from catchall_desk.records import audit, ledger
from catchall_desk.records.models import Event
from catchall_desk.records.verify_ledger import verify

Plain = dict[str, Any]


def get_chain(*, reader: Person, before: int = 0, subject: str = "") -> Plain:
    """The latest digests before a number, the newest first; of one subject, if told.

    Raises:
        NotAllowed: the reader is no auditor.
    """
    _auditor(reader)
    rows = Event.objects.order_by("-seq")
    if before:
        rows = rows.filter(seq__lt=before)
    if subject:
        rows = rows.filter(subject__startswith=subject)
    names = ("seq", "at", "actor", "kind", "subject", "content_sha256", "previous", "hash")
    found = list(rows.values(*names)[: audit.PAGE])
    called = person_names({event["actor"] for event in found})
    head = Event.objects.order_by("-seq").values("seq", "hash", "at").first()
    return {
        "events": [{**event, "by": called.get(event["actor"], event["actor"])} for event in found],
        "before": found[-1]["seq"] if len(found) == audit.PAGE else None,
        "head": head,
    }


def verify_chain(*, reader: Person) -> Plain:
    """Recompute the whole chain; gives its size, its head, and what does not hold.

    Raises:
        NotAllowed: the reader is no auditor.
    """
    _auditor(reader)
    with system_reading():
        report = verify(ledger.rows())
    return {"size": report.size, "head": report.head, "problems": list(report.problems)}


def _auditor(reader: Person) -> None:
    if Role.AUDITOR not in roles_of(reader):
        raise NotAllowed("the chain is read by auditors")
