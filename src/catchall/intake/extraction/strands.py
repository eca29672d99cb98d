"""Strands: which passages of a message tell of the same attempt, where it tells of several.

A passage stands for an attempt of its own only where it names somebody who buys or uses and
specific goods, in words of trade, and shares neither with another such passage. All others go
with the passage they share a party or goods with; a message that tells of one attempt has one
strand.
"""

from dataclasses import dataclass, field

from catchall.intake.extraction.items import FoundItem
from catchall.intake.extraction.parties import Found
from catchall.intake.extraction.sentences import Sentence
from catchall.model.party import PartyRole

_ACTING = frozenset(
    {
        PartyRole.PURCHASER,
        PartyRole.END_USER,
        PartyRole.ULTIMATE_CONSIGNEE,
        PartyRole.INTERMEDIARY,
        PartyRole.BROKER,
    }
)


@dataclass
class Passage:
    """What one portion names: who acts, which goods, whether it speaks of trade."""

    actors: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    goods: set[int] = field(default_factory=set)
    trades: bool = False

    @property
    def tells(self) -> bool:
        """Whether it tells of an attempt by itself."""
        return self.trades and bool(self.actors) and bool(self.goods)


def split(
    sentences: list[Sentence], parties: list[Found], items: list[FoundItem]
) -> dict[str | None, int]:
    """The strand of each portion, counted from 0 in text order."""
    passages = _passages(sentences, parties, items)
    strands: list[Passage] = []
    for passage in passages.values():
        if passage.tells:
            strands = _joined(strands, passage)
    if not strands[1:]:
        return dict.fromkeys(passages, 0)
    return {portion: _nearest(strands, passage) for portion, passage in passages.items()}


def _passages(
    sentences: list[Sentence], parties: list[Found], items: list[FoundItem]
) -> dict[str | None, Passage]:
    passages: dict[str | None, Passage] = {}
    told = {id(sentence) for sentence in sentences}
    for sentence in sentences:
        passage = passages.setdefault(sentence.portion, Passage())
        passage.trades = passage.trades or sentence.trades
    for number, party in enumerate(parties):
        for sentence, _, _, cue in party.mentions:
            if id(sentence) in told:
                passages[sentence.portion].named.add(number)
                if _ACTING & set(cue.roles):
                    passages[sentence.portion].actors.add(number)
    for number, item in enumerate(items):
        for sentence in item.sentences:
            if id(sentence) in told and not item.general:
                passages[sentence.portion].goods.add(number)
    return passages


def _joined(strands: list[Passage], passage: Passage) -> list[Passage]:
    """The strands with one more passage; those that it connects become one, at the first place."""
    tied = [s for s in strands if s.actors & passage.actors or s.goods & passage.goods]
    whole = Passage(trades=True)
    for one in (*tied, passage):
        whole.actors |= one.actors
        whole.named |= one.named
        whole.goods |= one.goods
    if not tied:
        return [*strands, whole]
    return [whole if s is tied[0] else s for s in strands if s is tied[0] or s not in tied]


def _nearest(strands: list[Passage], passage: Passage) -> int:
    """The strand that a passage shares most with; the first where it shares nothing."""

    def shared(number: int) -> int:
        one = strands[number]
        return 2 * len(one.goods & passage.goods) + len(
            (one.actors | one.named) & (passage.actors | passage.named)
        )

    return max(range(len(strands)), key=lambda number: (shared(number), -number))
