"""The other systems, each on the same entries and the same queries."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import numpy as np
from benchmarks.screening.lists import key
from followthemoney import Dataset, StatementEntity
from nomenklatura.blocker.index import Index
from nomenklatura.matching import get_algorithm
from nomenklatura.matching.types import ScoringConfig
from nomenklatura.resolver import Linker
from nomenklatura.store.memory import MemoryStore
from rapidfuzz import fuzz, process, utils
from rigour.text.translit import ascii_text
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from catchall.model import ListedEntity, PartyKind
from catchall.screening import compiled, scorer
from catchall.screening.live import prepare
from catchall.screening.matcher import match, readings_of
from catchall.screening.places import Places
from catchall.screening.query import Query
from catchall.screening.segment import Segment
from catchall.watchlists import Snapshot

Ranked = list[tuple[str, float]]
"""Entries by list and id with a score, best first."""
_TOP = 50
_TOGETHER = 128


@dataclass(frozen=True)
class Question:
    """A name that is asked for, and whether it is a person's."""

    name: str
    person: bool


class Peer(Protocol):
    """A system under test."""

    name: str
    thresholds: tuple[float, float]
    """Its own threshold, for organizations and for persons."""

    def answers(self, questions: Sequence[Question]) -> Iterator[Ranked]:
        """The entries found for each question."""


def _names(snapshots: Sequence[Snapshot]) -> tuple[list[str], list[str]]:
    """Every name in plain Latin letters, and the entry that has it."""
    owners, names = [], []
    for snapshot in snapshots:
        for entity in snapshot.entities:
            for name in (entity.name, *entity.aliases, *entity.weak_aliases):
                names.append(_plain(name))
                owners.append(key(entity))
    return names, owners


def _plain(name: str) -> str:
    return utils.default_process(ascii_text(name) or "")


def _best(pairs: Iterator[tuple[str, float]]) -> Ranked:
    best: dict[str, float] = {}
    for owner, score in pairs:
        best[owner] = max(best.get(owner, 0.0), score)
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))


class Catchall:
    """This project, with its compiled loops where they are installed, as for many questions."""

    name = "catchall"

    def __init__(self, snapshots: Sequence[Snapshot], rate: float) -> None:
        entities = [entity for snapshot in snapshots for entity in snapshot.entities]
        self.lives, self.common = prepare([Segment.of(entities)])
        compiled.start(_TOGETHER)
        self.rate = rate
        self.thresholds = (0.0, 0.0)  # by the group of the name, see answers

    def answers(self, questions: Sequence[Question]) -> Iterator[Ranked]:
        """Many together; entries with their probabilities, as from the peers, not explained."""
        for at in range(0, len(questions), _TOGETHER):
            yield from self._ranked(questions[at : at + _TOGETHER])

    def _ranked(self, questions: Sequence[Question]) -> Iterator[Ranked]:
        asked = [(q.name, PartyKind.PERSON if q.person else None) for q in questions]
        queries, owners = [], []
        for number, (name, kind) in enumerate(asked):
            for reading, kinds in readings_of(name, kind):
                queries.append(Query.of(reading, kinds, self.common.weight))
                owners.append(number)
        places = Places(match(queries, self.lives), owners, scorer.default())
        for number, (name, kind) in enumerate(asked):
            least = scorer.default().threshold(self.rate, scorer.group(name, kind))
            found = places.of(number, 0, _TOP)
            yield [(place.key, place.probability - least) for place in found]


class BruteForce:
    """rapidfuzz over every name, in plain Latin letters."""

    name = "rapidfuzz token_sort_ratio"
    thresholds = (0.85, 0.85)

    def __init__(self, snapshots: Sequence[Snapshot]) -> None:
        self.names, self.owners = _names(snapshots)

    def answers(self, questions: Sequence[Question]) -> Iterator[Ranked]:
        """Each question against all names."""
        for question in questions:
            scores = process.cdist(
                [_plain(question.name)], self.names, scorer=fuzz.token_sort_ratio, workers=1
            )[0]
            top = np.argpartition(-scores, _TOP)[:_TOP]
            yield _best((self.owners[at], float(scores[at]) / 100) for at in top.tolist())


