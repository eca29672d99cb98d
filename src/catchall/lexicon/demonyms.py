"""Demonyms: countries and their people in running English, as candidates for facts.

The names come from the territory table; people and short forms from a table of our own,
because names alone miss "Iranian", "ROK" and "South Koreans".
"""

import csv
from functools import cache
from importlib.resources import files

from rigour.territories import get_territories

_AMBIGUOUS = frozenset({"Georgia", "Jordan", "Chad", "Mali", "Niger", "Man", "Reunion", "Guinea"})
"""Names that are also a state, a person or a word: only with a cue."""


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    text = files("catchall.lexicon").joinpath("tables/demonyms.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((row["word"], row["country"], row["kind"]) for row in rows)


@cache
def names() -> dict[str, str]:
    """Country names and short forms as written in text, to ISO codes."""
    found: dict[str, str] = {}
    for territory in get_territories():
        if len(territory.code) != 2 or territory.is_historical:
            continue
        for name in (territory.name, territory.full_name):
            if name and len(name) > 3:
                found[name.removeprefix("The ").removeprefix("the ")] = territory.code.upper()
    return found | {word: code for word, code, kind in _rows() if kind == "name"}


@cache
def people() -> dict[str, str]:
    """Words for the people and things of a country, to its ISO code."""
    return {word: code for word, code, kind in _rows() if kind == "people"}


@cache
def all_demonyms() -> frozenset[str]:
    """Words for people of a country, lower case, singular and plural."""
    words = [word.lower() for word in people()]
    return frozenset(words) | frozenset(f"{word}s" for word in words)


_NOT_ALONE = frozenset({"Kingdom", "Republic", "Union", "Federation", "Coast", "City"})


@cache
def plural_names() -> frozenset[str]:
    """Words in s that end the name of a country: States, Emirates, Netherlands."""
    return frozenset(name.split()[-1] for name in names() if name.endswith("s"))


@cache
def country_words() -> frozenset[str]:
    """Single words that are the name of a country."""
    return frozenset(name.split()[-1] for name in names()) - _NOT_ALONE


def is_ambiguous(name: str) -> bool:
    """Whether a name needs a cue before it counts as a country."""
    return name in _AMBIGUOUS
