"""Options that several commands share, and how their words are read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from catchall.errors import InputError

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day whose law and lists apply."),
]
Jurisdiction = Annotated[
    str, typer.Option("--jurisdiction", "-j", help="Whose law: KR, EU, US, JP or UK.")
]
Lists = Annotated[
    list[Path] | None,
    typer.Option(
        "--list",
        help="A watchlist file, or a folder that holds one list in several files; repeatable.",
    ),
]
History = Annotated[
    Path | None, typer.Option("--history", help="Folder of earlier cases and denials (JSON).")
]
Out = Annotated[Path | None, typer.Option("--out", help="Folder for the papers that are written.")]


def day(text: str | None) -> date:
    """The day of ``--as-of``; raises InputError where it is missing or no date."""
    if text is None:
        raise InputError(
            "the law of which day?",
            place="--as-of",
            remedy="give a date, such as --as-of 2026-03-20",
        )
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is not a date", place="--as-of", remedy="write YYYY-MM-DD"
        ) from error
