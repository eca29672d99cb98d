"""``catchall rulebook``: what the control lists hold, entry by entry."""

from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from catchall import controls
from catchall.classification.candidates import candidates, customs_notes
from catchall.cli.options import AsOf, Json, day
from catchall.cli.output import Exit, console, heading, leave, print_json, say, table
from catchall.controls import Entry, Version
from catchall.controls.audit import Audit, audit
from catchall.controls.describe import describe
from catchall.controls.passages import Read
from catchall.controls.tally import Tally, tally
from catchall.errors import InputError
from catchall.model import Item

app = typer.Typer(help="Control lists as rules: counts, parameters, entries.", no_args_is_help=True)

NOTHING_COMPARED = (
    "The texts of the lists were not at hand, so that no rule was compared with its text: only the "
    "form of the rules was checked. Name the folder that holds the texts with --sources."
)

_ONLY = typer.Option("--list", "-l", help="Only these lists: EU, US, NSG, EXERCISE …")


@app.command("status")
def status(lists: Annotated[list[str] | None, _ONLY] = None, json: Json = False) -> None:
    """Count entries, versions and tests by list, status, regime and category."""
    book = controls.load(lists=lists)
    whole = tally(book)
    names = sorted({entry.list for entry in book})
    parts = {name: tally(book, list_=name) for name in names}
    if json:
        print_json(
            {
                "rulebook_sha256": book.sha256,
                "all": whole.model_dump(mode="json"),
                "lists": {name: each.model_dump(mode="json") for name, each in parts.items()},
            }
        )
        return
    out = console()
    heading(out, f"Control lists, rulebook {book.sha256[:12]}")
    table(
        out,
        ("list", "entries", "goods", "versions", "paragraphs", "numeric tests", "status"),
        [(name, *_row(each)) for name, each in (*parts.items(), ("all", whole))],
    )
    for title, counts in (
        ("by regime", whole.by_regime),
        ("by category", whole.by_category),
        ("to answer", whole.by_nature),
    ):
        say(out, f"{title}: {_counts(counts)}")
    say(out, "recalled: from memory; draft: read in a text, not yet reviewed by a second person.")


def _row(each: Tally) -> tuple[object, ...]:
    return (
        each.entries,
        each.goods,
        each.versions,
        each.paragraphs,
        each.numeric_tests,
        _counts(each.by_status),
    )


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.items())


@app.command("check")
def check(
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", help="Folder with the texts of the lists.", envvar="CATCHALL_SOURCES"
        ),
    ] = None,
    lists: Annotated[list[str] | None, _ONLY] = None,
    folder: Annotated[
        list[Path] | None, typer.Option("--folder", help="Further folders of entry files.")
    ] = None,
    json: Json = False,
) -> None:
    """Compare every figure and operator of the rules with the text of the law, and the reverse.

    Exits with 1 when a difference is not accounted for.
    """
    book = controls.load(lists=lists, extra=folder or ())
    result = audit(book, _reader(sources))
    if json:
        print_json(result.model_dump(mode="json"))
    else:
        out = console()
        for problem in result.problems:
            say(out, str(problem), style="red")
        say(out, _summary(result))
        if not result.passages:
            say(out, NOTHING_COMPARED, style="red")
    leave(Exit.NEEDS_REVIEW if result.problems else Exit.NOTHING_FOUND)


def _reader(folder: Path | None) -> Read:
    if folder is not None and not folder.is_dir():
        raise InputError("no such folder", file=folder.name, place="--sources", remedy="name it")

    @cache
    def read(name: str) -> bytes | None:
        path = None if folder is None else folder / name
        return path.read_bytes() if path is not None and path.is_file() else None

    return read


def _summary(result: Audit) -> str:
    return (
        f"{len(result.problems)} problems; {result.passages} passages compared: "
        f"{result.figures} figures with unit and operator found, {result.by_hand} operators and "
        f"{result.in_other_words} other figures decided by hand, {result.set_aside} figures of the "
        f"texts set aside, {result.letters} paragraphs under the same letters; "
        f"{result.absent} passages not at hand, "
        f"{result.unsourced} texts without a passage"
    )


