"""Messages made from expected readings, so that release is tested without the reader."""

import hashlib
import json
from typing import Any

from catchall.markings import read, roll_up
from catchall.markings.render import format_banner, format_portion
from catchall.model import (
    Level,
    Marking,
    MarkingReading,
    Message,
    Point,
    Portion,
    Reader,
    RollUp,
    SourceFile,
    Span,
)
from shared import shared


def _span(stated: dict[str, Any]) -> Span:
    return Span(start=stated["start"], end=stated["end"])


def _holes(portion: dict[str, Any], portions: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """What lies inside a portion and is not its own words."""
    start, end = portion["span"]["start"], portion["span"]["end"]
    inside = [portion["marking"].get("span"), portion.get("opens_with"), portion.get("closes_with")]
    inside += portion.get("interruptions") or []
    inside += [p["span"] for p in portions if p is not portion and _within(p["span"], start, end)]
    return sorted((s["start"], s["end"]) for s in inside if s and _within(s, start, end))


def _within(span: dict[str, Any], start: int, end: int) -> bool:
    inside: bool = start <= span["start"] and span["end"] <= end
    return inside and (span["start"], span["end"]) != (start, end)


def _own(portion: dict[str, Any], portions: list[dict[str, Any]]) -> tuple[Span, ...]:
    spans, place = [], portion["span"]["start"]
    for start, end in _holes(portion, portions):
        if start > place:
            spans.append(Span(start=place, end=start))
        place = max(place, end)
    if place < portion["span"]["end"]:
        spans.append(Span(start=place, end=portion["span"]["end"]))
    return tuple(spans)


def _portion(stated: dict[str, Any], portions: list[dict[str, Any]]) -> Portion:
    mark = stated["marking"]
    return Portion(
        id=stated["id"],
        number=stated.get("number"),
        kind=stated["kind"],
        parent=stated.get("parent"),
        span=_span(stated["span"]),
        text_spans=_own(stated, portions),
        marking=read(mark.get("canonical_portion") or mark["canonical"]),
        points=tuple(
            Point(n=point["n"], span=_span(point)) for point in stated.get("points") or ()
        ),
    )


def _reading(marking: Marking) -> MarkingReading:
    banner = format_banner(marking)
    return MarkingReading(
        raw=banner,
        marking=marking,
        canonical_portion=format_portion(marking),
        canonical_banner=banner,
    )


def _rollup(portions: tuple[Portion, ...]) -> RollUp:
    markings = [p.marking.marking for p in portions if p.marking]
    used = [m for m in markings if m.scheme == "us"] or markings
    return RollUp(
        overall=_reading(roll_up(used, strict=False)),
        strict=_reading(roll_up(used, strict=True)),
        stated=None,
        agrees=None,
    )


def expected(name: str) -> dict[str, Any]:
    """The expected reading of a message of the shared data."""
    found: dict[str, Any] = json.loads(shared(f"intake/{name}").read_text("utf-8"))
    return found


def message(name: str) -> Message:
    """``source_telegram`` or ``telegrams/t01`` as its expected reading tells it."""
    dot = "_" if name == "source_telegram" else "."
    stated = expected(f"{name}{dot}expected.json")
    raw = shared(f"intake/{name}.txt").read_bytes()
    text = raw.decode("utf-8")
    portions = tuple(_portion(one, stated["portions"]) for one in stated["portions"])
    digest = hashlib.sha256(raw).hexdigest()
    return Message(
        id=f"sha256:{digest}",
        source=SourceFile(
            file=f"{name}.txt",
            sha256=digest,
            bytes=len(raw),
            chars=len(text),
            encoding="utf-8",
            lines=text.count("\n"),
        ),
        text=text,
        profile=stated["profile"] if isinstance(stated["profile"], str) else "telegram",
        portions=portions,
        rollup=_rollup(portions),
    )


def reader(stated: dict[str, Any]) -> Reader:
    """A reader of an expected file."""
    level = Level(stated["clearance"]) if stated["clearance"] else None
    return Reader(
        name=f"{stated['country'] or 'XXX'}:{level.value if level else 'none'}",
        nationality=stated["country"] or "XXX",
        clearance=level,
        tlp=tuple(stated["tlp"]),
        captions=tuple(stated["distribution"]),
    )
