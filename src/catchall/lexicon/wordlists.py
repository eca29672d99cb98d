"""Word lists: small closed classes of words that rules of reading rest on."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def _tables() -> dict[str, str]:
    text = files("catchall.lexicon").joinpath("tables/words.yaml").read_text(encoding="utf-8")
    tables: dict[str, str] = yaml.safe_load(text)
    return tables


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list, as written in ``tables/words.yaml``."""
    return frozenset(_tables()[name].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of one list, one a line, longest first."""
    lines = (line.strip() for line in _tables()[name].splitlines())
    return tuple(sorted((line for line in lines if line), key=lambda p: (-len(p), p)))
