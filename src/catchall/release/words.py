"""Words for codes: the one place where an answer is put into English.

Sentences are marked with :func:`_` where they stand, so that gettext tools find them, and
are translated when they are asked for, by the translator of the context.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from catchall.model import (
    CaseKind,
    DenialReason,
    GroundStatus,
    LinkKind,
    Outcome,
    SourceStatus,
    Verdict,
)

_TRANSLATOR: ContextVar[Callable[[str], str]] = ContextVar("translator", default=str)


@contextmanager
def translated(translator: Callable[[str], str]) -> Iterator[None]:
    """Put words through a translator, such as ``gettext.translation(...).gettext``."""
    token = _TRANSLATOR.set(translator)
    try:
        yield
    finally:
        _TRANSLATOR.reset(token)


def _(sentence: str) -> str:
    """Mark a sentence for translation; it is translated when it is asked for."""
    return sentence


def _say(sentence: str) -> str:
    return _TRANSLATOR.get()(sentence)


_OUTCOMES = {
    Outcome.LISTED: _("An item is on a control list: a license is required."),
    Outcome.CATCH_ALL: _("Not listed, but a catch-all ground is met: a license is required."),
    Outcome.REFER: _("Conditions are open: ask, investigate or inform before anything moves."),
    Outcome.NO_LICENSE_REQUIRED: _(
        "Nothing was found that requires a license, on the facts and lists named here."
    ),
}

_STATUSES = {
    GroundStatus.MET: _("met"),
    GroundStatus.OPEN: _("open"),
    GroundStatus.NOT_MET: _("not met"),
}

_VERDICTS = {
    Verdict.CONTROLLED: _("controlled"),
    Verdict.NOT_CONTROLLED: _("not controlled"),
    Verdict.CANNOT_TELL: _("cannot tell"),
}

_SOURCES = {
    SourceStatus.REVIEWED: _("reviewed against the text"),
    SourceStatus.DRAFT: _("draft, not yet reviewed by a second person"),
    SourceStatus.RECALLED: _("recalled from memory, not checked against the text"),
}

_EFFECTS = {
    "license_required": _("a license is required"),
    "must_notify": _("the authority must be notified"),
    "must_keep_records": _("records must be kept"),
    "authority_duty": _("a duty of the authority"),
    "authority_power": _("a power of the authority"),
}

_LINKS = {
    LinkKind.SAME_PARTY: _("the same party"),
    LinkKind.SAME_GOODS: _("the same goods"),
    LinkKind.SAME_END_USER_NEW_INTERMEDIARY: _("the same end-user through a new intermediary"),
    LinkKind.SAME_SUPPLIER: _("the same supplier"),
    LinkKind.SHARED_REFERENCE: _("a shared reference"),
    LinkKind.SAME_DESTINATION_AND_GOODS: _("the same goods to the same destination"),
    LinkKind.REATTEMPT_AFTER_DENIAL: _("a new attempt after a denial"),
}

_CONSULTATIONS = {
    "binding": _("Partners are bound to consult the state that denied it before they approve."),
    "advisory": _("The denial informs partners and binds none."),
    "own": _("The denial is of this jurisdiction itself."),
    "basis_unknown": _("What the denial rests on is not known; ask before relying on it."),
}

_CASES = {CaseKind.CASE: _("earlier case"), CaseKind.DENIAL: _("denial")}

_REASONS = {
    DenialReason.CLEARANCE_TOO_LOW: _("the marking is higher than the reader's clearance"),
    DenialReason.NO_CLEARANCE: _("the reader has no clearance"),
    DenialReason.NOFORN: _("it may go to no foreign reader"),
    DenialReason.NOT_ON_RELEASE_LIST: _("the reader is not among those it is released to"),
    DenialReason.NO_RELEASE_MARKING: _("it bears no release marking"),
    DenialReason.NO_RELEASE_DECISION: _("no release decision is recorded"),
    DenialReason.OPAQUE_CONTROL: _("it bears a control that is kept and not judged"),
    DenialReason.CAPTION: _("the reader is not on its distribution"),
    DenialReason.THIRD_PARTY: _("its originator has not consented that it is passed on"),
    DenialReason.TLP_NOT_A_RECIPIENT: _("the reader is no recipient of its label"),
}

_AUTHORITY = _("the authority of {}")

_CAUTIONS = {
    "exercise": _("EXERCISE: the facts, or the law applied, are invented."),
    "no_law_in_force": _("No rule of this jurisdiction was in force on that day."),
    "recalled_rules": _(
        "Some rules are recalled from memory; check the text before relying on it."
    ),
    "draft_rules": _("Some rules are drafts that no second person has reviewed."),
    "no_items": _("No item was named, so none was classified."),
    "not_classified": _("Not classified against this jurisdiction's list: {}"),
    "no_text_of_day": _("No text of that day is encoded, which clears nothing: {}"),
    "only_entries_named_here_were_tested": _("Only the list entries named here were tested."),
    "no_list_searched": _("No watchlist was searched."),
    "list_is_later_than_as_of": _("A watchlist is later than the day assessed: {}"),
    "no_party_named": _("No party has a name that could be searched."),
    "no_history_searched": _("No earlier cases were searched."),
    "no_exporter_named": _("No exporter is named."),
    "exporter_not_asked": _("What the exporter knows is not established."),
    "knowledge_after_as_of_left_out": _("Knowledge after the day assessed was left out."),
    "unconfirmed_knowledge": _("A state of knowledge is proposed and not yet confirmed."),
    "filtered_for_reader": _("What this reader may not see was left out."),
    "not_examined": _("A ground of the law was not examined: {}"),
}


def outcome(value: Outcome) -> str:
    """The outcome as a sentence."""
    return _say(_OUTCOMES[value])


def status(value: GroundStatus) -> str:
    """Whether a ground or condition is met."""
    return _say(_STATUSES[value])


def verdict(value: Verdict) -> str:
    """One of the three answers."""
    return _say(_VERDICTS[value])


def source(value: SourceStatus) -> str:
    """How far a rule was checked."""
    return _say(_SOURCES[value])


def effect(code: str) -> str:
    """What a ground brings."""
    return _say(_EFFECTS[code]) if code in _EFFECTS else plain(code)


def link(value: LinkKind) -> str:
    """What ties a transaction to an earlier record."""
    return _say(_LINKS[value])


def consultation(code: str) -> str:
    """How far a denial binds partners."""
    return _say(_CONSULTATIONS[code]) if code in _CONSULTATIONS else plain(code)


def case(value: CaseKind) -> str:
    """What an earlier record is."""
    return _say(_CASES[value])


def reason(value: DenialReason) -> str:
    """Why a reader may not read."""
    return _say(_REASONS[value])


def caution(code: str) -> str:
    """What a reader must know; ``code:argument`` puts the argument into the sentence."""
    head, _colon, argument = code.partition(":")
    sentence = _CAUTIONS.get(head)
    return _say(sentence).format(plain(argument)) if sentence else plain(code)


def actor(code: str) -> str:
    """An actor of a ground: a party's id as it stands, an authority in words."""
    head, colon, country = code.partition(":")
    named = colon and head == "authority"
    return _say(_AUTHORITY).format(country) if named else code


def plain(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")
