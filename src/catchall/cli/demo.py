"""``catchall demo``: the main job on the EXERCISE case, from message to papers."""

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console

from catchall import controls, exercise
from catchall import release as papers
from catchall.cli import assess, files
from catchall.cli.intake import show_message
from catchall.cli.lists_source import exercise_list
from catchall.cli.options import Json
from catchall.cli.output import Exit, console, heading, leave, print_json, say
from catchall.cli.tip import show_tip
from catchall.corridor import assess as assess_transaction
from catchall.corridor import lists_for
from catchall.intake import extract, forms, propose, read_message
from catchall.markings import reader_from
from catchall.model import (
    Determination,
    EndUse,
    Knowledge,
    KnowledgeKind,
    Message,
    Tip,
    Transaction,
)
from catchall.network import read_history


def demo(
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the papers that are written.")
    ] = Path("catchall-demo"),
    inputs: Annotated[
        bool, typer.Option("--files", help="Also write the input files, to try things on.")
    ] = False,
    json: Json = False,
) -> None:
    """Run the EXERCISE case: a message in, a determination and a non-paper out.

    Everything in it is invented. Exits with 0: the run itself is what is tested here.
    """
    started = perf_counter()
    message, tip, transaction = _read()
    before = _determine(transaction)
    after = _determine(_told(transaction))
    paper = papers.non_paper(
        message, reader_from(exercise.RECIPIENT), as_of=exercise.AS_OF, serial="EXERCISE-1"
    )
    contents = assess.written_forms(before) | {
        "non-paper.txt": papers.non_paper_text(paper).encode(),
        "non-paper.pdf": papers.non_paper_pdf(paper),
        "after-informing.json": after.canonical_json(),
    }
    if inputs:
        contents |= _inputs()
    written = files.write_all(out, contents)
    if json:
        print_json(
            {
                "tip": tip.model_dump(mode="json"),
                "before": before.model_dump(mode="json"),
                "after": after.model_dump(mode="json"),
                "written": [str(path) for path in written],
            }
        )
        leave(Exit.NOTHING_FOUND)
    screen = console()
    _banner(screen)
    show_message(screen, message)
    show_tip(screen, tip)
    assess.show(screen, before)
    _after(screen, after)
    _end(screen, written, perf_counter() - started)


def _read() -> tuple[Message, Tip, Transaction]:
    entry = exercise.CASE / "message.txt"
    message = read_message(entry.read_bytes(), name=entry.name)
    tip = extract(message)
    sheet = exercise.CASE / "facts.yaml"
    facts = forms.read_facts(sheet.read_bytes(), name=sheet.name)
    return message, tip, forms.complete(propose(message, tip), facts, name=sheet.name)


def _told(transaction: Transaction) -> Transaction:
    letter = Knowledge(
        actor="exporter",
        kind=KnowledgeKind.INFORMED,
        of=EndUse.MISSILE,
        since=exercise.INFORMED_ON,
        basis="EXERCISE inform notice",
    )
    return forms.informed(transaction, letter, name="demo")


def _determine(transaction: Transaction) -> Determination:
    informed = any(k.kind is KnowledgeKind.INFORMED for k in transaction.knowledge)
    records = (exercise.CASE / "history").iterdir()
    return assess_transaction(
        transaction,
        jurisdiction=exercise.JURISDICTION,
        as_of=exercise.INFORMED_ON if informed else exercise.AS_OF,
        rulebook=controls.load(lists=lists_for(exercise.JURISDICTION, exercise=True)),
        snapshots=(exercise_list(),),
        history=read_history({r.name: r.read_bytes() for r in records}),
    )


def _inputs() -> dict[str, bytes]:
    names = ("message.txt", "facts.yaml", "watchlist.yaml")
    records = (exercise.CASE / "history").iterdir()
    return {name: (exercise.CASE / name).read_bytes() for name in names} | {
        f"history/{record.name}": record.read_bytes() for record in records
    }


def _banner(out: Console) -> None:
    out.rule("[bold]EXERCISE - fictitious data[/bold]")


def _after(out: Console, after: Determination) -> None:
    heading(out, f"After the authority informs the exporter on {exercise.INFORMED_ON}")
    say(out, assess.OUTCOMES[after.outcome], style="bold")
    for duty in after.obligations:
        say(out, f"{assess.name_of(duty.actor, after)}: {duty.text} [{duty.citation.locator}]")


def _end(out: Console, written: list[Path], seconds: float) -> None:
    out.print()
    say(out, f"wrote {', '.join(path.name for path in written)} to {written[0].parent}/")
    say(out, f"{seconds:.2f} s of work")
    say(out, "next: catchall demo --files, then catchall assess --help")
    _banner(out)
