"""What a user can touch is documented."""

import inspect
import re
from pathlib import Path

import pytest

import catchall
from catchall import errors, model
from catchall.cli import commands

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def words(page: str) -> set[str]:
    return set(re.findall(r"\w+", (DOCS / page).read_text()))


@pytest.mark.parametrize(
    "name", [n for n in model.__all__ if inspect.isclass(getattr(model, n, None))]
)
def test_every_noun_is_in_the_glossary(name: str) -> None:
    assert name in words("glossary.md")


def test_every_public_name_is_on_the_python_page() -> None:
    page = (DOCS / "reference/python.md").read_text() + (DOCS / "reference/model.md").read_text()
    sources = {
        f"{getattr(catchall, name).__module__}.{getattr(catchall, name).__name__}"
        for name in catchall.__all__
    }
    shown = [line.removeprefix("::: ") for line in page.splitlines() if line.startswith(":::")]
    modules = "\n".join(shown) + "\ncatchall.errors"
    missing = [
        s
        for s in sources
        if s.rsplit(".", 1)[1] not in modules and s.rsplit(".", 1)[0] not in modules
    ]
    assert missing == []


def test_the_error_tree_is_drawn_whole() -> None:
    drawn = errors.__doc__ or ""
    assert [c for c, _ in inspect.getmembers(errors, inspect.isclass) if c not in drawn] == []


def test_every_command_is_on_the_commands_page() -> None:
    page = (DOCS / "reference/cli.md").read_text()
    assert [name for name in commands.NAMES if f"catchall {name}" not in page] == []


def test_every_relative_link_of_the_readme_leads_somewhere() -> None:
    text = (ROOT / "README.md").read_text()
    links = re.findall(r"`(docs/[^`]+)`|\]\(([^)#:]+)\)", text)
    assert links
    assert [a or b for a, b in links if not (ROOT / (a or b)).exists()] == []
