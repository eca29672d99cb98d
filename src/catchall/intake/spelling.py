"""Spelling: the plain reading of damaged words; the text itself keeps them."""

import re
from html import unescape

from catchall.intake.draft import Draft
from catchall.model.evidence import Span

_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_HYPHENS = "‐‑‒﹣－"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_REDACTION = re.compile(r"X{4,60}")
_LINE_HYPHEN = re.compile(r"([^\W\d_]{2,30})-[ \t]*\r?\n[ \t]*([^\W\d_]{1,30})")
_GLUED_COUNTRIES = ("NORTH KOREA", "SOUTH KOREA", "SAUDI ARABIA", "UNITED STATES", "HONG KONG")


def plain(text: str) -> str:
    """One line of plain words: entities, special hyphens and lost blanks put right."""
    clean = unescape(text).replace("\xa0", " ").translate(_TO_HYPHEN)
    for country in _GLUED_COUNTRIES:
        clean = clean.replace(country.replace(" ", ""), country)
    return " ".join(clean.split())


_TO_HYPHEN = str.maketrans(dict.fromkeys(_HYPHENS, "-"))


def rejoined(text: str) -> str:
    """A stretch of text with words rejoined that were cut at a line end."""
    return plain(_LINE_HYPHEN.sub(_rejoin, text))


def _rejoin(found: re.Match[str]) -> str:
    first, second = found.groups()
    return f"{first}-{second}" if first.upper() in _KEEPS_HYPHEN else first + second


_KEEPS_HYPHEN = frozenset({"NON", "SELF", "RE", "END", "CATCH", "DUAL", "HIGH", "LOW", "THREE"})


def report(draft: Draft) -> None:
    """Report entities, special hyphens and struck-out names."""
    text = draft.text
    if "&" in text:
        _note_all(draft, "html-entity", _entities(text))
    if _HYPHEN.search(text):
        _note_all(draft, "unicode-hyphen", [m.span() for m in _HYPHEN.finditer(text)])
    if "XXXX" in text:
        _note_all(draft, "redaction", [m.span() for m in _REDACTION.finditer(text)])


def _entities(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _ENTITY.finditer(text) if unescape(m.group()) != m.group()]


_READINGS = {
    "html-entity": "the characters that the entities stand for",
    "unicode-hyphen": "-",
    "redaction": None,
}


def _note_all(draft: Draft, code: str, places: list[tuple[int, int]]) -> None:
    if places:
        spans = [Span(start=start, end=end) for start, end in places]
        draft.note(code, *spans, reading=_READINGS[code], repaired=code != "redaction")
