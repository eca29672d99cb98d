"""The reference page of catch-all law is the one that the law files make."""

import runpy
from pathlib import Path

from catchall.determination import jurisdictions, law_of
from catchall.determination.countries import load_tables
from catchall.determination.red_flags import flag_rules

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "catch-all.md").read_text(encoding="utf-8")


def test_the_page_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "catch_all_page.py"))["page"]()
    assert made == PAGE, "run scripts/catch_all_page.py"


def test_the_page_names_every_rule_condition_table_and_flag() -> None:
    for code in jurisdictions():
        law = law_of(code)
        if law.exercise:
            continue
        for rule in law.rules:
            assert f"### `{rule.code}` " in PAGE
            for version in rule.versions:
                assert version.source.locator in PAGE
                assert all(c.text in PAGE for c in law.clauses_of(rule, version))
        assert all(f"`{one.code}`" in PAGE for one in law.not_examined)
    assert all(f"`{table}`" in PAGE for table in load_tables())
    assert all(f"`{flag.id}`" in PAGE for flag in flag_rules())
