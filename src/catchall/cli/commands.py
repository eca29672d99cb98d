"""The commands by name; each is imported when it is asked for.

So that ``catchall desk`` does not wait for what only ``catchall screen`` needs, and a
mistyped option is told at once.
"""

from importlib import import_module
from typing import Any

import typer.main
from typer.core import TyperGroup

NAMES = (
    "demo",
    "intake",
    "classify",
    "screen",
    "assess",
    "release",
    "schema",
    "share",
    "rulebook",
    "lists",
    "desk",
)
"""In the order of the help; each is a module beside this one."""


class Commands(TyperGroup):
    """A group whose members are found by their names."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the name is typer's
        """All of them, in order."""
        return list(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of a name, or null where there is none."""
        if cmd_name not in self.commands and cmd_name in NAMES:
            self.commands[cmd_name] = _found(cmd_name)
        return self.commands.get(cmd_name)


def _found(name: str) -> Any:
    """A module has an ``app`` of several commands, or one function of its own name."""
    module = import_module(f"{__package__}.{name}")
    holder = typer.Typer()
    if hasattr(module, "app"):
        holder.add_typer(module.app, name=name)
    else:
        holder.command(name)(getattr(module, name))
    return typer.main.get_group(holder).commands[name]
