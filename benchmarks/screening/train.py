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
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.screening import clean, lists
from benchmarks.screening.engine import Engine, Shown
from benchmarks.screening.perturb import KINDS, false_friend, perturb
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from catchall.model import PartyKind
from catchall.screening.features import NAMES
from catchall.screening.scorer import GROUPS, Scorer, group, parse
from catchall.watchlists import Snapshot

OUT = Path(__file__).parents[2] / "src/catchall/screening/data/scorer.json"
_EACH = 450
_PERTURBED, _CLEAN, _FRIENDS = 9600, 12000, 3
_CALIBRATION, _RARE = 12000, 3000
"""Clean names of all languages, and more of the scripts of which they have few."""
_NOBODY, _FRIEND = -1, -2
"""A clean name, and the false friend of an entry: no entry is the right one."""
_WRONG, _RIGHT = 10, 4
"""How many wrong entries, and rows of the right one, are learned from for each name."""
_RISING = {
    "query_covered", "listed_covered", "both_covered", "information", "worst_similarity",
    "mean_similarity", "best_word", "words_paired", "order", "exact", "proper_covered", "letters",
    "equal_share", "letters_share", "rarity", "proper_rarity", "best_rarity", "least_rarity",
}  # fmt: skip
_FALLING = {
    "query_left", "query_left_sum", "listed_left", "number_left", "initial_left", "letters_wrong",
    "forms", "both_left", "impersonal",
}  # fmt: skip
_RATES = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.0115, 0.02, 0.05, 0.1)
_SEED = 20261124

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """A name, as what it is asked, and the cluster that it should find, if any."""

    name: str
    kind: PartyKind | None
    cluster: int = _NOBODY


def lessons(
    corpus: lists.Corpus, held: Sequence[lists.HeldOut], snapshots: Sequence[Snapshot]
) -> Iterator[Asked]:
    """Aliases of the training half, its names written wrongly, false friends, and clean names."""
    for alias in held:
        if not alias.test:
            yield Asked(alias.name, _kind(person=alias.person), alias.cluster)
    rng = random.Random(_SEED)
    names = sorted(
        (entity.name, cluster, entity.schema_name == "Person")
        for cluster, entity in corpus.standing(snapshots).items()
        if not corpus.is_test(cluster)
    )
    for number, (name, cluster, person) in enumerate(rng.sample(names, _PERTURBED)):
        kind = (*KINDS, "exact")[number % (len(KINDS) + 1)]
        text = name if kind == "exact" else perturb(name, kind, rng)
        yield Asked(text, _kind(person=person), cluster)
    for name, _, person in names * _FRIENDS:
        friend = false_friend(name, rng)
        if friend is not None:
            yield Asked(friend, _kind(person=person), _FRIEND)
    yield from (Asked(name, None) for name in clean.companies(_CLEAN, 1))
    yield from (Asked(name, PartyKind.PERSON) for name in clean.persons(_CLEAN, 1))


def checks(corpus: lists.Corpus) -> Iterator[Asked]:
    """Other clean names, by which false positives are counted."""
    mixed: tuple[tuple[str, ...], ...] = ((), *clean.RARE)
    for number, locales in enumerate(mixed):
        count = _RARE if locales else _CALIBRATION
        for person, made in ((False, clean.companies), (True, clean.persons)):
            names = made(count, 20 + number, *_only(locales))
            for name in corpus.unlisted(names, person=person):
                yield Asked(name, _kind(person=person))


