import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.model import PartyKind
from catchall.screening import scorer
from catchall.screening.features import NAMES

RISING = ("query_covered", "listed_covered", "both_covered", "worst_similarity", "letters", "exact")
FALLING = ("query_left", "listed_left", "number_left")
LINES = st.lists(
    st.floats(0, 5, allow_nan=False, width=32), min_size=len(NAMES), max_size=len(NAMES)
)


def _probability(line: list[float]) -> float:
    return float(scorer.default().probability(np.array([line], dtype=np.float32))[0])


@given(LINES, st.sampled_from((*RISING, *FALLING)), st.floats(0, 3, width=32))
def test_more_agreement_never_lowers_the_probability(
    line: list[float], name: str, more: float
) -> None:
    changed = list(line)
    changed[NAMES.index(name)] += more
    before, after = _probability(line), _probability(changed)
    assert before <= after + 1e-6 if name in RISING else before >= after - 1e-6


def test_the_table_is_of_these_features_and_says_where_it_comes_from() -> None:
    table = scorer.default()
    text = (files("catchall.screening") / "data" / "scorer.json").read_text(encoding="utf-8")
    assert json.loads(text)["features"] == list(NAMES)
    assert table.provenance["trained_on"]
    assert set(table.rates) == set(scorer.GROUPS)


@pytest.mark.parametrize("group", scorer.GROUPS)
def test_a_stricter_rate_asks_for_a_higher_probability(group: str) -> None:
    table = scorer.default()
    rates = (0.05, 0.02, 0.01, 0.005, 0.001)
    thresholds = [table.threshold(rate, group) for rate in rates]
    assert thresholds == sorted(thresholds)
    for rate, threshold in zip(rates, thresholds, strict=True):
        assert table.rate(threshold, group) <= rate
    assert table.rate(0.0, group) == 1.0
    assert table.threshold(1e-9, group) == 1.0


def test_names_are_grouped_by_kind_and_script() -> None:
    assert scorer.group("Zorn", PartyKind.PERSON) == "person, alphabet"
    assert scorer.group("华为", PartyKind.UNKNOWN) == "organization, East Asian"


def test_no_lines_have_no_probabilities() -> None:
    assert len(scorer.default().probability(np.zeros((0, len(NAMES)), dtype=np.float32))) == 0
