"""Cues: the words around a name that say what part it plays, and where it is."""

import re
from dataclasses import dataclass

from catchall.intake.extraction import places, roles, ruling
from catchall.intake.extraction.names import Name
from catchall.lexicon import demonyms
from catchall.lexicon.wordlists import words
from catchall.model.party import PartyKind, PartyRole

_PLACE_BEFORE = re.compile(r"\b(?:in|near|at|of|south of|north of|outside|around) \Z")
_SHARE_BEFORE = re.compile(r"\b(?:shares?|stake|partners?|interest|half) (?:in|of) \Z")
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr\.?|Ms\.?|Mrs\.?|Dr\.?|named as manager|names as manager|partner left|head|manager|"
    r"director|owner|delegate|contact is|citizen|president|chairman|engineer|the other|"
    r"and) ?,? ?\Z",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    r"\A(?: \([^()]{1,60}\))?,? (?:an? [A-Z][a-z]+ citizen|holder of|a brother|his|her|"
    r"the manager|who )|\A, (?:an? )?(?:manager|director|owner|partner)\b"
)
_AUTHORITY = re.compile(
    r"^(?:Ministry|Undersecretariat|Department|Directorate|Customs|Bureau|Office|Commission|"
    r"Authority|Agency|Embassy|Consulate|Permanent Mission)\b|"
    r"\b(?:Ministry|Customs|Authority|Administration|Office|Division|Directorate|Embassy|"
    r"Consulate|Secretariat|Mission|Revenue Service)$"
)
_NO_FIRM_AFTER = re.compile(
    r"\A (?:border|checkpoint|crossing|airport|seaport|port|free zone|district|province|region|"
    r"programs?|programmes?|missiles?|rockets?|drones?|engines?|reactor|class|series)\b"
)
"""Nouns behind a name that make it a place, a weapon or a make."""
_VESSEL_BEFORE = re.compile(
    r"\b(?:vessel|ship|freighter|tanker|aboard(?: the)?|on board(?: the)?|M/?V|M/?T)"
    r"(?: named)? [\"']?\Z"
)
_VESSEL_FIRST = frozenset({"MV", "M/V", "MT", "SS"})
_TOWN_AFTER_NAME = re.compile(r"(?P<last>[\w.'-]+)\)?, \Z")
_ENDS_PLACE = re.compile(r"\A\s*(?:[,;.)(]|\Z|(?:as|is|was|has|had|and|for|to|in|on)\b)")
_REACH = 160
"""Characters on either side of a name in which a cue may stand."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words around a name say."""

    roles: tuple[PartyRole, ...] = ()
    country: str | None = None
    kind: PartyKind = PartyKind.UNKNOWN
    strength: int = 0
    """How strongly they say that it is a party: 0 is not at all."""


def read(name: Name) -> Cue:
    """Read the cues of one name from its sentence."""
    text, base = name.sentence.text, name.sentence.start
    first, last = name.start - base, name.end - base
    before, after = text[max(0, first - _REACH) : first], text[last : last + _REACH]
    if text.isupper():
        before, after = _cased(before), _cased(after)
    told = (before, after)
    called = roles.called(*told)
    if _VESSEL_BEFORE.search(before) or name.words[0].text in _VESSEL_FIRST:
        return Cue(kind=PartyKind.VESSEL, strength=3)
    if text.isupper() and len(name.words) == 1 and not called:
        return Cue()
    authority = _is_authority(name)
    found = [PartyRole.AUTHORITY] if authority else _roles(name, *told, called)
    if _is_place(name, before, after, called):
        return Cue()
    kind = _kind(name, before, after, organization=bool(called or authority))
    strength = 3 * (authority + len(called)) + 4 * name.legal_form + 2 * name.tail + 2 * len(found)
    strength += (2 if len(name.words) > 1 else 0) + (3 if kind is PartyKind.PERSON else 0)
    country = places.country(name, before, after)
    return Cue(tuple(dict.fromkeys(found)), country, kind, strength)


