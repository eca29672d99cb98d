"""Addresses: FM, TO and INFO lines, with precedence, continuity number and exclusions."""

import re

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram.sorting import Sorted
from catchall.intake.telegram.transmission import text_field
from catchall.lexicon import posts
from catchall.model.evidence import Span
from catchall.model.header import Addressee, Text

_ADDRESS = re.compile(
    r"(?:(?P<routing>R[A-Z]{4,7}) ?/ ?)?(?P<name>[A-Z].*?)"
    r"(?: (?P<precedence>FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE))?"
    r"(?: (?P<mcn>\d{4}))?(?P<slash> ?\\)?\Z"
)
_MISSION = re.compile(
    r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|AMEMB|USMISSION|USINT|USLO|USDEL|AIT|USOFFICE) (?P<post>.+)"
)
_STATE = re.compile(r"SECSTATE\b|SECSTATE WASHDC")
_NO_POST = frozenset({"SECRETARY"})


def read_sender(draft: Draft, found: Sorted) -> Text | None:
    """The FM line."""
    line = found.first("from")
    if line is None:
        return None
    draft.claim("header.label", line.span)
    return text_field(draft, "header.from", _after_label(line, "FM"))


def read_addressees(
    draft: Draft, found: Sorted, kind: str, *, before_1992: bool
) -> tuple[Addressee, ...]:
    """The addresses of the TO or INFO list, one for each line."""
    lines = found.all(kind)
    done = []
    for line in lines:
        label = kind.upper()
        labeled = line.text.lstrip().startswith(label + " ")
        span = _after_label(line, label) if labeled else line.span
        if labeled:
            draft.claim("header.label", line.span)
        address = _address(draft, span, kind, before_1992=before_1992)
        if address is not None:
            done.append(address)
    return tuple(done)


def _after_label(line: Line, label: str) -> Span:
    start = line.text.index(label) + len(label)
    rest = line.text[start:]
    lead = start + len(rest) - len(rest.lstrip())
    return line.part(lead, max(lead, len(line.text.rstrip())))


def _address(draft: Draft, span: Span, kind: str, *, before_1992: bool) -> Addressee | None:
    text = span.of(draft.text)
    main, _, excluded = text.partition(" XMT ")
    found = _ADDRESS.match(main)
    if found is None:
        return None
    end = span.start + found.start("slash") if found["slash"] else span.end
    whole = Span(start=span.start, end=end)
    draft.claim(f"header.{kind}", whole)
    _report(draft, span, found)
    post = _post(found["name"])
    return Addressee(
        value=found["name"],
        kind=_kind(found["name"]),
        routing_indicator=found["routing"],
        post=post,
        country=_country(found["name"], post, before_1992=before_1992),
        precedence=found["precedence"],
        message_continuity_number=found["mcn"],
        excluded=tuple(x.strip() for x in excluded.split(",") if x.strip()),
        span=whole,
    )


def _report(draft: Draft, span: Span, found: re.Match[str]) -> None:
    if found["mcn"] == "0000":
        place = span.start + found.start("mcn")
        draft.note("mcn-blank", Span(start=place, end=place + 4), why="0000 is a blank")
    if found["slash"]:
        end = span.start + found.end()
        word = span.of(draft.text).rsplit(" ", 1)[-1]
        draft.note("backslash-line-end", Span(start=end - len(word), end=end), repaired=True)


def _kind(name: str) -> str:
    if "COLLECTIVE" in name:
        return "collective"
    return "post" if _MISSION.match(name) or _STATE.match(name) else "agency"


def _post(name: str) -> str | None:
    if _STATE.match(name):
        return "STATE"
    found = _MISSION.match(name)
    return found["post"] if found and found["post"] not in _NO_POST else None


def _country(name: str, post: str | None, *, before_1992: bool) -> str | None:
    if post is not None:
        return posts.country(post, before_1992=before_1992)
    return "US" if name.endswith(("WASHDC", "WASHINGTON DC")) else None
