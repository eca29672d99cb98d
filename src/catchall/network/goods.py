"""Goods of two records held against each other: model, HS code, and what they are called."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from catchall.errors import RulebookError
from catchall.lexicon import records
from catchall.model import Item
from catchall.model.base import NonEmpty, Value

_WORDS = re.compile(r"[^\W_]+")


class Concept(Value):
    """A name of the trade with its other names, the general name above it, and HS headings."""

    code: NonEmpty
    names: tuple[NonEmpty, ...]
    within: str | None = None
    hs: tuple[str, ...] = ()


class ConceptFile(Value):
    """The names of goods."""

    concepts: tuple[Concept, ...]


@dataclass(frozen=True)
class GoodsTie:
    """Why two items are the same goods, or of one kind."""

    here: Item
    there: Item
    place_here: str
    place_there: str
    quote_here: str
    quote_there: str
    reason: str
    exact: bool
    """True for an equal model: it needs no other tie to count."""


@cache
def concepts() -> dict[str, Concept]:
    """The packaged names of goods by their codes."""
    data = (files("catchall.network") / "goods.yaml").read_bytes()
    parsed = records.parse(data, name="goods.yaml", error=RulebookError)
    file = records.validated(ConceptFile, parsed, name="goods.yaml", error=RulebookError)
    return {concept.code: concept for concept in file.concepts}


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    found = ((_plain(name), c.code) for c in concepts().values() for name in c.names)
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def _plain(text: str) -> str:
    words = (word.rstrip("s") if len(word) > 3 else word for word in _WORDS.findall(text.lower()))
    return f" {' '.join(words)} "


def concept_of(item: Item) -> str | None:
    """The most particular concept that the description names; the longest name wins."""
    return _concept(item.description)


@lru_cache(maxsize=1 << 14)
def _concept(description: str) -> str | None:
    text = _plain(description)
    return next((code for phrase, code in _phrases() if phrase in text), None)


def tie(here: tuple[int, Item], there: tuple[int, Item]) -> GoodsTie | None:
    """Compare two items, each with its place in its record; null where nothing agrees."""
    return _by_model(here, there) or _by_hs(here, there) or _by_concept(here, there)


def _made(
    here: tuple[int, Item],
    there: tuple[int, Item],
    key: str,
    quotes: tuple[str, str],
    reason: str,
) -> GoodsTie:
    return GoodsTie(
        here=here[1],
        there=there[1],
        place_here=f"items[{here[0]}].{key}",
        place_there=f"items[{there[0]}].{key}",
        quote_here=quotes[0],
        quote_there=quotes[1],
        reason=reason,
        exact=key == "model",
    )


def _by_model(here: tuple[int, Item], there: tuple[int, Item]) -> GoodsTie | None:
    left, right = here[1].model, there[1].model
    if left is None or right is None or _letters(left) != _letters(right) or not _letters(left):
        return None
    return _made(here, there, "model", (left, right), f"model {left} is equal")


def _letters(model: str) -> str:
    return "".join(c for c in model.upper() if c.isalnum())


def _by_hs(here: tuple[int, Item], there: tuple[int, Item]) -> GoodsTie | None:
    left, right = here[1].hs_code, there[1].hs_code
    if left is None or right is None or left[:4] != right[:4]:
        return None
    digits = 6 if len(left) >= 6 and left[:6] == right[:6] else 4
    what = "subheading" if digits == 6 else "heading"
    return _made(here, there, "hs_code", (left, right), f"HS {what} {left[:digits]} is equal")


def _by_concept(here: tuple[int, Item], there: tuple[int, Item]) -> GoodsTie | None:
    left, right = concept_of(here[1]), concept_of(there[1])
    if left is None or right is None:
        return None
    quotes = (here[1].description, there[1].description)
    if left == right:
        return _made(here, there, "description", quotes, f"both are: {_name(left)}")
    if concepts()[left].within == right or concepts()[right].within == left:
        general, particular = (right, left) if concepts()[left].within == right else (left, right)
        reason = f"{_name(particular)} is a kind of {_name(general)}"
        return _made(here, there, "description", quotes, reason)
    return None


def _name(code: str) -> str:
    return concepts()[code].names[0]
