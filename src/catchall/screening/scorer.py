"""The scorer: a small table of decision trees, trained on real aliases and false friends.

The table comes with its provenance: what it was trained on and the figures it reached
(``data/scorer.json``, made anew by ``python -m benchmarks.screening.train``). Every tree is
monotone in the features that must only help or only hurt.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon import names
from catchall.model import PartyKind
from catchall.screening.compiled import kernels

Floats = NDArray[np.float32]
_UNIT, _PLACES = 1e-5, 6


@dataclass(frozen=True)
class Scorer:
    """Trees as flat arrays of nodes; of a node's two children the second follows the first.

    A leaf is its own first child, and no value lies above its threshold.
    """

    name: str
    base: float
    roots: NDArray[np.int64]
    features: NDArray[np.int64]
    thresholds: Floats
    children: NDArray[np.int64]
    values: NDArray[np.int64]
    """What a leaf adds, in units of ``_UNIT``: whole numbers, so that the order does not matter."""
    depth: int
    rates: Mapping[str, tuple[tuple[float, float], ...]]
    """For each group of clean names: false-positive rates and the probability that has each."""
    provenance: Mapping[str, Any]

    def probability(self, features: Floats) -> NDArray[np.float64]:
        """The probability that each line of features is of one and the same party."""
        loops = kernels()
        if loops is None:
            added = self._leaves(features)
        else:
            table = (self.roots, self.features, self.thresholds, self.children, self.values)
            added = loops.leaves(features, *table)
        logit = self.base + added * _UNIT
        probability: NDArray[np.float64] = np.round(1 / (1 + np.exp(-logit)), _PLACES)
        return probability

    def _leaves(self, features: Floats) -> NDArray[np.int64]:
        """What the leaves that each line comes to add up to."""
        count, width = features.shape
        flat = np.ascontiguousarray(features).ravel()
        starts = np.tile(np.arange(count, dtype=np.int64) * width, len(self.roots))
        nodes = np.repeat(self.roots, count)
        for _ in range(self.depth):
            above = flat.take(starts + self.features.take(nodes)) > self.thresholds.take(nodes)
            nodes = self.children.take(nodes) + above
        added: NDArray[np.int64] = (
            self.values.take(nodes).reshape(len(self.roots), count).sum(axis=0)
        )
        return added

    def threshold(self, rate: float, group: str) -> float:
        """The probability that no more than this share of clean names of the group reach."""
        table = reversed(self.rates[group])
        return next((score for at, score in table if at <= rate), 1.0)

    def least(self, rate: float, name: str, kind: PartyKind | None) -> Decimal:
        """The lowest score that is a hit for a name, as scores are shown."""
        return Decimal(f"{self.threshold(rate, group(name, kind)):.4f}")

    def rate(self, probability: float, group: str) -> float:
        """The smallest stated share of clean names of the group that reach this probability."""
        return next((at for at, score in self.rates[group] if probability >= score), 1.0)


def group(name: str, kind: PartyKind | None) -> str:
    """The group of clean names to which a name is held: by kind and by script.

    A name of unknown kind is held to organizations, whose names are the less common.
    """
    label = "person" if kind is PartyKind.PERSON else "organization"
    return f"{label}, {names.writing(name)}"


GROUPS = tuple(
    f"{label}, {writing}" for label in ("organization", "person") for writing in names.WRITINGS
)
"""The groups of clean names by which false-positive rates are stated."""


@cache
def default() -> Scorer:
    """The scorer that ships with catchall."""
    text = (files("catchall.screening") / "data" / "scorer.json").read_text(encoding="utf-8")
    return parse(json.loads(text))


def parse(data: Mapping[str, Any]) -> Scorer:
    """A scorer from its table."""
    nodes: list[tuple[int, float, int, float]] = []
    roots = []
    for tree in data["trees"]:
        roots.append(len(nodes))
        nodes += _flat(tree, len(nodes))
    columns = list(zip(*nodes, strict=True))
    return Scorer(
        name=data["name"],
        base=data["base"],
        roots=np.array(roots, dtype=np.int64),
        features=np.array(columns[0], dtype=np.int64),
        thresholds=np.array(columns[1], dtype=np.float32),
        children=np.array(columns[2], dtype=np.int64),
        values=np.rint(np.array(columns[3]) / _UNIT).astype(np.int64),
        depth=data["depth"],
        rates={kind: tuple((a, b) for a, b in table) for kind, table in data["rates"].items()},
        provenance=data["provenance"],
    )


def _flat(tree: Mapping[str, Any], start: int) -> list[tuple[int, float, int, float]]:
    """A tree breadth first: feature, threshold, place of the first child, value."""
    order = [0]
    nodes: list[tuple[int, float, int, float]] = []
    for at in order:  # grows while it is walked
        below, above = tree["below"][at], tree["above"][at]
        place = start + len(nodes)
        if below == at:
            nodes.append((0, np.inf, place, tree["value"][at]))
        else:
            nodes.append((tree["feature"][at], tree["threshold"][at], start + len(order), 0.0))
            order += [below, above]
    return nodes
