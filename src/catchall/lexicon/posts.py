"""Posts of the United States: country, routing indicator, and misspelt forms.

The table is recalled from public lists (ACP 117 for routing indicators); a post that it
lacks is still read, with no country.
"""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_SHORT_FORMS = {
    "UNVIE": "UNVIE VIENNA",
    "SECSTATE": "STATE",
    "USUN": "USUN NEW YORK",
    "USEU": "USEU BRUSSELS",
    "USOECD": "OECD PARIS",
    "HONGKONG": "HONG KONG",
    "KIEV": "KYIV",
    "PEKING": "BEIJING",
}
_FORMER = {("PRAGUE", True): "CS", ("BRATISLAVA", True): "CS", ("MOSCOW", True): "SU"}
"""Posts whose country was another one before the end of 1991."""
_STATION_NAMES = {
    "RUEHC": "DEPT OF STATE WASHINGTON DC",
    "RUCPDOC": "DEPT OF COMMERCE WASHINGTON DC",
    "RUEKJCS": "SECDEF WASHINGTON DC",
    "RHEBAAA": "DEPT OF ENERGY WASHINGTON DC",
    "RUEAIIA": "CIA WASHINGTON DC",
    "RHEHNSC": "NSC WASHINGTON DC",
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the table has it."""

    name: str
    country: str
    routing: str | None
    prefix: str


@cache
def _posts() -> dict[str, Post]:
    text = files("catchall.lexicon").joinpath("tables/posts.csv").read_text(encoding="utf-8")
    return {
        row["post"]: Post(row["post"], row["country"], row["routing"] or None, row["prefix"])
        for row in csv.DictReader(text.splitlines())
    }


@cache
def _by_routing() -> dict[str, Post]:
    return {post.routing: post for post in _posts().values() if post.routing}


@cache
def _by_letters() -> dict[str, str]:
    return {name.replace(" ", ""): name for name in _posts()}


def find(name: str) -> Post | None:
    """The post of a name as written, its short forms included; null where unknown."""
    plain = " ".join(name.upper().split())
    plain = _SHORT_FORMS.get(plain, plain)
    known = _posts().get(plain)
    if known is None and plain.replace(" ", "") in _by_letters():
        known = _posts()[_by_letters()[plain.replace(" ", "")]]
    return known


def is_short(name: str) -> bool:
    """Whether the name is a short or older form of a post."""
    return " ".join(name.upper().split()) in _SHORT_FORMS


def country(name: str, *, before_1992: bool = False) -> str | None:
    """ISO code of the country where the post stands, as it was at the time."""
    post = find(name)
    if post is None:
        return None
    return _FORMER.get((post.name, before_1992), post.country)


def station(routing_indicator: str) -> str | None:
    """The name of the station that has a routing indicator; null where unknown."""
    if routing_indicator in _STATION_NAMES:
        return _STATION_NAMES[routing_indicator]
    post = _by_routing().get(routing_indicator)
    return f"{post.prefix} {post.name}" if post else None


@lru_cache(maxsize=4096)
def repair(name: str) -> str | None:
    """The one known post that differs from a misspelt name by one letter or a swap.

    Null where the name is known, is too short to judge, or where several posts are as near.
    """
    letters = "".join(name.upper().split())
    if find(name) is not None or len(letters) < _SHORTEST:
        return None
    near = [post for flat, post in _by_letters().items() if _one_apart(letters, flat)]
    if len(letters) < _SURE:
        near = [post for post in near if len(post.replace(" ", "")) > len(letters)]
    return near[0] if len(near) == 1 else None


_SHORTEST, _SURE = 3, 5
"""Below five letters only a lost letter is put back; below three nothing is judged."""


def _one_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if start is None:
        return len(a) != len(b)
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[1::-1] + rest_a[2:]
        return rest_a[1:] == rest_b[1:] or swapped == rest_b
    return rest_a[1:] == rest_b or rest_a == rest_b[1:]
