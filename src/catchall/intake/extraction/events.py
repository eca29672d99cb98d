"""Events: the attempt, earlier cases and denials, as relations between candidates."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from catchall.intake.extraction import certainty, cues, strands
from catchall.intake.extraction.items import FoundItem
from catchall.intake.extraction.parties import Found
from catchall.intake.extraction.passages import Context, Sentence
from catchall.lexicon import cities
from catchall.model.evidence import Certainty, Evidence
from catchall.model.header import Reference
from catchall.model.party import PartyRole
from catchall.model.tip import DateMention, Event, EventKind

_EARLIER = re.compile(
    r"\b(?:earlier this year|similar case|previous (?:transaction|case|attempt|order)|earlier "
    r"(?:case|attempt|order|intermediary)|you will (?:recall|remember)|last (?:year|spring|summer|"
    r"autumn|fall|winter)|reftels?|in the past|once before|at that time|ultimately deny|"
    r"refused a license|denied (?:a|the) license|value that refusal)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ying)|refus(?:ed|al|ing)|reject(?:ed|ing)|turned down)\b.{0,40}"
    r"\blicen[sc]e\b"
    r"|\blicen[sc]e\b.{0,60}\b(?:was|were|been) (?:denied|refused)\b",
    re.IGNORECASE,
)
_DENIAL_LABEL = re.compile(r"\bdate of denial\s*:", re.IGNORECASE)
_ACQUISITION = re.compile(
    r"\b(?:acquir|procur|purchas|order|buy|bought|obtain|seek|sought|quot|quote|attempt|"
    r"asked for|ship|sell|consignee|booking|inquir|enquir|request)\w*\b",
    re.IGNORECASE,
)
_REFTELS = re.compile(r"\breftels?\b", re.IGNORECASE)
_REF = re.compile(r"\bref ?\(?(?P<letter>[A-Z])\b")
_PLACE = r"(?P<place>[A-Z][\w']+(?: [A-Z][\w']+)?)"
_VIA = re.compile(rf"\b(?:via|by way of|transshipped (?:in|through)) {_PLACE}")
_TO = re.compile(
    rf"\b(?:ship\w*|export\w*|deliver\w*|forward\w*|consign\w*|sent|meant for)\b[^.]{{0,60}}?"
    rf"\b(?:to|for) {_PLACE}"
)
_BUYING = (PartyRole.PURCHASER,)
_USING = (PartyRole.END_USER, PartyRole.ULTIMATE_CONSIGNEE)
_SELLING = (PartyRole.SUPPLIER, PartyRole.EXPORTER, PartyRole.MANUFACTURER)
_BETWEEN = (PartyRole.INTERMEDIARY, PartyRole.BROKER)


@dataclass
class Story:
    """What the sentences about one event say together."""

    roles: dict[PartyRole, Counter[str]] = field(default_factory=dict)
    items: dict[str, None] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    certainties: list[Certainty] = field(default_factory=list)
    concern: dict[str, None] = field(default_factory=dict)
    via: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def party(self, roles: Iterable[PartyRole], *, besides: str | None = None) -> str | None:
        """The party that most often has one of the roles; the first named where equal."""
        for role in roles:
            for name, _ in self.roles.get(role, Counter[str]()).most_common():
                if name != besides:
                    return name
        return None


def is_earlier(sentence: Sentence) -> bool:
    """Whether a sentence speaks of an earlier case."""
    return bool(_EARLIER.search(sentence.text))


def find(
    context: Context,
    parties: list[Found],
    items: list[FoundItem],
    dates: list[DateMention],
) -> list[Event]:
    """The attempts, the earlier case and the denial that the sentences tell of."""
    current = [s for s in context.sentences if not is_earlier(s)]
    strand = strands.split(current, parties, items)
    attempts = [Story() for _ in range(max(strand.values(), default=0) + 1)]
    earlier = Story()
    told = {id(s): earlier for s in context.sentences}
    told.update((id(s), attempts[strand[s.portion]]) for s in current)
    _cast(parties, told)
    for number, item in enumerate(items, start=1):
        for sentence in item.sentences:
            told[id(sentence)].items.setdefault(f"i{number}")
    for sentence in context.sentences:
        _tell(context, told[id(sentence)], sentence, dates)
    countries = {f"p{n}": p.countries[0] for n, p in enumerate(parties, start=1) if p.countries}
    found = [
        *(_event(context, story, EventKind.ATTEMPT, countries) for story in attempts),
        _event(context, earlier, EventKind.EARLIER_CASE, countries),
        _denial(context, told, dates, countries),
    ]
    return [
        event.model_copy(update={"id": f"e{number}"})
        for number, event in enumerate((e for e in found if e is not None), start=1)
    ]


def _cast(parties: list[Found], told: dict[int, Story]) -> None:
    for number, party in enumerate(parties, start=1):
        for sentence, _, _, cue in party.mentions:
            for role in cue.roles:
                told[id(sentence)].roles.setdefault(role, Counter())[f"p{number}"] += 1


def _tell(context: Context, story: Story, sentence: Sentence, dates: list[DateMention]) -> None:
    concerned = bool(certainty.concerns(sentence.text))
    trades = bool(_ACQUISITION.search(sentence.text))
    if not (trades or concerned or is_earlier(sentence)):
        return
    story.sentences.append(sentence)
    story.concern.update(dict.fromkeys(certainty.concerns(sentence.text)))
    if not (trades or is_earlier(sentence)):
        return
    end = sentence.start + len(sentence.text.rstrip())
    story.evidence.append(context.evidence(sentence, sentence.start, end, "event.sentence/1"))
    story.certainties.append(certainty.of(sentence.text))
    story.dates += _dates_in(sentence, dates)
    story.via += _countries(_VIA, sentence)
    story.to += _countries(_TO, sentence)


def _countries(pattern: re.Pattern[str], sentence: Sentence) -> list[str]:
    """Countries of the places that a pattern finds, countries and towns alike."""
    codes = [
        cues.code_of(m["place"]) or cities.country(m["place"])
        for m in pattern.finditer(sentence.text)
    ]
    return [code for code in codes if code is not None]


def _dates_in(sentence: Sentence, dates: list[DateMention]) -> list[DateMention]:
    """The dates of a sentence; all dates are in text order."""

    def place(day: DateMention) -> int:
        return day.evidence[0].start or 0

    first = bisect_left(dates, sentence.start, key=place)
    return dates[first : bisect_left(dates, sentence.end, key=place)]


def _event(
    context: Context, story: Story, kind: EventKind, countries: dict[str, str]
) -> Event | None:
    between = story.party(_BETWEEN)
    end_user = story.party(_USING)
    buyer = story.party(_BUYING, besides=between if end_user is None else None)
    buyer = buyer or story.party(_BUYING)
    seller = story.party(_SELLING, besides=buyer)
    if between == buyer and end_user is None:
        between = None
    user = end_user or buyer
    if not _enough(kind, story, buyer or user, seller):
        return None
    return Event(
        id="e",
        kind=kind,
        certainty=story.certainties[0] if story.certainties else Certainty.ASSERTED,
        when=story.dates[0].value if story.dates else None,
        buyer=buyer,
        supplier=seller,
        intermediary=between,
        end_user=end_user,
        items=tuple(story.items),
        destination=(countries.get(user) if user else None) or next(iter(story.to), None),
        via=(countries.get(between) if between else None) or next(iter(story.via), None),
        outcome=_outcome(story),
        references=_references(context, story),
        concern=tuple(story.concern),
        evidence=tuple(story.evidence),
    )


def _enough(kind: EventKind, story: Story, buyer: str | None, seller: str | None) -> bool:
    """Whether the sentences tell of an event at all."""
    if kind is EventKind.EARLIER_CASE:
        return bool(story.evidence) and (buyer is not None or _outcome(story) is not None)
    return bool(story.evidence) and (
        buyer is not None or (seller is not None and bool(story.items))
    )


def _outcome(story: Story) -> str | None:
    denied = any(_DENIED.search(s.text) for s in story.sentences)
    return "license denied" if denied else None


def _references(context: Context, story: Story) -> tuple[str, ...]:
    header = context.message.header.telegram
    stated: tuple[Reference, ...] = header.references if header else ()
    if any(_REFTELS.search(s.text) for s in story.sentences):
        return tuple(r.canonical for r in stated if r.canonical)
    letters = {m["letter"] for s in story.sentences for m in _REF.finditer(s.text)}
    return tuple(r.canonical for r in stated if r.canonical and r.letter in letters)


def _denial(
    context: Context,
    told: dict[int, Story],
    dates: list[DateMention],
    countries: dict[str, str],
) -> Event | None:
    """A denial in the labeled form of a notification."""
    for sentence in context.sentences:
        if not _DENIAL_LABEL.search(sentence.text):
            continue
        story = told[id(sentence)]
        day = next(iter(_dates_in(sentence, dates)), None)
        end = sentence.start + len(sentence.text.rstrip())
        buyer = story.party((PartyRole.ULTIMATE_CONSIGNEE, PartyRole.PURCHASER))
        user = story.party((PartyRole.END_USER,))
        return Event(
            id="e",
            kind=EventKind.DENIAL,
            when=day.value if day else None,
            buyer=buyer,
            end_user=user,
            items=tuple(story.items),
            destination=countries.get(user or buyer or ""),
            outcome="license denied",
            evidence=(context.evidence(sentence, sentence.start, end, "event.denial/1"),),
        )
    return None
