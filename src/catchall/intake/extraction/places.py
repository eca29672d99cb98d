"""Places: the country of a named party, from the words around its name."""

import re

from catchall.intake.extraction.names import Name
from catchall.lexicon import cities, demonyms
from catchall.lexicon.wordlists import words

_DEMONYM_BEFORE = re.compile(
    r"(?P<word>[A-Z][\w.']+(?: [A-Z][\w']+)?)(?P<based>-based)?"
    r"(?P<between>(?: [a-z-]+){0,3}),? ?\Z"
)
_PLACE_AFTER = re.compile(
    r"\A(?: \([^()]{1,60}\))?(?:,| of| in| from| at| \(|,? (?:based|located|seated) in)"
    r" ?(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?, )?"
    r"(?P<country>[A-Z][\w'.-]+(?:(?: of)? [A-Z][\w'.]+){0,3})"
)
_SEAT_AFTER = re.compile(
    r"\A(?: \([^()]{1,60}\))?, (?:an?|the) [^,.;]{3,60}? (?:in|of|from|at) "
    r"(?P<country>[A-Z][\w'.-]+(?: [A-Z][\w'.]+){0,2})"
)
_PEOPLE_AFTER = re.compile(
    r"\A(?: \([^()]{1,60}\))?,? (?:is |was )?an? (?P<people>[A-Z][a-z]+)(?:-based)? "
    r"(?:[a-z-]+ ){0,4}"
    r"(?:company|firm|trader|trading house|enterprise|institute|citizen|national|entity|"
    r"manufacturer|maker|producer|supplier|distributor|agent|broker|exporter|importer)\b"
)


def country(name: Name, before: str, after: str) -> str | None:
    """ISO code of the country of a named party; null where the words do not tell it."""
    if name.owner is not None:
        return name.owner
    return _before(before) or _after(after)


def _before(before: str) -> str | None:
    found = _DEMONYM_BEFORE.search(before)
    if found is None:
        return None
    stops = words("phrase_stops")
    if any(word in stops for word in found["between"].split()):
        return None
    town = found["word"].removesuffix("-based")
    based = found["based"] or town != found["word"] or found["between"]
    return code_of(found["word"]) or (of_place(town) if based else None)


def _after(after: str) -> str | None:
    people = _PEOPLE_AFTER.match(after)
    if people:
        return code_of(people["people"]) or of_place(people["people"])
    for pattern in (_PLACE_AFTER, _SEAT_AFTER):
        found = pattern.match(after)
        code = of_place(found["country"]) if found else None
        if code is not None:
            return code
    return None


def code_of(text: str) -> str | None:
    """ISO code of a country or its people, in running English."""
    parts = text.split()
    for form in (text, parts[-1]):
        plain = form.removesuffix("'s").removesuffix("-based")
        code = demonyms.people().get(plain) or demonyms.names().get(plain)
        if code is not None:
            return code
    return None


def of_words(words_before: str) -> str | None:
    """The country of a people or a town among a few words, as in ``Tokyo-based``."""
    for word in words_before.split():
        code = code_of(word) or of_place(word.removesuffix("-based"))
        if code is not None:
            return code
    return None


def in_name(name: str) -> str | None:
    """The country of the town that a name begins with, as firms of a town are often named."""
    parts = name.split()
    for size in (2, 1):
        if len(parts) > size:
            code = cities.country(" ".join(parts[:size]))
            if code is not None:
                return code
    return None


def of_place(text: str) -> str | None:
    """The country of the country or town whose name begins a text; null where none does."""
    parts = text.split()
    for size in range(len(parts), 0, -1):
        place = " ".join(parts[:size]).rstrip(".,)")
        code = demonyms.names().get(place) or cities.country(place)
        if code is not None:
            return code
    return None
