"""Kinds: what a paragraph is for, read from its first words and its requests."""

import re

_ACTION = re.compile(
    r"(?:action|request)s?(?: request(?:ed)?| required)?\b ?[:.]|(?:begin )?action |requests?\.",
    re.IGNORECASE,
)
_LEADS = (
    ("summary", re.compile(r"(?:begin )?summary\b", re.IGNORECASE)),
    ("comment", re.compile(r"(?:begin )?comment\b|in the corridor", re.IGNORECASE)),
    ("action-request", _ACTION),
    ("background", re.compile(r"background\b", re.IGNORECASE)),
    ("technical-note", re.compile(r"technical\b", re.IGNORECASE)),
    ("findings", re.compile(r"findings?\b", re.IGNORECASE)),
    ("questions", re.compile(r"questions?\b", re.IGNORECASE)),
    ("contact", re.compile(r"(?:the )?(?:point of contact|poc)\b", re.IGNORECASE)),
)
_NOTICE = re.compile(
    r"\b(?:action|act|request for|turn to|requested)\b.{0,160}\bpara", re.IGNORECASE | re.DOTALL
)
_ASKS = re.compile(
    r"\b(?:should|is requested|are requested|is asked|are asked|please|request(?:s)? (?:that )?"
    r"(?:embassy|post|addressee)|may tell|replies are)\b",
    re.IGNORECASE,
)
_SHORT = 260


def of(text: str, *, number: int | None, container: bool) -> str:
    """The kind of a paragraph from its own words, without number and mark."""
    if container:
        return "container"
    for kind, pattern in _LEADS:
        if pattern.match(text):
            return kind
    if number == 1 and len(text) < _SHORT and (_NOTICE.search(text) or "action" in text.lower()):
        return "action-notice"
    return "action-request" if len(_ASKS.findall(text)) > 0 else "background"
