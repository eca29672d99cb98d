"""Extracting: a message to a tip of proposed facts; layer A, deterministic and offline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from catchall.intake import suggestions
from catchall.intake.extraction import (
    anaphora,
    dating,
    doubts,
    events,
    items,
    meant,
    mentions,
    parameters,
    parties,
    passages,
    positions,
)
from catchall.intake.extraction import requests as asked
from catchall.intake.extraction.items import FoundItem
from catchall.intake.extraction.parties import Found
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.intake.form import facts as form_facts
from catchall.intake.suggestions import Suggester
from catchall.lexicon import dates
from catchall.model.item import Item
from catchall.model.message import Message
from catchall.model.party import PartyRole
from catchall.model.tip import DateMention, Tip


def extract(
    message: Message,
    *,
    known_parties: Sequence[str] = (),
    suggesters: Sequence[Suggester] = (),
) -> Tip:
    """Propose the facts that a message states; nothing of it is confirmed.

    Args:
        message: a message as read.
        known_parties: names that are looked for in any case: of earlier cases, of lists.
        suggesters: extractors from outside; none is called unless it is passed in, and only
            what it quotes verbatim is admitted.

    Returns:
        Candidates with the place of every word; all have the state ``proposed``.
    """
    context = passages.read(message, message_date(message))
    if context.day is None:
        context = replace(context, day=dating.stated_day(context.sentences))
    found_dates = _dates(context)
    found_parties = parties.find(context, known_parties)
    meant.give_roles(context.sentences, found_parties)
    found_items = items.find(context)
    anaphora.complete(context, found_items)
    found_mentions = tuple(mentions.find(context))
    tip = Tip(
        message=message.id,
        message_sha256=message.source.sha256,
        parties=tuple(parties.party_of(p, n) for n, p in enumerate(found_parties, start=1)),
        items=_items(context, found_items, found_parties),
        dates=tuple(found_dates),
        mentions=found_mentions,
        events=tuple(events.find(context, found_parties, found_items, found_dates)),
        requests=tuple(asked.find(context)),
        control_position=tuple(positions.find(context, found_mentions)),
        doubts=tuple(doubts.find(context, found_parties, found_items)),
        exercise=message.exercise,
    )
    if message.profile == "form":
        tip = form_facts.add(message, tip)
    return suggestions.admit(message, tip, suggesters) if suggesters else tip


def message_date(message: Message) -> date | None:
    """The day of a message: its date-time group, else its mail date, else its wrapper's."""
    header = message.header
    if header.transmission is not None and header.transmission.dtg is not None:
        return date.fromisoformat(header.transmission.dtg.value[:10])
    if header.mail is not None and header.mail.date is not None:
        return date.fromisoformat(header.mail.date.value[:10])
    if header.wrapper is not None and header.wrapper.created is not None:
        return date.fromisoformat(header.wrapper.created.value[:10])
    return None


def _dates(context: Context) -> list[DateMention]:
    found = _reference_dates(context)
    for sentence in context.sentences:
        for day in dates.find(sentence.text, reference=context.day):
            place = (sentence.start + day.start, sentence.start + day.end)
            found.append(
                DateMention(
                    value=day.value,
                    raw=context.message.text[place[0] : place[1]],
                    relative_to=day.relative_to,
                    evidence=(context.evidence(sentence, *place, "date/1"),),
                )
            )
    return sorted(found, key=lambda d: d.evidence[0].start or 0)


def _reference_dates(context: Context) -> list[DateMention]:
    """Dates of contacts that the reference list names, such as a fax of July 30."""
    header = context.message.header.telegram
    found = []
    for reference in header.references if header else ():
        if reference.date is None:
            continue
        day = dates.first(reference.raw, reference=context.day)
        if day is None:
            continue
        place = (reference.span.start + day.start, reference.span.start + day.end)
        sentence = Sentence(None, reference.span.start, reference.raw)
        evidence = context.evidence(sentence, *place, "date.reference/1")
        found.append(
            DateMention(
                value=day.value,
                raw=evidence.quote,
                relative_to=day.relative_to,
                evidence=(evidence,),
            )
        )
    return found


def _items(context: Context, found: list[FoundItem], makers: list[Found]) -> tuple[Item, ...]:
    measured = parameters.bind(context, found, anaphora.places(context.sentences, found))
    specific = tuple(f"i{n}" for n, item in enumerate(found, start=1) if not item.general)
    maker = _maker(makers)
    return tuple(
        items.item_of(item, number, specific, maker if not item.general else None).model_copy(
            update={"measurements": tuple(measured.get(number - 1, ()))}
        )
        for number, item in enumerate(found, start=1)
    )


def _maker(found: list[Found]) -> str | None:
    """The one party that is said to make the goods; null where none or several are."""
    makers = [f"p{n}" for n, p in enumerate(found, start=1) if PartyRole.MANUFACTURER in p.roles]
    return makers[0] if len(makers) == 1 else None
