"""The command ``catchall``."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from catchall.cli.commands import Commands
from catchall.cli.output import Exit
from catchall.errors import CatchallError, ReleaseRefused

app = typer.Typer(
    name="catchall",
    cls=Commands,
    help=(
        "Strategic trade control: read a tip, test the goods, screen the parties, "
        "and find out what catch-all control demands.\n\n"
        "Exit codes: 0 nothing found, 1 needs review, 2 error. "
        "Not legal advice; not accredited for classified data."
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def root(
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.")
    ] = False,
) -> None:
    """Strategic trade control workbench."""
    if show_version:
        typer.echo(version("catchall"))
        raise typer.Exit


def main() -> None:
    """Run the command line; a deliberate error prints as one line and exits with 2."""
    try:
        app()
    except CatchallError as error:
        print(f"catchall: {error}", file=sys.stderr)  # noqa: T201 - the one place for errors
        if isinstance(error, ReleaseRefused):
            for reason in error.reasons:
                print(f"  {reason}", file=sys.stderr)  # noqa: T201
        sys.exit(int(Exit.ERROR))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
