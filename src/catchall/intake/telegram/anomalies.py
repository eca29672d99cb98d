"""Anomalies that show only when all parts of a telegram are known."""

import re

from catchall.intake import marks
from catchall.intake.draft import Draft
from catchall.intake.telegram.checks import stated
from catchall.intake.telegram.reading import Telegram
from catchall.lexicon import posts
from catchall.model.evidence import Span
from catchall.model.message import Check, Portion, RollUp

_BEFORE_BREAK = re.compile(r"[^\W\d_]{1,30}-\Z")
_AFTER_BREAK = re.compile(r"[^\W\d_]{1,30}")
_CODE = re.compile(r"\b[A-Z]{3,4}\b")


def report(draft: Draft, telegram: Telegram, rollup: RollUp | None) -> None:
    """Report what is missing, what disagrees, and what the markings show."""
    header = telegram.header
    if header.subject is None:
        draft.note("subject-missing")
    if header.classification is None:
        overall = rollup.overall.canonical_banner if rollup else None
        draft.note("classification-missing", reading=overall, why="taken from the portions")
    places = stated(telegram.wrapper, telegram.transmission, header)
    if len({value for value, _ in places.values()}) > 1:
        highest = rollup.overall.canonical_banner if rollup else None
        spans = [span for _, span in places.values()]
        draft.note("classification-disagrees", *spans, reading=highest, why="the highest counts")
    _breaks(draft, telegram)
    for portion in telegram.portions:
        _marking(draft, portion, telegram)


def _breaks(draft: Draft, telegram: Telegram) -> None:
    """Page breaks inside a word or an address list."""
    addresses = [*telegram.header.to, *telegram.header.info]
    for gap in telegram.found.breaks:
        before = _BEFORE_BREAK.search(draft.text[max(0, gap.start - 40) : gap.start].rstrip())
        after = _AFTER_BREAK.match(draft.text, gap.end)
        if before and after:
            line_end = draft.text[max(0, gap.start - 40) : gap.start].rstrip()
            start = max(0, gap.start - 40) + len(line_end) - len(before.group())
            place = Span(start=start, end=after.end())
            word = before.group().rstrip("-") + after.group()
            draft.note("page-break-in-word", place, reading=word, repaired=True)
        if addresses and addresses[0].span.start < gap.start < addresses[-1].span.start:
            draft.note("page-break-in-address-list", gap, repaired=True)


def _marking(draft: Draft, portion: Portion, telegram: Telegram) -> None:
    reading, span = portion.marking, portion.marking_span
    if reading is None or span is None or portion.inherited:
        return
    line = telegram.header.classification
    top = marks.banner(line.value) if line else None
    if top is not None and marks.rank(reading) > marks.rank(top):
        draft.note("portion-above-message", span, reading=reading.canonical_banner)
    if "NOFORN" in reading.marking.dissemination and "REL" in reading.raw.upper():
        draft.note("marking-conflict", span, reading=reading.canonical_portion)
    elif any(_is_departure(defect) for defect in reading.defects):
        draft.note("marking-nonstandard", span, reading=reading.canonical_portion)
    _unknown_codes(draft, portion, span)


def _is_departure(defect: str) -> bool:
    """Whether a defect is one of form; a lost bracket and an unknown code have their own."""
    return "bracket" not in defect and "code list" not in defect and "unknown" not in defect


def _unknown_codes(draft: Draft, portion: Portion, span: Span) -> None:
    reading = portion.marking
    if reading is None or not any(
        "code list" in d or "unknown" in d or "no list" in d for d in reading.defects
    ):
        return
    for found in _CODE.finditer(draft.text, span.start, span.end):
        code = found.group()
        if code in reading.marking.rel_to and any(code in d for d in reading.defects):
            place = Span(start=found.start(), end=found.end())
            draft.note("marking-unknown-code", place, why="releases to nobody")


def report_checks(draft: Draft, telegram: Telegram, checks: list[Check]) -> None:
    """Report the places of failed checks."""
    failed = {check.id for check in checks if check.result is False}
    calling = telegram.transmission.calling if telegram.transmission else None
    if calling and "julian-day" in failed:
        day = calling.span.start + calling.raw.rindex(" ") + 1
        place = Span(start=day, end=day + 7)
        draft.note("julian-day-mismatch", place, why="not the day of the date-time group")
    if calling and "station-serial" in failed:
        at = calling.span.start + calling.raw.index("#")
        draft.note("station-serial-mismatch", Span(start=at, end=at + 5))
    if telegram.wrapper and "wrapper-id" in failed:
        draft.note("wrapper-id-corrupt", telegram.wrapper.reference_id.span)
    numbers = {portion.number for portion in telegram.portions}
    for number, span in telegram.referred:
        if number not in numbers:
            draft.note("paragraph-reference-missing", span, why=f"no paragraph {number}")


def repaired_wrapper(draft: Draft, telegram: Telegram) -> None:
    """Read the id of the wrapper by the message number, where a letter of the post is lost."""
    wrapper, number = telegram.wrapper, telegram.header.message_id
    if wrapper is None or number is None or number.canonical is None:
        return
    raw = wrapper.reference_id.raw
    found = re.match(r"(\d\d)([A-Z ]+?)0*(\d+)\Z", raw)
    if raw == number.canonical or found is None or not draft.repairs("wrapper-id"):
        return
    same = found[1] == number.canonical[:2] and int(found[3]) == number.serial
    if same and posts.repair(found[2]) == number.origin_post:
        draft.note(
            "wrapper-id-corrupt",
            wrapper.reference_id.span,
            reading=number.canonical,
            repaired=True,
        )
        field = wrapper.reference_id.model_copy(update={"value": number.canonical})
        telegram.wrapper = wrapper.model_copy(update={"reference_id": field})
