"""What every command prints with: tables on a terminal, plain text in a pipe, JSON on request."""

import json
import sys
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NoReturn

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

PLAIN_WIDTH = 200
"""Columns of a table that goes into a pipe or a file."""


class Exit(IntEnum):
    """Exit codes of every command."""

    NOTHING_FOUND = 0
    NEEDS_REVIEW = 1
    ERROR = 2


def console() -> Console:
    """A console on standard output: styled on a terminal, plain elsewhere."""
    plain = not sys.stdout.isatty()
    return Console(
        width=PLAIN_WIDTH if plain else None,
        no_color=plain,
        highlight=False,
        soft_wrap=plain,
        emoji=False,
    )


def progress_line(text: str) -> None:
    """One line on standard error, so that long work is seen and output stays clean."""
    Console(stderr=True, highlight=False, emoji=False).print(escape(text), style="dim")


def heading(out: Console, text: str) -> None:
    """A heading with a blank line before it."""
    out.print()
    out.print(f"[bold]{escape(text)}[/bold]")


def table(out: Console, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table; cells are escaped, so that no text of a message can style the screen."""
    drawn = Table(box=box.SIMPLE_HEAD if out.is_terminal else None, pad_edge=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(escape(visible(str(cell))) for cell in row))
    out.print(drawn)


def say(out: Console, text: str, *, style: str | None = None) -> None:
    """A line of text from data: escaped, without control characters."""
    out.print(escape(visible(text)), style=style)


def visible(text: str) -> str:
    """The text with control characters and direction overrides made visible."""
    return "".join(
        c if c.isprintable() or c in "\n\u200c\u200d" else f"\\u{ord(c):04x}" for c in text
    )


def print_json(data: Any) -> None:
    """Print plain data as JSON: sorted keys, indented, UTF-8."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True))


def leave(code: Exit) -> NoReturn:
    """End the command with its exit code."""
    raise typer.Exit(int(code))
