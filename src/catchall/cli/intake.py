"""``catchall intake``: read a message into a tip."""

import json as json_module
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from catchall.cli import files
from catchall.cli.options import History, Json, day
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
from catchall.intake import as_record, as_told, extract, read_message, read_sections
from catchall.intake.suggestions import Suggester, Suggestion, withheld
from catchall.model import EarlierCase, Item, Level, Link, Message, Tip
from catchall.network import find_links, read_history
from catchall.suggesters import spacy_names
from catchall.suggesters.local_model import LocalModel


def intake(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="A telegram, mail, document or text; or all sections of one telegram.",
        ),
    ],
    json: Json = False,
    suggest: Annotated[
        list[str] | None,
        typer.Option(
            "--suggest",
            metavar="spacy:NAME|http://127.0.0.1:PORT/",
            help="Also ask an extractor on this machine; repeatable. None is asked by default.",
        ),
    ] = None,
    cleared: Annotated[
        Level, typer.Option("--cleared", help="The highest marking such an extractor may be shown.")
    ] = Level.UNCLASSIFIED,
    history: History = None,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", help="Folder in which the message is kept as an earlier record."),
    ] = None,
    received: Annotated[
        str | None,
        typer.Option(
            "--received",
            metavar="YYYY-MM-DD",
            help="When it came in, if it has no date of its own.",
        ),
    ] = None,
) -> None:
    """Read a message into a tip: every field and candidate with its place in the text.

    Everything is proposed; a person confirms it. Exits with 1 when there is anything to confirm.
    """
    message = _read(paths)
    asked = [Suggester(_extractor(name), cleared) for name in suggest or ()]
    tip = extract(message, suggesters=asked)
    attached = [(each, extract(each, suggesters=asked)) for each in message.attachments]
    _say_withheld((message, *message.attachments), asked)
    arrived = day(received) if received else None
    links = _links(message, tip, history, arrived) if history else ()
    if json:
        shown = {"message": message, "tip": tip}
        several = {"attachments": [inner for _, inner in attached], "links": links}
        printed: dict[str, Any] = {name: one.model_dump(mode="json") for name, one in shown.items()}
        for name, rows in several.items():
            printed[name] = [row.model_dump(mode="json") for row in rows]
        print_json(printed)
    else:
        out = console()
        show_message(out, message)
        show_tip(out, tip)
        if history:
            _show_links(out, links)
        for attachment, inner in attached:
            show_message(out, attachment)
            show_tip(out, inner)
    if keep:
        _keep(as_record(message, tip, received=arrived), keep)
    read = [(message, tip), *attached]
    found = any(proposed(inner) or one.anomalies for one, inner in read)
    leave(Exit.NEEDS_REVIEW if found else Exit.NOTHING_FOUND)


def _read(paths: list[Path]) -> Message:
    """One message; several files are the sections of one telegram."""
    if len(paths) == 1:
        return read_message(files.read(paths[0]), name=paths[0].name)
    return read_sections([(path.name, files.read(path)) for path in paths])


def _links(message: Message, tip: Tip, history: Path, received: date | None) -> tuple[Link, ...]:
    """What ties the message to earlier records of a folder."""
    record = as_record(message, tip, received=received)
    known = read_history(files.read_folder(history, ".json"))
    return find_links(as_told(message, tip), known, as_of=record.when.last)


def _show_links(out: Console, links: tuple[Link, ...]) -> None:
    heading(out, "Ties to earlier records")
    rows = [(link.to, link.kind.value, "; ".join(link.reasons)) for link in links]
    table(out, ("record", "tie", "why"), rows)
    if not rows:
        say(out, "No tie to any record of that folder.")


def _keep(record: EarlierCase, folder: Path) -> None:
    name = f"{re.sub('[^A-Za-z0-9-]', '-', record.id)}.json"
    data = json_module.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2)
    for path in files.write_all(folder, {name: f"{data}\n".encode()}):
        progress_line(f"kept as {path}")