def _only(locales: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The locales as the last argument of a maker of names; none where all are meant."""
    return (locales,) if locales else ()


def _kind(*, person: bool) -> PartyKind | None:
    """As what a name is asked: whether one is an organization is often unknown."""
    return PartyKind.PERSON if person else None


def examples(
    asked: Sequence[Asked], shown: Sequence[Shown], model: HistGradientBoostingClassifier | None
) -> tuple[Floats, NDArray[np.int8]]:
    """The rows to learn from, those first that a model takes for right, and whether they are.

    The best rows of the right entry are taken and not all: that another name of it shares a
    word says nothing for sharing that word. Of each wrong entry the best row is taken.
    """
    features: list[Floats] = []
    labels: list[NDArray[np.bool_]] = []
    for each, rows in zip(asked, shown, strict=True):
        if not len(rows.clusters):
            continue
        order = np.argsort(-_values(rows.features, model), kind="stable")
        right = order[rows.clusters[order] == each.cluster][:_RIGHT]
        wrong = order[rows.clusters[order] != each.cluster]
        if (
            each.cluster != _NOBODY
        ):  # the same name elsewhere may well be the same party: no example
            wrong = wrong[rows.features[wrong, NAMES.index("exact")] == 0]
        _, first = np.unique(rows.clusters[wrong], return_index=True)
        chosen = np.concatenate([right, wrong[np.sort(first)[:_WRONG]]])
        features.append(rows.features[chosen])
        labels.append(rows.clusters[chosen] == each.cluster)
    return np.concatenate(features), np.concatenate(labels).astype(np.int8)


def _values(features: Floats, model: HistGradientBoostingClassifier | None) -> NDArray[np.float64]:
    if model is None:
        return features[:, NAMES.index("both_covered")].astype(np.float64)
    return np.asarray(model.decision_function(features))


def fit(features: Floats, labels: NDArray[np.int8]) -> HistGradientBoostingClassifier:
    """Trees that rise and fall with the features that must only help or only hurt."""
    direction = [1 if n in _RISING else -1 if n in _FALLING else 0 for n in NAMES]
    model = HistGradientBoostingClassifier(
        max_iter=100,
        learning_rate=0.1,
        max_leaf_nodes=14,
        max_depth=5,
        min_samples_leaf=120,
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


def rates(
    asked: Sequence[Asked], shown: Sequence[Shown], scorer: Scorer
) -> dict[str, list[tuple[float, float]]]:
    """For each group of names, the probability that each share of them reaches."""
    best: dict[str, list[float]] = defaultdict(list)
    for each, rows in zip(asked, shown, strict=True):
        top = float(scorer.probability(rows.features).max(initial=0)) if len(rows.clusters) else 0.0
        best[group(each.name, each.kind)].append(top)
    return {label: _shares(np.sort(np.array(best[label]))[::-1]) for label in GROUPS}


def _shares(ordered: NDArray[np.float64]) -> list[tuple[float, float]]:
    places = [(rate, int(rate * len(ordered))) for rate in _RATES]
    return [(rate, round(float(ordered[at]) + 1e-4, 4)) for rate, at in places]


def table(
    corpus: lists.Corpus,
    learned: tuple[Sequence[Asked], Sequence[Shown]],
    checked: tuple[Sequence[Asked], Sequence[Shown]],
) -> dict[str, Any]:
    """The scorer's table: trained in two rounds, the second on what the first takes for right."""
    model = fit(*examples(*learned, None))
    features, labels = examples(*learned, model)
    model = fit(features, labels)
    made: dict[str, Any] = {
        "name": "catchall-trees/3",
        "features": list(NAMES),
        "base": round(float(model._baseline_prediction.item()), 5),  # noqa: SLF001
        "depth": 6,
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
    made["rates"] = rates(*checked, parse(made))
    return made


def _shown(engine: Engine, asked: Sequence[Asked]) -> list[Shown]:
    return list(engine.shown([(each.name, each.kind) for each in asked]))


def main() -> int:
    """Train, calibrate and write the table."""
    if not lists.present():
        print("needs the shared lists: set CATCHALL_SHARED to their folder", file=sys.stderr)
        return 2
    corpus = lists.Corpus(lists.snapshots())
    held = corpus.held_out(_EACH)
    snapshots = corpus.without(held)
    engine = Engine(corpus, snapshots)
    learned, checked = list(lessons(corpus, held, snapshots)), list(checks(corpus))
    learned_rows, checked_rows = _shown(engine, learned), _shown(engine, checked)
    made = table(corpus, (learned, learned_rows), (checked, checked_rows))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    told = made["provenance"]
    print(f"{told['examples']} examples, {told['right']} right; {OUT.stat().st_size} bytes")
    print(json.dumps(made["rates"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
