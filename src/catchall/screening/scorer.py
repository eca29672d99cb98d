"""The scorer: a small table of decision trees, trained on real aliases and false friends.

The table comes with its provenance: what it was trained on and the figures it reached
(``data/scorer.json``, made anew by ``python -m benchmarks.screening.train``). Every tree is
monotone in the features that must only help or only hurt.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchall.model import PartyKind

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Scorer:
    """Trees as arrays: ``[tree, node]``; a leaf leads to itself."""

    name: str
    base: float
    features: NDArray[np.int64]
    thresholds: Floats
    below: NDArray[np.int64]
    above: NDArray[np.int64]
    values: Floats
    depth: int
    rates: Mapping[str, tuple[tuple[float, float], ...]]
    """For organizations and persons: false-positive rates and the probability that has each."""
    provenance: Mapping[str, Any]

    def probability(self, features: Floats) -> Floats:
        """The probability that each line of features is of one and the same party."""
        if not len(features):
            return np.zeros(0, dtype=np.float32)
        trees = np.arange(len(self.values))[:, None]
        nodes = np.zeros((len(self.values), len(features)), dtype=np.int64)
        lines = np.arange(len(features))[None, :]
        for _ in range(self.depth):
            value = features[lines, self.features[trees, nodes]]
            low = value <= self.thresholds[trees, nodes]
            nodes = np.where(low, self.below[trees, nodes], self.above[trees, nodes])
        logit = self.base + self.values[trees, nodes].astype(np.float64).sum(axis=0)
        probability: Floats = (1 / (1 + np.exp(-logit))).astype(np.float32)
        return probability

    def threshold(self, rate: float, kind: PartyKind = PartyKind.UNKNOWN) -> float:
        """The probability that no more than this share of clean names of the kind reach."""
        return next((score for at, score in reversed(self._table(kind)) if at <= rate), 1.0)

    def rate(self, probability: float, kind: PartyKind = PartyKind.UNKNOWN) -> float:
        """The smallest stated share of clean names of the kind that reach this probability."""
        return next((at for at, score in self._table(kind) if probability >= score), 1.0)

    def _table(self, kind: PartyKind) -> tuple[tuple[float, float], ...]:
        """Rates and probabilities; where the kind is unknown, the stricter of both kinds."""
        if kind is PartyKind.PERSON:
            return self.rates["person"]
        if kind is PartyKind.UNKNOWN:
            pairs = zip(self.rates["organization"], self.rates["person"], strict=True)
            return tuple((at, max(score, other)) for (at, score), (_, other) in pairs)
        return self.rates["organization"]


@cache
def default() -> Scorer:
    """The scorer that ships with catchall."""
    text = (files("catchall.screening") / "data" / "scorer.json").read_text(encoding="utf-8")
    return parse(json.loads(text))


def parse(data: Mapping[str, Any]) -> Scorer:
    """A scorer from its table."""
    trees = data["trees"]
    size = max(len(tree["feature"]) for tree in trees)

    def stacked(key: str, fill: float) -> NDArray[np.float64]:
        return np.array([tree[key] + [fill] * (size - len(tree[key])) for tree in trees])

    return Scorer(
        name=data["name"],
        base=data["base"],
        features=stacked("feature", 0).astype(np.int64),
        thresholds=stacked("threshold", 0).astype(np.float32),
        below=stacked("below", 0).astype(np.int64),
        above=stacked("above", 0).astype(np.int64),
        values=stacked("value", 0).astype(np.float32),
        depth=data["depth"],
        rates={kind: tuple((a, b) for a, b in table) for kind, table in data["rates"].items()},
        provenance=data["provenance"],
    )