def _extractor(name: str) -> Callable[[str], Iterable[Suggestion]]:
    kind, _, pipeline = name.partition(":")
    return spacy_names.load(pipeline) if kind == "spacy" else LocalModel(name)


def _say_withheld(read: Sequence[Message], asked: list[Suggester]) -> None:
    """Tell on the error channel what an extractor was not shown."""
    kept = sum(len(withheld(one, asked[0])) for one in read) if asked else 0
    if kept:
        total = sum(len(one.portions) for one in read)
        progress_line(
            f"{kept} of {total} portions are marked above {asked[0].cleared} and were not shown"
        )


def proposed(tip: Tip) -> int:
    """How many candidates a person has to confirm."""
    groups = (tip.parties, tip.items, tip.events, tip.requests, tip.control_position, tip.dates)
    return sum(len(group) for group in groups)


def show_message(out: Console, message: Message) -> None:
    """Print what kind of message it is, its portions, checks and anomalies."""
    heading(out, f"Message {message.id}")
    say(out, f"{message.profile}; {message.source.bytes} bytes; sha256 {message.source.sha256}")
    if message.rollup:
        say(
            out,
            f"overall {message.rollup.overall.canonical_banner}; stated {message.rollup.stated}",
        )
    table(
        out,
        ("portion", "kind", "marking", "words"),
        [
            (
                portion.id,
                portion.kind,
                (portion.marking.canonical_portion if portion.marking else "none")
                + (" (inherited)" if portion.inherited else ""),
                _start(portion.span.of(message.text)),
            )
            for portion in message.portions
        ],
    )
    failed = [check for check in message.checks if check.result is False]
    say(out, f"checks: {len(message.checks) - len(failed)} of {len(message.checks)} without fault")
    for check in failed:
        say(out, f"  fails: {check.check} {check.detail}", style="yellow")
    for anomaly in message.anomalies:
        reading = f" -> {anomaly.reading}" if anomaly.reading else f" {anomaly.why}".rstrip()
        say(out, f"  {anomaly.code}: {_start(anomaly.text, 60)}{reading}", style="yellow")


def show_tip(out: Console, tip: Tip) -> None:
    """Print the candidates with the portion that bears each out."""
    heading(out, "Tip: proposed facts, to be confirmed by a person")
    rows: list[tuple[str, str, str]] = []
    for party in tip.parties:
        roles = ", ".join(party.roles) or "no role read"
        name = party.name or party.description or "?"
        rows.append(("party", f"{name} ({party.country or '?'}; {roles})", _where(party)))
    rows += [("item", item_line(item), _where(item)) for item in tip.items]
    rows += [
        (e.kind.value, f"{e.when.value if e.when else 'undated'}, {e.certainty}", _where(e))
        for e in tip.events
    ]
    rows += [("position", f"{c.regime}: {c.status}", _where(c)) for c in tip.control_position]
    rows += [("asked", _start(r.what), _where(r)) for r in tip.requests]
    rows += [("date", f"{d.value.value} ({d.raw})", _where(d)) for d in tip.dates]
    table(out, ("kind", "candidate", "where"), rows)
    for doubt in tip.doubts:
        say(out, f"  {doubt.code}: {doubt.what} - {doubt.ask}", style="yellow")
    if not rows:
        say(out, "Nothing was recognized. Read the text and add facts by hand.")


def item_line(item: Item) -> str:
    """An item in one line: quantity, model, description."""
    quantity = f"{item.quantity.normalize():f} x " if item.quantity else ""
    return f"{quantity}{item.model or ''} {item.description}".strip()


def _where(fact: object) -> str:
    evidence = getattr(fact, "evidence", ())
    places = [
        f"{e.portion or 'header'} [{e.start}:{e.end}]" if e.start is not None else str(e.place)
        for e in evidence
    ]
    more = f" +{len(places) - 2}" if len(places) > 2 else ""
    return ", ".join(places[:2]) + more


def _start(text: str, length: int = 90) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[: length - 1]}…"
