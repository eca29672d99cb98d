"""Suggestions: the one door for extractors from outside, such as a local language model.

Nothing is called unless the caller passes it in. An extractor is shown only portions that are
marked no higher than it is cleared for. What it suggests is admitted only where its quote
stands verbatim in a portion; all of it stays a proposal and names its method.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pydantic import Field

from catchall.model.base import NonEmpty, Value
from catchall.model.evidence import Evidence
from catchall.model.item import Item
from catchall.model.marking import Level
from catchall.model.message import Message, Portion
from catchall.model.party import Party
from catchall.model.tip import Tip


class Suggestion(Value):
    """One candidate from outside: what it is, and the words that bear it out."""

    kind: str = Field(pattern=r"^(party|item)$")
    quote: NonEmpty
    """The exact words of the text; they are the name of a party or the phrase of an item."""
    method: NonEmpty
    """Who suggests it, with version: ``spacy-sm/3.8``."""


@dataclass(frozen=True, slots=True)
class Suggester:
    """An extractor from outside.

    Attributes:
        suggest: takes the words of one portion and returns suggestions.
        cleared: the highest level of a portion that it may be shown.
    """

    suggest: Callable[[str], Iterable[Suggestion]]
    cleared: Level = Level.UNCLASSIFIED


def withheld(message: Message, suggester: Suggester) -> tuple[str, ...]:
    """Ids of the portions that an extractor is not shown."""
    return tuple(p.id for p in message.portions if not _may_see(message, p, suggester))


def admit(message: Message, tip: Tip, suggesters: Iterable[Suggester]) -> Tip:
    """The tip with every suggestion whose quote stands in its portion and is not yet there."""
    known = [(e.start, e.end) for fact in (*tip.parties, *tip.items) for e in fact.evidence]
    offered = sorted((a, b) for a, b in known if a is not None and b is not None)
    parties, items = list(tip.parties), list(tip.items)
    for kind, evidence in _found(message, suggesters):
        start, end = evidence.start or 0, evidence.end or 0
        if any(a <= start and end <= b for a, b in offered):
            continue
        offered.append((start, end))
        if kind == "party":
            number = len(parties) + 1
            parties.append(Party(id=f"p{number}", name=evidence.quote, evidence=(evidence,)))
        else:
            number = len(items) + 1
            items.append(Item(id=f"i{number}", description=evidence.quote, evidence=(evidence,)))
    return tip.model_copy(update={"parties": tuple(parties), "items": tuple(items)})


def _found(message: Message, suggesters: Iterable[Suggester]) -> Iterator[tuple[str, Evidence]]:
    """Suggestions with the place of their quote; those without one are left out."""
    for suggester in suggesters:
        for portion in message.portions:
            if _may_see(message, portion, suggester):
                yield from _quoted(message, portion, suggester)


def _may_see(message: Message, portion: Portion, suggester: Suggester) -> bool:
    """Whether a portion is marked low enough; one without any marking is taken as the highest."""
    reading = portion.marking or (message.rollup.overall if message.rollup else None)
    level = reading.marking.level if reading is not None else Level.TOP_SECRET
    return level.rank <= suggester.cleared.rank


def _quoted(
    message: Message, portion: Portion, suggester: Suggester
) -> Iterator[tuple[str, Evidence]]:
    for span in portion.text_spans:
        for one in suggester.suggest(span.of(message.text)):
            place = message.text.find(one.quote, span.start, span.end)
            if place >= 0:
                yield one.kind, _evidence(message, portion, one, place)


def _evidence(message: Message, portion: Portion, one: Suggestion, place: int) -> Evidence:
    return Evidence(
        source=f"sha256:{message.source.sha256}",
        quote=one.quote,
        start=place,
        end=place + len(one.quote),
        portion=portion.id,
        method=one.method,
    )
