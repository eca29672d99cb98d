"""References: the lettered list of earlier messages and contacts, each typed."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from catchall.intake.draft import Draft
from catchall.intake.lines import Line, trimmed
from catchall.intake.telegram import words
from catchall.intake.telegram.fields import joined_span
from catchall.lexicon import dates, posts, reference_ids
from catchall.model.evidence import Span
from catchall.model.header import Reference

_LETTER = re.compile(
    r"(?:(?<=^)|(?<=[\s,;:]))(?:\((?P<in>[A-Z])\)|(?P<after>[A-Z])[.)])"
    r"(?P<twice>\s{1,3}(?P=after)\))?\s{0,8}(?=\S)"
)
_CABLE = re.compile(
    r"(?:(?P<y1>(?:19|20)\d{2}|\d{2}) {0,4})?(?P<post>[A-Z][A-Z]+(?:[ -][A-Z]+){0,3}) "
    r"(?P<serial>[0-9O]{1,8})(?P<section> SECTION \d+ OF \d+)?(?: ?\((?P<y2>\d{4}|\d{2})\))?",
)
_MORE = re.compile(r"(?:,? AND |, ?|,? & )(?P<serial>\d{1,8})(?= |$|[,;.)])(?!/)")
_PREVIOUS = re.compile(r",? AND PREVIOUS")
_NOTAL = re.compile(r" ?\(NOTAL\)")
_KINDS = (
    ("e-mail", re.compile(r"E-?MAIL", re.IGNORECASE)),
    ("telcon", re.compile(r"TEL(?:E|EPHONE )?CON|PHONE|CALL\b", re.IGNORECASE)),
    ("fax", re.compile(r"\bFAX", re.IGNORECASE)),
    ("memo", re.compile(r"MEMO|MEMCON", re.IGNORECASE)),
    ("letter", re.compile(r"\bLETTER\b", re.IGNORECASE)),
    ("note", re.compile(r"\bNOTE\b|DIPNOTE", re.IGNORECASE)),
    ("meeting", re.compile(r"MEETING|CONVERSATION", re.IGNORECASE)),
    ("report", re.compile(r"REPORT|\bIIR\b|\bTD-?\d", re.IGNORECASE)),
    ("web", re.compile(r"HTTPS?:|WWW\.", re.IGNORECASE)),
    ("book", re.compile(r"\bISBN\b|\bBOOK\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a bare reference is completed from: the day of the message, or its year alone."""

    day: date | None
    only_year: int | None = None

    @property
    def year(self) -> int | None:
        """The year of the message."""
        return self.day.year if self.day else self.only_year


def read_references(draft: Draft, lines: list[Line], context: Context) -> tuple[Reference, ...]:
    """All references of the REF lines; one entry for each message."""
    if not lines:
        return ()
    whole = joined_span(lines)
    draft.claim("header.label", whole)
    label = words.REFERENCES.match(lines[0].text, words.strip_start(lines[0]))
    start = lines[0].start + label.end() if label else whole.start
    if draft.text[start : start + 1] == ":":
        start += 1
    entries = _entries(draft, trimmed(draft.text, start, whole.end))
    _note_joined(draft, lines, entries)
    done: list[Reference] = []
    for letter, span in entries:
        done.extend(_read_entry(draft, letter, span, context))
    return tuple(done)


def _entries(draft: Draft, span: Span) -> list[tuple[str | None, Span]]:
    """Cut the list at its letters; text before the first letter is an entry without one."""
    marks = list(_LETTER.finditer(draft.text, span.start, span.end))
    if not marks:
        return [(None, span)] if span.end > span.start else []
    entries: list[tuple[str | None, Span]] = []
    before = _stripped(draft.text, span.start, marks[0].start())
    if before.end > before.start:
        entries.append((None, before))
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.start() if following else span.end
        entry = _stripped(draft.text, mark.end(), end)
        if mark["twice"]:
            draft.note(
                "reference-label-variant",
                Span(start=mark.start(), end=entry.end),
                reading=f"{mark['after']}. {entry.of(draft.text)}",
                repaired=True,
            )
        if entry.end > entry.start:
            entries.append((mark["in"] or mark["after"], entry))
    return entries


def _stripped(text: str, start: int, end: int) -> Span:
    span = trimmed(text, start, end)
    words_ = span.of(text).rstrip(",;")
    return trimmed(text, span.start, span.start + len(words_))


def _note_joined(draft: Draft, lines: list[Line], entries: list[tuple[str | None, Span]]) -> None:
    for line in lines:
        inside = [s for letter, s in entries if letter and line.start <= s.start < line.end]
        if len(inside) > 1 and not line.text.lstrip().startswith("(") and "(A)" not in line.text:
            place = Span(start=line.span.start, end=max(line.span.start, inside[-1].end))
            draft.note("missing-line-break", place, reading=f"{len(inside)} references")


