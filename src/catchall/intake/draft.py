"""Draft: a message while it is being read; collects claims, anomalies and repairs."""

from collections import Counter
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise

from catchall.intake import marks
from catchall.model.evidence import Span
from catchall.model.marking import MarkingReading
from catchall.model.message import Anomaly, Segment


@dataclass
class Draft:
    """What the rules have found so far; later claims stand above earlier ones.

    Attributes:
        text: the whole text; every offset points into it.
        repairs_off: names of repair rules that must not act.
        above: the marking of what the text came in, and what that is; for unmarked parts.
    """

    text: str
    repairs_off: frozenset[str] = frozenset()
    above: tuple[MarkingReading, str] | None = None
    claims: list[tuple[int, int, str]] = field(default_factory=list)
    anomalies: list[Anomaly] = field(default_factory=list)

    @property
    def unmarked(self) -> tuple[MarkingReading, str]:
        """What an unmarked text is handled as: its cover's marking, else system-high."""
        return self.above or (marks.system_high(), "system-high")

    def claim(self, kind: str, span: Span) -> None:
        """Say what a stretch of the text is."""
        if span.end > span.start:
            self.claims.append((span.start, span.end, kind))

    def repairs(self, rule: str) -> bool:
        """Whether a repair rule may act."""
        return rule not in self.repairs_off

    def note(
        self,
        code: str,
        *where: Span,
        reading: str | None = None,
        why: str = "",
        repaired: bool = False,
    ) -> None:
        """Record an anomaly; the words of its first place are kept with it."""
        text = where[0].of(self.text) if where else ""
        self.anomalies.append(
            Anomaly(code=code, where=where, text=text, reading=reading, why=why, repaired=repaired)
        )

    def segments(self) -> tuple[Segment, ...]:
        """Segments that tile the text: the claims, ``blank`` and ``unparsed``."""
        return tuple(
            Segment(kind=kind, span=Span(start=start, end=end))
            for start, end, kind in _tile(self.text, self.claims)
        )


def _tile(text: str, claims: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Flatten claims in one sweep; where several cover a place the last one made wins."""
    edges = sorted({0, len(text)} | {edge for claim in claims for edge in claim[:2]})
    order = sorted(range(len(claims)), key=lambda i: claims[i][0])
    active: list[tuple[int, int]] = []
    tiles: list[tuple[int, int, str]] = []
    coming = 0
    for start, end in pairwise(edges):
        while coming < len(order) and claims[order[coming]][0] <= start:
            heappush(active, (-order[coming], claims[order[coming]][1]))
            coming += 1
        while active and active[0][1] <= start:
            heappop(active)
        if active:
            _add(tiles, start, end, claims[-active[0][0]][2])
        else:
            _unclaimed(text, tiles, start, end)
    return tiles


def _unclaimed(text: str, tiles: list[tuple[int, int, str]], start: int, end: int) -> None:
    words = text[start:end]
    lead = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    if lead >= last:
        _add(tiles, start, end, "blank")
        return
    _add(tiles, start, lead, "blank")
    _add(tiles, lead, last, "unparsed")
    _add(tiles, last, end, "blank")


def _add(tiles: list[tuple[int, int, str]], start: int, end: int, kind: str) -> None:
    if start == end:
        return
    if tiles and tiles[-1][2] == kind and tiles[-1][1] == start:
        tiles[-1] = (tiles[-1][0], end, kind)
    else:
        tiles.append((start, end, kind))


def merged(anomalies: list[Anomaly]) -> tuple[Anomaly, ...]:
    """Anomalies of one code and reading rule as one entry with all its places, in order."""
    groups: dict[str, list[Anomaly]] = {}
    for anomaly in anomalies:
        groups.setdefault(anomaly.code, []).append(anomaly)
    return tuple(_join(group) for _, group in sorted(groups.items()))


def _join(group: list[Anomaly]) -> Anomaly:
    if len(group) == 1:
        return group[0]
    places = sorted({(s.start, s.end) for anomaly in group for s in anomaly.where})
    readings = list(Counter(a.reading for a in group if a.reading))
    return group[0].model_copy(
        update={
            "where": tuple(Span(start=start, end=end) for start, end in places),
            "reading": ", ".join(readings) or None,
            "repaired": any(anomaly.repaired for anomaly in group),
        }
    )
