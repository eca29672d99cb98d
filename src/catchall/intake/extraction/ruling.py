"""Ruling: which part the object of a preposition plays, by the word that rules the preposition.

"Sold to X", "consigned to X", "an order from X", "ordered from X": the nearest word before the
preposition that takes one decides.
"""

import re
from functools import cache

from catchall.lexicon.wordlists import words
from catchall.model.party import PartyRole


def _any(*forms: str) -> str:
    return "|".join(forms)


_PREPOSITION = re.compile(
    r"\b(?P<word>to|from|by|with|for|of|through|via)"
    r"(?P<rest>(?: (?!(?:to|from|by|with|for|of|through|via)\b)[\w'.-]{1,20}){0,5}),? ?\Z",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "our", "one", "another", "some", "of"})
_NOBODY = _any(
    r"told|tell|inform\w*|wrote|said|according|close|belongs?|linked?|similar|repl\w+|respon\w+",
    r"report\w*|access|registered|owed|compliments|known|regard|reference|copied",
)
"""Words that take a preposition of their own and make nobody a trader."""
_NO_TRADE = r"denied|refused|rejected|stopped|seized|held|issued|signed|written|owned|run|led"
_RULED: dict[str, tuple[tuple[PartyRole | None, str], ...]] = {
    "to": (
        (
            PartyRole.PURCHASER,
            _any(
                r"sell\w*|sold|sales?|suppl\w+|offer\w*|quot\w+|resell|resold|provid\w+",
                r"market\w*",
            ),
        ),
        (
            PartyRole.ULTIMATE_CONSIGNEE,
            _any(
                r"ship\w*|deliver\w*|consign\w*|address\w*|exports?|export\w+|send\w*|sent",
                r"forward\w*|transfer\w*|divert\w*|re-export\w*",
            ),
        ),
        (PartyRole.END_USER, r"meant|destined|intended|bound|go(?:es|ing)? on"),
        (
            PartyRole.EXPORTER,
            r"(?:permits?|licen[sc]es?|authori[sz]ations?)(?: granted| issued)?(?= *\Z)",
        ),
        (PartyRole.ULTIMATE_CONSIGNEE, r"(?:permits?|licen[sc]es?|authori[sz]ations?)(?= [a-z(])"),
        (None, _NOBODY),
    ),
    "from": (
        (
            PartyRole.PURCHASER,
            r"(?:an?|the|its|received|got|new|this)(?: [a-z-]+)? (?:order|inquiry|enquiry|request)",
        ),
        (
            PartyRole.SUPPLIER,
            _any(
                r"acquir\w*|procur\w*|purchas\w*|order\w*|buy\w*|bought|obtain\w*|import\w*",
                r"goods|tools?|machines?|deliver\w*|ship\w*|consignment|cargo|sent|supplied",
                r"exported",
            ),
        ),
        (None, _NOBODY),
    ),
    "by": (
        (
            PartyRole.PURCHASER,
            _any(
                r"sought|ordered|requested|wanted|bought|acquired|procured|purchased|efforts?",
                r"attempts?|try|orders?|placed|needed|asked|approached|contacted",
            ),
        ),
        (
            PartyRole.SUPPLIER,
            r"sent|shipped|delivered|exported|dispatched|quoted|sale|export|shipment|delivery",
        ),
        (PartyRole.MANUFACTURER, r"made|produced|manufactured|built|offered|sold|supplied"),
        (PartyRole.EXPORTER, r"declared|filed|submitted|lodged"),
        (PartyRole.END_USER, r"used|operated|installed"),
        (PartyRole.FREIGHT_FORWARDER, r"handled|carried|forwarded|transported"),
        (PartyRole.BROKER, r"brokered|arranged|mediated"),
        (None, _NO_TRADE),
    ),
    "with": (
        (PartyRole.PURCHASER, r"negotiat\w+"),
        (PartyRole.SUPPLIER, r"orders?|ordered|contract\w*|originat\w+|agreements?"),
        (None, _NOBODY),
    ),
    "for": (
        (
            PartyRole.END_USER,
            _any(
                r"meant|destined|intended|bound|acting|acts?|agents?|front|procur\w+|buy|bought",
                r"alias|cover|purchas\w+|(?:is|are|was|were)(?= *\Z)",
            ),
        ),
        (None, _NOBODY),
    ),
    "of": (
        (None, r"(?:writ\w+|speak\w*|contact\w*|sign\w*)(?: to you| you)? on behalf"),
        (PartyRole.END_USER, r"behalf|arm|agents?|front|representative"),
        (None, r"[a-z-]+"),
    ),
}
_OTHER_WAY = re.compile(r"\A[^.;]{0,70}?\b(?:to (?:supply|sell|deliver)|for the sale)\b")
_THIS_WAY = re.compile(r"\A[^.;]{0,70}?\b(?:to (?:buy|purchase|acquire)|for the purchase)\b")
_DIRECT = (
    (PartyRole.SUPPLIER, re.compile(r"\b(?:asked|approached|contacted)(?: the)? \Z")),
    (PartyRole.PURCHASER, re.compile(r"\b(?:to supply|supplying)(?: the)? \Z")),
)
_CLAUSE_END = re.compile(r"[;:]|\. ")


@cache
def _rules(word: str) -> tuple[tuple[PartyRole | None, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"\b(?:{form})\b")) for role, form in _RULED[word])


def affected(before: str, after: str) -> list[PartyRole]:
    """The role of the object of what precedes: of a preposition, or of the verb itself."""
    found = _PREPOSITION.search(before)
    if found is None or not _is_light(found["rest"]):
        return [role for role, pattern in _DIRECT if pattern.search(before)]
    word = found["word"].casefold()
    if word in {"through", "via"}:
        return [PartyRole.INTERMEDIARY]
    role = _ruling(word, before[: found.start()])
    if word == "with" and role is PartyRole.PURCHASER and _THIS_WAY.match(after):
        return [PartyRole.SUPPLIER]
    if word == "with" and role is PartyRole.SUPPLIER and _OTHER_WAY.match(after):
        return [PartyRole.PURCHASER]
    return [role] if role is not None else []


def _is_light(rest: str) -> bool:
    """Whether only an article, a people and a kind of firm stand before the name."""
    stops = words("phrase_stops") - _ARTICLES
    return not any(word.casefold() in stops for word in rest.split())


def _ruling(preposition: str, before: str) -> PartyRole | None:
    """The role given by the nearest word that rules a preposition, in the same clause."""
    clause = _CLAUSE_END.split(before)[-1]
    nearest, ruled = -1, None
    for role, pattern in _rules(preposition):
        for found in pattern.finditer(clause):
            if found.end() > nearest:
                nearest, ruled = found.end(), role
    return ruled
