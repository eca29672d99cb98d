"""Consistency checks between the parts of a telegram; null where a part is missing."""

from datetime import date

from catchall.intake.telegram.fields import REASON_MEANINGS
from catchall.model.evidence import Span
from catchall.model.header import Section, TelegramHeader, Transmission, Wrapper
from catchall.model.message import Check, Portion, RollUp

_FULL_YEARS = frozenset({6, 10, 15, 20, 25})
_LETTERS = 5


def run(
    wrapper: Wrapper | None,
    transmission: Transmission | None,
    header: TelegramHeader,
    rollup: RollUp | None,
    sections: tuple[Section, ...],
) -> list[Check]:
    """All checks that need only the header and the roll-up."""
    return [
        *_times(wrapper, transmission, header),
        _classifications(wrapper, transmission, header),
        highest(rollup),
        _reasons(header),
        _sections(sections),
    ]


def _times(
    wrapper: Wrapper | None, transmission: Transmission | None, header: TelegramHeader
) -> list[Check]:
    dtg = transmission.dtg if transmission else None
    calling = transmission.calling if transmission else None
    filed = calling.value if calling else None
    if filed is None and header.dashes_line and dtg:
        filed = _page_time(header.dashes_line.time, dtg.value)
    return [
        Check(
            id="julian-day",
            check="the day of the year on the DE line is the day of the date-time group",
            result=None
            if not (calling and dtg and calling.value)
            else calling.value[:10] == dtg.value[:10],
        ),
        Check(
            id="file-time",
            check="the file time is not before the date-time group",
            result=None if not (dtg and filed) else filed >= dtg.value,
        ),
        _station_serial(transmission, header),
        Check(
            id="wrapper-date",
            check="the date of the wrapper is the day of the date-time group",
            result=None
            if not (wrapper and wrapper.created and dtg)
            else wrapper.created.value[:10] == dtg.value[:10],
        ),
        _wrapper_id(wrapper, header),
        _declassify(header, dtg.value if dtg else None),
    ]


def _page_time(time: str, dtg: str) -> str | None:
    """The moment of a dashes line, ``182040Z``, in the month of the date-time group."""
    day, hour, minute = time[:2], time[2:4], time[4:6]
    return f"{dtg[:8]}{day}T{hour}:{minute}:00Z" if day >= dtg[8:10] else None


def _station_serial(transmission: Transmission | None, header: TelegramHeader) -> Check:
    calling = transmission.calling if transmission else None
    number = header.message_id
    return Check(
        id="station-serial",
        check="the station serial is the last four figures of the message number",
        result=None
        if not (calling and number)
        else int(calling.station_serial) == number.serial % 10000,
    )


def _wrapper_id(wrapper: Wrapper | None, header: TelegramHeader) -> Check:
    known = header.message_id.canonical if header.message_id else None
    return Check(
        id="wrapper-id",
        check="the id of the wrapper is year, post and number of the message",
        result=None
        if not (wrapper and known)
        else wrapper.reference_id.value.replace(" ", "") == known,
    )


def _declassify(header: TelegramHeader, dtg: str | None) -> Check:
    ends = header.declassify
    comparable = ends is not None and ends.value is not None and ends.kind in {"date", "legacy"}
    return Check(
        id="decl-years",
        check="the declassification date is a full term after the date-time group",
        result=None
        if not (comparable and dtg and ends)
        else ends.years_after_dtg in _FULL_YEARS
        or ends.value == date.fromisoformat(dtg[:10]).isoformat(),
    )


def stated(
    wrapper: Wrapper | None, transmission: Transmission | None, header: TelegramHeader
) -> dict[str, tuple[str, Span]]:
    """Every place that states the classification of the whole message."""
    places: dict[str, tuple[str, Span]] = {}
    if wrapper and wrapper.classification:
        places["wrapper"] = (wrapper.classification.value, wrapper.classification.span)
    if transmission and transmission.security_line:
        line = transmission.security_line
        places[" ".join(line.raw.split()[:2])] = (line.value, line.span)
    if header.classification:
        places["classification line"] = (header.classification.value, header.classification.span)
    return places


def _classifications(
    wrapper: Wrapper | None, transmission: Transmission | None, header: TelegramHeader
) -> Check:
    places = stated(wrapper, transmission, header)
    others = set(header.classification.agrees_with) if header.classification else set()
    values = {value for value, _ in places.values()}
    enough = len(places) > 1 or (places and "page lines" in others)
    return Check(
        id="classification-agrees",
        check="wrapper, security line, page lines and classification line agree",
        result=len(values) == 1 if enough else None,
        detail=", ".join(f"{name}: {value}" for name, (value, _) in sorted(places.items())),
    )


def highest(rollup: RollUp | None) -> Check:
    """Whether the highest portion is what the message says of itself."""
    return Check(
        id="highest-portion",
        check="the highest portion is the overall classification",
        result=rollup.agrees if rollup else None,
    )


def _reasons(header: TelegramHeader) -> Check:
    by = header.classified_by
    return Check(
        id="reasons",
        check="every reason exists in section 1.4 (a) to (h)",
        result=None
        if by is None or not by.reasons
        else all(reason[-2] in REASON_MEANINGS for reason in by.reasons),
    )


def _sections(sections: tuple[Section, ...]) -> Check:
    if not sections:
        return Check(id="sections", check="all sections are there", result=None)
    present = {section.number for section in sections}
    of = max(section.of for section in sections)
    return Check(
        id="sections",
        check=f"sections 1 to {of} are there",
        result=present == set(range(1, of + 1)) if of < 1000 else False,
        detail=", ".join(str(number) for number in sorted(present)),
    )


def numbering(portions: tuple[Portion, ...]) -> Check:
    """Whether the paragraphs of the message run from 1 without gap or double."""
    run_ = [
        p.number_stated or p.number for p in portions if p.number is not None and p.message is None
    ]
    return Check(
        id="numbering",
        check="paragraph numbers run from 1 without a gap",
        result=run_ == list(range(1, len(run_) + 1)) if run_ else None,
        detail=", ".join(str(number) for number in run_[:40]),
    )


def cross_references(referred: list[tuple[int, Span]], portions: tuple[Portion, ...]) -> Check:
    """Whether every paragraph that is referred to exists."""
    numbers = {p.number for p in portions}
    return Check(
        id="cross-references",
        check="paragraphs that are referred to exist",
        result=all(number in numbers for number, _ in referred) if referred else None,
        detail=", ".join(str(number) for number in sorted({n for n, _ in referred})[:40]),
    )
