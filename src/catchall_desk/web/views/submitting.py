"""An application or a declaration, stated in a few fields."""

from uuid import UUID

from django.utils.translation import gettext as _

from catchall_desk.casework import deriving
from catchall_desk.casework.submitting import ApplicationInput, submit_application
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page


def _submit(ask: Ask) -> Done:
    given = ask.read(ApplicationInput)
    answer = submit_application(actor=ask.person, given=given, key=ask.key)
    deriving.derive_for(UUID(answer["id"]))
    said = _("The application has the reference %(reference)s.")
    return Done(url_of("submission", answer["id"]), said % {"reference": answer["reference"]})


@page(submit=_submit)
def new(ask: Ask) -> Page:
    """What is to be sent, to whom, and what for."""
    form = ask.form("submit", ApplicationInput)
    return Page("desk/new_submission.html", _("New application"), {}, {"form": form})
