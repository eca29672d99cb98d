"""Requests: what the writer asks for, and of whom."""

import re
from collections.abc import Iterator

from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.intake.spelling import plain
from catchall.lexicon import dates, posts
from catchall.model.dates import PartialDate
from catchall.model.message import Message, Portion
from catchall.model.tip import RequestedAction

_ASKS = re.compile(
    r"\b(?:we (?:now |also |therefore |would )?(?:want to ask|like to ask|ask|request|urge|hope|"
    r"would appreciate|would be glad|would welcome|wish to ask)"
    r"|request your|requests? (?=(?:that|embassy|post|consulate|addressees|the (?:competent )?"
    r"(?:authorit\w+|department|ministry|government))\b)|we request\b|asks (?:that|for guidance)|"
    r"(?-i:[A-Z])\w+ asks (?=(?-i:[A-Z])\w+ to\b)|kindly|could you|can you|would you|"
    r"let (?:me|us) (?:know|have)|you must|(?:is|are) (?:invited|instructed|directed) to|"
    r"would welcome|would like your|glad to (?:learn|know|hear)|"
    r"(?:needs?|has|have) to (?=(?:confirm|decide|reply|provide|report)\b)|"
    r"^\s*(?-i:[A-Z])\w+(?: \w+)? to (?:advise|confirm|decide|report|reply|"
    r"respond|check|"
    r"verify|provide|send|stop|hold|release|review|investigate|inform|submit|approve)\b|"
    r"(?:would )?be (?:grateful|obliged|thankful) (?:for|if|to)|"
    r"^\s*(?=(?-i:[A-Z]))(?:contact|report|confirm|advise|hold (?:the|all|any)|detain|"
    r"reply|respond|do not)\b"
    r"|please|(?:is|are) (?:asked|requested) to|should|answers? (?:is|are) requested|replies are|"
    r"urge the|may (?:tell|share|inform|give)|may pass (?!on\b)|consider|"
    r"(?:Department|Washington|Commerce|Treasury|Embassy|Consulate|Post) to (?!be\b)[a-z]{3,}|"
    r"(?:^|(?<=\) ))(?:is|are|has|have|do|does|did|was|were|can|could|who|what|which"
    r"|when|where|how)\b(?=[^?]{8,300}\?)|"
    r"would appreciate|an answer .{0,60} would be welcome)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:,| and| but)? (?=(?:urge|request|ask|use|report|would appreciate|and to|to look hard)\b)"
)
_NOTICE = re.compile(
    r"\bsee para|\bplease (?:see\b|be (?:advised|informed)\b|"
    r"find (?:below|attached|enclosed|the)\b)|\bturn to para",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\brequests? (?:for|is|was|of|dated|in|by|from)\b", re.IGNORECASE)
"""``the request for a quotation``: a thing, not an asking."""
_LEADS_IN = re.compile(r"\b(?:to|that you|you to)[: ]*$", re.IGNORECASE)
"""The words before a list of points, which ask nothing by themselves."""
_POST = re.compile(r"\b(?:Embassy |Post )?(?P<post>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{4,})\b")
_TRIGRAPHS = 3
_SHORTEST = 8


def find(context: Context) -> Iterator[RequestedAction]:
    """Requests of all portions, numbered in order."""
    number = 0
    portions = {p.id: p for p in context.message.portions}
    for sentence in context.sentences:
        if sentence.courtesy or sentence.label == "reference" or _NOTICE.search(sentence.text):
            continue
        for start, end in _clauses(sentence):
            number += 1
            evidence = context.evidence(sentence, start, end, "request/1")
            yield RequestedAction(
                id=f"r{number}",
                what=plain(evidence.quote).strip("-. "),
                to=_addressee(context.message, portions.get(sentence.portion or ""), sentence),
                deadline=_deadline(context, sentence, start, end),
                evidence=(evidence,),
            )


def _clauses(sentence: Sentence) -> list[tuple[int, int]]:
    """The clauses of a sentence, each one request; those that ask nothing are left out."""
    if sentence.label in {"request", "deadline"} and sentence.value.strip():
        return [_whole(sentence)]
    found = next((m for m in _ASKS.finditer(sentence.text) if not _is_noun(sentence, m)), None)
    if found is None or _LEADS_IN.search(sentence.text.rstrip(" .-\n\r")):
        return []
    start, clauses = found.start(), []
    for cut in [*_CLAUSE.finditer(sentence.text, found.end()), None]:
        end = cut.start() if cut else len(sentence.text.rstrip(" ."))
        if cut and _LEADS_IN.search(sentence.text[start:end]):
            continue
        if end - start > _SHORTEST and not _NOUN.match(sentence.text, start):
            clauses.append((sentence.start + start, sentence.start + end))
            start = cut.end() if cut else end
    return clauses


def _whole(sentence: Sentence) -> tuple[int, int]:
    """A labeled line: the words behind ``Action``, the whole line of a deadline."""
    text = sentence.text.rstrip(" .\r\n")
    start = sentence.value_at if sentence.label == "request" else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    return sentence.start + start, sentence.start + len(text)


def _is_noun(sentence: Sentence, found: re.Match[str]) -> bool:
    return bool(_NOUN.match(sentence.text, found.start()))


def _deadline(context: Context, sentence: Sentence, start: int, end: int) -> PartialDate | None:
    text = sentence.text[start - sentence.start : end - sentence.start]
    by = _BY.search(text)
    if by is None:
        return None
    found = dates.first(text[by.start() :], reference=context.day)
    return found.value if found is not None and found.start <= _NEAR else None


_BY = re.compile(
    r"\b(?:by|before|no later than|not later than|until|within|due|deadline)\b", re.IGNORECASE
)
_NEAR = 40


def _addressee(message: Message, portion: Portion | None, sentence: Sentence) -> str | None:
    """Who is asked: the partner of a released block, the post named, else the action addressee."""
    partner = _partner(portion)
    if portion is not None and portion.opens_with is not None and partner:
        return partner
    for found in _POST.finditer(sentence.text[:120]):
        if posts.find(found["post"]) is not None:
            return f"post:{found['post'].upper()}"
    header = message.header.telegram
    if header is not None and header.to:
        return f"post:{header.to[0].post or header.to[0].value}"
    return None


def _partner(portion: Portion | None) -> str | None:
    if portion is None or portion.marking is None:
        return None
    others = [code for code in portion.marking.marking.rel_to if code != "USA"]
    return f"country:{others[0]}" if len(others) == 1 and len(others[0]) == _TRIGRAPHS else None
