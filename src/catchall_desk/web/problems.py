"""Problems: the errors of the tree as pages that say what to do."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catchall import errors
from catchall_desk import errors as tree
from catchall_desk.errors import DeskError

_ON_PAGES = {412: 409, 400: 422}
"""A form holds no precondition of HTTP; what it cannot use is told beside its fields."""


class Unreadable(DeskError):
    """What was typed cannot be read; ``fields`` says what is wrong with each."""

    def __init__(self, fields: dict[str, str]) -> None:
        self.fields = fields
        super().__init__(_("Some of what was entered cannot be used"))


class UnknownDeed(DeskError):
    """A form asks for what the page does not do."""

    def __init__(self) -> None:
        super().__init__(_("This page cannot do that"), remedy=_("load it again"))


@dataclass(frozen=True)
class Problem:
    """An error as a page shows it."""

    what: str
    remedy: str
    codes: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    """What is wrong with single fields, by their names."""


def status_of(error: errors.CatchallError) -> int:
    """The status of the page for a deliberate error."""
    status = tree.status_of(error)
    return _ON_PAGES.get(status, status)


def problem_of(error: errors.CatchallError) -> Problem:
    """A deliberate error in the words of a page."""
    fields = dict(getattr(error, "fields", {}))
    if error.place and not fields:
        fields = {error.place: error.problem}
    what = error.problem[:1].upper() + error.problem[1:]
    if isinstance(error, tree.GuardRefused):
        what = _("This must hold first: %(condition)s") % {"condition": error.problem}
    return Problem(
        what=what,
        remedy=error.remedy or "",
        codes=tuple(getattr(error, "codes", ())),
        fields=fields,
    )
