"""TAGS: the subject, program, organization and country codes of Department traffic.

Country codes are the Department's own, never ISO: KS is the Republic of Korea, SZ is
Switzerland. The table is recalled (5 FAH-3); an unknown code is kept and says so.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TagEntry:
    """A code of the table; ``country`` is ISO alpha-2 for a geographic code."""

    tag: str
    kind: str
    meaning: str
    country: str | None


@cache
def table() -> dict[str, TagEntry]:
    """All known codes."""
    text = files("catchall.lexicon").joinpath("tables/tags.csv").read_text(encoding="utf-8")
    return {
        row["tag"]: TagEntry(row["tag"], row["kind"], row["meaning"], row["country"] or None)
        for row in csv.DictReader(text.splitlines())
    }


def find(tag: str) -> TagEntry | None:
    """The entry of a code; null where it is unknown."""
    return table().get(tag.upper())


def split(glued: str) -> tuple[str, ...] | None:
    """Split a run of codes written without blanks, longest codes first where it fits.

    Returns null where the run cannot be covered by known codes. The work is bounded by
    eight steps for each letter.
    """
    letters = glued.upper()
    best: list[tuple[str, ...] | None] = [None] * (len(letters) + 1)
    best[len(letters)] = ()
    for start in range(len(letters) - 1, -1, -1):
        best[start] = _shortest(letters, start, best)
    return best[0]


def _shortest(
    letters: str, start: int, best: list[tuple[str, ...] | None]
) -> tuple[str, ...] | None:
    options = [
        (letters[start : start + size], *rest)
        for size in range(5, 1, -1)
        if letters[start : start + size] in table()
        and start + size <= len(letters)
        and (rest := best[start + size]) is not None
    ]
    return min(options, key=len) if options else None