def _flat(text: str) -> str:
    """The text on one line, letter for letter."""
    return text.replace("\n", " ").replace("\r", " ")


def _read_entry(draft: Draft, letter: str | None, span: Span, context: Context) -> list[Reference]:
    text = _flat(span.of(draft.text))
    kind = next((name for name, pattern in _KINDS if pattern.search(text)), None)
    found = _CABLE.match(text)
    if kind is not None or found is None:
        return [_other(draft, letter, span, kind or "unknown", context)]
    return _cables(draft, letter, span, found, context)


def _other(draft: Draft, letter: str | None, span: Span, kind: str, context: Context) -> Reference:
    draft.claim("header.reference", span)
    text = span.of(draft.text)
    day = dates.first(text, reference=context.day)
    value = day.value.value if day else None
    return Reference(letter=letter, raw=text, kind=kind, canonical=None, date=value, span=span)


def _cables(
    draft: Draft, letter: str | None, span: Span, found: re.Match[str], context: Context
) -> list[Reference]:
    text = _flat(span.of(draft.text))
    end, notes = _tail(draft, span, text, found.end())
    main = Span(start=span.start, end=span.start + end)
    draft.claim("header.reference", main)
    year, inferred = _year(found, context)
    post = _post(draft, main, found)
    serial = _serial(draft, main, found["serial"])
    base = Reference(
        letter=letter,
        raw=main.of(draft.text),
        kind="cable",
        canonical=canonical(year, post, serial),
        year_inferred=inferred,
        note="; ".join(notes) or None,
        span=main,
    )
    return [base, *_others(draft, base, span, end, (year, post))]


def _tail(draft: Draft, span: Span, text: str, end: int) -> tuple[int, list[str]]:
    notes = []
    if notal := _NOTAL.match(text, end):
        end = notal.end()
        notes.append("not sent to all addressees")
    if previous := _PREVIOUS.match(text, end):
        place = Span(start=span.start + previous.start() + 1, end=span.start + previous.end())
        draft.note("reference-open-ended", place, why="the list is left open")
        end = previous.end()
        notes.append('"and previous" leaves the list open')
    return end, notes


def _others(
    draft: Draft, base: Reference, span: Span, end: int, source: tuple[int | None, str]
) -> list[Reference]:
    """Further serials of the same post: ``SEOUL 88 AND 91``."""
    text = _flat(span.of(draft.text))
    more: list[Reference] = []
    while found := _MORE.match(text, end):
        place = Span(start=span.start + found.start("serial"), end=span.start + found.end("serial"))
        draft.claim("header.reference", place)
        more.append(
            base.model_copy(
                update={
                    "raw": found["serial"],
                    "canonical": canonical(*source, int(found["serial"])),
                    "note": "second number of one reference",
                    "span": place,
                }
            )
        )
        end = found.end()
    if more:
        both = Span(start=base.span.start, end=more[-1].span.end)
        draft.note("reference-two-messages", both, reading=f"{len(more) + 1} messages")
    return more


def _year(found: re.Match[str], context: Context) -> tuple[int | None, bool]:
    stated = found["y1"] or found["y2"]
    if stated:
        return dates.century(stated, context.day), False
    return context.year, True


def _post(draft: Draft, span: Span, found: re.Match[str]) -> str:
    name = reference_ids.strip_prefixes(found["post"])
    known = posts.find(name)
    if known is not None:
        if posts.is_short(name) and name != "SECSTATE":
            end = span.start + found.end("serial")
            draft.note("post-short", Span(start=span.start, end=end), reading=known.name)
        return known.name
    better = posts.repair(name) if draft.repairs("post-misspelt") else None
    if better is None:
        return name
    place = Span(start=span.start + found.start("post"), end=span.start + found.end("post"))
    draft.note("post-misspelt", place, reading=better, repaired=True)
    return better


def _serial(draft: Draft, span: Span, digits: str) -> int:
    if "O" not in digits:
        return int(digits)
    reading = span.of(draft.text).replace(digits, digits.replace("O", "0"))
    draft.note("digit-letter", span, reading=reading, repaired=True)
    return int(digits.replace("O", "0"))


def canonical(year: int | None, post: str, serial: int) -> str | None:
    """Two figures of the year, post without blanks, number; null where the year is unknown."""
    if year is None:
        return None
    return f"{year % 100:02}{post.replace(' ', '').replace('-', '')}{serial}"
