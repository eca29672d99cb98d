"""Breaking the glass: into a compartment for a day, seen by its owner, reviewed by another."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.model import Value
from catchall_desk.accounts import glass
from catchall_desk.casework.calendars import add_working_days
from catchall_desk.records import clock
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page

REVIEW_DAYS = 5


class BreakInput(Value):
    """Which compartment, and why it cannot wait for its owner."""

    compartment: str
    reason: str


class ReviewInput(Value):
    """What the review found."""

    glass: UUID
    finding: str


def _break(ask: Ask) -> Done:
    given = ask.read(BreakInput)
    due = add_working_days(clock.today(), REVIEW_DAYS, settings.JURISDICTION)
    broken = glass.break_glass(
        actor=ask.person, compartment=given.compartment, reason=given.reason, review_due=due
    )
    said = _("It is open to you until %(end)s. Its owner is told, and another reviews it.")
    return Done(reverse("glass"), said % {"end": f"{broken.expires_at:%Y-%m-%d %H:%M}"})


def _review(ask: Ask) -> Done:
    given = ask.read(ReviewInput)
    glass.review_glass(actor=ask.person, glass_id=given.glass, finding=given.finding)
    return Done(reverse("glass"), _("The review is recorded."))


@page(break_glass=_break, review=_review)
def shown(ask: Ask) -> Page:
    """What waits for a review of the reader, and the form to open a compartment."""
    waiting = [
        {
            "id": str(each.pk),
            "person": each.person.name,
            "circle": each.compartment.title,
            "reason": each.reason,
            "opened_at": each.opened_at.isoformat(),
            "review_due": each.review_due.isoformat(),
        }
        for each in glass.glass_to_review(ask.person)
    ]
    parts = {"form": ask.form("break_glass", BreakInput), "key": ask.form("review", Value).key}
    return Page("desk/glass.html", _("Breaking the glass"), {"waiting": waiting}, parts)
