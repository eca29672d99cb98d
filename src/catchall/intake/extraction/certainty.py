"""Certainty: how sure the writer is, from the hedges and negations of a clause."""

import re

from catchall.model.evidence import Certainty

_DENIED = re.compile(
    r"\b(?:do|does|did) not (?:think|believe)|\bis not\b|\bare not\b|\bnever\b|\bdenie[sd] that\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|possibly|potentially|perhaps|is not excluded|appears? to|seems? to)\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"\b(?:likely|probably|presumably|we (?:believe|think|assess|judge)|is believed|suspected)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:reportedly|reporting|according to|is said|are said|said to|says that|told (?:us|that)|"
    r"we are told|contact says|source says|allegedly)\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(r"\b(?:doubt(?:s|ful)?|unlikely|questionable)\b", re.IGNORECASE)

_ORDER = (
    (_DENIED, Certainty.DENIED),
    (_DOUBTFUL, Certainty.DOUBTFUL),
    (_POSSIBLE, Certainty.POSSIBLE),
    (_LIKELY, Certainty.LIKELY),
    (_REPORTED, Certainty.REPORTED),
)

CONCERNS = (
    (
        "nuclear",
        re.compile(
            r"\bnuclear(?! suppliers?)|\benrichment|\bcentrifuge|\breprocessing", re.IGNORECASE
        ),
    ),
    (
        "missile",
        re.compile(
            r"\bmissile(?! technology control)|\brocket|\bsolid-propellant|\bballistic",
            re.IGNORECASE,
        ),
    ),
    (
        "chemical",
        re.compile(
            r"\bchemical (?:weapons?(?! convention)|warfare|agent)|\bnerve agent", re.IGNORECASE
        ),
    ),
    (
        "biological",
        re.compile(r"\bbiological (?:weapons?(?! convention)|warfare)|\bpathogen", re.IGNORECASE),
    ),
    ("wmd", re.compile(r"\bweapons? of mass destruction|\bWMD\b", re.IGNORECASE)),
    (
        "military",
        re.compile(
            r"\bmilitary|\bweapons(?! of mass)(?:-related)?\b|\bmunitions|\barms\b", re.IGNORECASE
        ),
    ),
)


def of(clause: str) -> Certainty:
    """The certainty of a clause: the weakest hedge in it; asserted where there is none."""
    for pattern, certainty in _ORDER:
        if pattern.search(clause):
            return certainty
    return Certainty.ASSERTED


def concerns(clause: str) -> tuple[str, ...]:
    """End uses of concern that a clause names."""
    return tuple(name for name, pattern in CONCERNS if pattern.search(clause))
