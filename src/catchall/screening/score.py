"""The score of a pair of names: the share of their weight that is carried by paired words."""

from dataclasses import dataclass
from decimal import Decimal

from rigour.names import Name

from catchall.lexicon import names
from catchall.model import WordMatch

SCORER = "rigour-parts/1"
_FLOOR = 0.5
"""Words less alike than this count as not paired."""
_WEAK_ALIAS = 0.9


@dataclass(frozen=True)
class Comparison:
    """Which words of two names were paired, and the score that follows."""

    score: Decimal
    words: tuple[WordMatch, ...]
    unmatched_query: tuple[str, ...]
    unmatched_listed: tuple[str, ...]
    scorer: str = SCORER

    def explain(self, listed: str, context: tuple[str, ...]) -> str:
        """One line: the score, the paired words, the words left over, the context."""
        pairs = ", ".join(
            f"{w.query}={w.listed}" if w.query == w.listed else f"{w.query}~{w.listed}"
            for w in self.words
        )
        parts = [f"{self.score} {listed}: {pairs or 'no word in common'}"]
        for label, words in (("query", self.unmatched_query), ("list", self.unmatched_listed)):
            if words:
                parts.append(f"only in {label}: {' '.join(words)}")
        return "; ".join((*parts, *(code.replace("_", " ") for code in context)))


def compare(query: Name, listed: Name, *, weak: bool) -> Comparison:
    """Compare two names taken apart by :func:`catchall.lexicon.names.analyze`."""
    pairs = names.compare(query, listed)
    matched = [p for p in pairs if p.left and p.right and p.similarity >= _FLOOR]
    rest = [p for p in pairs if p not in matched]
    total = sum(p.weight for p in pairs)
    carried = sum(p.weight * p.similarity for p in matched)
    share = carried / total * (_WEAK_ALIAS if weak else 1) if total else 0.0
    return Comparison(
        score=_decimal(share),
        words=tuple(
            WordMatch(
                query=p.left,
                listed=p.right,
                similarity=_decimal(p.similarity),
                weight=_decimal(p.weight),
            )
            for p in matched
        ),
        unmatched_query=tuple(p.left for p in rest if p.left),
        unmatched_listed=tuple(p.right for p in rest if p.right),
    )


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.3f}")
