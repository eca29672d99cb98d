"""The real lists of the shared data as one corpus: entries, clusters, held-out aliases.

Entries of several lists that share a distinctive name are one cluster: finding any of them
counts. Which cluster belongs to training and which to the test is decided by a hash.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from rapidfuzz import fuzz

from catchall import watchlists
from catchall.lexicon import scripts
from catchall.lexicon.latin import ascii_lower
from catchall.lexicon.names import readings
from catchall.lexicon.words import FILLER, LEGAL, TITLE
from catchall.model import ListedEntity
from catchall.watchlists import Snapshot
from catchall.watchlists.sources import SourceText

_ROOT = Path(
    os.environ.get("CATCHALL_SHARED", Path(__file__).parents[2].parent / "shared" / "data")
)
_SETS = {
    "us_dpl": ["bis_dpl.txt"],
    "ca_sema": ["canada_sema.xml"],
    "cn": ["cn_sanctions.csv"],
    "jp_by": ["jp_meti_belarus.txt"],
    "jp_ru": ["jp_meti_russia.txt"],
    "jp_other": ["jp_meti_third.txt"],
    "un_sc": ["un_consolidated_2026-02-27.xml"],
    "us_mieu": ["us_bis_mieu.csv"],
    "us_1260h": ["us_dod_1260h.csv"],
    "us_inksna": ["us_inksna.csv"],
    "us_1286": ["us_section_1286.csv"],
    "ofac_cons": ["ofac_consolidated_2025-03.xml"],
    "ofac_sdn": ["ofac_sdn_2022.csv", "ofac_alt_2025-12.csv", "ofac_add_2025-12.csv"],
    "us_csl": ["us_csl.csv"],
}
_EARLIER = {
    "ofac_sdn_2021": ["ofac_sdn_2021.csv", "ofac_alt_2021.csv", "ofac_add_2021.csv"],
    "ofac_cons_csv": ["ofac_cons_prim_2025-12.csv", "ofac_cons_alt_2025-12.csv"],
    "un_sc_2020": ["un_consolidated_2020.xml"],
}
"""Earlier or other editions of the same lists: for size only."""
AS_OF = date(2026, 1, 1)
KINDS = ("near", "mid", "far", "cross-script")
RARE = ("arabic", "han", "kana", "hangul", "hebrew", "greek")
"""Scripts of which every cluster gives a name, up to the same number each, beside the kinds."""
_NEAR, _MID = 85, 60


def present() -> bool:
    """Whether the shared lists are there."""
    return (_ROOT / "watchlists").is_dir()


def snapshots() -> list[Snapshot]:
    """Every list of the shared data."""
    folder = _ROOT / "watchlists"
    sets = {code: [folder / name for name in names] for code, names in _SETS.items()}
    sets["eu"] = sorted((folder / "eu_journal").glob("*.csv"))
    return [
        watchlists.read([_whole(path) for path in paths], as_of=AS_OF, list_code=code)
        for code, paths in sets.items()
    ]


def earlier() -> list[Snapshot]:
    """Further editions of lists of which :func:`snapshots` has one."""
    folder = _ROOT / "watchlists"
    return [
        watchlists.read([_whole(folder / name) for name in names], as_of=AS_OF, list_code=code)
        for code, names in _EARLIER.items()
    ]


def _whole(path: Path) -> SourceText:
    """The file; the collected CSL breaks off in its last row, which is left out here."""
    data = path.read_bytes()
    if path.name == "us_csl.csv":
        data = data[: data.rstrip(b"\n").rfind(b"\n") + 1]
    return SourceText(path.name, data)


def script_of(name: str) -> str:
    """The script of most letters of a name; Han and kana together count as kana."""
    found = [scripts.script(letter) for letter in name]
    counts = {script: found.count(script) for script in set(found) if script}
    if "kana" in counts:
        return "kana"
    return max(sorted(counts), key=lambda script: counts[script]) if counts else "none"


def normal(name: str) -> str:
    """A name as it is told apart from others: lower case, letters and digits only."""
    return "".join(letter for letter in ascii_lower(name) if letter.isalnum())


def _proper(name: str, *, person: bool) -> Iterator[tuple[str, ...]]:
    """The words of each reading without legal forms, fillers and titles, in one order."""
    for reading in readings(name, person=person):
        yield tuple(sorted(t.text for t in reading if t.role not in {LEGAL, FILLER, TITLE}))


def _distinctive(name: str, *, person: bool) -> Iterator[str]:
    """What a name has in common with the same name in another order or with another form."""
    for proper in _proper(name, person=person):
        if (len(proper) > 1 and len("".join(proper)) >= 8) or len(proper[:1] and proper[0]) >= 8:
            yield " ".join(proper)


@dataclass(frozen=True)
class HeldOut:
    """An alias that is taken out of the index, and the cluster that it should find."""

    name: str
    cluster: int
    kind: str
    person: bool
    test: bool


@dataclass(frozen=True)
class Corpus:
    """All entries with their clusters."""

    snapshots: Sequence[Snapshot]

    @cached_property
    def entities(self) -> list[ListedEntity]:
        """Entries of all lists, in order."""
        return [entity for snapshot in self.snapshots for entity in snapshot.entities]

    @cached_property
    def clusters(self) -> dict[str, int]:
        """The cluster of each entry, by ``list/id``."""
        parents = list(range(len(self.entities)))
        owners: dict[tuple[bool, str], int] = {}
        for number, entity in enumerate(self.entities):
            person = entity.schema_name == "Person"
            for name in (entity.name, *entity.aliases):
                for same in _distinctive(name, person=person):
                    other = owners.setdefault((person, same), number)
                    parents[_root(parents, number)] = _root(parents, other)
        return {key(e): _root(parents, number) for number, e in enumerate(self.entities)}

    @cached_property
    def members(self) -> dict[int, list[ListedEntity]]:
        """Entries of each cluster."""
        members: dict[int, list[ListedEntity]] = defaultdict(list)
        for entity in self.entities:
            members[self.clusters[key(entity)]].append(entity)
        return members

    @cached_property
    def _listed(self) -> set[tuple[str, ...]]:
        return {
            proper
            for entity in self.entities
            for name in (entity.name, *entity.aliases, *entity.weak_aliases)
            for proper in _proper(name, person=entity.schema_name == "Person")
        }

    def unlisted(self, names: Sequence[str], *, person: bool) -> list[str]:
        """The distinct ones of some invented names that do not happen to be a listed name.

        A name that equals a listed one but for order and legal form is rightly a hit.
        """
        fresh = (n for n in dict.fromkeys(names) if not self._listed & {*_proper(n, person=person)})
        return list(fresh)

    def standing(self, snapshots: Sequence[Snapshot]) -> dict[int, ListedEntity]:
        """The first entry of each cluster as it stands in lists without the held-out names."""
        found: dict[int, ListedEntity] = {}
        for snapshot in snapshots:
            for entity in snapshot.entities:
                found.setdefault(self.clusters[key(entity)], entity)
        return found

    def is_test(self, cluster: int) -> bool:
        """Whether the cluster belongs to the test half."""
        return sha256(key(self.members[cluster][0]).encode()).digest()[0] < 128

    def held_out(self, each: int) -> list[HeldOut]:
        """For training and for the test, ``each`` aliases of every kind, one of a cluster."""
        found: dict[tuple[str, bool], list[HeldOut]] = defaultdict(list)
        for cluster in sorted(self.members, key=self._shuffled):
            for alias in filter(None, (self._rare(cluster), self._alias(cluster))):
                if len(found[alias.kind, alias.test]) < each:
                    found[alias.kind, alias.test].append(alias)
                    break
        return [alias for aliases in found.values() for alias in aliases]

    def _shuffled(self, cluster: int) -> bytes:
        return sha256(b"order" + key(self.members[cluster][0]).encode()).digest()

    def _rare(self, cluster: int) -> HeldOut | None:
        """A name of the cluster in a rare script, where it has others in Latin letters."""
        members = self.members[cluster]
        names = list(dict.fromkeys(n for e in members for n in (e.name, *e.aliases)))
        rare = [name for name in names if script_of(name) in RARE]
        if not rare or not any(script_of(name) == "latin" for name in names):
            return None
        name = rare[self._shuffled(cluster)[3] % len(rare)]
        person = members[0].schema_name == "Person"
        return HeldOut(name, cluster, script_of(name), person, self.is_test(cluster))

    def _alias(self, cluster: int) -> HeldOut | None:
        """One alias of the cluster, of the kind that the hash of the cluster asks for first."""
        members = self.members[cluster]
        names = list(dict.fromkeys(n for e in members for n in (e.name, *e.aliases)))
        kinds = {name: _kind(name, names) for name in names if len(normal(name)) >= 4}
        turn = self._shuffled(cluster)[1] % len(KINDS)
        for kind in KINDS[turn:] + KINDS[:turn]:
            chosen = [name for name, found in kinds.items() if found == kind]
            if chosen:
                name = chosen[self._shuffled(cluster)[2] % len(chosen)]
                person = members[0].schema_name == "Person"
                return HeldOut(name, cluster, kind, person, self.is_test(cluster))
        return None

    def without(self, names: Sequence[HeldOut]) -> list[Snapshot]:
        """The lists without these aliases, wherever they stand."""
        gone = {normal(alias.name) for alias in names}
        return [_without(snapshot, gone) for snapshot in self.snapshots]


def key(entity: ListedEntity) -> str:
    """How an entry is known."""
    return f"{entity.list}/{entity.id}"


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _kind(name: str, names: Sequence[str]) -> str | None:
    others = [other for other in names if normal(other) != normal(name)]
    if not others:
        return None
    same = [other for other in others if script_of(other) == script_of(name)]
    if not same:
        return "cross-script"
    best = max(fuzz.token_sort_ratio(ascii_lower(name), ascii_lower(other)) for other in same)
    return "near" if best >= _NEAR else "mid" if best >= _MID else "far"


def _without(snapshot: Snapshot, gone: set[str]) -> Snapshot:
    def kept() -> Iterator[ListedEntity]:
        for entity in snapshot.entities:
            names = [n for n in (entity.name, *entity.aliases) if normal(n) not in gone]
            weak = tuple(n for n in entity.weak_aliases if normal(n) not in gone)
            if names:
                yield entity.model_copy(
                    update={"name": names[0], "aliases": tuple(names[1:]), "weak_aliases": weak}
                )

    return snapshot.model_copy(update={"entities": tuple(kept())})
