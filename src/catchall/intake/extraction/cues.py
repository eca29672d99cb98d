"""Cues: the words around a name that say what part it plays, and where it is."""

import re
from dataclasses import dataclass

from catchall.intake.extraction.names import Name
from catchall.lexicon import cities, demonyms
from catchall.lexicon.wordlists import words
from catchall.model.party import PartyKind, PartyRole

_KIND = (
    r"(?:"
    r"real (?:customer|buyer)|firm|company|manufacturer|maker|producer|supplier|"
    r"trading (?:house|company|firm)|trader|distributor|entity|importer|exporter|"
    r"(?:freight )?forwarder|broker|enterprise|institute|buyer|purchaser|consignee|"
    r"customer|end[- ]user|shipper|agent|workshop|shop|mill|factory|plant|laboratory|"
    r"university|bank|subsidiary|intermediary|front company|organization|vendor|"
    r"builder|dealer"
    r")"
)
_BEFORE = re.compile(
    rf"\b(?P<kind>{_KIND})(?:'s)?,?(?: called| named| known as| of record is| is)? ?\(?\Z",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"\b(?P<kind>{_KIND})(?: on (?:the|its) [a-z]+| of record)? "
    r"(?:is|was|stands|names)(?: given| stated| named)?(?: as)? \Z",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?P<kind>exporter|consignee|end user(?: suspected)?|buyer|purchaser|supplier|manufacturer|"
    r"importer|applicant|seller|notify party|forwarder|shipper)\s*: \Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\A(?: \([^()]{{1,80}}\))?,? (?:is |was )?(?:a|an|the|one of) (?:[\w'-]+ ){{0,5}}?"
    rf"(?P<kind>{_KIND})\b",
    re.IGNORECASE,
)
_DEMONYM_BEFORE = re.compile(
    r"(?P<word>[A-Z][\w.']+(?: [A-Z][\w']+)?)(?P<based>-based)?(?: [a-z-]+){0,3},? ?\Z"
)
_PLACE_AFTER = re.compile(
    r"\A(?: \([^()]{1,60}\))?(?:,| of| in| from| at) (?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?, )?"
    r"(?P<country>[A-Z][\w'.]+(?: [A-Z][\w'.]+){0,3})"
)
_PEOPLE_AFTER = re.compile(
    r"\A(?: \([^()]{1,60}\))?, an? (?P<people>[A-Z][a-z]+)(?:-based)? (?:[a-z-]+ ){0,3}"
    r"(?:company|firm|trader|trading house|enterprise|institute|citizen|entity)\b"
)
_PREPOSITION = re.compile(
    r"\b(?P<word>from|through|via|by|to|for|on behalf of|with|at|between)"
    r"(?: (?:the|a|an|its|their|own))?(?: [A-Z][\w.]+(?:-based)?(?: [A-Z][\w]+)?(?:'s)?)?"
    rf"(?: (?:[a-z-]+ ){{0,3}}{_KIND},?)? ?\Z"
)
_ACQUIRES = re.compile(
    r"\A(?: \([^()]{1,60}\))?(?:, [A-Z]\w+(?: [A-Z]\w+)?)?,?(?: also| again| then)? "
    r"(?:(?:is|was|has been|had been|were) )?(?:reportedly |likely |probably |again )?"
    r"(?:(?:could|may|might)(?: potentially| possibly)? be )?"
    r"(?:attempt(?:ed|ing|s)?|try(?:ing)?|tried|seek(?:s|ing)?|sought|order(?:ed|s|ing)?|want(?:s|ed)?|"
    r"wish(?:es|ed)?|bought|buys?|buying|purchas(?:ed|es|ing)|acquir(?:ed|es|ing)|procur(?:ed|es|ing)|"
    r"has ordered|had ordered|asked|asks|requested|plans?|planned|obtain(?:ed|s|ing)?)\b"
)
_SUPPLIES = re.compile(
    r"\A(?: \([^()]{1,60}\))? (?:likely |reportedly |also |still )?"
    r"(?:makes|produces|sells|supplied|sold|offers|offered|shipped|exports|exported|"
    r"wants to sell|wishes to sell|builds|trades)\b"
)
_RECEIVES = re.compile(
    r"\A(?: \([^()]{1,60}\))? (?:had |has |have )?(?:received|got|was sent) an? "
    r"(?:order|inquiry|enquiry|request)\b"
    r"|\A(?: of [A-Z]\w+)? (?:was|were|has been|had been) (?:asked|approached|contacted)\b"
)
_ASKED_BY = re.compile(
    r"\b(?:asked|approached|contacted)\b[^.]{0,100}\bby (?:the |an? )?(?:[A-Z]\w+ )?"
    r"(?:[a-z-]+ ){0,2}\Z"
)
_PURCHASED_BY = re.compile(
    r"\b(?:sought|ordered|requested|wanted|bought|acquired|procured|purchased|effort|attempt|efforts|"
    r"attempts|try|order|orders|placed|needed) by \Z"
)
_MADE_BY = re.compile(
    r"\b(?:made|produced|manufactured|built|offered|sold|supplied) by (?:the )?"
    r"(?:[A-Z][\w']+ (?:[A-Z][\w']+ )?)?(?:[a-z-]+ ){0,3}\Z"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|near|at|of|south of|north of|outside|around) \Z")
