"""Read a list of countries and groups in a marking: codes, or names in their place."""

import re

from catchall.lexicon import countries
from catchall.markings.codes import is_code, named, ordered
from catchall.markings.scheme import scheme

_SEPARATOR = re.compile(r"\s*[,;]\s*(?:AND\s+)?|\s+AND\s+", re.IGNORECASE)
_LONGEST_NAME = 60
_NAME = "country name in place of trigraph"


def read_list(
    words: str, *, owner: tuple[str, ...], needs_owner: bool
) -> tuple[tuple[str, ...], list[str]]:
    """The codes of a list in canonical order, and what was not standard in it.

    Args:
        words: what follows ``REL TO``, separated by commas or AND.
        owner: who classified the text; USA is added where it is the owner and missing.
        needs_owner: whether the list must open with its owner.
    """
    defects: list[str] = []
    stated = [_code(word, defects) for word in _SEPARATOR.split(words.strip()) if word.strip()]
    codes = _split_codes(stated, defects)
    if not codes:
        defects.append("release list without a country: it releases to nobody")
        return (), defects
    if needs_owner and owner == ("USA",) and codes[0] != "USA":
        defects.append("originator USA not listed first")
        codes = ["USA", *(code for code in codes if code != "USA")]
    rest = [code for code in codes if code != "USA"]
    if [code for code in ordered(rest) if code in rest] != list(dict.fromkeys(rest)):
        defects.append("trigraphs after USA not in alphabetical order")
    defects += [
        f"{code} is not in the code list: it releases to nobody until a person decides"
        for code in ordered(rest)
        if not is_code(code)
    ]
    return ordered(codes), defects


def _split_codes(stated: list[str], defects: list[str]) -> list[str]:
    """Codes that stand side by side without a comma are taken apart where all are known."""
    codes: list[str] = []
    for word in stated:
        parts = word.split()
        if len(parts) > 1 and not word.startswith("NATO ") and all(map(is_code, parts)):
            defects.append("comma missing")
            codes += parts
        else:
            codes.append(word)
    return codes


def _code(word: str, defects: list[str]) -> str:
    word = " ".join(word.split())
    code = word.upper()
    if code.startswith("NATO "):
        return word
    if all(map(is_code, code.split())):
        return code
    trigraph = scheme("us").country_aliases.get(code) or _named(word)
    if trigraph is None:
        return word
    if _NAME not in defects:
        defects.append(_NAME)
    return trigraph


def _named(word: str) -> str | None:
    """The trigraph of a country name; a short word in capitals is a code, not a name."""
    if len(word) > _LONGEST_NAME or (len(word) <= 4 and word.isupper()):
        return None
    if word.upper() in scheme("us").ambiguous_names:
        return None
    official = named(word)
    if official is not None:
        return official
    found = countries.find(word)
    trigraph = countries.trigraph(found) if found else None
    return trigraph if trigraph and is_code(trigraph) else None
