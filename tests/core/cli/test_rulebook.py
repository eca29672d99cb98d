"""``catchall rulebook``: counts, parameters, entries, candidates and the check."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from catchall.cli.rulebook import app
from catchall.errors import InputError, RulebookError
from rules import write
from shared import shared

RUNNER = CliRunner()


def run(*arguments: str, code: int = 0) -> str:
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result.stdout


def test_status_counts_what_is_there() -> None:
    data = json.loads(run("status", "--json"))
    assert data["all"]["goods"] >= 200
    assert data["lists"]["EU"]["entries"] >= 200
    assert set(data["lists"]["EU"]["by_status"]) <= {"draft", "recalled"}
    assert data["lists"]["KR"]["by_status"] == {"recalled": data["lists"]["KR"]["versions"]}
    assert "recalled: from memory" in run("status", "-l", "NSG")


def test_parameters_name_unit_and_question() -> None:
    found = json.loads(run("parameters", "press_pressure", "--json"))
    assert found[0]["unit"] == "MPa"
    assert found[0]["question"].endswith("?")
    assert "per axis" in run("parameters", "positioning_accuracy")


def test_show_prints_versions_and_tests() -> None:
    text = run("show", "EU/2B204")
    assert "press_pressure ≥ 69 MPa" in text
    assert "2021-09-09 to now, draft" in text
    before = json.loads(run("show", "EU/2B001", "--as-of", "2009-12-03", "--json"))
    assert [each["version"] for each in before] == ["EU/2B001@2009-01-01"]
    assert before[0]["citation"]["status"] == "recalled"


def test_find_ranks_with_reasons() -> None:
    data = json.loads(run("find", "isostatic press", "--hs", "8462.69", "-l", "EU", "--json"))
    assert data["candidates"][0]["code"] in {"2B004", "2B104", "2B204"}
    assert any("description says" in each for each in data["candidates"][0]["reasons"])
    assert "tier 4" in run("find", "--hs", "8457.10", "-l", "NSG")


def test_check_says_what_was_compared() -> None:
    text = run("check", "--sources", str(shared("controls")), "-l", "EU")
    assert text.startswith("0 problems")
    assert "passages not at hand" in run("check", "-l", "EXERCISE")


def test_check_fails_on_a_changed_figure(tmp_path: Path) -> None:
    place = write(
        tmp_path,
        """
        source:
          file: no/export-control-appendix2.txt
          lines: [2918, 2918]
          sha256: "0000000000000000000000000000000000000000000000000000000000000000"
        test: {parameter: press_pressure, at_least: 69 MPa}
        """,
    )
    text = run(
        "check", "--sources", str(shared("controls")), "-l", "NSG", "--folder", str(place), code=1
    )
    assert "test/T1.yaml: line" in text


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["show", "9Z999"], InputError),
        (["find"], InputError),
        (["find", "--hs", "12"], InputError),
        (["status", "-l", "MARS"], RulebookError),
        (["check", "--sources", "/nowhere/at/all"], InputError),
    ],
)
def test_mistakes_are_named(arguments: list[str], error: type[Exception]) -> None:
    result = RUNNER.invoke(app, arguments)
    assert isinstance(result.exception, error)
