"""``catchall lists``: watchlists are added, fetched, shown and compared."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from catchall.cli.lists_source import kept_lists
from catchall.cli.options import Json
from catchall.cli.output import Exit, console, leave, print_json, progress_line, say, table
from catchall.errors import SnapshotError
from catchall.watchlists import Delta, Snapshot, diff
from catchall.watchlists.fetch import ADDRESSES, fetch

app = typer.Typer(help="Watchlists: add, update, status, diff.", no_args_is_help=True)

Folder = Annotated[
    Path | None,
    typer.Option("--folder", envvar="CATCHALL_LISTS", help="Where the lists are kept."),
]
Day = Annotated[
    str, typer.Option("--as-of", help="The day on which the list stood like this, YYYY-MM-DD.")
]
Code = Annotated[
    str | None, typer.Option("--code", help="Code of the list in place of the format's own.")
]
Accept = Annotated[
    bool, typer.Option("--accept-shrink", help="Take a list that lost more than a tenth.")
]


@app.command("add")
def add(
    paths: Annotated[list[Path], typer.Argument(help="The files of one list.")],
    as_of: Day,
    code: Code = None,
    accept_shrink: Accept = False,
    folder: Folder = None,
    json: Json = False,
) -> None:
    """Take the files of a list in as its new snapshot."""
    kept = kept_lists(folder)
    delta = kept.add(paths, as_of=_day(as_of), list_code=code, accept_shrink=accept_shrink)
    _show(delta, kept.current(delta.new.list), json=json)


@app.command("update")
def update(
    code: Annotated[str, typer.Argument(help="Code of the list.")],
    as_of: Day,
    url: Annotated[
        list[str] | None, typer.Option("--url", help="Address of a file, for each file.")
    ] = None,
    timeout: Annotated[float, typer.Option(help="Seconds to wait at each step.")] = 60,
    accept_shrink: Accept = False,
    folder: Folder = None,
    json: Json = False,
) -> None:
    """Fetch a list from its publisher and take it in."""
    addresses = tuple(url or ADDRESSES.get(code, ()))
    if not addresses:
        known = ", ".join(sorted(ADDRESSES))
        raise SnapshotError(f"no address for {code!r}", remedy=f"give --url, or one of: {known}")
    kept = kept_lists(folder)
    partial = kept.folder / ".fetching" / code
    paths = []
    for address in addresses:
        progress_line(f"fetching {address}")
        paths.append(fetch(address, partial, timeout=timeout))
    delta = kept.add(paths, as_of=_day(as_of), list_code=code, accept_shrink=accept_shrink)
    for path in paths:
        path.unlink()
    _show(delta, kept.current(code), json=json)


@app.command("status")
def status(folder: Folder = None, json: Json = False) -> None:
    """Which lists are kept, as of when, with how many entries."""
    found = kept_lists(folder).status()
    if json:
        print_json([each.model_dump(mode="json") for each in found])
        return
    out = console()
    if not found:
        say(out, "no lists are kept; add one with: catchall lists add FILE --as-of DAY")
        return
    table(
        out,
        ("list", "title", "as of", "entries", "left out", "snapshots", "sha256"),
        [
            (
                s.ref.list,
                s.ref.title,
                s.ref.as_of,
                s.ref.entities,
                s.problems,
                len(s.versions),
                s.ref.sha256[:12],
            )
            for s in found
        ],
    )


@app.command("diff")
def show_diff(
    code: Annotated[str, typer.Argument(help="Code of the list.")],
    old: Annotated[
        str | None, typer.Argument(help="An older snapshot; else the last but one.")
    ] = None,
    new: Annotated[
        str | None, typer.Argument(help="A newer snapshot; else the one in force.")
    ] = None,
    folder: Folder = None,
    json: Json = False,
) -> None:
    """What changed in a list from one snapshot to another; exits with 1 if anything did."""
    kept = kept_lists(folder)
    versions = kept.versions(code)
    older = old or (versions[-2] if len(versions) > 1 else None)
    newer = kept.version(code, new) if new else kept.current(code)
    delta = diff(kept.version(code, older) if older else None, newer)
    _show(delta, newer, json=json, entries=True)
    changed = delta.added or delta.removed or delta.changed
    leave(Exit.NEEDS_REVIEW if changed else Exit.NOTHING_FOUND)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SnapshotError(f"not a day: {text[:20]!r}", remedy="write it as 2026-03-20") from error


def _show(delta: Delta, snapshot: Snapshot, *, json: bool, entries: bool = False) -> None:
    if json:
        print_json(delta.model_dump(mode="json") | {"problems": snapshot.problems})
        return
    out = console()
    ref = delta.new
    say(out, f"{ref.list}: {ref.title}, {ref.entities} entries as of {ref.as_of}")
    counts = (len(delta.added), len(delta.removed), len(delta.changed))
    say(out, "{} added, {} taken out, {} changed".format(*counts))
    for problem in snapshot.problems:
        say(out, f"  left out: {problem}", style="yellow")
    if entries:
        rows = [("+", e.id, e.name) for e in delta.added]
        rows += [("-", e.id, e.name) for e in delta.removed]
        rows += [("~", c.id, f"{c.name}: {', '.join(c.fields)}") for c in delta.changed]
        table(out, ("", "id", "entry"), rows)
