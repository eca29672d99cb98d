"""``catchall assess``: from a message or a transaction to a determination."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from catchall import controls
from catchall import release as papers
from catchall.cli import answers, files, screen
from catchall.cli.lists_source import snapshots
from catchall.cli.options import AsOf, History, Json, Jurisdiction, Lists, Out, day
from catchall.cli.output import (
    Exit,
    console,
    heading,
    leave,
    print_json,
    progress_line,
    say,
    table,
)
from catchall.corridor import assess as assess_transaction
from catchall.corridor import lists_for
from catchall.errors import InputError
from catchall.intake import attempts, extract, forms, propose, read_message
from catchall.model import (
    Determination,
    EndUse,
    FlagStatus,
    GroundStatus,
    Knowledge,
    KnowledgeKind,
    Outcome,
    Transaction,
)
from catchall.network import read_history
from catchall.watchlists import Snapshot

FEW = 3
OUTCOMES = {
    Outcome.LISTED: "LISTED - a license is required",
    Outcome.CATCH_ALL: "CATCH-ALL - a license is required although the goods are not listed",
    Outcome.REFER: "REFER - open conditions; ask, investigate or inform before anything moves",
    Outcome.NO_LICENSE_REQUIRED: "nothing found that requires a license, on what was checked",
}


def assess(
    jurisdiction: Jurisdiction,
    message: Annotated[
        Path | None, typer.Option("--message", help="A message to read the transaction from.")
    ] = None,
    transaction: Annotated[
        Path | None, typer.Option("--transaction", help="A transaction as YAML or JSON.")
    ] = None,
    facts: Annotated[
        Path | None, typer.Option("--facts", help="What was established since, as YAML or JSON.")
    ] = None,
    informed: Annotated[
        list[str] | None,
        typer.Option(
            "--informed",
            metavar="ACTOR=DATE[:BASIS]",
            help="An actor was informed by the authority, such as exporter=2026-03-24.",
        ),
    ] = None,
    end_use: Annotated[
        EndUse, typer.Option("--end-use", help="The end use that --informed is about.")
    ] = EndUse.WMD,
    attempt: Annotated[
        int, typer.Option("--attempt", help="Which attempt, where a message tells of several.")
    ] = 1,
    lists: Lists = None,
    history: History = None,
    as_of: AsOf = None,
    out: Out = None,
    json: Json = False,
) -> None:
    """Work out what the law of one day demands of each actor, with what is still missing.

    Give a message or a transaction. Watchlists and earlier cases are those named with
    --list and --history; what was not searched is said. Exits with 1 unless nothing was found.
    """
    when = day(as_of)
    proposed = _transaction(message, transaction, attempt)
    if facts is not None:
        stated = forms.read_facts(files.read(facts), name=facts.name)
        proposed = forms.complete(proposed, stated, name=facts.name)
    for text in informed or ():
        proposed = forms.informed(proposed, _knowledge(text, end_use), name="--informed")
    code = jurisdiction.upper()
    determination = assess_transaction(
        proposed,
        jurisdiction=code,
        as_of=when,
        rulebook=controls.load(lists=lists_for(code, exercise=proposed.exercise)),
        snapshots=_snapshots(lists, when),
        history=read_history(files.read_folder(history, ".json")) if history else None,
    )
    written = files.write_all(out, written_forms(determination)) if out else []
    if json:
        print_json(determination.model_dump(mode="json"))
    else:
        screen_out = console()
        show(screen_out, determination)
        for path in written:
            say(screen_out, f"wrote {path}")
    found = determination.outcome is not Outcome.NO_LICENSE_REQUIRED
    leave(Exit.NEEDS_REVIEW if found else Exit.NOTHING_FOUND)


def written_forms(determination: Determination) -> dict[str, bytes]:
    """The determination as the files that are kept: JSON, text and PDF."""
    return {
        "determination.json": determination.canonical_json(),
        "determination.txt": papers.determination_text(determination).encode(),
        "determination.pdf": papers.determination_pdf(determination),
    }


def _transaction(message: Path | None, transaction: Path | None, attempt: int) -> Transaction:
    if (message is None) == (transaction is None):
        raise InputError(
            "give a message or a transaction, one of the two",
            place="--message, --transaction",
            remedy="see `catchall assess --help`",
        )
    if transaction is not None:
        return forms.read_transaction(files.read(transaction), name=transaction.name)
    assert message is not None  # noqa: S101 - one of the two is given
    reading = read_message(files.read(message), name=message.name)
    tip = extract(reading)
    told = len(attempts(tip))
    if told > 1:
        progress_line(f"the message tells of {told} attempts; --attempt {attempt} is assessed")
    return propose(reading, tip, attempt=attempt)


def _snapshots(lists: list[Path] | None, when: date) -> tuple[Snapshot, ...]:
    return snapshots(lists, when) if lists else ()


def _knowledge(text: str, end_use: EndUse) -> Knowledge:
    actor, _, rest = text.partition("=")
    since, _, basis = rest.partition(":")
    return Knowledge(
        actor=actor.strip(),
        kind=KnowledgeKind.INFORMED,
        of=end_use,
        since=day(since.strip() or None),
        basis=basis.strip() or "stated on the command line",
    )


def show(out: Console, determination: Determination) -> None:
    """Print a determination: outcome, goods, hits, links, grounds, duties, missing facts."""
    d = determination
    answers.show(out, d.classifications, d.transaction.items)
    answers.show_undated(out, d.undated, d.transaction.items)
    if d.snapshots:
        screen.show(out, d.hits, d.transaction.parties)
    _links(out, d)
    heading(out, f"Determination under the law of {d.jurisdiction} as of {d.as_of}")
    say(out, OUTCOMES[d.outcome], style="bold")
    _grounds(out, d)
    if d.obligations:
        heading(out, "Who must do what")
        for duty in d.obligations:
            since = f" since {duty.since}" if duty.since else ""
            actor = name_of(duty.actor, d)
            power = " (a power, not a duty)" if duty.optional else ""
            say(out, f"{actor}: {duty.text}{power}{since} [{duty.citation.locator}]")
    _red_flags(out, d)
    if d.missing:
        heading(out, "Missing facts")
        for fact in d.missing:
            say(out, f"{fact.text} (ask {name_of(fact.ask, d)})")
    for caution in d.cautions:
        say(out, f"caution: {papers.words.caution(caution)}", style="yellow")


def _links(out: Console, determination: Determination) -> None:
    if not determination.links:
        return
    heading(out, "Links to earlier cases")
    table(
        out,
        ("record", "kind", "of", "why"),
        [
            (f"{link.to_kind} {link.to}", link.kind.value, link.to_when.value, link.text)
            for link in determination.links
        ],
    )


def _red_flags(out: Console, determination: Determination) -> None:
    """Raised flags with their reasons; how many could not be looked for, and why."""
    raised = [f for f in determination.red_flags if f.status is FlagStatus.RAISED]
    skipped = [f for f in determination.red_flags if f.status is FlagStatus.SKIPPED]
    if not raised and not skipped:
        return
    heading(out, "Red flags")
    for flag in raised:
        say(out, f"{flag.title} ({flag.rule}, {flag.citation.locator})", style="bold")
        for reason in _first(flag.because):
            say(out, f"  - {reason}", style="dim")
    if skipped:
        lacking = dict.fromkeys(papers.words.plain(need) for f in skipped for need in f.missing)
        say(out, f"{len(skipped)} more could not be looked for; they need {', '.join(lacking)}")


def _grounds(out: Console, determination: Determination) -> None:
    shown = [g for g in determination.grounds if g.status is not GroundStatus.NOT_MET]
    for number, ground in enumerate(shown, start=1):
        cited = f"{ground.citation.title}, {ground.citation.locator} ({ground.citation.status})"
        actor = name_of(ground.actor, determination)
        say(out, f"{number}. {ground.status.upper()} for {actor}: {ground.summary}", style="bold")
        say(out, f"   {cited}", style="dim")
        for condition in ground.conditions:
            say(out, f"   {condition.status.value:8} {condition.text}")
            for reason in _first(condition.because):
                say(out, f"            - {reason}", style="dim")
    rest = len(determination.grounds) - len(shown)
    if rest:
        say(out, f"{rest} further grounds were tested and are not met")


def _first(reasons: Sequence[str]) -> list[str]:
    distinct = list(dict.fromkeys(reasons))
    more = len(distinct) - FEW
    return distinct[:FEW] + ([f"and {more} more, all in determination.json"] if more > 0 else [])


def name_of(actor: str, determination: Determination) -> str:
    """What an actor is called: the party's name, or the authority as it stands."""
    for party in determination.transaction.parties:
        if party.id == actor:
            return party.name or party.description or actor
    return actor
