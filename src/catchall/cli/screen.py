"""``catchall screen``: names against watchlists."""

from typing import Annotated

import typer
from rich.console import Console

from catchall.cli.lists_source import searched
from catchall.cli.options import AsOf, Json, Lists, day
from catchall.cli.output import Exit, console, heading, leave, print_json, say, table
from catchall.lexicon import countries
from catchall.model import Hit, Party, PartyKind
from catchall.screening import screen as screen_parties


def screen(
    names: Annotated[list[str], typer.Argument(help="Names in any script, each in quotes.")],
    lists: Lists = None,
    country: Annotated[
        str | None, typer.Option("--country", help="Country of the parties, in any spelling.")
    ] = None,
    kind: Annotated[
        PartyKind, typer.Option("--kind", help="What the names are.")
    ] = PartyKind.UNKNOWN,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Screen names against watchlists: which words matched, and which did not.

    Without --list the lists that are kept (catchall lists) are searched; where none are,
    the EXERCISE list, and the answer says so.
    Exits with 1 when a name resembles an entry.
    """
    code = countries.require(country, place="--country") if country else None
    parties = tuple(
        Party(id=f"name-{n}", name=name, kind=kind, country=code)
        for n, name in enumerate(names, start=1)
    )
    found = searched(lists, day(as_of) if as_of or lists else None)
    hits = screen_parties(parties, found.index)
    if json:
        print_json(
            {
                "hits": [hit.model_dump(mode="json") for hit in hits],
                "snapshots": [ref.model_dump(mode="json") for ref in found.refs],
                "problems": found.problems,
            }
        )
    else:
        out = console()
        for ref in found.refs:
            say(out, f"searched {ref.title}: {ref.entities} entries as of {ref.as_of}")
        for problem in found.problems:
            say(out, f"  left out: {problem}", style="yellow")
        show(out, hits, parties)
    leave(Exit.NEEDS_REVIEW if hits else Exit.NOTHING_FOUND)


def show(out: Console, hits: tuple[Hit, ...], parties: tuple[Party, ...]) -> None:
    """Print the hits of each party with the words that matched and those that did not."""
    heading(out, "Parties against watchlists")
    names = {party.id: party.name or party.description or party.id for party in parties}
    if not hits:
        say(out, f"{len(parties)} names, no resemblance found on the lists named")
        return
    table(
        out,
        ("party", "resembles", "list", "score", "why"),
        [
            (
                names.get(hit.party, hit.party),
                f"{hit.matched_name} [{hit.entity.id}]",
                f"{hit.snapshot.list} {hit.snapshot.as_of}",
                f"{hit.score:.2f}",
                hit.explanation,
            )
            for hit in hits
        ],
    )