@app.command("parameters")
def parameters(
    word: Annotated[str | None, typer.Argument(help="Only those with this in their name.")] = None,
    json: Json = False,
) -> None:
    """List every parameter that a data sheet may state, with its unit and question."""
    found = [each for name, each in controls.parameters().items() if word is None or word in name]
    if json:
        print_json([each.model_dump(mode="json", exclude_defaults=True) for each in found])
        return
    table(
        console(),
        ("parameter", "type", "unit", "question"),
        [
            (
                each.name,
                each.type,
                f"{each.unit or ''}{' per axis' if each.per_axis else ''}",
                each.question + (f" ({', '.join(each.values)})" if each.values else ""),
            )
            for each in found
        ],
    )


@app.command("find")
def find(
    words: Annotated[str, typer.Argument(help="What the goods are called, in free words.")] = "",
    hs: Annotated[str | None, typer.Option("--hs", help="HS or CN code, such as 8457.10.")] = None,
    lists: Annotated[list[str] | None, _ONLY] = None,
    json: Json = False,
) -> None:
    """Find the entries worth testing for goods, ranked, with the reason for each."""
    if not words and not hs:
        raise InputError("find what?", remedy="give words, or a customs code with --hs")
    code = hs.replace(".", "").replace(" ", "") if hs else None
    if code is not None and not (code.isdigit() and 4 <= len(code) <= 10):
        raise InputError(f"{hs!r} is no customs code", place="--hs", remedy="write it as 8457.10")
    item = Item(id="query", description=words, hs_code=code)
    found = candidates(item, controls.load(lists=lists))
    notes = customs_notes(code) if code else ()
    if json:
        print_json(
            {
                "candidates": [each.model_dump(mode="json") for each in found],
                "customs": [each.model_dump(mode="json") for each in notes],
            }
        )
        return
    out = console()
    table(
        out,
        ("entry", "title", "score", "why"),
        [(f"{c.list} {c.code}", c.title, c.score, "; ".join(c.reasons)) for c in found],
    )
    for note in notes:
        say(out, f"HS {note.code}: {note.text}")
    say(out, "Candidates only: an entry that is not named here may still apply.")


@app.command("show")
def show(
    code: Annotated[str, typer.Argument(help="An entry: 2B001, or EU/2B001 for one list.")],
    as_of: AsOf = None,
    lists: Annotated[list[str] | None, _ONLY] = None,
    json: Json = False,
) -> None:
    """Show an entry: its versions with dates and sources, and the tests of each."""
    book = controls.load(lists=lists)
    when = day(as_of) if as_of else None
    found = [
        (entry, version)
        for entry in book.named(code)
        for version in entry.versions
        if when is None or version.in_force(when)
    ]
    if json:
        print_json([_plain(entry, version) for entry, version in found])
        return
    out = console()
    for entry, version in found:
        heading(out, f"{entry.list} {entry.code}: {entry.title}")
        until = version.until or "now"
        say(out, f"{version.effective} to {until}, {version.citation.status}")
        say(out, f"{version.citation.title}, {version.citation.locator}")
        if version.citation.note:
            say(out, version.citation.note)
        for depth, text in describe(version, book.parameters):
            say(out, "  " * (depth + 1) + text)


def _plain(entry: Entry, version: Version) -> dict[str, object]:
    return {
        "list": entry.list,
        "code": entry.code,
        "title": entry.title,
        "concept": entry.concept,
        "regimes": list(entry.regimes),
        "numbering": dict(entry.numbering),
        "version": version.id,
        "shares_text_with": version.shared_with,
        "citation": version.citation.model_dump(mode="json"),
        "source": version.source.model_dump(mode="json") if version.source else None,
        "test": version.test.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "notes": [
            each.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            for each in version.notes
        ],
        "bands": [each.model_dump(mode="json", exclude_defaults=True) for each in version.bands],
        "other_than": list(version.other_than),
    }
