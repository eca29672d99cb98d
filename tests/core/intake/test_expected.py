"""The shared readings: the source telegram and the development set, field by field."""

import json
import sys

import pytest

from catchall.intake import read_message
from expected_reading import Comparison, compare
from shared import shared

_LEAST_EQUAL = {
    "t01": 272,
    "t02": 228,
    "t03": 236,
    "t04": 220,
    "t05": 362,
    "t06": 107,
    "t07": 96,
    "t08": 261,
}
"""What was reached; a reading must not fall below it."""


def _compare(text: str, expected: str) -> Comparison:
    path = shared(f"intake/{text}")
    message = read_message(path.read_bytes(), name=path.name)
    return compare(json.loads(shared(f"intake/{expected}").read_text()), message)


def test_source_telegram_is_read_in_every_field_and_offset(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = _compare("source_telegram.txt", "source_telegram_expected.json")
    with capsys.disabled():
        sys.stdout.write(f"\nsource telegram: {done.line}\n")
    assert done.wrong == []
    assert done.anomalies_missed == []
    assert (done.fields, done.spans) == (153, 41)


@pytest.mark.parametrize("name", sorted(_LEAST_EQUAL))
def test_development_set(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    done = _compare(f"telegrams/{name}.txt", f"telegrams/{name}.expected.json")
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {done.line}\n")
    equal = done.fields + done.spans - len(done.wrong)
    assert equal >= _LEAST_EQUAL[name], "\n".join(done.wrong)
    assert done.anomalies_missed == []
