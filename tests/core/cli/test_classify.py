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
    ran = run("classify", sheet, "--as-of", "2009-12-03", "-j", "EU")
    assert ran.code == 1
    assert "press: no text of 2009-12-03 is encoded for EU 2B004, EU 2B104, EU 2B204" in ran.out
    ran = run("classify", sheet, "--as-of", "2026-11-24", "-j", "EU")
    assert "ask for part: Which equipment does the part serve?" in ran.out
    assert "no text of" not in ran.out


def test_json_holds_what_was_not_tested(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "items.yaml"
    sheet.write_text(PRESS, encoding="utf-8")
    ran = run("classify", sheet, "--as-of", "2009-12-03", "-j", "EU", "--json")
    data = json.loads(ran.out)
    assert data["undated"]["press"] == ["EU/2B004", "EU/2B104", "EU/2B204"]
    assert [each["parameter"] for each in data["unplaced"]["part"]] == ["kind"]
