"""The marking of a page: the roll-up of the labels of everything that it shows."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from catchall.markings import format_banner, read, roll_up
from catchall.model import Marking

_KEYS = frozenset({"marking", "banner"})


def marking_of(data: Any) -> str:
    """The banner of a page that shows these data; empty where nothing in it is marked.

    Every value under a key ``marking`` counts, however deep. Markings of several schemes
    are rolled up scheme by scheme and shown side by side.
    """
    return _rolled(frozenset(_banners(data)))


def is_exercise(data: Any) -> bool:
    """Whether something on the page is invented: it says so, or its title does."""
    if isinstance(data, dict):
        said = data.get("exercise") is True or str(data.get("title", "")).startswith("EXERCISE")
        return said or any(is_exercise(each) for each in data.values())
    if isinstance(data, list | tuple):
        return any(is_exercise(each) for each in data)
    return False


@lru_cache(maxsize=512)
def _rolled(banners: frozenset[str]) -> str:
    schemes: dict[str, list[Marking]] = {}
    for banner in sorted(banners):
        marking = read(banner).marking
        schemes.setdefault(marking.scheme, []).append(marking)
    rolled = (roll_up(found, strict=True) for _, found in sorted(schemes.items()))
    return " / ".join(format_banner(each) for each in rolled)


def _banners(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _KEYS and isinstance(value, str) and value:
                yield value
            else:
                yield from _banners(value)
    elif isinstance(data, Iterable) and not isinstance(data, str | bytes):
        for each in data:
            yield from _banners(each)


def level_of(banner: str) -> str:
    """The level that decides the color of a banner: ``u``, ``c``, ``s``, ``ts`` or nothing."""
    first = banner.partition("/")[0].strip()
    levels = {"UNCLASSIFIED": "u", "CONFIDENTIAL": "c", "SECRET": "s", "TOP SECRET": "ts"}
    return levels.get(first, "")
