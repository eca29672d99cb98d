"""The pages of the rules, and the changes of the rulebooks, are made from the rules."""

import importlib.util
from pathlib import Path

import yaml

from catchall import controls

ROOT = Path(__file__).parents[2]


def test_pages_and_changes_are_current() -> None:
    spec = importlib.util.spec_from_file_location("rule_pages", ROOT / "scripts" / "rule_pages.py")
    assert spec is not None
    assert spec.loader is not None
    pages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pages)
    book = controls.load()
    stale = [
        path.name
        for path, text in (*pages.pages(book), *pages.changes(book))
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run python scripts/rule_pages.py"


def test_the_example_of_the_how_to_is_a_valid_rule(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "write-a-rule.md").read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    assert yaml.safe_load(example)["code"] == "X2.B.1"
    (tmp_path / "X2.B.1.yaml").write_text(example, encoding="utf-8")
    [entry] = controls.load(lists=[], extra=[tmp_path]).entries
    assert entry.versions[0].bands[0].parameter == "positioning_accuracy"
