"""Rolling up: the highest marking of the portions, and what the message says of itself."""

from catchall import markings
from catchall.intake import marks
from catchall.model.marking import Level, Marking, MarkingReading
from catchall.model.message import Portion, RollUp

TLP_ORDER = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


def roll_up(portions: tuple[Portion, ...], stated: str | None) -> RollUp | None:
    """Roll up the markings of portions that have one of their own or inherited one.

    Returns null where no portion has a marking.
    """
    seen = {p.marking.canonical_banner: p.marking for p in portions if p.marking is not None}
    readings = [seen[name] for name in sorted(seen)]
    if not readings:
        return None
    labels = [r for r in readings if r.marking.scheme == "tlp"]
    levels = [r for r in readings if r.marking.scheme == "us"]
    overall = _strictest(labels) if labels and not levels else _highest(levels, stated)
    if overall is None:
        return None
    return RollUp(
        overall=overall,
        strict=_strict(levels) or overall,
        stated=stated,
        agrees=_agrees(levels, labels, stated),
    )


def _strictest(labels: list[MarkingReading]) -> MarkingReading | None:
    known = [r for r in labels if r.marking.recipients in TLP_ORDER]
    return max(known, key=lambda r: TLP_ORDER.index(r.marking.recipients or ""), default=None)


def _highest(levels: list[MarkingReading], stated: str | None) -> MarkingReading | None:
    stated_reading = marks.banner(stated) if stated else None
    ranked = [*levels, *([stated_reading] if stated_reading else [])]
    if not ranked:
        return None
    level: Level = max((r.marking.level for r in ranked), key=lambda x: x.rank)
    return _reading(Marking(level=level))


def _strict(levels: list[MarkingReading]) -> MarkingReading | None:
    if not levels:
        return None
    return _reading(markings.roll_up([r.marking for r in levels], strict=True))


def _reading(marking: Marking) -> MarkingReading:
    banner = markings.format_banner(marking)
    return MarkingReading(
        raw=banner,
        marking=marking,
        canonical_portion=markings.format_portion(marking),
        canonical_banner=banner,
    )


def _agrees(
    levels: list[MarkingReading], labels: list[MarkingReading], stated: str | None
) -> bool | None:
    said = marks.banner(stated) if stated else None
    if labels and not levels:
        strictest = _strictest(labels)
        if said is None or strictest is None:
            return None
        return said.marking.recipients == strictest.marking.recipients
    if not levels:
        return None
    if said is None:
        return True
    return max(marks.rank(r) for r in levels) == marks.rank(said)
