"""Naming: the short forms by which a party may be named again, compared without marks."""

import unicodedata
from collections.abc import Iterable

from catchall.intake.extraction import names
from catchall.lexicon import cities, posts


def short_forms(found: Iterable[tuple[str, str, Iterable[str]]]) -> list[tuple[str, str]]:
    """Names, aliases and distinctive words by which a party may be named again.

    Args:
        found: key, name and aliases of each party.

    Returns:
        Folded forms with the key of their party; a form that fits two parties is left out.
    """
    forms: dict[str, str] = {}
    shorter: dict[str, set[str]] = {}
    for key, name, aliases in found:
        for form in (name, *aliases):
            if form:
                forms[folded(form)] = key
        for form in _parts(name):
            shorter.setdefault(folded(form), set()).add(key)
    for form, keys in shorter.items():
        if len(keys) == 1 and form not in forms:
            forms[form] = next(iter(keys))
    return sorted(forms.items())


def _parts(name: str) -> list[str]:
    """The first words of a name, and each word of it that is no common one."""
    row = name.split()
    firsts = [" ".join(row[:size]) for size in range(1, len(row))]
    alone = [word for word in row[1:] if len(word) > 4]
    alone += [name.split("-")[0]] if "-" in name and " " not in name else []
    common = {folded(word) for word in names.common_first_words()}
    return [
        form
        for form in [*firsts, *alone]
        if len(form) > 4
        and folded(form) not in common
        and form[0].isupper()
        and posts.find(form) is None
        and not cities.known(form)
    ]


def folded(text: str) -> str:
    """The letters without marks and case differences of script, for comparison only."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


_LETTERS = str.maketrans({"ı": "i", "İ": "I", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d"})


def base(word: str, ends: set[str]) -> str:
    """A word folded and without its possessive, also where the apostrophe is lost."""
    return folded(word[: len(word) - lost(word, ends)])


def lost(word: str, ends: set[str]) -> int:
    """How many letters of a possessive stand at the end of a word."""
    if word.endswith(("'s", "'S")):
        return 2
    gone = word[-1:] in {"s", "S"} and folded(word) not in ends and folded(word[:-1]) in ends
    return 1 if gone else 0
