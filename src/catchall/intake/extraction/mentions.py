"""Mentions: countries, regimes, laws, money, list items and identifiers, by typed grammars."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from catchall.intake.extraction import certainty, identifiers
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.intake.spelling import plain
from catchall.lexicon import cities, demonyms
from catchall.lexicon.phrases import PhraseTable
from catchall.model.tip import Mention

_CODES = (
    r"USD|EUR|GBP|JPY|CHF|SFR|KRW|CNY|RMB|TRY|DM|SEK|NOK|DKK|CAD|AUD|INR|RUB|AED|SGD|HKD|PLN|CZK|"
    r"HUF|PKR|THB|MYR|TWD|ILS|ZAR|SAR|KZT|BRL"
)
_CURRENCY = rf"{_CODES}|US\$|[$€£¥]"
_NAMED = (
    rf"(?:{_CODES})\b|€|(?:[Ee]uros?|[Dd]ollars?|[Ll]ira|[Yy]en|[Ww]on|[Ff]rancs?|[Rr]ou?bles?|"
    r"[Gg]uilders?|[Kk]rone[nr]|[Rr]upees?|[Rr]iyals?|[Dd]irhams?|[Pp]ounds? sterling|"
    r"GUILDERS|DOLLARS|MARKS|FRANCS)\b"
)
_AMOUNT = (
    r"\d{1,3}(?:[,.' ]?\d{3}(?!\d)){0,4}(?:[.,]\d{1,2}(?!\d))?"
    r"(?: (?:[Mm]illion|[Bb]illion|MILLION|mn|bn)\b)?"
)
_GRAMMARS = (
    (
        "legal_reference",
        re.compile(
            r"Article \d+(?:\(\w+\))* of (?:Council )?Regulation \(E[CU]\) (?:No )?\d+/\d+"
            r"|(?:Council )?Regulation \(E[CU]\) (?:No )?\d+/\d+"
            r"|(?:[A-Z][a-z]+ (?:and |of )?){1,6}Act(?:, Article \d+(?:\(\w+\))*)?"
            r"|UNSCR \d{3,4}|(?:Security Council )?[Rr]esolution \d{4}"
            r"|\d{1,2} CFR (?:Part |part )?\d+(?:\.\d+)*(?:\(\w+\))*"
            r"|(?:[Tt]he )?[Gg]roup(?:'|&apos;)s Guidelines|no-undercut arrangement|Guidelines"
        ),
    ),
    ("money", re.compile(rf"(?<![A-Za-z])(?:{_CURRENCY}) ?{_AMOUNT}|\b{_AMOUNT} ?(?:{_NAMED})")),
    (
        "list_item",
        re.compile(
            r"(?:none \(compare )?\b(?:NSG|MTCR|AG|WA|COCOM)(?: Part \d,?)?"
            r"(?: (?:entry|item|ITEM))? "
            r"(?:\d{1,2}\.[A-E]\.\d{1,2}|IL \d{4})\)?"
            r"|(?:[A-Z][a-z]+ ){2,4}list \(\d\.[A-E]\.\d{1,2}\)"
            r"|\b(?:NSG|MTCR|AG|WA) (?:annex|list)\b|"
            r"\b[0-9][A-E][0-9]{3}(?:\.[a-z0-9]+){0,5}\b|\b[1-9]\.[A-E]\.\d{1,2}"
            r"(?:\.[a-z0-9]+){0,4}\b"
            r"|\b\d{1,2}\.[A-E]\.\d{1,2}\b|\b[Ii]tem \d{1,2}\.[A-E]\.\d{1,2}\b|\bIL \d{4}\b"
        ),
    ),
    (
        "list_position",
        re.compile(
            r"\bon no (?:\w+ )?list\b|\bno list covers \w+|\bno (?:\w+ )?entry catches [^.;,]{0,30}"
            r"|\bnothing in (?:it|this) is on the list\b|\bnot on any list\b|\bunder no item\b",
            re.IGNORECASE,
        ),
    ),
    ("standard", re.compile(r"\bISO \d{3,5}(?:-\d+)?(?::\d{4})?")),
    (
        "telephone",
        re.compile(r"\+\d{1,3}(?:[ -]\d{1,4}){2,5}\b|\b\d{3}-\d{3}-\d{4}\b"),
    ),
    ("mail_address", re.compile(r"\b[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}\b")),
    ("identifier", re.compile(r"\b(?P<id>\d{5}-\d{3})\b")),
)
_STATED_USE = re.compile(
    r"\b(?:stated|declared) (?:(?:end[ -]?)?use|purpose)(?: is| was|:) (?:&quot;|\")?"
    r"(?P<use>\w(?:&nbsp;|[^\".;&]){2,80})",
    re.IGNORECASE,
)
_END_USES = re.compile(
    r"\b(?:nuclear|ballistic missile|missile|chemical weapons?|biological weapons?|weapons?)"
    r"(?:-related)?(?: (?:and|or) (?:ballistic )?(?:missile|nuclear))?"
    r" (?:programs?|programmes?|development|workshop|plants?|activit(?:y|ies)|end-users?)\b"
    r"|\bproduction of missiles\b|\benrichment loop\b",
    re.IGNORECASE,
)


@cache
def _regimes() -> PhraseTable:
    text = files("catchall.lexicon").joinpath("tables/regimes.csv").read_text(encoding="utf-8")
    rows = [line.rsplit(",", 1) for line in text.splitlines()[1:]]
    return PhraseTable.of((name, regime) for name, regime in rows)


@cache
def _countries() -> PhraseTable:
    entries = {**demonyms.people(), **demonyms.names()}
    plural = {f"{word}s": code for word, code in demonyms.people().items()}
    return PhraseTable.of((plural | entries).items())


@cache
def _towns() -> PhraseTable:
    return PhraseTable.of((town, code) for town, code in cities.towns())


_LINES = {"end_use": "stated_end_use", "hs_code": "hs_code"}
"""Fields of labeled lines whose words are one mention."""


def _of_line(context: Context, sentence: Sentence) -> Iterator[Mention]:
    kind = _LINES.get(sentence.label or "")
    words = sentence.value.strip().rstrip(".")
    if kind is None or not words:
        return
    start = sentence.start + sentence.text.index(words, sentence.value_at)
    yield _mention(context, sentence, kind, (start, start + len(words)))


def find(context: Context) -> Iterator[Mention]:
    """All mentions of a message, in order of sentence and kind."""
    for sentence in context.sentences:
        yield from _by_table(context, sentence, _countries(), "country", "mention.country/1")
        yield from _by_table(context, sentence, _towns(), "place", "mention.place/1")
        yield from _by_table(context, sentence, _regimes(), "regime", "mention.regime/1")
        for kind, pattern in _GRAMMARS:
            for found in pattern.finditer(sentence.text):
                value = found["id"] if kind == "identifier" and found["id"] else ""
                yield _mention(context, sentence, kind, sentence.at(found), value)
        yield from _of_line(context, sentence)
        for place, value in identifiers.find(sentence):
            yield _mention(context, sentence, "identifier", place, value)
        for found in _STATED_USE.finditer(sentence.text):
            if sentence.label != "end_use":
                place = sentence.at(found, "use")
                yield _mention(context, sentence, "stated_end_use", place)
        for found in _END_USES.finditer(sentence.text):
            value = ", ".join(certainty.concerns(found.group())) or "military"
            place = sentence.at(found)
            yield _mention(context, sentence, "end_use", place, value)


def _by_table(
    context: Context, sentence: Sentence, table: PhraseTable, kind: str, method: str
) -> Iterator[Mention]:
    row = sentence.words
    texts = [_base(word.text) for word in row]
    for first, last, value in table.find(texts):
        cut = len(row[last - 1].text) - len(texts[last - 1])
        start, end = row[first].start, row[last - 1].end - cut
        yield Mention(
            kind=kind,
            value=value,
            evidence=(context.evidence(sentence, start, end, method),),
        )


def _base(word: str) -> str:
    """A word without its possessive, also where the apostrophe is lost."""
    word = word.removesuffix("'s").removesuffix("-based")
    bare = word.removesuffix("s")
    return bare if bare != word and bare in demonyms.country_words() else word


def _mention(
    context: Context, sentence: Sentence, kind: str, place: tuple[int, int], value: str = ""
) -> Mention:
    evidence = context.evidence(sentence, *place, f"mention.{kind}/1")
    return Mention(kind=kind, value=value or plain(evidence.quote), evidence=(evidence,))
