"""Countries: any spelling to its ISO 3166-1 alpha-2 code, and to the trigraphs of markings.

Names and codes come from rigour. Its full spelling table takes more than a second to
build, so plain English names, codes and the short forms of the trade are looked up first.
"""

from functools import cache

from rigour.territories import get_territories, get_territory, lookup_territory
from rigour.territories.territory import Territory

from catchall.errors import InputError

_SHORT_FORMS = {
    "rok": "KR",
    "dprk": "KP",
    "prc": "CN",
    "roc": "TW",
    "uae": "AE",
    "uk": "GB",
    "u.k.": "GB",
    "u.s.": "US",
    "u.s.a.": "US",
    "ussr": "SU",
    "turkey": "TR",
    "türkiye": "TR",
    "korea, south": "KR",
    "korea, north": "KP",
    "republic of korea": "KR",
    "persia": "IR",
    "burma": "MM",
}
"""Short and older forms that the trade uses and the territory table lacks."""

_HISTORICAL = {"SU": "suhh", "CS": "cshh", "YU": "yucs", "DD": "dd", "ZR": "zr", "AN": "an"}
"""Alpha-2 codes of former states (ISO 3166-3) to rigour's keys for them."""
_FORMER = {key: code for code, key in _HISTORICAL.items()} | {"csxx": "CS"}
"""Back to the alpha-2 codes; CS was taken by two states, one after the other."""


def _territory(code: str) -> Territory | None:
    return get_territory(_HISTORICAL.get(code, code.lower()))


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for territory in get_territories():
        if len(territory.code) != 2 or territory.is_historical:
            continue
        code = territory.code.upper()
        for name in (territory.name, territory.full_name, territory.in_sentence):
            names.setdefault(name.casefold(), code)
        names.setdefault(territory.code, code)
        if territory.alpha3:
            names.setdefault(territory.alpha3, code)
    return names | _SHORT_FORMS


def known(code: str) -> bool:
    """Whether a two-letter code in capitals names a country or a former one."""
    return len(code) == 2 and code.isupper() and _territory(code) is not None


def name(code: str) -> str:
    """The English short name of a code; the code itself where it is unknown."""
    territory = _territory(code)
    return territory.name if territory else code


def trigraph(code: str) -> str | None:
    """The ISO alpha-3 code in capitals, which markings use; null where there is none."""
    territory = _territory(code)
    return territory.alpha3.upper() if territory and territory.alpha3 else None


def from_trigraph(letters: str) -> str | None:
    """The alpha-2 code of a trigraph; null for a tetragraph or an unknown one."""
    return _names().get(letters.casefold()) if len(letters) == 3 else None


def find(text: str) -> str | None:
    """The two-letter code that a spelling in any language names; null where none does.

    A former state has the code that it had (``SU``); a part of a state that of the state.
    """
    plain = " ".join(text.split()).casefold()
    if not plain:
        return None
    code = _names().get(plain)
    if code is not None:
        return code
    territory = lookup_territory(text)
    if territory is None or not territory.ftm_country:
        return None
    former = _FORMER.get(territory.code) or _FORMER.get(territory.ftm_country)
    return former or territory.ftm_country.upper().partition("-")[0]


def require(text: str, *, file: str | None = None, place: str | None = None) -> str:
    """The code for a spelling; raises InputError naming file, place and remedy."""
    code = find(text)
    if code is None:
        raise InputError(
            f"unknown country {text[:60]!r}",
            file=file,
            place=place,
            remedy="give an ISO 3166 code such as KR, or the usual name",
        )
    return code
