"""A determination as a reader may see it, or not at all.

What the law says and which lists were searched is public. Everything that rests on a fact
follows the fact: it is visible through a readable portion, or through a source that a
person released. A structured transaction is such a source under its own id.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catchall.errors import ReleaseRefused
from catchall.model import (
    Classification,
    Condition,
    Custody,
    Determination,
    Fact,
    Ground,
    GroundStatus,
    Hit,
    Item,
    Knowledge,
    Link,
    Message,
    MissingFact,
    Obligation,
    Party,
    Reader,
    RedFlag,
    Transaction,
    Undated,
)
from catchall.release.facts import visible_item, visible_party
from catchall.release.parts import evidence_in, parts_of, wordings
from catchall.release.sight import Said, Sight, folded

FILTERED = "filtered_for_reader"
"""The caution that a determination bears once something was left out."""


def visible_determination(
    determination: Determination,
    messages: Sequence[Message],
    reader: Reader,
    *,
    released: Iterable[str] = (),
    custody: Custody | None = None,
) -> Determination:
    """A determination without anything that the reader may not see.

    Args:
        determination: the whole one.
        messages: the messages its evidence points into; their markings decide.
        reader: who is to have it.
        released: other sources that a person released to this reader: names of data
            sheets, ids of records, the id of the transaction.
        custody: who gives it, where that is not the originator of every portion.

    Raises:
        ReleaseRefused: a ground that is met or open rests on what the reader may not see,
            so that the outcome itself would tell of it.
    """
    sight = Sight.of(messages, reader, released=released, custody=custody)
    filtered = _Filter.of(determination, sight)
    if filtered.nothing_hidden():
        return determination
    grounds = filtered.grounds()
    codes = {(ground.code, ground.actor) for ground in grounds}
    kept = {fact.code for ground in grounds for c in ground.conditions for fact in c.missing}
    return determination.model_copy(
        update={
            "transaction": filtered.transaction(),
            "grounds": grounds,
            "obligations": tuple(filtered.obligations(codes)),
            "missing": tuple(filtered.missing(determination.missing, kept)),
            "classifications": tuple(filtered.classifications()),
            "undated": tuple(filtered.undated()),
            "hits": tuple(filtered.hits()),
            "links": tuple(filtered.links()),
            "red_flags": tuple(filtered.red_flags()),
            "cautions": (*filtered.cautions(), FILTERED),
        }
    )


@dataclass(frozen=True)
class _Filter:
    whole: Determination
    sight: Sight
    parties: dict[str, str]
    items: dict[str, str]
    known: Transaction
    hidden: tuple[str, ...] = ()
    """Names, models and statements of the facts that are not in ``known``."""

    @classmethod
    def of(cls, whole: Determination, sight: Sight) -> "_Filter":
        stated = whole.transaction
        parties = sight.ids((one.id for one in stated.parties), "party")
        items = sight.ids((one.id for one in stated.items), "item")
        first = cls(whole, sight, parties, items, stated)
        known = stated.model_copy(
            update={
                "parties": tuple(filter(None, map(first._party, stated.parties))),
                "items": tuple(filter(None, map(first._item, stated.items))),
            }
        )
        shown = set(wordings(known))
        hidden = tuple(
            one for one in wordings(stated) if one not in shown and not sight.anywhere(one)
        )
        return cls(whole, sight, parties, items, known, hidden)

    def _party(self, party: Party) -> Party | None:
        if self.open(party):
            return party.model_copy(update={"id": self.parties[party.id]})
        return visible_party(party, self.sight, self.parties)

    def _item(self, item: Item) -> Item | None:
        if not self.open(item):
            return visible_item(item, self.sight, self.parties, self.items)
        maker = self.name(item.maker) if item.maker else None
        generic = tuple(map(self.name, item.generic_for))
        update = {"id": self.items[item.id], "maker": maker, "generic_for": generic}
        return item.model_copy(update=update)

    @property
    def stated(self) -> Transaction:
        return self.whole.transaction

    @property
    def released(self) -> bool:
        """Whether facts that bear no evidence are released with the transaction."""
        return self.stated.id in self.sight.released

    def open(self, fact: Fact) -> bool:
        """Whether all that a fact rests on can be seen."""
        facts = tuple(parts_of(fact, Fact))
        return all(map(self.sight.sees, evidence_in(fact))) and all(
            one.evidence or self.released for one in facts
        )

    def nothing_hidden(self) -> bool:
        facts: tuple[Fact, ...] = (*self.stated.parties, *self.stated.items, *self.stated.knowledge)
        everything = all(map(self.sight.sees, evidence_in(self.whole)))
        tied = all(link.here and link.there for link in self.whole.links)
        return everything and tied and all(map(self.open, facts)) and self.open(self.stated)

    def name(self, actor: str) -> str:
        """An actor or item under the id that is shown."""
        return self.parties.get(actor, self.items.get(actor, actor))

    def tells_hidden(self, words: str) -> bool:
        """Whether words hold an id that was replaced, or a name or statement left out."""
        pairs = (*self.parties.items(), *self.items.items())
        replaced = (old for old, new in pairs if old != new)
        told = folded(words)
        return any(folded(one) in told for one in (*replaced, *self.hidden))

    def transaction(self) -> Transaction:
        said = Said.by(self.sight, self.stated.evidence)
        whole = self.open(self.stated.model_copy(update={"parties": (), "items": ()}))

        def place(code: str | None) -> str | None:
            return code if whole else self.sight.country(code, said.shown)

        return Transaction(
            id=self.stated.id if self.released else "transaction",
            evidence=said.shown,
            state=self.stated.state,
            activity=self.stated.activity,
            when=self.stated.when if whole else self.sight.when(self.stated.when),
            from_country=place(self.stated.from_country),
            destination=place(self.stated.destination),
            route=tuple(one for one in self.stated.route if place(one)),
            parties=self.known.parties,
            items=self.known.items,
            stated_end_use=self.stated.stated_end_use if whole else None,
            end_uses=self.stated.end_uses if whole else (),
            knowledge=tuple(self._knowledge()),
            subject_to=self.stated.subject_to if whole else (),
            value=self.stated.value if whole else None,
            currency=self.stated.currency if whole else None,
            references=tuple(one for one in self.stated.references if whole or said.has(one)),
            exercise=self.stated.exercise,
        )

    def _knowledge(self) -> Iterator[Knowledge]:
        for one in self.stated.knowledge:
            if self.open(one):
                yield one.model_copy(update={"actor": self.name(one.actor)})

    def grounds(self) -> tuple[Ground, ...]:
        """Grounds whose conditions can all be seen; refuses where a telling one cannot."""
        hidden = [one for one in self.whole.grounds if not all(map(self._seen, one.conditions))]
        telling = [one for one in hidden if one.status is not GroundStatus.NOT_MET]
        if telling:
            raise ReleaseRefused(
                "the outcome rests on what the reader may not see",
                reasons=tuple(f"{one.code}: {self._why(one)}" for one in telling),
            )
        return tuple(
            one.model_copy(
                update={
                    "actor": self.name(one.actor),
                    "conditions": tuple(map(self._condition, one.conditions)),
                }
            )
            for one in self.whole.grounds
            if one not in hidden
        )

    def _seen(self, condition: Condition) -> bool:
        if condition.evidence:
            return bool(self.sight.evidence(condition.evidence))
        return self.released or not condition.because

    def _why(self, ground: Ground) -> str:
        hidden = {
            one.portion
            for condition in ground.conditions
            for one in condition.evidence
            if not self.sight.sees(one) and one.portion
        }
        return ", ".join(sorted(hidden)) or "a source without a release decision"

    def _condition(self, condition: Condition) -> Condition:
        shown = self.sight.evidence(condition.evidence)
        whole = shown == condition.evidence and bool(shown or self.released)
        because = condition.because if whole else ()
        return Condition(
            code=condition.code,
            text=condition.text,
            status=condition.status,
            because=tuple(one for one in because if not self.tells_hidden(one)),
            evidence=shown,
            missing=tuple(self.missing(condition.missing)),
        )

    def missing(
        self, facts: Iterable[MissingFact], codes: set[str] | None = None
    ) -> Iterator[MissingFact]:
        """Missing facts of what is shown, asked of actors by their shown ids."""
        for fact in facts:
            if (codes is None or fact.code in codes) and not self.tells_hidden(fact.text):
                yield fact.model_copy(update={"ask": self.name(fact.ask)})

    def obligations(self, grounds: set[tuple[str, str]]) -> Iterator[Obligation]:
        """Duties that follow from grounds that are shown."""
        codes = {code for code, _actor in grounds}
        for duty in self.whole.obligations:
            if duty.ground in codes:
                yield duty.model_copy(update={"actor": self.name(duty.actor)})

    def classifications(self) -> Iterator[Classification]:
        """Answers for items of which nothing is hidden."""
        return filter(None, map(self._answer, self.whole.classifications))

    def undated(self) -> Iterator[Undated]:
        """Entries without a text of the day, for items of which nothing is hidden."""
        for one in self.whole.undated:
            if nearest := self._answer(one.nearest):
                yield one.model_copy(update={"nearest": nearest})

    def _answer(self, one: Classification) -> Classification | None:
        whole = any(item.id == one.item and self.open(item) for item in self.stated.items)
        return one.model_copy(update={"item": self.name(one.item)}) if whole else None

    def hits(self) -> Iterator[Hit]:
        """Hits of names that can be seen."""
        names = {
            (party.id, name)
            for party in self.known.parties
            for name in (party.name, *party.aliases)
        }
        told = {self.name(one.id) for one in self.stated.parties if self.open(one)}
        for hit in self.whole.hits:
            shown = self.name(hit.party)
            if shown in told and not self.tells_hidden(hit.explanation):
                yield hit.model_copy(update={"party": shown})
            elif (shown, hit.query) in names:  # the context may rest on what is hidden
                bare = f"{hit.query} ~ {hit.matched_name}"
                update = {"party": shown, "context": (), "explanation": bare}
                yield hit.model_copy(update=update)

    def links(self) -> Iterator[Link]:
        """Links of which both sides can be seen."""
        for link in self.whole.links:
            sides = link.here and link.there and (*link.here, *link.there)
            if sides and all(map(self.sight.sees, sides)) and not self.tells_hidden(link.text):
                yield link.model_copy(
                    update={
                        "parties": tuple(map(self.name, link.parties)),
                        "items": tuple(map(self.name, link.items)),
                    }
                )

    def red_flags(self) -> Iterator[RedFlag]:
        """Red flags of which all that they rest on can be seen."""
        for flag in self.whole.red_flags:
            seen = all(map(self.sight.sees, flag.evidence)) and bool(flag.evidence or self.released)
            if seen and not any(map(self.tells_hidden, flag.because)):
                yield flag.model_copy(update={"parties": tuple(map(self.name, flag.parties))})

    def cautions(self) -> tuple[str, ...]:
        """Cautions, without those that name a replaced id."""
        return tuple(one for one in self.whole.cautions if not self.tells_hidden(one))