def _is_authority(name: Name) -> bool:
    return bool(_AUTHORITY.search(name.text)) or name.text in words("authorities")


def _is_place(name: Name, before: str, after: str, called: list[str]) -> bool:
    """A lone name after a preposition of place or behind a firm's name, itself called no firm."""
    if _NO_FIRM_AFTER.match(after):
        return True
    if name.legal_form or name.tail or called or name.owner is not None:
        return False
    if _SHARE_BEFORE.search(before):
        return False
    return bool(_PLACE_BEFORE.search(before)) or _is_town(name, before, after)


def _is_town(name: Name, before: str, after: str) -> bool:
    """Whether it stands where the town of a firm stands: ``Foo Works, Semnan, as``."""
    firm = _TOWN_AFTER_NAME.search(before)
    if firm is None or len(name.words) > 2 or not _ENDS_PLACE.match(after):
        return False
    last = firm["last"]
    known = last in words("organization_tails") or last.casefold() in words("legal_forms")
    return known or (name.sentence.label in roles.LABELS and name.sentence.value_at > 0)


def around(before: str, after: str) -> tuple[PartyRole, ...]:
    """Roles of a party that is described, from the words around its description."""
    found = [*roles.acting(after), *ruling.affected(before, after)]
    return (PartyRole.PURCHASER,) if PartyRole.PURCHASER in found else ()


def _roles(name: Name, before: str, after: str, called: list[str]) -> list[PartyRole]:
    found = [role for kind in called for role in roles.of_noun(kind)]
    found += roles.named_as(before, after)
    acting = roles.acting(after)
    if _SELLERS & set(found):
        acting = [role for role in acting if role is not PartyRole.PURCHASER]
    found += acting
    affected = ruling.affected(before, after)
    if name.sentence.trades or not _TRADING & set(affected):
        found += affected
    if PartyRole.BROKER in found:
        found = [role for role in found if role is not PartyRole.PURCHASER]
    if PartyRole.FREIGHT_FORWARDER in found:
        found = [PartyRole.FREIGHT_FORWARDER]
    return found + _of_label(name)


_TRADING = frozenset(
    {
        PartyRole.PURCHASER,
        PartyRole.SUPPLIER,
        PartyRole.INTERMEDIARY,
        PartyRole.ULTIMATE_CONSIGNEE,
    }
)
"""Roles that a preposition gives only in a sentence about trade."""
_SELLERS = frozenset({PartyRole.SUPPLIER, PartyRole.EXPORTER, PartyRole.MANUFACTURER})


def _cased(capitals: str) -> str:
    """A text of capitals in small letters, but for the names of countries and peoples."""
    return _WORD.sub(lambda found: _word_cased(found.group()), capitals)


def _word_cased(word: str) -> str:
    title = word.title()
    return title if title in demonyms.people() or title in demonyms.names() else word.lower()


_WORD = re.compile(r"[^\W\d_]+")


def _of_label(name: Name) -> list[PartyRole]:
    """The role that the label of a line gives to the first name behind it."""
    sentence = name.sentence
    if sentence.label not in roles.LABELS:
        return []
    between = sentence.text[sentence.value_at : name.start - sentence.start]
    titled, _, rest = between.strip().partition(", ")
    if titled.partition(" ")[0].strip(".") in _TITLES:
        between = rest
    first = not any(word[0].isupper() for word in between.split() if word.strip(".") not in _TITLES)
    return [PartyRole(sentence.label)] if first and sentence.label != "party" else []


_TITLES = frozenset({"Mr", "Ms", "Mrs", "Dr", "Messrs"})


def _kind(name: Name, before: str, after: str, *, organization: bool) -> PartyKind:
    if organization or name.legal_form or name.tail:
        return PartyKind.ORGANIZATION
    titled = _PERSON_BEFORE.search(before) and not before.casefold().endswith(" and ")
    if 1 < len(name.words) <= 4 and (titled or _PERSON_AFTER.match(after)):
        return PartyKind.PERSON
    return PartyKind.UNKNOWN
