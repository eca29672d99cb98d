"""``catchall classify``: what is said of goods that nothing tests."""

import json
from pathlib import Path

from cli_run import Run

PRESS = """\
items:
  - id: press
    description: isostatic press
    measurements: [{parameter: press_pressure, value: 400 MPa}]
  - id: part
    description: impeller
    measurements: [{parameter: kind, value: component}]
"""


def test_silence_is_told_and_needs_review(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "items.yaml"
    sheet.write_text(PRESS, encoding="utf-8")
    ran = run("classify", sheet, "--as-of", "2008-12-03", "-j", "EU")
    assert ran.code == 1
    assert "No text of 2008-12-03 is encoded for these; the nearest at hand says" in ran.out
    rows = [line.split() for line in ran.out.splitlines() if line.startswith("press ")]
    assert [(row[2], row[3]) for row in rows] == [
        ("2B004", "2009-01-01"),
        ("2B104", "2009-01-01"),
        ("2B204", "2009-01-01"),
    ]
    assert "neither an answer nor a clearance" in ran.out
    ran = run("classify", sheet, "--as-of", "2026-11-24", "-j", "EU")
    assert "ask for part: Which equipment does the part serve?" in ran.out
    assert "No text of" not in ran.out


def test_json_holds_what_was_not_tested(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "items.yaml"
    sheet.write_text(PRESS, encoding="utf-8")
    ran = run("classify", sheet, "--as-of", "2008-12-03", "-j", "EU", "--json")
    data = json.loads(ran.out)
    assert [
        (each["nearest"]["item"], each["nearest"]["entry"]["version"]) for each in data["undated"]
    ] == [
        ("press", "EU/2B004@2009-01-01"),
        ("press", "EU/2B104@2009-01-01"),
        ("press", "EU/2B204@2009-01-01"),
    ]
    assert {each["as_of"] for each in data["undated"]} == {"2008-12-03"}
    assert [each["parameter"] for each in data["unplaced"]["part"]] == ["kind"]