class TfIdf:
    """Sparse TF-IDF of two and three letters, best products."""

    name = "TF-IDF 2-3-grams"
    thresholds = (0.8, 0.8)

    def __init__(self, snapshots: Sequence[Snapshot]) -> None:
        names, self.owners = _names(snapshots)
        self.vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3), dtype=np.float32)
        self.matrix = self.vectors.fit_transform(names).T.tocsr()

    def answers(self, questions: Sequence[Question]) -> Iterator[Ranked]:
        """All questions in one product, one thread."""
        asked = self.vectors.transform([_plain(question.name) for question in questions])
        product = sp_matmul_topn(asked, self.matrix, top_n=_TOP, sort=True)
        for row in range(len(questions)):
            part = slice(product.indptr[row], product.indptr[row + 1])
            pairs = zip(product.indices[part], product.data[part], strict=True)
            yield _best((self.owners[at], float(score)) for at, score in pairs)


class Nomenklatura:
    """nomenklatura's bulk index with its matcher logic-v2."""

    name = "nomenklatura index + logic-v2"
    thresholds = (0.7, 0.7)

    def __init__(self, snapshots: Sequence[Snapshot]) -> None:
        logging.getLogger("nomenklatura").setLevel(logging.ERROR)
        self.dataset = Dataset({"name": "lists", "title": "lists"})
        store: MemoryStore[Any, Any] = MemoryStore(self.dataset, Linker({}))
        with store.writer() as writer:
            for snapshot in snapshots:
                for entity in snapshot.entities:
                    writer.add_entity(self._entity(key(entity), entity))
        self.view = store.default_view()
        self.folder = TemporaryDirectory()
        self.index = Index(self.view, Path(self.folder.name))
        self.index.build()
        self.matcher = get_algorithm("logic-v2")
        self.config = ScoringConfig.defaults()

    def _entity(self, number: str, entity: ListedEntity) -> StatementEntity:
        properties = {
            "name": [entity.name],
            "alias": list(entity.aliases),
            "weakAlias": list(entity.weak_aliases),
            "country": [code.lower() for code in entity.countries],
        }
        schema = entity.schema_name
        if schema not in {"Person", "Organization", "Company", "Vessel", "Airplane"}:
            schema = "LegalEntity"
        if schema in {"Vessel", "Airplane"}:
            properties["weakAlias"] = []
        return self._statements(number, schema, properties)

    def _statements(
        self, number: str, schema: str, properties: dict[str, list[str]]
    ) -> StatementEntity:
        data = {"id": number, "schema": schema, "properties": properties}
        return StatementEntity.from_data(self.dataset, data, cleaned=False)

    def answers(self, questions: Sequence[Question]) -> Iterator[Ranked]:
        """All questions in one batch, as it is meant to be used."""
        asked = {
            f"q-{n}": self._statements(
                f"q-{n}", "Person" if q.person else "Organization", {"name": [q.name]}
            )
            for n, q in enumerate(questions)
        }
        found: dict[str, Ranked] = {}
        for number, candidates in self.index.match_entities(asked.values()):
            query = asked[str(number)]
            found[str(number)] = _best(
                (str(other), self._score(query, str(other))) for other, _ in candidates
            )
        for name in asked:
            yield found.get(name, [])

    def _score(self, query: StatementEntity, other: str) -> float:
        entity = self.view.get_entity(other)
        if entity is None or self.matcher is None:
            return 0.0
        return float(self.matcher.compare(query, entity, self.config).score)


@dataclass
class Timed:
    """A system and the processor time that it has taken for its answers."""

    peer: Peer
    seconds: float = 0.0
    asked: int = 0

    def answers(self, questions: Sequence[Question]) -> list[Ranked]:
        """The answers; their time counts."""
        start = time.process_time()
        answers = list(self.peer.answers(questions))
        self.seconds += time.process_time() - start
        self.asked += len(questions)
        return answers

    @property
    def speed(self) -> float:
        """Questions per second of processor time on one thread."""
        return self.asked / max(self.seconds, 1e-9)
