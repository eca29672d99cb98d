"""Names: what a name is made of, and how far two of them agree, through rigour."""

from dataclasses import dataclass
from functools import lru_cache

from rigour.names import Name, NamePart, NamePartTag, NameTypeTag, analyze_names, compare_parts
from rigour.text.translit import ascii_text

MAX_LENGTH = 300
"""Longer names are cut: no list entry is longer, and time must stay linear."""

_TYPES = {"Person": NameTypeTag.PER, "Vessel": NameTypeTag.OBJ, "Airplane": NameTypeTag.OBJ}
_LIGHT = {NamePartTag.LEGAL: 0.1, NamePartTag.STOP: 0.2}


@dataclass(frozen=True)
class Pair:
    """Words of two names that were paired; an empty side found no counterpart."""

    left: str
    right: str
    similarity: float
    weight: float


@lru_cache(maxsize=65536)
def analyze(name: str, schema: str = "LegalEntity") -> Name | None:
    """The name taken apart in Latin letters; null where nothing of it is a word."""
    tag = _TYPES.get(schema, NameTypeTag.ORG)
    latin = ascii_text(name[:MAX_LENGTH]) or ""
    found = sorted(analyze_names(tag, [latin], symbols=False, rewrite=False), key=lambda n: n.form)
    return found[0] if found and found[0].parts else None


def compare(left: Name, right: Name) -> tuple[Pair, ...]:
    """Align the words of two names; each word stands in exactly one pair."""
    alignments = compare_parts(list(left.parts), list(right.parts))
    pairs = [
        Pair(a.qstr, a.rstr, a.score, sum(map(_weight, a.qps)) + sum(map(_weight, a.rps)))
        for a in alignments
    ]
    return tuple(sorted(pairs, key=lambda p: (-p.similarity, p.left, p.right)))


def _weight(part: NamePart) -> float:
    return _LIGHT.get(part.tag, 0.5 + 0.1 * min(len(part.comparable), 8))
