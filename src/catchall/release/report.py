"""A determination in words: every part of it, in the order in which a reader asks for it."""

from collections.abc import Iterable, Iterator

from catchall.lexicon import countries
from catchall.model import (
    Citation,
    Classification,
    Condition,
    Determination,
    FlagStatus,
    Ground,
    GroundStatus,
    Hit,
    Item,
    Link,
    Party,
    SnapshotRef,
)
from catchall.release import words
from catchall.release.chart import figures, grouped, number

_EXERCISE = "EXERCISE EXERCISE EXERCISE"
_SHOWN = (GroundStatus.MET, GroundStatus.OPEN, GroundStatus.NOT_MET)


Sections = tuple[tuple[str, tuple[str, ...]], ...]
"""Headings, each with its lines; a line that opens with two blanks belongs to the one above."""


def heading(determination: Determination) -> str:
    """The title of the paper."""
    return f"Determination under the law of {country(determination.jurisdiction)}"


def country(code: str) -> str:
    """A jurisdiction in words; a regime's or exercise's code stays as it is."""
    return countries.name(code) if countries.known(code) else code


def labels(determination: Determination) -> dict[str, str]:
    """Names of parties and items beside their ids, for readers who do not know the ids."""
    transaction = determination.transaction
    named = [(party.id, party.name) for party in transaction.parties]
    named += [(item.id, item.model) for item in transaction.items]
    return {key: f"{name} ({key})" for key, name in named if name and name != key}


def _who(determination: Determination, actor: str) -> str:
    return labels(determination).get(actor) or words.actor(actor)


def sections(determination: Determination) -> Sections:
    """The determination as headings and lines, the same for text and PDF."""
    found = (
        ("Outcome", tuple(_outcome(determination))),
        ("Cautions", tuple(words.caution(code) for code in determination.cautions)),
        ("Who must do what", tuple(_obligations(determination))),
        ("Missing facts", tuple(_missing(determination))),
        ("Transaction", tuple(_transaction(determination))),
        ("Grounds", tuple(_grounds(determination))),
        ("Items against thresholds", tuple(_classifications(determination))),
        ("Resemblances to watchlists", tuple(_hits(determination))),
        ("Links to earlier cases", tuple(_links(determination))),
        ("Red flags", tuple(_red_flags(determination))),
        ("What this rests on", tuple(_basis(determination))),
    )
    return tuple(section for section in found if section[1])


def determination_text(determination: Determination) -> str:
    """The determination as plain text; EXERCISE stands first and last where it is one."""
    banner = [_EXERCISE] if determination.exercise else []
    title = f"{heading(determination)}, as of {determination.as_of}"
    body = [
        line
        for name, lines in sections(determination)
        for line in ("", name.upper(), *(f"  {line}" for line in lines))
    ]
    return "\n".join([*banner, title, *body, "", *banner]).rstrip() + "\n"


def _outcome(determination: Determination) -> Iterator[str]:
    yield words.outcome(determination.outcome)
    yield "Computed by catchall; the decision is a person's. Not legal advice."


def _transaction(determination: Determination) -> Iterator[str]:
    transaction = determination.transaction
    places = [transaction.from_country, *transaction.route, transaction.destination]
    when = f", {transaction.when.value}" if transaction.when else ""
    named = [country(place) if place else "unknown" for place in places]
    yield f"{transaction.activity.value}: {' to '.join(named)}{when}"
    yield from map(_item, transaction.items)
    yield from map(_party, transaction.parties)


def _item(item: Item) -> str:
    amount = f"{number(item.quantity)} {item.unit or 'pieces'} of " if item.quantity else ""
    model = f", model {item.model}" if item.model else ""
    return f"Item {item.id}: {amount}{item.description}{model}"


def _party(party: Party) -> str:
    name = party.name or party.description or "not named"
    roles = ", ".join(words.plain(role.value) for role in party.roles) or "role unknown"
    where = f", {country(party.country)}" if party.country else ""
    return f"Party {party.id}: {name}{where} ({roles})"


def _classifications(determination: Determination) -> Iterator[str]:
    names = labels(determination)
    for one in determination.classifications:
        yield from _classification(one, names.get(one.item, one.item))


def _classification(one: Classification, item: str) -> Iterator[str]:
    entry = f"{one.entry.jurisdiction} {one.entry.code}"
    met = f" by {', '.join(one.paragraphs)}" if one.paragraphs else ""
    yield f"{item} against {entry}: {words.verdict(one.verdict)}{met}"
    yield f"  {cite(one.entry.citation)}"
    for margin, axes in grouped(one.margins):
        named = f"{margin.paragraph} {words.plain(margin.parameter)}"
        yield f"  {named}{f' ({axes})' if axes else ''}: {figures(margin)}"
    if one.near_miss:
        yield f"  Just below: {one.near_miss.text}"
    yield from (f"  Question: {question.text}" for question in one.questions)
    yield from (f"  Assumed: {assumption}" for assumption in one.assumptions)


