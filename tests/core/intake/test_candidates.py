"""What the candidates of the development set reach; it must not fall without a reason."""

import sys

import pytest

from candidates import files, measure
from shared import shared

_FOUND_AT_LEAST = {
    "parties": 89,
    "items": 22,
    "parameters": 19,
    "dates": 45,
    "regimes": 12,
    "legal_references": 6,
    "values": 4,
    "identifiers": 6,
    "requests": 7,
    "doubts": 8,
}
_RIGHT_AT_LEAST = {
    "parties": 0.9,
    "items": 0.7,
    "dates": 0.9,
    "regimes": 0.85,
    "asks": 0.8,
    "doubts": 0.5,
}


def test_recall_and_precision_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    shared("intake/telegrams")
    totals: dict[str, list[int]] = {}
    for text, expected in files():
        for kind, (found, facts, right, offered, _) in measure(text, expected).items():
            row = totals.setdefault(kind, [0, 0, 0, 0])
            totals[kind] = [a + b for a, b in zip(row, (found, facts, right, offered), strict=True)]
    with capsys.disabled():
        for kind, (found, facts, right, offered) in totals.items():
            sys.stdout.write(f"\n{kind}: found {found} of {facts}, right {right} of {offered}")
    for kind, least in _FOUND_AT_LEAST.items():
        assert totals[kind][0] >= least, kind
    for kind, share in _RIGHT_AT_LEAST.items():
        assert totals[kind][2] >= share * totals[kind][3], kind
