"""Cautions: what a reader must know of how far an answer was checked."""

from collections.abc import Iterator

from catchall.determination.facts import Facts
from catchall.determination.grounds import Applied
from catchall.model import FactState, SnapshotRef, SourceStatus


def cautions(
    facts: Facts,
    applied: tuple[Applied, ...],
    snapshots: tuple[SnapshotRef, ...],
    history_searched: int | None,
) -> tuple[str, ...]:
    """Codes of what was not checked, or rests on less than a reviewed text; each once."""
    found = (
        *_law(facts, applied),
        *_goods(facts),
        *_parties(facts, snapshots),
        *_history(facts, history_searched),
        *_facts(facts),
        *(f"not_examined:{one.code}" for one in facts.law.not_examined),
    )
    return tuple(dict.fromkeys(found))


def _law(facts: Facts, applied: tuple[Applied, ...]) -> Iterator[str]:
    if facts.transaction.exercise or facts.law.exercise:
        yield "exercise"
    if not applied:
        yield "no_law_in_force"
    statuses = {one.ground.citation.status for one in applied}
    statuses |= {c.entry.status for c in facts.classifications}
    if SourceStatus.RECALLED in statuses:
        yield "recalled_rules"
    if SourceStatus.DRAFT in statuses:
        yield "draft_rules"


def _goods(facts: Facts) -> Iterator[str]:
    if not facts.transaction.items:
        yield "no_items"
    tested = {c.item for c in facts.national}
    for item in facts.transaction.items:
        if item.id not in tested and not item.generic_for:
            yield f"not_classified:{item.id}"
    for one in facts.silent:
        yield f"no_text_of_day:{one.nearest.item}: {one.text}"
    if facts.national:
        yield "only_entries_named_here_were_tested"


def _parties(facts: Facts, snapshots: tuple[SnapshotRef, ...]) -> Iterator[str]:
    if not snapshots:
        yield "no_list_searched"
    for snapshot in snapshots:
        if snapshot.as_of > facts.as_of:
            yield f"list_is_later_than_as_of:{snapshot.list}"
    if not any(party.name for party in facts.parties()):
        yield "no_party_named"


def _history(facts: Facts, searched: int | None) -> Iterator[str]:
    if searched == 0 or (searched is None and not facts.links):
        yield "no_history_searched"


def _facts(facts: Facts) -> Iterator[str]:
    exporters = facts.actors("exporter")
    if exporters == ("exporter",):
        yield "no_exporter_named"
    if not any(facts.knowledge_of(actor) for actor in exporters):
        yield "exporter_not_asked"
    if any(k.since > facts.as_of for k in facts.transaction.knowledge):
        yield "knowledge_after_as_of_left_out"
    if any(k.state is FactState.PROPOSED for k in facts.knowledge()):
        yield "unconfirmed_knowledge"