def _hits(determination: Determination) -> Iterator[str]:
    yield from (_hit(hit) for hit in determination.hits)


def _hit(hit: Hit) -> str:
    listed = f"{hit.matched_name} on {hit.snapshot.title} as of {hit.snapshot.as_of}"
    return f"{hit.query} ~ {listed}, score {hit.score}: {hit.explanation}"


def _links(determination: Determination) -> Iterator[str]:
    for link in determination.links:
        yield f"{words.link(link.kind)}, {_record(link)}: {link.text}"
        if link.consultation:
            yield f"  {words.consultation(link.consultation)}"
        yield from (f"  {reason}" for reason in link.reasons)


def _record(link: Link) -> str:
    return f"{words.case(link.to_kind)} {link.to} of {link.to_when.value}"


def _grounds(determination: Determination) -> Iterator[str]:
    place = {status: number for number, status in enumerate(_SHOWN)}
    ordered = sorted(determination.grounds, key=lambda ground: place[ground.status])
    for count, ground in enumerate(ordered, start=1):
        yield from _ground(f"{count}.", ground, _who(determination, ground.actor))


def _ground(count: str, ground: Ground, actor: str) -> Iterator[str]:
    """A ground with its conditions; of one that is not met, those that fail."""
    told = f"{words.status(ground.status).upper()} for {actor}"
    yield f"{count} {told}: {ground.summary} ({words.effect(ground.effect)})"
    yield f"  {cite(ground.citation)}"
    for condition in ground.conditions:
        if ground.status is not GroundStatus.NOT_MET or condition.status is ground.status:
            yield from _condition(condition)


def _condition(condition: Condition) -> Iterator[str]:
    because = f": {'; '.join(condition.because)}" if condition.because else ""
    yield f"  [{words.status(condition.status)}] {condition.text}{because}"
    yield from (f"    missing: {text}" for text in _once(fact.text for fact in condition.missing))


def _red_flags(determination: Determination) -> Iterator[str]:
    """Raised flags with their reasons, then those that could not be looked for."""
    for flag in determination.red_flags:
        if flag.status is FlagStatus.RAISED:
            yield f"{flag.title} ({flag.rule}): {'; '.join(flag.because)}"
            yield f"  {cite(flag.citation)}"
    for flag in determination.red_flags:
        if flag.status is FlagStatus.SKIPPED:
            lacks = ", ".join(map(words.plain, flag.missing))
            yield f"Not looked for: {flag.title} ({flag.rule}); it needs {lacks}"


def _obligations(determination: Determination) -> Iterator[str]:
    for duty in determination.obligations:
        since = f", since {duty.since}" if duty.since else ""
        power = " (a power, not a duty)" if duty.optional else ""
        yield f"{_who(determination, duty.actor)}: {duty.text}{power}{since}"
        yield f"  {cite(duty.citation)}"


def _missing(determination: Determination) -> Iterator[str]:
    yield from _once(
        f"{fact.text} (ask {_who(determination, fact.ask)})" for fact in determination.missing
    )


def _once(lines: Iterable[str]) -> Iterable[str]:
    """Each line once: several items and entries ask the same."""
    return dict.fromkeys(lines)


def _basis(determination: Determination) -> Iterator[str]:
    yield from (_snapshot(snapshot) for snapshot in determination.snapshots)
    if determination.history_searched is not None:
        yield f"{determination.history_searched} earlier records searched for links"
    yield f"Control lists sha256:{determination.rulebook_sha256}"
    if determination.law_sha256:
        yield f"Catch-all law sha256:{determination.law_sha256}"
    yield f"catchall {determination.catchall_version}"


def _snapshot(snapshot: SnapshotRef) -> str:
    return (
        f"{snapshot.title} as of {snapshot.as_of}, {snapshot.entities} entries, "
        f"sha256:{snapshot.sha256}"
    )


def cite(citation: Citation) -> str:
    """A citation with its dates in force and how far it was checked."""
    since = f", in force from {citation.effective_from}" if citation.effective_from else ""
    until = f" to {citation.effective_to}" if citation.effective_to else ""
    checked = words.source(citation.status)
    return f"{citation.title}, {citation.locator}{since}{until}; {checked}"
