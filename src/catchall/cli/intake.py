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
from catchall.cli.tip import show_tip
from catchall.intake import as_record, as_told, extract, read_message, read_sections
from catchall.intake.suggestions import Suggester, Suggestion, withheld
from catchall.model import EarlierCase, Level, Link, Message, Portion, RollUp, Tip
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
        say(out, _handling(message, message.rollup))
    table(
        out,
        ("portion", "kind", "marking", "words"),
        [
            (
                portion.id,
                portion.kind,
                _marking(portion),
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


def _handling(message: Message, rollup: RollUp) -> str:
    """How the whole is to be handled; an assumed marking is never shown as one that was found."""
    overall = rollup.overall.canonical_banner
    if rollup.stated is None and all(_is_assumed(p) for p in message.portions):
        return f"no marking found; handled as the highest ({overall}) until a person marks it"
    stated = f"stated {rollup.stated}" if rollup.stated else "no marking stated for the whole"
    assumed = sum(_is_assumed(portion) for portion in message.portions)
    unmarked = f"; portions without any marking: {assumed}" if assumed else ""
    return f"overall {overall}; {stated}{unmarked}"


def _marking(portion: Portion) -> str:
    if portion.marking is None:
        return "none"
    if _is_assumed(portion):
        return f"none found (as {portion.marking.canonical_portion})"
    return portion.marking.canonical_portion + (" (inherited)" if portion.inherited else "")


def _is_assumed(portion: Portion) -> bool:
    """Whether nobody marked it: it is handled as the highest because nothing else is known."""
    return portion.inherited and portion.inherited_from == "system-high"


def _start(text: str, length: int = 90) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[: length - 1]}…"
