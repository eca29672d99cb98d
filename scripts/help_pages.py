"""Write docs/reference/cli.md from what --help prints; --check only compares."""

import os
import sys
from pathlib import Path
from typing import Any

import typer.main
from click import Context

from catchall.cli.app import app

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"
HEAD = """# Commands

Every command has `--json`; exit codes are 0 nothing found, 1 needs review, 2 error. The text
below is what `--help` prints; CI keeps it so.
"""


def sections(command: Any, path: str, parent: Context | None = None) -> list[str]:
    """The page section of a command and of the commands under it."""
    context = Context(command, info_name=path.rsplit(" ", 1)[-1], parent=parent)
    level = "#" * (path.count(" ") + 1)
    heading = f"{level}# {path}" if " " in path else ""
    own = f"{heading}\n\n{command.help or ''}\n{_options(command, context)}"
    names = command.list_commands(context) if hasattr(command, "list_commands") else ()
    under = [command.get_command(context, name) for name in names]
    return [own.strip()] + [
        text for each in under for text in sections(each, f"{path} {each.name}", context)
    ]


def _options(command: Any, context: Context) -> str:
    rows = []
    for parameter in command.get_params(context):
        record = getattr(parameter, "help", None)
        if "--help" in parameter.opts or record is None:
            continue
        names = ", ".join(
            f"`{name}`" for name in (parameter.opts or [parameter.human_readable_name])
        )
        rows.append(f"| {names} | {' '.join(record.split())} |".replace("||", "| |"))
    return "\n| option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n" if rows else ""


def page() -> str:
    """The whole page."""
    os.environ["COLUMNS"] = "100"
    return HEAD + "\n" + "\n\n".join(sections(typer.main.get_command(app), "catchall")) + "\n"


def main() -> int:
    """Write or check; returns 1 where the page is stale."""
    text = page()
    if "--check" in sys.argv:
        current = PAGE.exists() and PAGE.read_text() == text
        print(
            "commands page: current"
            if current
            else "commands page: stale, run scripts/help_pages.py"
        )
        return 0 if current else 1
    PAGE.write_text(text)
    print(f"commands page: {text.count('### ') + text.count('## ')} sections")
    return 0


if __name__ == "__main__":
    sys.exit(main())
