"""Library: rulebooks and lists, what each edition changed, and doing the work again with it."""

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.model import Value
from catchall_desk.accounts.people import roles_of
from catchall_desk.casework.given import Day
from catchall_desk.casework.renewing import renew
from catchall_desk.errors import DeskError
from catchall_desk.library import changes
from catchall_desk.library.editions import INSTALLERS, install_list, install_rulebook
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page

_LARGEST = 60_000_000


class ListInput(Value):
    """The day on which the list stood like this."""

    as_of: Day


def _install(ask: Ask) -> Done:
    file = ask.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size or file.size > _LARGEST:
        raise DeskError("no file was sent, or it is too large", place="file")
    given = ask.read(ListInput)
    edition = install_list(
        actor=ask.person, sources={str(file.name): file.read()}, as_of=given.as_of
    )
    said = _("%(title)s is in use. Open matters are screened again.") % {"title": edition.title}
    return Done(reverse("edition", args=[edition.pk]), said)


def _rulebook(ask: Ask) -> Done:
    edition = install_rulebook(actor=ask.person)
    said = _("The control lists of this version of catchall are in use.")
    return Done(reverse("edition", args=[edition.pk]), said)


def _renew(ask: Ask) -> Done:
    renew(actor=ask.person)
    return Done(reverse("library"), _("Open matters were screened and computed again."))


@page(install=_install, rulebook=_rulebook, renew=_renew)
def listed(ask: Ask) -> Page:
    """What is installed, and which editions are in use."""
    may = bool(INSTALLERS & roles_of(ask.person))
    data = {"editions": changes.list_editions()}
    parts = {"may_install": may, "form": ask.form("install", ListInput) if may else None}
    return Page("desk/library.html", _("Library"), data, parts)


@page()
def edition(_ask: Ask, edition_id: int) -> Page:
    """One edition, and what it changed."""
    data = changes.get_changes(edition_id)
    trail = ((_("Library"), reverse("library")),)
    return Page("desk/edition.html", data["edition"]["title"], data, {}, trail)
