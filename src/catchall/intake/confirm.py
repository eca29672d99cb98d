"""Confirming: candidates become facts by steps that people take; the trail is append-only.

Every function takes a review and returns a new one with one more entry. The current tip is
the replay of the trail over the candidates, so any step can be undone and nothing is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from catchall.errors import InputError
from catchall.intake import replay
from catchall.model.evidence import Evidence, Fact, FactState
from catchall.model.message import Message
from catchall.model.review import Learned, Review, Step, TrailEntry
from catchall.model.tip import Tip


@dataclass(frozen=True, slots=True)
class Selection:
    """Words that a person marked in the text, and the kind of fact that they bear out."""

    group: str
    """``parties``, ``items``, ``dates``, ``mentions``, ``events``, ``requests`` …"""
    start: int
    end: int


def current(review: Review) -> Tip:
    """The tip as it stands after all steps that were not undone."""
    return replay.run(review)


def facts(review: Review) -> dict[str, Fact]:
    """Every fact as it stands, by the name that steps give it: ``parties/p1``, ``dates/0``."""
    return replay.named(review)


def confirmed(review: Review) -> Tip:
    """Only what a person confirmed, changed or added."""
    return replay.only(current(review), {FactState.CONFIRMED, FactState.CHANGED})


def confirm(review: Review, fact: str, *, by: str, at: datetime) -> Review:
    """Accept a candidate as it is; raises InputError where there is none of that name."""
    return _append(review, Step.CONFIRM, fact, by, at)


def change(
    review: Review,
    fact: str,
    values: Mapping[str, JsonValue],
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> Review:
    """Accept a candidate with other values; its evidence stays."""
    return _append(review, Step.CHANGE, fact, by, at, values=dict(values), reason=reason)


def reject(review: Review, fact: str, *, by: str, at: datetime, reason: str = "") -> Review:
    """Set a candidate aside; it stays in the tip as rejected."""
    return _append(review, Step.REJECT, fact, by, at, reason=reason)


def merge(review: Review, fact: str, others: tuple[str, ...], *, by: str, at: datetime) -> Review:
    """Join candidates of one kind into the first; names become aliases, evidence is united."""
    return _append(review, Step.MERGE, fact, by, at, others=others)


def split(
    review: Review,
    fact: str,
    places: tuple[int, ...],
    values: Mapping[str, JsonValue],
    *,
    by: str,
    at: datetime,
) -> Review:
    """Take some of the evidence of a candidate off into a new one with other values."""
    return _append(review, Step.SPLIT, fact, by, at, places=places, values=dict(values))


def add(
    review: Review,
    message: Message,
    selection: Selection,
    values: Mapping[str, JsonValue],
    *,
    by: str,
    at: datetime,
) -> Review:
    """Add a fact from a selection of the text.

    Raises:
        InputError: the selection is empty, or not of the message of the tip.
    """
    start, end = selection.start, selection.end
    if message.source.sha256 != review.tip.message_sha256:
        raise InputError("the selection is of another message", remedy="open the tip's message")
    if not message.text[start:end].strip() or start < 0:
        raise InputError("nothing is selected", place=f"{start}:{end}", remedy="select some words")
    evidence = Evidence(
        source=f"sha256:{message.source.sha256}",
        quote=message.text[start:end],
        start=start,
        end=end,
        portion=_portion(message, start, end),
        method="selection/1",
    )
    filled = {**values, "evidence": [evidence.model_dump(mode="json")]}
    return _append(review, Step.ADD, f"{selection.group}/new", by, at, values=filled)


def undo(review: Review, number: int, *, by: str, at: datetime) -> Review:
    """Take one step back by its number; the entry stays in the trail."""
    known = {entry.number: entry for entry in review.trail}
    if number not in known:
        raise InputError(f"there is no step {number}", remedy="name a step of the trail")
    return _append(review, Step.UNDO, known[number].fact, by, at, undoes=number)


def learned(review: Review, message: Message) -> tuple[Learned, ...]:
    """Names and phrases of confirmed facts, each with the marking of its portion."""
    tip = confirmed(review)
    found = [
        (name, "party", party.evidence)
        for party in tip.parties
        for name in (party.name, *party.aliases)
        if name
    ]
    found += [(item.description, "item", item.evidence) for item in tip.items]
    return tuple(
        _learn(message, text, kind, evidence[0]) for text, kind, evidence in found if evidence
    )


def _learn(message: Message, text: str, kind: str, evidence: Evidence) -> Learned:
    portion = next((p for p in message.portions if p.id == evidence.portion), None)
    reading = portion.marking if portion is not None else None
    if reading is None and message.rollup is not None:
        reading = message.rollup.strict
    marking = reading.marking if reading else None
    return Learned(text=text, kind=kind, marking=marking, source=evidence.source)


def _portion(message: Message, start: int, end: int) -> str | None:
    """The innermost portion that holds a selection."""
    inside = [p for p in message.portions if p.span.start <= start and end <= p.span.end]
    return min(inside, key=lambda p: p.span.end - p.span.start).id if inside else None


def _append(review: Review, step: Step, fact: str, by: str, at: datetime, **more: object) -> Review:
    if at.tzinfo is None:
        raise InputError("the time has no zone", place="at", remedy="give it in UTC")
    entry = TrailEntry.model_validate(
        {"number": len(review.trail) + 1, "step": step, "fact": fact, "by": by, "at": at, **more}
    )
    longer = review.model_copy(update={"trail": (*review.trail, entry)})
    replay.run(longer)
    return longer
