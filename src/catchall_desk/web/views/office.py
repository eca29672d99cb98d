"""Pages for people outside the desk: what was sent to their firm or their office."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.model import Value
from catchall_desk.exchange import delivering
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page


class ReplyInput(Value):
    """What is answered."""

    text: str


@page()
def listed(ask: Ask) -> Page:
    """What was sent to the office of who asks, the latest first."""
    data = {"deliveries": delivering.inbox(reader=ask.person)}
    return Page("desk/office.html", _("Sent to you"), data)


def _reply(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(ReplyInput)
    delivering.reply(actor=ask.person, delivery_id=record_id, text=given.text, key=ask.key)
    return Done(reverse("delivery", args=[record_id]), _("Your answer was sent."))


@page(reply=_reply)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One letter, and the answers to it."""
    data = delivering.get_delivery(reader=ask.person, delivery_id=record_id)
    trail = ((_("Sent to you"), reverse("office")),)
    title = f"{_(data['title'])} {data['reference']}"
    return Page("desk/delivery.html", title, data, {"form": ask.form("reply", ReplyInput)}, trail)
