"""The reading decision: deny by default, and say why.

The rule is that of the README beside the telegrams' reader expectations: clearance,
then opaque controls, then the originator's own people, then NOFORN, then the release list.
A portion marked (U) is no release: a foreign reader needs a release marking.
"""

from catchall.markings.codes import expand, is_group
from catchall.markings.scheme import scheme
from catchall.model import Custody, DenialReason, Level, Marking, Reader, ReadingDecision

_ALLOWED = ReadingDecision(allowed=True)


def may_read(reader: Reader, marking: Marking, custody: Custody | None = None) -> ReadingDecision:
    """Whether a reader may read what bears a marking.

    Args:
        reader: nationality, clearance, and the distributions and labels held.
        marking: the marking of one portion.
        custody: who passes it on, where that is not its originator; then the third-party
            rule applies too.

    Returns:
        The decision; where denied, its reason and a sentence that holds no word of the text.
    """
    if marking.scheme != "us":
        return _label(reader, marking)
    if reader.clearance is None:
        return _outside_government(marking)
    own = _is_originator(reader, marking)
    return (
        _clearance(reader.clearance, marking)
        or _opaque(marking)
        or (None if own or custody is None else _third_party(reader, marking, custody))
        or (_own(reader, marking) if own else _foreign(reader, marking))
    )


def _third_party(reader: Reader, marking: Marking, custody: Custody) -> ReadingDecision | None:
    originators = {*marking.owner, *expand(marking.owner)}
    missing = [owner for owner in marking.owner if owner not in custody.consents]
    if custody.holder in {*originators, reader.nationality} or not missing:
        return None
    return _deny(
        DenialReason.THIRD_PARTY,
        f"held by {custody.holder} without written consent of {', '.join(missing)} to pass it on",
    )


def _deny(reason: DenialReason, detail: str) -> ReadingDecision:
    return ReadingDecision(allowed=False, reason=reason, detail=detail)


def _label(reader: Reader, marking: Marking) -> ReadingDecision:
    rules = scheme(marking.scheme)
    label = marking.recipients or ""
    if any(level.open for level in rules.levels if level.code == label):
        return _ALLOWED
    held = reader.tlp if marking.scheme == "tlp" else reader.labels
    if label in held or f"{rules.prefix}:{label}" in held:
        return _ALLOWED
    return _deny(
        DenialReason.TLP_NOT_A_RECIPIENT,
        f"the reader is no recipient of {rules.prefix}:{label}",
    )


def _outside_government(marking: Marking) -> ReadingDecision:
    if marking.level is Level.UNCLASSIFIED:
        return _deny(
            DenialReason.NO_RELEASE_DECISION,
            "unclassified is not released: no release decision is recorded",
        )
    return _deny(DenialReason.NO_CLEARANCE, f"{marking.level.name} needs a clearance")


def _clearance(held: Level, marking: Marking) -> ReadingDecision | None:
    if held.rank >= marking.level.rank:
        return None
    return _deny(
        DenialReason.CLEARANCE_TOO_LOW,
        f"marked {marking.level.value}, the reader is cleared for {held.value}",
    )


def _opaque(marking: Marking) -> ReadingDecision | None:
    held = [*marking.opaque, *(code for code in marking.other if code.startswith("ACCM-"))]
    if not held:
        return None
    return _deny(
        DenialReason.OPAQUE_CONTROL,
        "it bears a control that catchall keeps and does not judge",
    )


def _is_originator(reader: Reader, marking: Marking) -> bool:
    return reader.nationality in marking.owner or reader.nationality in expand(marking.owner)


def _own(reader: Reader, marking: Marking) -> ReadingDecision:
    controls = scheme("us").controls
    for code in marking.other:
        if code in controls and controls[code].caption and code not in reader.captions:
            return _deny(DenialReason.CAPTION, f"the reader is not on the {code} distribution")
    return _ALLOWED


def _foreign(reader: Reader, marking: Marking) -> ReadingDecision:
    controls = scheme("us").controls
    sealed = any(code in controls and controls[code].noforn for code in marking.other)
    if sealed or "NOFORN" in marking.dissemination:
        return _deny(DenialReason.NOFORN, "NOFORN: no foreign reader")
    listed = (*marking.rel_to, *marking.eyes_only)
    if not listed:
        return _unlisted(reader, marking)
    if reader.nationality in expand(listed):
        return _own(reader, marking)
    if reader.nationality in listed and is_group(reader.nationality):
        return _own(reader, marking)
    return _deny(
        DenialReason.NOT_ON_RELEASE_LIST,
        f"{reader.nationality} is not among those it is released to: {', '.join(listed)}",
    )


def _unlisted(reader: Reader, marking: Marking) -> ReadingDecision:
    if reader.nationality in expand(marking.display_only):
        return _deny(DenialReason.NOT_ON_RELEASE_LIST, "it may be shown, but no copy be given")
    return _deny(
        DenialReason.NO_RELEASE_MARKING,
        "it bears no release marking; unclassified or not, that is no release",
    )
