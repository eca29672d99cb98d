"""Words of the lists put into the vocabulary of FollowTheMoney."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from catchall.lexicon import countries

_DAY_FORMS = ("%d %b %Y", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d")
_MONTH_FORMS = ("%b %Y", "%B %Y")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@lru_cache(maxsize=8192)
def country(text: str) -> str | None:
    """The code of a country as a list spells it; null where the spelling is not known."""
    plain = text.strip(" .;,")
    code = countries.find(plain) if plain else None
    return code if code and countries.known(code) else None


def country_codes(texts: Iterable[str]) -> tuple[str, ...]:
    """Codes of the spellings that are known, each once, in order."""
    return unique(code for code in map(country, texts) if code)


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without blanks and repetitions, in order."""
    collapsed = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(text for text in collapsed if text))


def names(main: str, others: Iterable[str]) -> tuple[str, ...]:
    """Aliases other than the main name, each once, in order."""
    return tuple(other for other in unique(others) if other != main)


def partial_date(text: str) -> str | None:
    """A list's date as ISO, cut to what is known; null where no year can be read."""
    plain = text.strip()
    for forms, shape in ((_DAY_FORMS, "%Y-%m-%d"), (_MONTH_FORMS, "%Y-%m")):
        for form in forms:
            try:
                return datetime.strptime(plain, form).strftime(shape)  # noqa: DTZ007 - a day
            except ValueError:
                continue
    found = _YEAR.search(plain)
    return found.group() if found else None


def split(text: str, separator: str = ";") -> tuple[str, ...]:
    """The parts of a field that holds several values."""
    return unique(text.split(separator))
