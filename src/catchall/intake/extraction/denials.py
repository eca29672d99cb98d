"""Denials: which sentences tell of an earlier case, and of a license that was not given."""

import re

from catchall.intake.extraction.sentences import Sentence

_EARLIER = re.compile(
    r"\b(?:earlier this year|similar case|previous (?:transaction|case|attempt|order)|earlier "
    r"(?:case|attempt|order|intermediary)|you will (?:recall|remember)|last (?:year|spring|summer|"
    r"autumn|fall|winter)|reftels?|in the past|once before|at that time|ultimately deny|"
    r"refused a license|denied (?:a|the) license|value that refusal)\b",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:(?:export |transit |import )?(?:licen[sc]es?|permits?|authori[sz]ations?)|applications?|"
    r"approval)"
)
_NO = r"(?:denied|refused|rejected|turned down|declined|revoked|withheld)"
_DENIED = re.compile(
    rf"\b{_NO}(?: [\w']+){{0,4}}? {_PAPER}\b"
    rf"|\b{_PAPER}\b[^;]{{0,100}}?\b(?:{_NO}|not (?:be )?(?:granted|issued|approved))\b"
    r"|\b(?:was|were|had been|has been|have been) (?:denied|refused)\b"
    r"|\b(?:was|were|had been|has been) turned down by (?:the )?(?-i:[A-Z])"
    r"|\b(?:earlier|previous|prior|former|similar) (?:request|order|inquiry|export|shipment)\b"
    rf"[^;]{{0,120}}?\b(?:{_NO})\b"
    rf"|\b(?:to (?:which|whom)) [^.;]{{0,40}}\b{_NO}\b"
    rf"|\b(?:[Cc]ustoms|[Aa]uthorities|[Gg]overnment|[Mm]inistry|[A-Z][a-z]+) {_NO} (?:an? |the )?"
    r"(?:export|sale|shipment|transfer)\b"
    rf"|\b{_NO} (?:an? |the )?(?:similar|same|earlier|previous|comparable) "
    r"(?:deal|order|request|sale|export|transaction|case)\b"
    r"|\b(?:deny|refuse|refusing|denying) (?:an? |the )?licen[sc]e\b|\bthat (?:refusal|denial)\b"
    r"|\bdenial of (?:the )?(?-i:[A-Z])[a-z]+|\bdenial (?:took effect|of \d|was issued)\b",
    re.IGNORECASE,
)
_VERB = re.compile(rf"\b(?:{_NO}|not)\b", re.IGNORECASE)
_UNSAID = re.compile(
    r"\b(?:whether|if you|urge|to deny|should|would have)\b|\?\s*\Z", re.IGNORECASE
)
_LABELED = re.compile(r"\b(?:date of denial|denial date|denied on)\s*:", re.IGNORECASE)


def denial_place(sentence: Sentence) -> int | None:
    """Where in the whole text a sentence says that a license was denied; null where it does not."""
    found = _DENIED.search(sentence.text)
    if found is None or _UNSAID.search(sentence.text[: found.end()]):
        return None
    verb = list(_VERB.finditer(found.group()))
    return sentence.start + found.start() + (verb[-1].start() if verb else 0)


def is_denial(sentence: Sentence) -> bool:
    """Whether a sentence says that a license was denied."""
    return denial_place(sentence) is not None


def is_earlier(sentence: Sentence) -> bool:
    """Whether a sentence speaks of an earlier case."""
    return bool(_EARLIER.search(sentence.text)) or is_denial(sentence)


def is_notification(sentence: Sentence) -> bool:
    """Whether it is the line of a denial notification that states the date of denial."""
    return bool(_LABELED.search(sentence.text))
