"""Readers as a person writes them on a command line: ``KOR:S``, ``South Korea:none``."""

from catchall.errors import InputError
from catchall.lexicon import countries
from catchall.markings.codes import is_code
from catchall.markings.scheme import scheme
from catchall.model import Level, Reader

_FORM = "write it as KOR:S, JPN:SECRET, KOR:none or KOR:S+LIMDIS+TLP:AMBER"
_NONE = {"NONE", "UNCLEARED", ""}


def reader_from(spec: str) -> Reader:
    """The reader that a specification names.

    Args:
        spec: a country or group (trigraph, ISO code or name), a colon, a clearance or
            ``none``; then, each after a plus sign, captions and labels that the reader
            holds. A TLP label brings the lower ones with it.

    Raises:
        InputError: the country, the clearance or an addition is not known.
    """
    main, *additions = (part.strip() for part in spec.strip().split("+"))
    country, colon, clearance = main.partition(":")
    if not colon:
        raise InputError(
            f"a reader needs a country and a clearance, not {spec[:60]!r}", remedy=_FORM
        )
    nationality = _nationality(country.strip())
    level = _level(clearance.strip())
    words = _join_strict(additions)
    return Reader(
        name=f"{nationality}:{level.value if level else 'none'}",
        nationality=nationality,
        clearance=level,
        tlp=tuple(label for word in words if word.startswith("TLP:") for label in _tlp(word)),
        labels=tuple(word for word in words if ":" in word and not word.startswith("TLP:")),
        captions=tuple(_caption(word) for word in words if ":" not in word),
    )


def _join_strict(additions: list[str]) -> list[str]:
    """Put ``TLP:AMBER`` and ``STRICT`` together again: the label has a plus sign of its own."""
    words: list[str] = []
    for word in (addition.upper() for addition in additions):
        if word == "STRICT" and words and words[-1] == "TLP:AMBER":
            words[-1] = "TLP:AMBER+STRICT"
        else:
            words.append(word)
    return words


def _nationality(country: str) -> str:
    if is_code(country.upper()) and " " not in country:
        return country.upper()
    code = countries.trigraph(countries.require(country, place="reader"))
    if code is None or not is_code(code):
        raise InputError(f"{country[:40]!r} is in no release list", place="reader", remedy=_FORM)
    return code


def _level(word: str) -> Level | None:
    if word.upper() in _NONE:
        return None
    found = scheme("us").level_words.get(word.upper())
    if found is None:
        raise InputError(f"unknown clearance {word[:40]!r}", place="reader", remedy=_FORM)
    return Level(found.code)


def _tlp(word: str) -> tuple[str, ...]:
    rules = scheme("tlp")
    found = rules.level_words.get(word.removeprefix("TLP:"))
    if found is None:
        raise InputError(f"unknown label {word[:40]!r}", place="reader", remedy=_FORM)
    return tuple(level.code for level in rules.levels[: rules.rank(found.code) + 1])


def _caption(word: str) -> str:
    control = scheme("us").control_words.get(word)
    if control is None and word != "SIPDIS":
        raise InputError(f"unknown caption {word[:40]!r}", place="reader", remedy=_FORM)
    return control.code if control else word
