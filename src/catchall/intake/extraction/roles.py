"""Roles: the part a named party plays, from the clause in which its name stands.

A name is the subject of what follows it ("X sold"), the object of what precedes it ("sold to X"),
or is called something ("the broker X", "X, a maker of", "named X as the end user"). The frames
are general; none names a party.
"""

import re
from functools import cache

from catchall.model.party import PartyRole

_BRACKET = r"(?: \([^()]{1,100}\))?"
_PLACE = r"[A-Z][\w'.-]{1,20}(?:(?: of)? [A-Z][\w'.-]{1,20}){0,2}"
_GAP = (
    rf"\A{_BRACKET}"
    rf"(?:,? (?:of|in|from|at|near|based in) {_PLACE}|, {_PLACE}(?=,)){{0,2}}"
    r"(?:, (?:an?|the|which|who|both)\b[^,.;]{1,70},|,)?"
    r"(?: (?:also|again|then|now|still|just|first|already|had|has|have|will|would|is|was|were|been|"
    r"be|may|might|could|can|must|reportedly|likely|probably|possibly|potentially|recently|allegedly|"
    r"previously|subsequently|later|since|in [A-Z]?\w+ \d{4})){0,4} "
)
"""What may stand between a subject and its verb: place, apposition, adverbs."""
_KIND = "|".join(
    (
        "real (?:customer|buyer|recipient)",
        "(?:true |actual |real |suspected |ultimate |stated |final )?end[- ](?:user|customer)",
        "(?:ultimate |final |intermediate )?consignee",
        "trading (?:house|company|firm)",
        "freight forwarder|forwarding agent|forwarder|carrier|shipping agent|shipping line",
        "(?:procurement|purchasing|buying) (?:agent|arm|front|company|office)",
        "front company|intermediary|middleman|reseller|trader|distributor|dealer|broker|agent",
        "manufacturer|maker|producer|builder|supplier|seller|vendor|exporter|applicant|shipper",
        "sender|buyer|purchaser|customer|client|importer|recipient|notify party|consignor",
        "declarant|firm|company|entity|enterprise|institute|workshop|shop|mill|factory|plant",
        "laboratory|university|bank|subsidiary|organization|organisation",
    )
)
KIND = f"(?:{_KIND})"
LABELS = frozenset(role.value for role in PartyRole) | {"party"}
"""Fields of labeled lines that name a party."""
_MIDDLEMEN = (
    r"procurement|purchasing|buying|front|trading|trader|intermediary|middleman|reseller|"
    r"distributor|dealer|agent"
)
_ROLE_BY_NOUN = (
    (r"end (?:user|customer)\Z|real ", PartyRole.END_USER),
    (r"intermediate consignee", PartyRole.INTERMEDIATE_CONSIGNEE),
    (r"consignee|recipient", PartyRole.ULTIMATE_CONSIGNEE),
    (r"forward|carrier|shipping", PartyRole.FREIGHT_FORWARDER),
    (r"broker", PartyRole.BROKER),
    (r"(?:procurement|purchasing|buying) (?:arm|office|company)", PartyRole.PURCHASER),
    (_MIDDLEMEN, PartyRole.INTERMEDIARY),
    (r"manufacturer|maker|producer|builder", PartyRole.MANUFACTURER),
    (r"supplier|seller|vendor", PartyRole.SUPPLIER),
    (r"exporter|applicant|shipper|sender|consignor|declarant", PartyRole.EXPORTER),
    (r"buyer|purchaser|customer|client|importer", PartyRole.PURCHASER),
)
"""First match wins."""
_REQUEST = r"(?:purchase )?(?:order|inquiry|enquiry|request)"

