"""Train and calibrate the scorer: ``python -m benchmarks.screening.train``.

Learns from real aliases that were taken out of the index (the training half of the
clusters), from names of that half written wrongly, and from fictitious clean names, of
which no entry is the right one. Writes ``src/catchall/screening/data/scorer.json``. The
same lists and the same versions of the libraries give the same table.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.screening import clean, lists
from benchmarks.screening.engine import Engine
from benchmarks.screening.perturb import KINDS, perturb
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from catchall.model import PartyKind
from catchall.screening.features import NAMES
from catchall.screening.scorer import Scorer, group, parse

OUT = Path(__file__).parents[2] / "src/catchall/screening/data/scorer.json"
_EACH = 450
_PERTURBED, _CLEAN, _CALIBRATION = 4200, 2000, 6000
_ROWS = 15
_RISING = {
    "query_covered", "listed_covered", "both_covered", "information", "worst_similarity",
    "mean_similarity", "best_word", "words_paired", "order", "exact", "proper_covered", "letters",
    "equal_share", "cut_off",
}  # fmt: skip
_FALLING = {"query_left", "listed_left", "number_left"}
_RATES = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.0115, 0.02, 0.05, 0.1)
_SEED = 20261124

Floats = NDArray[np.float32]


def _queries(
    corpus: lists.Corpus, held: Sequence[lists.HeldOut]
) -> Iterator[tuple[str, int, PartyKind | None]]:
    """Names with the cluster they should find (-1: none is right), and as what they are asked."""
    for alias in held:
        if not alias.test:
            yield alias.name, alias.cluster, _kind(person=alias.person)
    rng = random.Random(_SEED)
    names = sorted(
        (name, cluster, members[0].schema_name == "Person")
        for cluster, members in corpus.members.items()
        if not corpus.is_test(cluster)
        for name in {members[0].name}
    )
    for number, (name, cluster, person) in enumerate(rng.sample(names, _PERTURBED)):
        kind = (*KINDS, "exact")[number % (len(KINDS) + 1)]
        text = name if kind == "exact" else perturb(name, kind, rng)
        yield text, cluster, _kind(person=person)
    yield from ((name, -1, None) for name in clean.companies(_CLEAN, 1))
    yield from ((name, -1, PartyKind.PERSON) for name in clean.persons(_CLEAN, 1))


def _kind(*, person: bool) -> PartyKind | None:
    """As what a name is asked: whether one is an organization is often unknown."""
    return PartyKind.PERSON if person else None


def _examples(
    engine: Engine, queries: Iterator[tuple[str, int, PartyKind | None]]
) -> tuple[Floats, NDArray[np.int8]]:
    features: list[Floats] = []
    labels: list[NDArray[np.bool_]] = []
    for name, cluster, kind in queries:
        for clusters, shown in engine.rows(name, kind):
            order = np.argsort(-shown[:, NAMES.index("both_covered")], kind="stable")[:_ROWS]
            right = np.nonzero(clusters == cluster)[0]
            chosen = np.unique(np.concatenate([order, right]))
            if cluster >= 0:  # the same name elsewhere may well be the same party: no example
                same = shown[chosen, NAMES.index("exact")] > 0
                chosen = chosen[~same | (clusters[chosen] == cluster)]
            features.append(shown[chosen])
            labels.append(clusters[chosen] == cluster)
    return np.concatenate(features), np.concatenate(labels).astype(np.int8)


def _fit(features: Floats, labels: NDArray[np.int8]) -> HistGradientBoostingClassifier:
    direction = [1 if n in _RISING else -1 if n in _FALLING else 0 for n in NAMES]
    model = HistGradientBoostingClassifier(
        max_iter=90,
        learning_rate=0.12,
        max_leaf_nodes=16,
        max_depth=6,
        min_samples_leaf=60,
        l2_regularization=1.0,
        monotonic_cst=direction,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(features, labels)


def _trees(model: HistGradientBoostingClassifier) -> list[dict[str, list[float]]]:
    trees: list[dict[str, list[float]]] = []
    for (predictor,) in model._predictors:  # noqa: SLF001 - it has no public form
        nodes = predictor.nodes
        own = range(len(nodes))
        leaf = [bool(node["is_leaf"]) for node in nodes]
        trees.append(
            {
                "feature": [int(n["feature_idx"]) for n in nodes],
                "threshold": [0.0 if leaf[i] else _single(nodes[i]["num_threshold"]) for i in own],
                "below": [i if leaf[i] else int(nodes[i]["left"]) for i in own],
                "above": [i if leaf[i] else int(nodes[i]["right"]) for i in own],
                "value": [round(float(n["value"]), 5) if n["is_leaf"] else 0.0 for n in nodes],
            }
        )
    return trees


def _single(threshold: float) -> float:
    """The threshold as the nearest single, shortened to what tells it apart."""
    return float(f"{np.float32(threshold):.7g}")


def _rates(
    engine: Engine, scorer: Scorer, kind: PartyKind, names: Sequence[str]
) -> dict[str, list[tuple[float, float]]]:
    """For each group of names of that kind, the probability that each share of them reaches."""
    best: dict[str, list[float]] = defaultdict(list)
    for name in names:
        asked = PartyKind.PERSON if kind is PartyKind.PERSON else None
        ranked = engine.ranked(name, asked, scorer.probability)
        best[group(name, kind)].append(ranked[0][1] if ranked else 0.0)
    return {label: _shares(np.sort(np.array(found))[::-1]) for label, found in best.items()}


def _shares(ordered: NDArray[np.float64]) -> list[tuple[float, float]]:
    places = [(rate, int(rate * len(ordered))) for rate in _RATES]
    return [(rate, round(float(ordered[at]) + 1e-4, 4)) for rate, at in places]


def main() -> int:
    """Train, calibrate and write the table."""
    if not lists.present():
        print("needs the shared lists: set CATCHALL_SHARED to their folder", file=sys.stderr)
        return 2
    corpus = lists.Corpus(lists.snapshots())
    held = corpus.held_out(_EACH)
    engine = Engine(corpus, corpus.without(held))
    features, labels = _examples(engine, _queries(corpus, held))
    model = _fit(features, labels)
    table: dict[str, Any] = {
        "name": "catchall-trees/2",
        "features": list(NAMES),
        "base": round(float(model._baseline_prediction.item()), 5),  # noqa: SLF001
        "depth": 7,
        "trees": _trees(model),
        "rates": {},
        "provenance": {
            "trained_on": {sha.ref.list: sha.ref.sha256 for sha in corpus.snapshots},
            "examples": len(labels),
            "right": int(labels.sum()),
            "clean_names": f"faker {version('faker')}, fictitious",
            "trained_with": f"scikit-learn {version('scikit-learn')}",
            "seed": _SEED,
        },
    }
    scorer = parse(table)
    table["rates"] = {
        **_rates(engine, scorer, PartyKind.ORGANIZATION, clean.companies(_CALIBRATION, 2)),
        **_rates(engine, scorer, PartyKind.PERSON, clean.persons(_CALIBRATION, 2)),
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(labels)} examples, {int(labels.sum())} right; {OUT.stat().st_size} bytes")
    print(json.dumps(table["rates"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
