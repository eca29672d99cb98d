"""Write the pages of the control-list rules, and the list of changes of each rulebook.

    python scripts/rule_pages.py [--check]

With ``--check`` nothing is written; the exit code says whether the pages are current.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from catchall import controls
from catchall.controls import Catalogue, Entry, Parameter, Rulebook, Version, yamlfile
from catchall.controls.describe import describe

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "reference" / "rules"
LAW = ROOT / "tests" / "law"
BOOKS = ROOT / "src" / "catchall" / "controls" / "rulebooks"
CATEGORIES = {
    "0": "Category 0: nuclear materials, facilities and equipment",
    "1": "Category 1: special materials and related equipment",
    "2": "Category 2: materials processing",
    "3": "Category 3: electronics",
    "4": "Category 4: computers",
    "5": "Category 5: telecommunications",
    "6": "Category 6: sensors and lasers",
    "7": "Category 7: navigation and avionics",
    "8": "Category 8: marine",
    "9": "Category 9: aerospace and propulsion",
    "japan": "The Japanese list, by article and number of Ordinance 49 of 1991",
    "regimes": "Regimes",
}
HEAD = "<!-- Written by scripts/rule_pages.py from the rulebooks: change those instead. -->"


OUTCOMES = {
    ("empty", "empty"): "both catch the same",
    ("some", "empty"): "the first catches more",
    ("empty", "some"): "the second catches more",
    ("some", "some"): "each catches what the other does not",
}


def _category(entry: Entry) -> str:
    if entry.list == "JP":
        return "japan"
    return entry.code[0] if entry.code[1:2].isalpha() else "regimes"


def _order(entry: Entry) -> tuple[object, ...]:
    """The place of an entry on its page: Japanese numbers count, they are no words."""
    if entry.list != "JP":
        return (entry.code,)
    return tuple(tuple(map(int, part.split("-"))) for part in entry.code.split("."))


def pages(book: Rulebook) -> Iterator[tuple[Path, str]]:
    """Each page with its text."""
    entries = sorted(book, key=lambda each: (_category(each), _order(each), each.list))
    names = []
    for category, group in groupby(entries, key=_category):
        names.append(category)
        yield (
            PAGES / f"{category}.md",
            "\n".join(_page(category, list(group), book.parameters)) + "\n",
        )
    yield PAGES / "index.md", "\n".join(_index(names, book)) + "\n"


def _index(names: list[str], book: Rulebook) -> Iterator[str]:
    yield from (HEAD, "# Control-list rules", "")
    yield (
        "Every rule that catchall can run, in words made from the rule itself. `recalled` means "
        "from memory; `draft` means read in a text and not yet reviewed by a second person. "
        "None of this is legal advice."
    )
    yield ""
    for name in names:
        count = len({each.code for each in book if _category(each) == name})
        yield f"- [{CATEGORIES[name]}]({name}.md): {count} entries"


def _page(category: str, entries: list[Entry], parameters: Catalogue) -> Iterator[str]:
    yield from (HEAD, f"# {CATEGORIES[category]}", "")
    for code, group in groupby(entries, key=lambda each: each.code):
        yield from _section(code, list(group), parameters)


def _section(code: str, entries: list[Entry], parameters: Catalogue) -> Iterator[str]:
    first = next((each for each in entries if each.list == "EU"), entries[0])
    yield from (f"## {code}", "", f"**{first.title}**")
    if first.scope:
        yield from ("", first.scope)
    facts = [f"regimes {', '.join(first.regimes)}"]
    facts.extend(f"{name} number {number}" for name, number in sorted(first.numbering.items()))
    if first.see_also:
        facts.append(f"see also {', '.join(first.see_also)}")
    yield from ("", "; ".join(facts) + ".", "")
    yield "| list | in force | status | text | source |"
    yield "| --- | --- | --- | --- | --- |"
    for entry in entries:
        for version in entry.versions:
            text = f"as {version.shared_with}" if version.shared_with else "written out below"
            yield (
                f"| {entry.list} | {version.effective} to {version.until or 'now'} "
                f"| {version.citation.status} | {text} | {_source(version)} |"
            )
    for entry in entries:
        for version in entry.versions:
            if version.shared_with is None:
                yield from _text(version, parameters)
    versions = {version.id for entry in entries for version in entry.versions}
    yield from _differences(versions, parameters)
    yield ""


@cache
def _pairs() -> tuple[Mapping[str, Any], ...]:
    """The reviewed differences between texts, which a solver proves in tests/law."""
    files = sorted(LAW.glob("differences*.yaml"))
    return tuple(
        pair for path in files for pair in yamlfile.read(path.read_bytes(), file=path.name)["pairs"]
    )


def _differences(versions: set[str], parameters: Catalogue) -> Iterator[str]:
    """What these versions catch beside others, each with the goods that are compared."""
    pairs = [each for each in _pairs() if {each["first"], each["second"]} & versions]
    if pairs:
        yield from ("", "Compared by a solver with other texts:", "")
    for pair in pairs:
        goods = [", ".join(words) for words in pair["words"].values()]
        given = pair.get("given", {})
        goods.extend(_known(parameters[name], value) for name, value in given.items())
        if "questions" in pair:
            goods.append("every other question met")
        outcome = OUTCOMES[pair["first_only"], pair["second_only"]]
        line = f"`{pair['first']}` beside `{pair['second']}` ({_plain('; '.join(goods))})"
        yield f"- {line}: {outcome}. {_plain(pair['why'])}"


def _known(parameter: Parameter, value: Any) -> str:
    if isinstance(value, bool):
        return f"{parameter.name} {'yes' if value else 'no'}"
    return f"{parameter.name} {value}{f' {parameter.unit}' if parameter.unit else ''}"


def _source(version: Version) -> str:
    note = f". {version.citation.note}" if version.citation.note else ""
    return f"{version.citation.title}, {version.citation.locator}{note}".replace("|", "/")


def _text(version: Version, parameters: Catalogue) -> Iterator[str]:
    yield from ("", f"`{version.id}`", "")
    for depth, line in describe(version, parameters):
        yield f"{'    ' * depth}- {_plain(line)}"


def _plain(text: str) -> str:
    return text.replace("_", r"\_").replace("*", r"\*").replace("[", r"\[").replace("<", r"\<")


def changes(book: Rulebook) -> Iterator[tuple[Path, str]]:
    """The list of changes of each rulebook, the newest first."""
    for name in sorted({each.list for each in book}):
        versions = [each for entry in book if entry.list == name for each in entry.versions]
        versions.sort(key=lambda each: (each.effective, each.code), reverse=True)
        lines = [
            f"# Changes of the rulebook {name}",
            "",
            "Newest first, by the first day in force.",
        ]
        for day, group in groupby(versions, key=lambda each: each.effective):
            lines.extend(("", f"## {day}", *_change(list(group))))
        yield BOOKS / name.lower() / "CHANGES.md", "\n".join(lines) + "\n"


NAMED = 12
"""So many codes are named in a line; of more only the first."""


def _change(versions: list[Version]) -> Iterator[str]:
    codes = sorted({each.code for each in versions})
    shown = ", ".join(codes[:NAMED])
    shown += f" and {len(codes) - NAMED} more" if len(codes) > NAMED else ""
    yield f"- Entries touched: {shown}"
    for title in sorted({each.citation.title for each in versions}):
        yield f"- Legal source: {title}"
    for note in sorted({each.citation.note or "" for each in versions} - {""}):
        noted = sorted({each.code for each in versions if each.citation.note == note})
        of = f" ({', '.join(noted)})" if len(noted) <= NAMED and len(noted) < len(codes) else ""
        yield f"- For a user{of}: {note}"


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which are not current."""
    book = controls.load()
    stale = 0
    for path, text in (*pages(book), *changes(book)):
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"not current: {path.relative_to(ROOT)}")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