_MONEY = r"(?:to pay|[A-Z]{3} ?\d|[$€])"
_WEAPONS = (
    r"\b[^.;]{0,60}\b(?:missile|rocket|nuclear|enrichment|centrifuge|weapon|warhead|reprocessing)"
)
_TO_SELL = r"to (?:sell|ship|supply|export|deliver)"
_BUYS = "|".join(
    (
        r"attempt(?:ed|ing|s)?|try(?:ing)?|tries|tried|seek(?:s|ing)?|sought",
        rf"(?:plans?|planned|wants?|wanted|wish(?:es|ed)?) (?!{_TO_SELL})",
        r"order(?:ed|s|ing)?|bought|buys?|buying|purchas\w+|acquir\w+|procur\w+|obtain\w*|paid",
        r"asked|asks|requested|enquired|inquired|approached|insist(?:ed|s)",
        r"plac(?:ed|es|ing) an? (?:\w+ ){0,2}order|contracted (?:with|for)",
        r"(?:work|cooperat)\w+ with [^.;]{0,80}\bto (?:obtain|acquire|buy|procure|purchase)",
        rf"offer(?:ed|s) {_MONEY}|submitted an? (?:order|request)",
        r"(?:conclud|sign)\w+ an? (?:[\w-]+ ){1,4}(?:with|for)\b",
        r"in negotiations? [^.;]{0,60}\b(?:to (?:buy|acquire|purchase|obtain)|for the purchase)",
    )
)
_SELLS = "|".join(
    (
        r"makes?|produces?|manufactures?|builds?|trades|sells?|sold|selling|sent",
        rf"suppl(?:y|ies|ied|ying)|offer(?:ed|s)?(?! {_MONEY})|quot(?:ed|es)",
        r"ship(?:ped|s|ping)?|export(?:ed|s|ing)?|deliver(?:ed|s|ing)?",
        rf"(?:want|wish|intend|plan|hope|propos)\w* {_TO_SELL}",
        r"agreed (?:(?:in|on) [\w ,]{3,25} )?to (?:sell|supply|ship|deliver|export)",
        r"(?:prepar|plann|negotiat)\w+ to (?:sell|ship|deliver|supply|export)",
        r"(?:prepar|plann|negotiat)\w+ the (?:sale|delivery|export|supply|shipment)",
        r"suspended its (?:sale|delivery|export)",
        r"in negotiations? [^.;]{0,60}\b(?:to (?:sell|supply|deliver|export)|for the sale)",
        rf"(?:received|got|sent) an? (?:\w+ )?{_REQUEST}|asked (?:by|to quote|to supply)",
        r"(?:approached|contacted) by|(?:lodg|fil|submitt)ed an? (?:\w+ )?application",
        r"(?:appl(?:ied|ies|ying)|ask(?:ed)?) for an? (?:\w+ )?(?:licen[sc]e|permit|authori)",
    )
)
_SUBJECT = (
    (PartyRole.PURCHASER, rf"(?:{_BUYS})\b"),
    (PartyRole.SUPPLIER, rf"(?:{_SELLS})\b"),
    (
        PartyRole.EXPORTER,
        r"(?:hereby )?informed that an? (?:export )?(?:licen[sc]e|permit|authori[sz]ation) is",
    ),
    (PartyRole.BROKER, r"(?:(?:who|which) )?(?:arrang|broker|mediat)(?:ed|es|s|ing)\b"),
    (
        PartyRole.END_USER,
        r"(?:develops?|operat(?:es|ing)|runs|work(?:s|ing) on|responsible for|builds|known to)"
        + _WEAPONS,
    ),
)
_WHICH = re.compile(
    rf"\A{_BRACKET}(?:,? (?:of|in) {_PLACE}|, {_PLACE})?,? (?:which|who|that) (?:is |are )?"
    r"(?:develops?|operates|runs|works on|responsible for|builds|linked to|tied to|produces)"
    + _WEAPONS
)
_AS_BEFORE = re.compile(
    r"\b(?:nam|list|giv|gav|stat|show|identif|declar|describ|indicat|mention|record)\w*"
    r"(?: to us)?(?: the| an?)? \Z"
)
_AS_AFTER = re.compile(
    rf"\A{_BRACKET}[^.;]{{0,60}}? as (?P<whose>the |its |their |an? )?(?:[\w-]+ ){{0,2}}?"
    rf"(?P<kind>{_KIND})\b",
    re.IGNORECASE,
)
_ACTS_AS = re.compile(
    rf"\A{_BRACKET},? (?:(?:is|was|has been|had been) (?:given|named|listed|shown|stated|declared|"
    rf"identified|described)|acts?|acted|acting|served?|serves|appears|appeared) as "
    rf"(?:the |its |their |an? )?(?:[\w-]+ ){{0,2}}?(?P<kind>{_KIND})\b",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(
    rf"\A{_BRACKET}(?:,|,? (?:is|was|are)) (?:an?|the|one of|another) (?:[\w'-]+ ){{0,5}}?"
    rf"(?P<kind>{_KIND})\b",
    re.IGNORECASE,
)
_CALLED_BEFORE = re.compile(
    rf"\b(?P<kind>{_KIND})(?:'s)?,?(?: called| named| known as| of record is| is)?"
    r"(?: (?:Mr|Ms|Mrs|Dr)\.?)? ?\(?\Z",
    re.IGNORECASE,
)
_IS_BEFORE = re.compile(
    rf"\b(?P<kind>{_KIND})(?: on (?:the|its) [a-z]+| of record| behind [^.;]{{1,30}})? "
    r"(?:is|was|stands|names)(?: also| now| then)?"
    r"(?: (?:given|stated|named|believed|thought|said|presumed|assumed|likely|probably|presumably|"
    r"suspected|declared))?(?: as| to be)? (?:the )?\Z",
    re.IGNORECASE,
)


@cache
def _subject() -> tuple[tuple[PartyRole, re.Pattern[str]], ...]:
    return tuple((role, re.compile(_GAP + verbs)) for role, verbs in _SUBJECT)


def of_noun(noun: str) -> tuple[PartyRole, ...]:
    """The role of one that is called something: ``broker``, ``end user``; none for ``firm``."""
    plain = " ".join(noun.casefold().replace("-", " ").split())
    for pattern, role in _ROLE_BY_NOUN:
        if re.search(pattern, plain):
            return (role,)
    return ()


def called(before: str, after: str) -> list[str]:
    """What a party is called, in words such as ``broker`` or ``firm``, around its name."""
    found = [m["kind"] for m in (_CALLED_BEFORE.search(before), _IS_BEFORE.search(before)) if m]
    described = _CALLED_AFTER.match(after)
    return [*found, *([described["kind"]] if described else [])]


def named_as(before: str, after: str) -> list[PartyRole]:
    """Roles from "named X as its customer" and "X acts as agent"."""
    acts = _ACTS_AS.match(after)
    if acts:
        return list(of_noun(acts["kind"]))
    found = _AS_AFTER.match(after) if _AS_BEFORE.search(before) else None
    if found is None:
        return []
    further = (found["whose"] or "").strip().casefold() in {"its", "their"}
    told = of_noun(found["kind"])
    return [PartyRole.END_USER] if further and PartyRole.PURCHASER in told else list(told)


def acting(after: str) -> list[PartyRole]:
    """Roles of the subject of what follows."""
    found = [role for role, pattern in _subject() if pattern.match(after)]
    if _WHICH.match(after) and PartyRole.END_USER not in found:
        found.append(PartyRole.END_USER)
    return found
