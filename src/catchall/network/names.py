"""Two names of parties held against each other word by word, through rigour."""

from dataclasses import dataclass
from functools import lru_cache

from rigour.names import Name, NamePart, NamePartTag, NameTypeTag, analyze_names, compare_parts
from rigour.text.translit import ascii_text

MAX_LENGTH = 300
"""Longer names are cut: time must stay linear in hostile input."""

_NEVER_DECIDE = frozenset({NamePartTag.LEGAL, NamePartTag.STOP})


@dataclass(frozen=True)
class Pair:
    """Words of two names that were paired; an empty side found no counterpart."""

    left: str
    right: str
    similarity: float
    weight: int

    @property
    def matched(self) -> bool:
        """Whether both sides have a word."""
        return bool(self.left and self.right)


@lru_cache(maxsize=65536)
def analyze(name: str, *, person: bool) -> Name | None:
    """The name taken apart in Latin letters; null where nothing of it is a word."""
    tag = NameTypeTag.PER if person else NameTypeTag.ORG
    latin = ascii_text(name[:MAX_LENGTH]) or ""
    # rigour's table of person names takes seconds to load and is of no use to two words
    found = sorted(analyze_names(tag, [latin], symbols=not person), key=lambda n: n.form)
    return found[0] if found and found[0].parts else None


def words(name: Name) -> frozenset[str]:
    """The words that can decide whether two names are one: no legal forms, no stop words."""
    return frozenset(part.comparable for part in name.parts if _decides(part))


def compare(left: Name, right: Name) -> tuple[Pair, ...]:
    """Align the deciding words of two names; each word stands in exactly one pair.

    The same words in another order are paired as they are.
    """
    if words(left) == words(right):
        return tuple(Pair(word, word, 1.0, 2 * len(word)) for word in sorted(words(left)))
    aligned = compare_parts(
        [part for part in left.parts if _decides(part)],
        [part for part in right.parts if _decides(part)],
    )
    pairs = (Pair(a.qstr, a.rstr, a.score, len(a.qstr) + len(a.rstr)) for a in aligned)
    return tuple(sorted(pairs, key=lambda p: (-p.similarity, p.left, p.right)))


def _decides(part: NamePart) -> bool:
    return part.tag not in _NEVER_DECIDE
