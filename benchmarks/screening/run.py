"""Side by side: ``python -m benchmarks.screening.run [EACH] [SYSTEM …]``.

Systems: catchall, rapidfuzz, tf-idf, nomenklatura; all where none is named.

Every system indexes the same real lists without the held-out aliases and answers the same
questions: aliases of the test half of the clusters (EACH of every kind), names written
wrongly, and clean names. Times are of one thread's processor. Found: the right entry is at
or above the system's own threshold; for catchall that of 0.5 % false positives.
"""

import platform
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.screening import clean, lists
from benchmarks.screening.peers import (
    BruteForce,
    Catchall,
    Nomenklatura,
    Peer,
    Question,
    Ranked,
    TfIdf,
    Timed,
)
from benchmarks.screening.perturb import KINDS, perturb

from catchall.model import PartyKind
from catchall.screening.rows import kind_number
from catchall.watchlists import Snapshot

_RATE = 0.005
_SEED = 77
_TURNS = 4
_LABELS = {
    PartyKind.ORGANIZATION: "organization",
    PartyKind.PERSON: "person",
    PartyKind.VESSEL: "craft",
    PartyKind.AIRCRAFT: "craft",
    PartyKind.UNKNOWN: "unknown",
}
"""Whose names are written wrongly; names of ships and aircraft are of one or two short words, and
some lists do not say what a party is."""


@dataclass(frozen=True)
class Task:
    """A question with the cluster that is right, and the kinds under which it is counted."""

    question: Question
    cluster: int
    kinds: tuple[str, ...]


@dataclass
class Count:
    """How often the right cluster came first, among the first ten, above the threshold."""

    asked: int = 0
    first: int = 0
    ten: int = 0
    found: int = 0

    def shares(self) -> str:
        """The three shares."""
        return " ".join(f"{n / max(self.asked, 1):.3f}" for n in (self.first, self.ten, self.found))


def _held_out(held: Sequence[lists.HeldOut]) -> list[Task]:
    tasks = []
    for alias in held:
        if alias.test:
            four = ("held-out",) if alias.kind in lists.KINDS else ()
            kinds = (*four, f"held-out {alias.kind}")
            tasks.append(Task(Question(alias.name, alias.person), alias.cluster, kinds))
    return tasks


def _synthetic(corpus: lists.Corpus, snapshots: Sequence[Snapshot], each: int) -> list[Task]:
    rng = random.Random(_SEED)
    names: dict[str, list[tuple[str, int]]] = {label: [] for label in _LABELS.values()}
    numbered = list(PartyKind)
    for cluster, entity in sorted(corpus.standing(snapshots).items()):
        if corpus.is_test(cluster) and entity.name.isascii():
            names[_LABELS[numbered[kind_number(entity)]]].append((entity.name, cluster))
    tasks = []
    for label in names:
        count = min(each * len(KINDS), len(names[label]))
        for number, (name, cluster) in enumerate(rng.sample(names[label], count)):
            kind = KINDS[number % len(KINDS)]
            question = Question(perturb(name, kind, rng), label == "person")
            kinds = (f"synthetic {label}", f"synthetic {label}: {kind}")
            tasks.append(Task(question, cluster, kinds))
    return tasks


def _asked(
    peers: Sequence[Peer], questions: Sequence[Question]
) -> tuple[list[list[Ranked]], list[Timed]]:
    """The answers of every system; they take turns, so that the machine is the same for all."""
    clocks = [Timed(peer) for peer in peers]
    answers: list[list[Ranked]] = [[] for _ in peers]
    part = -(-len(questions) // _TURNS)
    for at in range(0, len(questions), part):
        for clock, own in zip(clocks, answers, strict=True):
            own.extend(clock.answers(questions[at : at + part]))
    return answers, clocks


def _measure(
    peers: Sequence[Peer], tasks: Sequence[Task], corpus: lists.Corpus, names: Sequence[Question]
) -> None:
    questions = [task.question for task in tasks]
    answers, cold = _asked(peers, questions)
    _, warm = _asked(peers, questions)
    wrong, _ = _asked(peers, names)
    for peer, own, first, again, false in zip(peers, answers, cold, warm, wrong, strict=True):
        print(f"\n{peer.name}: {first.speed:.0f} queries/s, again {again.speed:.0f}")
        for person, label in ((False, "company"), (True, "person")):
            hits = [r for q, r in zip(names, false, strict=True) if q.person is person]
            share = sum(bool(r) and r[0][1] >= peer.thresholds[person] for r in hits) / len(hits)
            print(f"  false positives, clean {label} names: {share:.2%} of {len(hits)}")
        counts: dict[str, Count] = defaultdict(Count)
        for task, ranked in zip(tasks, own, strict=True):
            for kind in task.kinds:
                _count(counts[kind], task, ranked, corpus, peer)
        print("  R@1 R@10 found")
        for kind, count in sorted(counts.items()):
            print(f"  {count.shares()}  {kind} ({count.asked})")


def _count(count: Count, task: Task, ranked: Ranked, corpus: lists.Corpus, peer: Peer) -> None:
    clusters = list(dict.fromkeys(corpus.clusters[entry] for entry, _ in ranked))
    right = [score for entry, score in ranked if corpus.clusters[entry] == task.cluster]
    count.asked += 1
    count.first += clusters[:1] == [task.cluster]
    count.ten += task.cluster in clusters[:10]
    count.found += bool(right) and max(right) >= peer.thresholds[task.question.person]


def main() -> int:
    """Run every system and print the table."""
    if not lists.present():
        print("needs the shared lists: set CATCHALL_SHARED to their folder", file=sys.stderr)
        return 2
    each = int(sys.argv[1]) if len(sys.argv) > 1 else 450
    corpus = lists.Corpus(lists.snapshots())
    held = corpus.held_out(450)  # as in training, so that the halves stay apart
    snapshots: Sequence[Snapshot] = corpus.without(held)
    chosen: dict[str, int] = defaultdict(int)
    tasks = []
    for task in _held_out(held):
        chosen[task.kinds[-1]] += 1
        if chosen[task.kinds[-1]] <= each:
            tasks.append(task)
    tasks += _synthetic(corpus, snapshots, max(each // 6, 5))
    names = [
        Question(name, person=person)
        for person, made in ((False, clean.companies), (True, clean.persons))
        for name in corpus.unlisted(made(each * 2, 3), person=person)
    ]
    total = sum(1 + len(e.aliases) + len(e.weak_aliases) for s in snapshots for e in s.entities)
    print(f"{total} names, {len(tasks)} questions, {platform.processor() or platform.machine()}")
    makers: dict[str, Callable[[], Peer]] = {
        "catchall": lambda: Catchall(snapshots, _RATE),
        "rapidfuzz": lambda: BruteForce(snapshots),
        "tf-idf": lambda: TfIdf(snapshots),
        "nomenklatura": lambda: Nomenklatura(snapshots),
    }
    peers: list[Peer] = []
    for make in (makers[name] for name in sys.argv[2:] or makers):
        start = time.process_time()
        peer = make()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"built {peer.name} in {time.process_time() - start:.1f} s (peak so far {memory} MB)")
        peers.append(peer)
    _measure(peers, tasks, corpus, names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
