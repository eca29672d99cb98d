"""Words for the names of fields, states, kinds and codes; marked for gettext."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catchall_desk.web.said.codes import CODES
from catchall_desk.web.said.deeds import EVENTS, STEPS
from catchall_desk.web.said.fields import FIELDS, HINTS

ONE_A_LINE = _("One on each line.")
NO_NUL = _("a text holds a NUL character")
OF_CODES = frozenset({"kind", "direction", "channel", "weight", "basis", "outcome", "origin"})
"""Fields whose values are codes."""
SENTENCES = (
    _("An item is on a control list: a license is required."),
    _("Not listed, but a catch-all ground is met: a license is required."),
    _("Conditions are open: ask, investigate or inform before anything moves."),
    _("Nothing was found that requires a license, on the facts and lists named here."),
    _("the authority of {}"),
)
"""Sentences of ``catchall.release.words`` that pages say as well, so that they are translated."""


def event(kind: str, verb: str) -> Promise | str:
    """What happened, where the same verb means something else for another kind."""
    return EVENTS.get(kind) or EVENTS.get(verb) or step(verb)


def step(name: str, kind: str = "") -> Promise | str:
    """What a transition does, as its button says it; of a kind where it means something else."""
    return STEPS.get(f"{kind}.{name}") or STEPS.get(name) or name.replace("_", " ").capitalize()


def field(name: str) -> Promise | str:
    """What a field is called."""
    return FIELDS.get(name) or name.replace("_", " ").capitalize()


def inner(name: str, part: str) -> str:
    """The name under which a part of a field has its words: its own, where it needs them."""
    own = f"{name}-{part}"
    return own if own in FIELDS else part


def hint(name: str) -> Promise | str:
    """What helps to fill a field in; empty where nothing needs saying."""
    return HINTS.get(name, "")


def plain(code: str) -> Promise | str:
    """A code in words."""
    return CODES.get(code) or code.replace("_", " ").replace(".", " ")
