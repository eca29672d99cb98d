"""Events: the attempt, earlier cases and denials, as relations between candidates."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from catchall.intake.extraction import certainty, identifiers, meant, strands
from catchall.intake.extraction.denials import denial_place, is_denial, is_earlier, is_notification
from catchall.intake.extraction.items import FoundItem
from catchall.intake.extraction.parties import Found
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.routes import Route
from catchall.intake.extraction.sentences import TRADE_FIELDS, Sentence
from catchall.model.evidence import Certainty, Evidence
from catchall.model.header import Reference
from catchall.model.party import PartyKind, PartyRole
from catchall.model.tip import DateMention, Event, EventKind

_ACQUISITION = re.compile(
    r"\b(?:export|deliver|suppl|sale|acquir|procur|purchas|order|buy|bought|obtain|seek|sought|quot|quote|attempt|"
    r"asked for|ship|sell|consignee|booking|inquir|enquir|request)\w*\b",
    re.IGNORECASE,
)
_REFTELS = re.compile(r"\breftels?\b", re.IGNORECASE)
_REF = re.compile(r"\bref ?\(?(?P<letter>[A-Z])\b")
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
    route: Route = field(default_factory=Route)
    numbers: dict[str, None] = field(default_factory=dict)
    """Identifiers of the denials that it tells of."""
    named: list[tuple[int, str]] = field(default_factory=list)
    """Every party that its sentences name or mean, with the place."""
    denied: list[int] = field(default_factory=list)
    """Places of the words that say that a license was denied."""
    sentences: list[Sentence] = field(default_factory=list)

    def party(self, roles: Iterable[PartyRole], *, besides: str | None = None) -> str | None:
        """The party that most often has one of the roles; the first named where equal."""
        for role in roles:
            for name, _ in self.roles.get(role, Counter[str]()).most_common():
                if name != besides:
                    return name
        return None

    def nearest(self, *, besides: tuple[str | None, ...]) -> str | None:
        """The party named last before the words of a denial, else first after them."""
        for place in self.denied[:1]:
            rows = sorted(row for row in self.named if row[1] not in besides)
            before = [name for start, name in rows if start < place]
            after = [name for start, name in rows if start >= place]
            return before[-1] if before else next(iter(after), None)
        return next((name for _, name in sorted(self.named) if name not in besides), None)


def find(
    context: Context,
    parties: list[Found],
    items: list[FoundItem],
    dates: list[DateMention],
) -> list[Event]:
    """The attempts, the earlier cases and the denial that the sentences tell of."""
    current = [s for s in context.sentences if not is_earlier(s)]
    strand = strands.split(current, parties, items)
    attempts = [Story() for _ in range(max(strand.values(), default=0) + 1)]
    told = {id(s): attempts[strand[s.portion]] for s in current}
    earlier = _earlier(context, dates, told)
    _cast(context, parties, told)
    for number, item in enumerate(items, start=1):
        for sentence in item.sentences:
            told[id(sentence)].items.setdefault(f"i{number}")
    for sentence in context.sentences:
        _tell(context, told[id(sentence)], sentence, dates)
    stories = [*attempts, *earlier]
    everyone = sorted(row for story in stories for row in story.named)
    countries = {f"p{n}": p.countries[0] for n, p in enumerate(parties, start=1) if p.countries}
    found = [
        *(_event(context, story, EventKind.ATTEMPT, countries, everyone) for story in attempts),
        *(_event(context, story, EventKind.EARLIER_CASE, countries, everyone) for story in earlier),
        _denial(context, told, dates, countries),
    ]
    return [
        event.model_copy(update={"id": f"e{number}"})
        for number, event in enumerate((e for e in found if e is not None), start=1)
    ]


def _earlier(context: Context, dates: list[DateMention], told: dict[int, Story]) -> list[Story]:
    """The stories of earlier cases; a second denial of another day begins a new one."""
    stories = [Story()]
    denied: str | None = None
    for sentence in context.sentences:
        if id(sentence) in told:
            continue
        place = denial_place(sentence)
        near = _nearest_first(_dates_in(sentence, dates), place or 0)
        if place is not None and near:
            if denied not in {None, near[0].value.value}:
                stories.append(Story())
            denied = near[0].value.value
        told[id(sentence)] = stories[-1]
    return stories


def _cast(context: Context, parties: list[Found], told: dict[int, Story]) -> None:
    """Who plays which part in which story, by name or by "the same customer"."""
    for number, party in enumerate(parties, start=1):
        for sentence, start, _, cue in party.mentions:
            story = told.get(id(sentence))
            if story is None:
                continue
            if PartyRole.AUTHORITY not in cue.roles and PartyKind.PERSON not in party.kinds:
                story.named.append((start, f"p{number}"))
            for role in cue.roles:
                story.roles.setdefault(role, Counter())[f"p{number}"] += 1
    for sentence, start, number in meant.parties(context.sentences, parties):
        told[id(sentence)].named.append((start, f"p{number + 1}"))


def _tell(context: Context, story: Story, sentence: Sentence, dates: list[DateMention]) -> None:
    concerned = bool(certainty.concerns(sentence.text))
    story.route.add(sentence)
    trades = sentence.label in TRADE_FIELDS or bool(_ACQUISITION.search(sentence.text))
    if not (trades or concerned or is_earlier(sentence)):
        return
    story.sentences.append(sentence)
    story.concern.update(dict.fromkeys(certainty.concerns(sentence.text)))
    if not (trades or is_earlier(sentence)):
        return
    end = sentence.start + len(sentence.text.rstrip())
    story.evidence.append(context.evidence(sentence, sentence.start, end, "event.sentence/1"))
    story.certainties.append(certainty.of(sentence.text))
    denied = denial_place(sentence)
    if denied is not None:
        story.denied.append(denied)
        story.dates = [*_nearest_first(_dates_in(sentence, dates), denied), *story.dates]
        story.numbers.update(dict.fromkeys(value for _, value in identifiers.find(sentence)))
    else:
        story.dates += _dates_in(sentence, dates)


def _dates_in(sentence: Sentence, dates: list[DateMention]) -> list[DateMention]:
    """The dates of a sentence; all dates are in text order."""

    def place(day: DateMention) -> int:
        return day.evidence[0].start or 0

    first = bisect_left(dates, sentence.start, key=place)
    return dates[first : bisect_left(dates, sentence.end, key=place)]


def _nearest_first(dates: list[DateMention], place: int) -> list[DateMention]:
    """The dates by their distance from a place."""
    return sorted(dates, key=lambda day: abs((day.evidence[0].start or 0) - place))


def _named_before(story: Story, everyone: list[tuple[int, str]]) -> str | None:
    """The party that the text has named last before a denial which names none."""
    place = min(story.denied, default=0)
    return next((name for at, name in reversed(everyone) if place - _NEAR < at < place), None)


_NEAR = 400
"""So many characters before "the license was denied" the applicant may be named."""


def _event(
    context: Context,
    story: Story,
    kind: EventKind,
    countries: dict[str, str],
    everyone: list[tuple[int, str]],
) -> Event | None:
    between = story.party(_BETWEEN)
    end_user = story.party(_USING)
    buyer = story.party(_BUYING, besides=between if end_user is None else None)
    buyer = buyer or story.party(_BUYING)
    seller = story.party(_SELLING, besides=buyer)
    if between == buyer and end_user is None:
        between = None
    if kind is EventKind.EARLIER_CASE and buyer is None and end_user is None:
        buyer = story.nearest(besides=(between,)) or _named_before(story, everyone)
        seller = None if seller == buyer else seller
    user = end_user or buyer
    if not _enough(kind, story, buyer or user, seller):
        return None
    destination = story.route.destination(countries.get(user or ""), countries.get(buyer or ""))
    consignee = story.party((PartyRole.ULTIMATE_CONSIGNEE, PartyRole.INTERMEDIATE_CONSIGNEE))
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
        destination=destination,
        via=story.route.between(
            destination, countries.get(between or ""), countries.get(consignee or "")
        ),
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
    denied = any(is_denial(s) for s in story.sentences)
    return "license denied" if denied else None


def _references(context: Context, story: Story) -> tuple[str, ...]:
    header = context.message.header.telegram
    stated: tuple[Reference, ...] = header.references if header else ()
    if any(_REFTELS.search(s.text) for s in story.sentences):
        return (*(r.canonical for r in stated if r.canonical), *story.numbers)
    letters = {m["letter"] for s in story.sentences for m in _REF.finditer(s.text)}
    named = (r.canonical for r in stated if r.canonical and r.letter in letters)
    return (*named, *story.numbers)


def _denial(
    context: Context,
    told: dict[int, Story],
    dates: list[DateMention],
    countries: dict[str, str],
) -> Event | None:
    """A denial in the labeled form of a notification."""
    for sentence in context.sentences:
        if not is_notification(sentence):
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
