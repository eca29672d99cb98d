"""Audit: every figure and operator of a rule against its source passage, and the reverse.

A version that names its passage is compared as two bags of figures. What the two do not
share must be accounted for in the entry file: figures of the passage that no test uses,
figures that a person decided because the words nearby do not say the operator, and
figures that the passage prints in another form. Any other difference is a problem.
A version that shares the text of another list and names a passage of its own is only asked
whether each of its figures stands there.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from catchall.controls import yamlfile
from catchall.controls.figures import Formula, Quantity
from catchall.controls.rulebook import Entry, Rulebook, Version
from catchall.controls.schema import ParameterTest, Source, Test
from catchall.controls.source_text import Style, Written, figures
from catchall.controls.walk import Place, steps
from catchall.model.base import Value

Read = Callable[[str], bytes | None]
"""Gives the bytes of a source file by its name, or none where it is not at hand."""

_STYLES = {"no": Style.COMMA, "eu": Style.COMMA, "us": Style.POINT, "jp": Style.JAPANESE}


class Problem(Value):
    """A difference between a rule and its source that is not accounted for."""

    file: str
    line: int
    version: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}: line {self.line}: {self.version}: {self.problem}"


class Audit(Value):
    """What was compared, and what was found."""

    passages: int
    """Versions whose passage was at hand and unchanged."""
    absent: int
    """Versions whose passage was not at hand."""
    unsourced: int
    """Versions written out that name no passage."""
    figures: int
    """Figures of tests that stand in their passage with their unit and operator."""
    by_hand: int
    in_other_words: int
    set_aside: int
    problems: tuple[Problem, ...]


class Account(Value):
    """The bags of figures of one version, and what each side has alone."""

    found: int
    by_hand: tuple[str, ...]
    set_aside: tuple[str, ...]
    repeated: tuple[str, ...]
    in_other_words: tuple[str, ...]
    missing: tuple[str, ...]
    """Figures of tests of which the passage has no trace."""


def audit(rulebook: Rulebook, read: Read) -> Audit:
    """Compare every version that names its passage; ``read`` gives the source files."""
    counts: Counter[str] = Counter()
    found: list[Problem] = []
    for entry in rulebook:
        for number, version in enumerate(entry.versions):
            if version.source is None:
                counts["unsourced"] += version.shared_with is None
                continue
            passage = _passage(version.source, read)
            if passage is None:
                counts["absent"] += 1
                continue
            found.extend(_compare(entry, number, version, version.source, passage, counts))
    return Audit(
        passages=counts["passages"],
        absent=counts["absent"],
        unsourced=counts["unsourced"],
        figures=counts["figures"],
        by_hand=counts["by_hand"],
        in_other_words=counts["in_other_words"],
        set_aside=counts["set_aside"],
        problems=tuple(found),
    )


def _compare(
    entry: Entry,
    number: int,
    version: Version,
    source: Source,
    passage: str,
    counts: Counter[str],
) -> Iterator[Problem]:
    def problem(text: str, place: Place) -> Problem:
        line = yamlfile.line_of(entry.raw, ("versions", number, *place)) if entry.raw else 0
        return Problem(file=entry.file, line=line, version=version.id, problem=text)

    if hashlib.sha256(passage.encode()).hexdigest() != source.sha256:
        yield problem("the passage is not the one that was read", ("source", "sha256"))
        return
    counts["passages"] += 1
    account = reckon(version, passage, _style(source))
    counts["figures"] += account.found
    places = dict(_placed(version))
    for key in account.missing:
        yield problem(f"figure {key!r} is not in the passage", places.get(key, ("test",)))
    if version.shared_with is not None:
        return
    for name in ("by_hand", "in_other_words", "set_aside"):
        counts[name] += len(getattr(account, name))
    for name in ("by_hand", "set_aside", "repeated", "in_other_words"):
        stated, real = getattr(source, name), getattr(account, name)
        for key in sorted(set(stated) ^ set(real)):
            side = "is not accounted for" if key in real else "is accounted for in vain"
            place = places.get(key.rpartition(" x ")[2], ("source", name))
            yield problem(f"figure {key!r} {side} ({name})", place)


def reckon(version: Version, passage: str, style: Style) -> Account:
    """Compare the figures of a version with those of a passage."""
    have = Counter(figure.key for figure in figures(passage, style))
    used: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for key, plain, _ in _figures(version):
        (used if plain else words)[key] += 1
    left, by_hand, missing = Counter(have), [], []
    for key, count in used.items():
        found = key if key in have else _alternative(key, have)
        if found is None:
            missing.append(key)
            continue
        if found != key:
            by_hand.append(key)
        left[found] -= count
    return Account(
        found=sum(count for key, count in used.items() if key in have),
        by_hand=tuple(by_hand),
        set_aside=_listed(left, 1),
        repeated=_listed(left, -1),
        in_other_words=_listed(words, 1),
        missing=tuple(missing),
    )


def _alternative(key: str, have: Counter[str]) -> str | None:
    """The same figure and unit in the passage, with another operator or none."""
    bare = key.partition(" ")[2]
    same = sorted(each for each in have if each.partition(" ")[2] == bare)
    return same[0] if same else None


def _listed(counts: Counter[str], sign: int) -> tuple[str, ...]:
    return tuple(
        key if count * sign == 1 else f"{count * sign} x {key}"
        for key, count in counts.items()
        if count * sign > 0
    )


def _figures(version: Version) -> Iterator[tuple[str, bool, Place]]:
    """Each figure of the tests and notes: its key, whether it is printed so, its place."""
    trees: list[tuple[Test, Place]] = [(version.test, ("test",))]
    trees.extend((note.unless, ("notes", n, "unless")) for n, note in enumerate(version.notes))
    for tree, root in trees:
        for node, place in steps(tree, root):
            if isinstance(node, ParameterTest) and node.operator is not None:
                yield from _leaf(node, place)


def _leaf(node: ParameterTest, place: Place) -> Iterator[tuple[str, bool, Place]]:
    operator, threshold = node.operator, node.threshold
    if isinstance(threshold, Formula):
        yield f"{operator} {threshold}", False, place
    elif isinstance(threshold, Quantity):
        key = Written(threshold.value, threshold.unit, operator).key
        yield key, node.computed is None, place
    for other in node.equivalents:
        yield Written(other.value.value, other.value.unit, operator).key, False, place


def _placed(version: Version) -> Iterator[tuple[str, Place]]:
    for key, _, place in _figures(version):
        yield key, place


def _style(source: Source) -> Style:
    return _STYLES[source.file.partition("/")[0]]


def _passage(source: Source, read: Read) -> str | None:
    data = read(source.file)
    if data is None:
        return None
    if source.lines is not None:
        first, last = source.lines
        return "\n".join(_lines(data)[first - 1 : last])
    return "\n".join(_node(data, source.node or ""))


@lru_cache(maxsize=8)
def _lines(data: bytes) -> Sequence[str]:
    return data.decode().split("\n")


class _Node(NamedTuple):
    code: str
    texts: tuple[str, ...]
    children: tuple[int, ...]


@lru_cache(maxsize=4)
def _tree(data: bytes) -> dict[int, _Node]:
    rows = json.loads(data)
    children: dict[int, list[int]] = {}
    for row in rows:
        children.setdefault(row["parent"] or 0, []).append(row["id"])
    return {
        row["id"]: _Node(
            row["code"], (row["text"], *row["notes"]), tuple(children.get(row["id"], ()))
        )
        for row in rows
    }


def _node(data: bytes, code: str) -> list[str]:
    """The texts and notes of a node of the United States tree and of all below it."""
    tree = _tree(data)
    waiting = [number for number, node in tree.items() if node.code == code][:1]
    found: list[str] = []
    while waiting:
        node = tree[waiting.pop(0)]
        found.extend(node.texts)
        waiting[:0] = node.children
    return found
