"""Codes of release lists: what they name, and who belongs to a group.

Data: the public ISM lists, packaged in ``data/release_codes.yaml``.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_USA = "USA"


@cache
def _data() -> dict[str, Any]:
    text = (files("catchall.markings") / "data" / "release_codes.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def is_code(code: str) -> bool:
    """Whether a code stands in the release lists; ``NATO`` with a special word does too."""
    return code in _data()["codes"] or (code.startswith("NATO ") and len(code) > 5)


def is_group(code: str) -> bool:
    """Whether a code names a group of countries."""
    return code in _data()["groups"] or code.startswith("NATO ")


def name(code: str) -> str:
    """The English name of a code; the code itself where the lists lack it."""
    found: str = _data()["codes"].get(code, code)
    return found


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): code for code, name in _data()["codes"].items()}


def named(words: str) -> str | None:
    """The code whose official name this is, such as ``FIVE EYES``; null where none has it."""
    return _by_name().get(words.casefold())


def members(code: str) -> frozenset[str]:
    """The trigraphs that a code stands for.

    An unknown code, and a group whose members are not public, stand for nobody.
    """
    if is_group(code):
        return frozenset(_data()["groups"].get(code, ()))
    return frozenset((code,)) if code in _data()["codes"] else frozenset()


def expand(listed: Iterable[str]) -> frozenset[str]:
    """The trigraphs that a release list lets read."""
    return frozenset().union(*(members(code) for code in listed))


def ordered(listed: Iterable[str]) -> tuple[str, ...]:
    """A release list without duplicates: USA, then trigraphs A to Z, then groups A to Z.

    Beside ``NATO`` with a special word, plain ``NATO`` falls away (public vectors).
    """
    codes = set(listed)
    if any(code.startswith("NATO ") for code in codes):
        codes.discard("NATO")
    return tuple(sorted(codes, key=_place))


def _place(code: str) -> tuple[int, str]:
    if code == _USA:
        return 0, ""
    return (2 if is_group(code) or len(code) != 3 else 1), code
