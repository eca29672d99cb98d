"""Facts as a reader may see them: only through a readable portion, and only in its words.

A fact without visible evidence is gone. Of the others, a field stays where a visible quote
says it; roles and relations, which no quote says, stay where nothing of the evidence is hidden.
Facts are made anew, field by field: a field that is added to the model later is not shown
until somebody decides here how it is filtered.
"""

from collections.abc import Iterable
from typing import TypeVar

from catchall.model import (
    Custody,
    DateMention,
    Event,
    Fact,
    Item,
    Measurement,
    Message,
    Party,
    Reader,
    RequestedAction,
    Statement,
    Tip,
)
from catchall.release.sight import Said, Sight

FactT = TypeVar("FactT", bound=Fact)


def visible_tip(tip: Tip, message: Message, reader: Reader, custody: Custody | None = None) -> Tip:
    """A tip as a reader of the message may see it.

    Args:
        tip: what was read from the message, proposed or confirmed.
        message: the message itself, whose markings decide.
        reader: who asks.
        custody: who shows it, where that is not the originator of every portion.

    Returns:
        The facts with the evidence that the reader may see, and nothing that only
        hidden evidence says. Ids that carry words are replaced by numbered ones.
    """
    sight = Sight.of([message], reader, custody=custody).with_tip(tip)
    if sight.whole:
        return tip
    parties = sight.ids((one.id for one in tip.parties), "party")
    items = sight.ids((one.id for one in tip.items), "item")
    shown = _present(visible_party(one, sight, parties) for one in tip.parties)
    goods = _present(visible_item(one, sight, parties, items) for one in tip.items)
    known = _Known(
        {one.id: one for one in shown},
        {one.id: one for one in goods},
        {**parties, **items, **sight.ids((one.id for one in tip.events), "event")},
    )
    return Tip(
        evidence=sight.evidence(tip.evidence),
        state=tip.state,
        message=tip.message if sight.headers else f"sha256:{tip.message_sha256}",
        message_sha256=tip.message_sha256,
        parties=tuple(shown),
        items=tuple(goods),
        dates=tuple(_date(one, sight) for one in _only(tip.dates, sight)),
        mentions=tuple(_only(tip.mentions, sight)),
        events=tuple(_present(_event(one, sight, known) for one in tip.events)),
        requests=tuple(_request(one, sight) for one in _only(tip.requests, sight)),
        control_position=tuple(_only(tip.control_position, sight)),
        exercise=tip.exercise,
    )


class _Known:
    """The parties and items that can be seen, by their shown ids."""

    def __init__(
        self, parties: dict[str, Party], items: dict[str, Item], ids: dict[str, str]
    ) -> None:
        self._parties, self._items, self._ids = parties, items, ids

    def event(self, stated: str) -> str:
        """The id of an event as it is shown."""
        return self._ids[stated]

    def party(self, stated: str | None, said: Said) -> str | None:
        """A party of a relation, where it can be seen and the relation's words name it."""
        found = self._parties.get(self._ids.get(stated or "", ""))
        if found is None:
            return None
        names = (found.name, found.description, *found.aliases)
        return found.id if said.whole or any(map(said.has, names)) else None

    def items(self, stated: Iterable[str], said: Said) -> tuple[str, ...]:
        """Items of a relation, where they can be seen and the relation's words name them."""
        found = (self._items.get(self._ids.get(one, "")) for one in stated)
        return tuple(
            one.id
            for one in found
            if one and (said.whole or said.has(one.model) or said.has(one.description))
        )


def _present(facts: Iterable[FactT | None]) -> list[FactT]:
    return [fact for fact in facts if fact is not None]


def _only(facts: Iterable[FactT], sight: Sight) -> list[FactT]:
    """Facts with visible evidence, bearing no other."""
    kept = ((fact, sight.evidence(fact.evidence)) for fact in facts)
    return [fact.model_copy(update={"evidence": shown}) for fact, shown in kept if shown]


def visible_party(party: Party, sight: Sight, ids: dict[str, str]) -> Party | None:
    """A party in visible words; null where it has no visible evidence."""
    said = Said.by(sight, party.evidence)
    if not said.shown:
        return None
    names = [name for name in (party.name, *party.aliases) if said.has(name)]
    name = names[0] if names else None
    description = said.keep(party.description)
    return Party(
        id=ids[party.id],
        evidence=said.shown,
        state=party.state,
        name=name,
        description=description if name or description else said.first(),
        aliases=tuple(dict.fromkeys(str(other) for other in names[1:])),
        kind=party.kind,
        country=sight.country(party.country, said.shown),
        address=said.keep(party.address),
        identifiers=tuple(one for one in party.identifiers if said.has(one.value)),
        roles=party.roles if said.whole else (),
        statements=tuple(_statements(party.statements, sight)),
    )


def _statements(statements: Iterable[Statement], sight: Sight) -> Iterable[Statement]:
    for statement in statements:
        said = Said.by(sight, statement.evidence)
        if said.shown:
            text = statement.text if said.has(statement.text) else said.first()
            concern = statement.concern if said.whole else ()
            yield Statement(
                text=text, certainty=statement.certainty, concern=concern, evidence=said.shown
            )


def visible_item(
    item: Item, sight: Sight, parties: dict[str, str], ids: dict[str, str]
) -> Item | None:
    """An item in visible words; null where neither it nor a figure of it can be seen."""
    said = Said.by(sight, item.evidence)
    figures = tuple(_measurement(one, sight) for one in _only(item.measurements, sight))
    first = [*said.shown, *(one for figure in figures for one in figure.evidence)]
    if not first:
        return None
    counted = said.counts(item.quantity)
    whole = said.whole and bool(said.shown)
    return Item(
        id=ids[item.id],
        evidence=said.shown,
        state=item.state,
        description=item.description if said.has(item.description) else first[0].quote,
        model=said.keep(item.model),
        maker=parties.get(item.maker or "") if whole else None,
        quantity=item.quantity if counted else None,
        unit=item.unit if counted else None,
        hs_code=said.keep(item.hs_code),
        origin=sight.country(item.origin, said.shown),
        axes=item.axes if whole else (),
        axes_complete=item.axes_complete and whole,
        measurements=figures,
        generic_for=tuple(ids[one] for one in item.generic_for if one in ids),
    )


def _measurement(figure: Measurement, sight: Sight) -> Measurement:
    return figure.model_copy(update={"standard": sight.anywhere(figure.standard)})


def _date(date: DateMention, sight: Sight) -> DateMention:
    return date if sight.headers else date.model_copy(update={"relative_to": None})


def _event(event: Event, sight: Sight, known: _Known) -> Event | None:
    said = Said.by(sight, event.evidence)
    if not said.shown:
        return None
    return Event(
        id=known.event(event.id),
        kind=event.kind,
        certainty=event.certainty,
        evidence=said.shown,
        state=event.state,
        when=sight.when(event.when),
        buyer=known.party(event.buyer, said),
        supplier=known.party(event.supplier, said),
        intermediary=known.party(event.intermediary, said),
        items=known.items(event.items, said),
        destination=sight.country(event.destination, said.shown),
        via=sight.country(event.via, said.shown),
        outcome=said.keep(event.outcome),
        references=tuple(one for one in event.references if said.has(one)),
    )


def _request(request: RequestedAction, sight: Sight) -> RequestedAction:
    said = Said(request.evidence, whole=False)
    return RequestedAction(
        id=sight.ids([request.id], "request")[request.id],
        evidence=request.evidence,
        state=request.state,
        what=request.what if said.has(request.what) else said.first(),
        to=said.keep(request.to),
        deadline=sight.when(request.deadline),
    )
