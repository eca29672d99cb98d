"""Gaps: the cheapest ways in which an item that is not listed would become listed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from catchall.controls.finding import Finding, Kind
from catchall.controls.margins import label, margin
from catchall.controls.parameters import Catalogue
from catchall.controls.rulebook import Version
from catchall.controls.tests import figure_of
from catchall.model.classification import Margin, NearMiss

_KEPT = 12
"""Ways kept at each node; the cheapest first, so that the search stays small."""

_REASONS = ("in_reaffirmation_band", "one_option_away", "one_test_away", "within_tenth")
"""Strongest first: what the list itself calls close, an option, a lone test, a small distance."""

TENTH = Decimal("0.1")
"""The share of the threshold within which figures alone make a near miss."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to satisfy a tree: the figures that fail, what is open, and how many hold."""

    paragraph: str = ""
    failing: tuple[tuple[Finding, str], ...] = ()
    unknown: int = 0
    asked: int = 0
    """Questions without a figure that are open, which are not counted as unknown."""
    met: int = 0

    @property
    def cost(self) -> tuple[int, int]:
        return len(self.failing), self.unknown + self.asked


def near_miss(finding: Finding, version: Version, parameters: Catalogue) -> NearMiss | None:
    """Why an item is close to an entry that does not catch it; none where it is not.

    Close means what the list itself calls so (its re-affirmation band), or one option of
    the machine, or one single test of a paragraph whose other tests are met, or figures
    that all lie within a tenth of their thresholds where no other figure is open: a
    question of use or design that nobody answered does not make a figure less close.
    """
    found = (_judge(way, version, parameters) for way in _ways(finding, ""))
    near = [each for each in found if each is not None]
    return min(near, key=_closeness) if near else None


def _closeness(near: NearMiss) -> tuple[int, int, Decimal]:
    rank = _REASONS.index(near.reasons[0])
    distance = max((each.relative or Decimal(0) for each in near.margins), default=Decimal(0))
    return rank, len(near.margins) + len(near.missing_options), distance


def _ways(finding: Finding, paragraph: str) -> list[_Way]:
    paragraph = finding.paragraph or paragraph
    if finding.truth is True and not finding.children:
        return [_Way(paragraph, met=1)]
    if finding.kind in (Kind.TEST, Kind.FLAG, Kind.WORDS):
        return _leaf(finding, paragraph)
    if finding.kind in (Kind.NOTED, Kind.NOTE):
        if any(note.truth is True for note in finding.children[1:]):
            return []
        return _ways(finding.children[0], paragraph)
    if finding.kind in (Kind.ANY, Kind.ANY_AXIS):
        return _kept(way for child in finding.children for way in _ways(child, paragraph))
    if finding.kind is Kind.AXIS:
        if any(child.truth is False for child in finding.children[:-1]):
            return []
        return _ways(finding.children[-1], paragraph)
    if finding.kind is Kind.ALL:
        return _every(finding, paragraph)
    return [] if finding.truth is False else [_Way(paragraph, unknown=int(finding.truth is None))]


def _leaf(finding: Finding, paragraph: str) -> list[_Way]:
    if finding.truth is None:
        flag = finding.kind is Kind.FLAG
        return [_Way(paragraph, unknown=int(not flag), asked=int(flag))]
    if not finding.figures:
        return []
    return [_Way(paragraph, failing=((finding, paragraph),))]


def _every(finding: Finding, paragraph: str) -> list[_Way]:
    ways = [_Way(paragraph)]
    for child in finding.children:
        ways = _kept(_joined(left, right) for left, right in product(ways, _ways(child, paragraph)))
    return ways


def _joined(left: _Way, right: _Way) -> _Way:
    deeper = max(left.paragraph, right.paragraph, key=lambda each: (each.count("."), len(each)))
    return replace(
        left,
        paragraph=deeper,
        failing=left.failing + right.failing,
        unknown=left.unknown + right.unknown,
        asked=left.asked + right.asked,
        met=left.met + right.met,
    )


def _kept(ways: Iterable[_Way]) -> list[_Way]:
    return sorted(ways, key=lambda each: each.cost)[:_KEPT]


def _judge(way: _Way, version: Version, parameters: Catalogue) -> NearMiss | None:
    if not way.failing:
        return None
    figures: list[Margin] = []
    options: dict[str, Decimal] = {}
    for finding, paragraph in way.failing:
        option = parameters[finding.parameter or ""].option
        closest = min(finding.figures, key=lambda each: each.short_by)
        if option:
            options[option] = max(options.get(option, Decimal(0)), closest.short_by)
        else:
            figures.append(margin(finding, closest, version, paragraph))
    reasons = _reasons(way, figures, options)
    if not reasons:
        return None
    return NearMiss(
        paragraph=label(version, way.paragraph),
        reasons=reasons,
        margins=tuple(figures),
        missing_options=tuple(sorted(options)),
        text=_text(figures, sorted(options)),
    )


def _reasons(way: _Way, figures: list[Margin], options: dict[str, Decimal]) -> tuple[str, ...]:
    if all(each.in_band for each in figures) and _one(options):
        band = ("in_reaffirmation_band",) if figures else ()
        return band + (("one_option_away",) if options else ())
    known = not way.unknown and not way.asked
    if len(figures) == 1 and not options and known and way.met > 1:
        return ("one_test_away",)
    if figures and not options and not way.unknown and all(_close(each) for each in figures):
        return ("within_tenth",)
    return ()


def _close(near: Margin) -> bool:
    return near.relative is not None and abs(near.relative) <= TENTH


def _one(options: dict[str, Decimal]) -> bool:
    return len(options) <= 1 and all(short <= 1 for short in options.values())


def _text(figures: list[Margin], options: list[str]) -> str:
    parts = [_figure(each) for each in figures]
    parts.extend(f"one option away: {each}" for each in options)
    return "; ".join(parts)


def _figure(near: Margin) -> str:
    axis = f" on axis {near.axis}" if near.axis else ""
    share = f" ({figure_of(round(near.relative * 100, 1), None)} %)" if near.relative else ""
    text = f"{near.parameter}{axis} short by {figure_of(near.short_by, near.unit)}{share}"
    if near.in_band and near.band is not None:
        text += f", inside the re-affirmation band of {figure_of(near.band, near.unit)}"
    return text