_SHARE_BEFORE = re.compile(r"\b(?:shares?|stake|partners?|interest|half) (?:in|of) \Z")
_ORDER_FROM = re.compile(
    r"\b(?:had|have|received|got|have had) (?:an?|the) (?:order|inquiry|enquiry|request)\b"
    r".{0,80}\bfrom (?:the )?\Z",
    re.IGNORECASE,
)
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
_ROLE_OF_KIND: dict[str, tuple[PartyRole, ...]] = {
    "manufacturer": (PartyRole.MANUFACTURER,),
    "maker": (PartyRole.MANUFACTURER,),
    "producer": (PartyRole.MANUFACTURER,),
    "builder": (PartyRole.MANUFACTURER,),
    "supplier": (PartyRole.SUPPLIER,),
    "seller": (PartyRole.SUPPLIER,),
    "vendor": (PartyRole.SUPPLIER,),
    "exporter": (PartyRole.EXPORTER,),
    "shipper": (PartyRole.EXPORTER,),
    "applicant": (PartyRole.EXPORTER,),
    "buyer": (PartyRole.PURCHASER,),
    "purchaser": (PartyRole.PURCHASER,),
    "customer": (PartyRole.PURCHASER,),
    "importer": (PartyRole.PURCHASER,),
    "consignee": (PartyRole.ULTIMATE_CONSIGNEE,),
    "end user": (PartyRole.END_USER,),
    "end-user": (PartyRole.END_USER,),
    "end user suspected": (PartyRole.END_USER,),
    "trading house": (PartyRole.INTERMEDIARY,),
    "trading company": (PartyRole.INTERMEDIARY,),
    "trading firm": (PartyRole.INTERMEDIARY,),
    "trader": (PartyRole.INTERMEDIARY,),
    "distributor": (PartyRole.INTERMEDIARY,),
    "real customer": (PartyRole.END_USER,),
    "real buyer": (PartyRole.END_USER,),
    "intermediary": (PartyRole.INTERMEDIARY,),
    "front company": (PartyRole.INTERMEDIARY,),
    "agent": (PartyRole.INTERMEDIARY,),
    "broker": (PartyRole.BROKER,),
    "forwarder": (PartyRole.FREIGHT_FORWARDER,),
    "freight forwarder": (PartyRole.FREIGHT_FORWARDER,),
}
_AUTHORITY = re.compile(
    r"^(?:Ministry|Undersecretariat|Department|Directorate|Customs|Bureau|Office|Commission|"
    r"Authority|Agency)\b|\b(?:Ministry|Customs|Authority|Administration)$"
)


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
    roles = _roles(name, before, after)
    kinds = [m for m in (_BEFORE.search(before), _IS.search(before), _LABEL.search(before)) if m]
    described = _AFTER.match(after)
    for found in kinds:
        roles += _ROLE_OF_KIND.get(found["kind"].casefold(), ())
    if described:
        said = _ROLE_OF_KIND.get(described["kind"].casefold(), ())
        roles += [role for role in said if role is not PartyRole.MANUFACTURER]
    authority = bool(_AUTHORITY.search(name.text)) or name.text in words("authorities")
    if authority:
        roles = [PartyRole.AUTHORITY]
    if _is_place(name, before, kinds):
        return Cue()
    strength = (
        3 * authority + 3 * len(kinds) + 3 * bool(described) + 4 * name.legal_form + 2 * name.tail
    )
    strength += 2 * len(roles) + (2 if len(name.words) > 1 else 0)
    kind = _kind(name, before, after, organization=bool(kinds or described or authority))
    strength += 3 if kind is PartyKind.PERSON else 0
    return Cue(tuple(dict.fromkeys(roles)), _country(name, before, after), kind, strength)


