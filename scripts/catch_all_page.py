"""Write docs/reference/catch-all.md from the law files; --check only compares."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from catchall.determination import jurisdictions, law_of
from catchall.determination.countries import CountryTable, load_tables
from catchall.determination.red_flags import FlagRule, flag_rules
from catchall.determination.schema import Dated, LawFile, Rule, Source
from catchall.lexicon import countries

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "catch-all.md"
HEAD = """# Catch-all law

What catchall tests under each law, generated from the files below
`src/catchall/determination/law`. Texts are in own words; the citation leads to the law.

- **recalled**: from memory, the text was not at hand. Every result says so.
- **draft**: encoded from the text, not yet reviewed by a second person.
- **reviewed**: two people compared it with the text.

A ground is met when all its conditions are met, not met when one is not, and open otherwise.
Only what the actor itself knows meets a condition of knowledge: near misses, hits, links, red
flags, and what others know, leave it open and name the question. Nothing here is legal advice.
"""
_LONG = 40


def page() -> str:
    """The whole page."""
    laws = (law_of(code) for code in jurisdictions())
    sections = [
        HEAD,
        *(_law(law) for law in laws if not law.exercise),
        _flags(flag_rules()),
        _tables(list(load_tables().values())),
    ]
    return "\n".join(sections).rstrip() + "\n"


def _law(law: LawFile) -> str:
    lines = [f"## {law.title}", ""]
    for rule in law.rules:
        lines += [*_rule(law, rule), ""]
    for name, named in law.circumstances.items():
        lines += [f"### Circumstances `{name}`", "", "| code | circumstance | question |"]
        lines += [
            "|---|---|---|",
            *(f"| `{c.code}` | {c.text} | {c.question} |" for c in named),
            "",
        ]
    for name, listed in law.tariff_lists.items():
        lines += [f"Goods list `{name}`: {_short(listed.within)}."]
        lines += [f"Without {_short(listed.without)}."] if listed.without else []
        lines += [""]
    lines += ["### Not examined", ""]
    lines += [f"- `{one.code}` {one.text} ({one.citation})" for one in law.not_examined]
    return "\n".join([*lines, ""])


def _rule(law: LawFile, rule: Rule) -> Iterator[str]:
    may = "may" if rule.duty.optional else "must"
    last = rule.versions[-1]
    yield f"### `{rule.code}` {rule.title}"
    yield ""
    yield f"Of: {rule.actor.replace('_', ' ')}. Effect: {rule.effect.replace('_', ' ')}."
    yield f"Then it {may}: {rule.duty.text}."
    yield ""
    yield from (f"- {clause.text} (`{clause.code}`)" for clause in law.clauses_of(rule, last))
    yield ""
    yield "| in force | citation | status |"
    yield "|---|---|---|"
    for version in rule.versions:
        yield f"| {_days(version)} | {_cited(version.source)} | {version.source.status} |"
    for version in rule.versions:
        if law.clauses_of(rule, version) != law.clauses_of(rule, last):
            yield f"\nFrom {_days(version)} the conditions were others:\n"
            yield from (f"- {c.text}" for c in law.clauses_of(rule, version))


def _days(dated: Dated) -> str:
    if dated.effective_from is None and dated.effective_to is None:
        return "first day not recorded"
    return f"{_day(dated.effective_from)} to {_day(dated.effective_to)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"


def _cited(source: Source) -> str:
    note = f" ({source.note})" if source.note else ""
    return f"{source.title}, {source.locator}{note}"


def _short(codes: tuple[str, ...]) -> str:
    return ", ".join(codes)


def _flags(rules: tuple[FlagRule, ...]) -> str:
    lines = ["## Red flags", "", "A raised flag calls for questions. None clears anything.", ""]
    lines += ["| rule | typology | needs | source | status |", "|---|---|---|---|---|"]
    lines += [
        f"| `{r.id}` | {r.title} | {', '.join(r.needs)} | {_cited(r.source)} | {r.source.status} |"
        for r in rules
    ]
    return "\n".join([*lines, ""])


def _tables(tables: list[CountryTable]) -> str:
    lines = ["## Tables of countries", "", "| table | title | in force | countries | status |"]
    lines += ["|---|---|---|---|---|"]
    for table in sorted(tables, key=lambda t: t.code):
        for version in table.versions:
            names = [countries.name(m.country) for m in version.members]
            named = ", ".join(names) if len(names) <= _LONG else f"{len(names)} countries"
            named += "" if version.complete else "; not known to be complete"
            status = version.source.status
            row = (f"`{table.code}`", table.title, _days(version), named or "none", status)
            lines.append(f"| {' | '.join(row)} |")
    return "\n".join([*lines, ""])


def main() -> int:
    """Write the page, or compare it with ``--check``."""
    text = page()
    if "--check" in sys.argv[1:]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        print(
            "catch-all page: up to date"
            if same
            else "catch-all page: run scripts/catch_all_page.py"
        )
        return 0 if same else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
