"""The log of what passes between the desk and others: requests, papers, consultations."""

from typing import Any

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Request
from catchall_desk.casework.selectors import summary
from catchall_desk.exchange.models import Consultation, Delivery, Paper
from catchall_desk.records import clock

MOST = 200
_OPEN = ("draft", "cleared", "sent", "acknowledged", "partial", "overdue", "answered")
Plain = dict[str, Any]


def get_log(*, reader: Person, every: bool = False) -> Plain:
    """Requests, papers and consultations; the open ones by deadline, unless all are asked for."""
    with reading_as(reader.pk):
        requests = Request.objects.select_related("label", "case")
        if not every:
            requests = requests.filter(state__in=_OPEN)
        delivered = _delivered()
        papers = Paper.objects.select_related("label").exclude(state="discarded")
        consulted = Consultation.objects.select_related("label", "denial")
        return {
            "requests": [
                _request(row, delivered) for row in requests.order_by("due_on", "id")[:MOST]
            ],
            "papers": [_paper(row, delivered) for row in papers.order_by("-created_at")[:MOST]],
            "consultations": [
                _consultation(row) for row in consulted.order_by("due_on", "id")[:MOST]
            ],
        }


def _delivered() -> dict[Any, tuple[str, int]]:
    """By record: to which office it went, and how many answers came."""
    rows = Delivery.objects.select_related("to").prefetch_related("replies")
    return {row.subject_id: (row.to.title, len(row.replies.all())) for row in rows}


def _request(row: Request, delivered: dict[Any, tuple[str, int]]) -> Plain:
    office, replies = delivered.get(row.pk, ("", 0))
    return {
        **summary(machine("request"), row),
        "direction": row.direction,
        "is": row.kind,
        "counterpart": row.counterpart,
        "partner": row.partner,
        "channel": row.channel,
        "question": row.question,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "late": bool(row.due_on and row.due_on < clock.today() and row.state in _OPEN),
        "office": office,
        "replies": replies,
    }


def _paper(row: Paper, delivered: dict[Any, tuple[str, int]]) -> Plain:
    office, replies = delivered.get(row.pk, ("", 0))
    return {
        **summary(machine("paper"), row),
        "recipient": row.recipient,
        "sent_at": row.sent_at.isoformat() if row.sent_at else None,
        "office": office,
        "replies": replies,
    }


def _consultation(row: Consultation) -> Plain:
    return {
        **summary(machine("consultation"), row),
        "weight": row.weight,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "reply": row.reply,
    }