def _is_place(name: Name, before: str, kinds: list[re.Match[str]]) -> bool:
    """A lone name after a preposition of place, without any word for a firm."""
    plain_name = not (name.legal_form or name.tail or kinds) and name.owner is None
    if _SHARE_BEFORE.search(before):
        return False
    return plain_name and bool(_PLACE_BEFORE.search(before))


def around(before: str, after: str) -> tuple[PartyRole, ...]:
    """Roles of a party that is described, from the words around its description."""
    return (PartyRole.PURCHASER,) if _ACQUIRES.match(after) or _PURCHASED_BY.search(before) else ()


def _roles(name: Name, before: str, after: str) -> list[PartyRole]:
    roles: list[PartyRole] = []
    if _ACQUIRES.match(after) or _PURCHASED_BY.search(before) or _ASKED_BY.search(before):
        roles.append(PartyRole.PURCHASER)
    if _SUPPLIES.match(after) or _RECEIVES.match(after):
        roles.append(PartyRole.SUPPLIER)
    if _MADE_BY.search(before):
        roles.append(PartyRole.MANUFACTURER)
    if _ORDER_FROM.search(before):
        return [*roles, PartyRole.PURCHASER]
    found = _PREPOSITION.search(before)
    if found and name.sentence.trades:
        roles += _of_preposition(found["word"].casefold(), before)
    if re.search(r"\basked \Z", before) and re.search(r"\A.{0,60}\bto quote", after):
        roles.append(PartyRole.SUPPLIER)
    return roles


def _of_preposition(word: str, before: str) -> list[PartyRole]:
    if word == "from" and re.search(
        r"\b(?:acquir|procur|purchas|order|buy|bought|obtain|import|goods|tool|machine)\w*\b"
        r".{0,140}\bfrom\b",
        before,
        re.IGNORECASE,
    ):
        return [PartyRole.SUPPLIER]
    if word in {"through", "via"}:
        return [PartyRole.INTERMEDIARY]
    if word == "on behalf of":
        return [PartyRole.END_USER]
    meant = re.search(
        r"\b(?:meant|destined|intended|bound|go on)\b.{0,60}\b(?:for|to)\b[^.]{0,40}\Z",
        before,
        re.IGNORECASE,
    )
    return [PartyRole.END_USER] if word in {"for", "to"} and meant else []


def _kind(name: Name, before: str, after: str, *, organization: bool) -> PartyKind:
    if organization or name.legal_form or name.tail:
        return PartyKind.ORGANIZATION
    titled = _PERSON_BEFORE.search(before) and not before.casefold().endswith(" and ")
    if 1 < len(name.words) <= 4 and (titled or _PERSON_AFTER.match(after)):
        return PartyKind.PERSON
    return PartyKind.UNKNOWN


def _country(name: Name, before: str, after: str) -> str | None:
    if name.owner is not None:
        return name.owner
    found = _DEMONYM_BEFORE.search(before)
    if found:
        code = code_of(found["word"])
        if code is not None:
            return code
    people = _PEOPLE_AFTER.match(after)
    if people:
        return code_of(people["people"])
    place = _PLACE_AFTER.match(after)
    return _place(place["country"]) if place else None


def code_of(text: str) -> str | None:
    """ISO code of a country or its people, in running English."""
    parts = text.split()
    for form in (text, parts[-1]):
        plain = form.removesuffix("'s").removesuffix("-based")
        code = demonyms.people().get(plain) or demonyms.names().get(plain)
        if code is not None:
            return code
    return None


def _place(text: str) -> str | None:
    """The country after a name, as in ``of Izmir, Turkey``, or of a city where a post stands."""
    parts = text.split()
    for size in range(len(parts), 0, -1):
        place = " ".join(parts[:size]).rstrip(".,")
        code = demonyms.names().get(place) or cities.country(place)
        if code is not None:
            return code
    return None
