"""Finds words of refused portions in what leaves."""

import io
import re

from pypdf import PdfReader

from catchall.markings import format_banner
from catchall.model import Message
from catchall.release import Visible

_WORD = re.compile(r"\w+")
RUN = 5
"""So many words in a row that stand in a refused portion and in none that may be read."""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _hidden(message: Message, seen: Visible) -> list[str]:
    """The stretches of a message that the reader may not see.

    Where the header may be seen, these are the words of the refused portions; else all
    that belongs to no portion that may be read.
    """
    refused = {refusal.portion for refusal in seen.refused}
    if seen.header:
        return [
            span.of(message.text)
            for portion in message.portions
            if portion.id in refused
            for span in portion.text_spans
        ]
    shown = sorted(
        (span.start, span.end)
        for portion in message.portions
        if portion.id in seen.ids
        for span in portion.text_spans
    )
    stretches, place = [], 0
    for start, end in shown:
        stretches.append(message.text[place:start])
        place = max(place, end)
    return [*stretches, message.text[place:]]


def secrets(message: Message, seen: Visible) -> set[tuple[str, ...]]:
    """Every five-word run of the message that stands in no portion that may be read."""
    readable = [" ".join(p.text.split()) for p in seen.portions]
    for portion in seen.portions:  # a paper may say of what it is made: id, number and mark
        marks = (portion.canonical, format_banner(portion.marking))
        readable += [f"{portion.id} {mark}" for mark in marks]
    known = set().union(*map(_runs, readable), set())
    return set().union(*map(_runs, _hidden(message, seen))) - known


def leaks(text: str, message: Message, seen: Visible) -> set[tuple[str, ...]]:
    """Runs of refused words that stand in a text."""
    return _runs(text) & secrets(message, seen)


def pdf_text(pdf: bytes) -> str:
    """All words of a PDF: pages, document information, XMP, outline and alternative texts."""
    read = PdfReader(io.BytesIO(pdf))
    pages = "\n".join(page.extract_text() for page in read.pages)
    told = " ".join(str(value) for value in (read.metadata or {}).values())
    xmp = read.xmp_metadata
    packet = xmp.stream.get_data().decode("utf-8", "replace") if xmp else ""
    return "\n".join([pages, told, packet])
