"""Cities: the country of a town that the trade names without its country.

A short table, recalled; posts of the United States are taken along. A town that it lacks
has no country, and a name that several countries share is not in it.
"""

import csv
from functools import cache
from importlib.resources import files

from catchall.lexicon import posts


@cache
def _table() -> tuple[tuple[str, str], ...]:
    text = files("catchall.lexicon").joinpath("tables/cities.csv").read_text(encoding="utf-8")
    return tuple((row["city"], row["country"]) for row in csv.DictReader(text.splitlines()))


@cache
def _rows() -> dict[str, str]:
    return {town.casefold(): code for town, code in _table()}


def country(name: str) -> str | None:
    """ISO code of the country of a town; null where it is unknown."""
    plain = " ".join(name.split())
    return _rows().get(plain.casefold()) or posts.country(plain)


def known(name: str) -> bool:
    """Whether a name is that of a town in the table, or of a post."""
    return country(name) is not None


def towns() -> tuple[tuple[str, str], ...]:
    """The towns of the table as they are written, with the ISO codes of their countries."""
    return _table()
