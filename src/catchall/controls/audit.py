"""Audit: every figure and operator of a rule against its source passage, and the reverse.

A version that names its passage is compared as two bags of figures. What the two do not
share must be accounted for in the entry file: figures of the passage that no test uses,
figures that a person decided because the words nearby do not say the operator, and
figures that the passage prints in another form. Any other difference is a problem.
A version that shares the text of another list and names a passage of its own is asked
whether each of its figures stands there. The letters of the paragraphs are compared for
both: what the rule and the passage do not share must be accounted for as well.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator

from catchall.controls import yamlfile
from catchall.controls.figures import Formula, Quantity
from catchall.controls.passages import Read, letters, passage
from catchall.controls.rulebook import Entry, Rulebook, Version
from catchall.controls.schema import Source
from catchall.controls.source_text import Style, Written, figures
from catchall.controls.tests import ParameterTest, Test
from catchall.controls.walk import Place, paragraphs, steps
from catchall.model.base import Value

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
    letters: int
    """Paragraphs of rules that stand in their passage under the same letters."""
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
            text = passage(version.source, read)
            if text is None:
                counts["absent"] += 1
                continue
            found.extend(_compare(entry, number, version, version.source, text, counts))
            found.extend(_lettered(entry, number, version, version.source, read, counts))
    return Audit(
        passages=counts["passages"],
        absent=counts["absent"],
        unsourced=counts["unsourced"],
        figures=counts["figures"],
        by_hand=counts["by_hand"],
        in_other_words=counts["in_other_words"],
        set_aside=counts["set_aside"],
        letters=counts["letters"],
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
        return _problem(entry, number, version, text, place)

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


def _lettered(
    entry: Entry,
    number: int,
    version: Version,
    source: Source,
    read: Read,
    counts: Counter[str],
) -> Iterator[Problem]:
    """The letters of a rule against those of its passage, each way."""
    there = letters(source, read)
    if there is None:
        return
    here = _with_parents(version.test)
    places = {node.paragraph: place for node, place in steps(version.test, ("test",))}
    for letter in here:
        if letter not in there:
            place = ("test",) if version.shared_with else places.get(letter, ("test",))
            yield _problem(entry, number, version, f"no paragraph {letter} in the passage", place)
    counts["letters"] += len(set(here) & set(there))
    aside = {each for each in there if each not in here}
    for text in _unsettled(aside, source.letters_aside):
        yield _problem(entry, number, version, text, ("source", "letters_aside"))


def _unsettled(aside: set[str], stated: tuple[str, ...]) -> Iterator[str]:
    """What the account of letters leaves open, or names in vain; ``y.*`` is all below ``y``."""
    covered: set[str] = set()
    for name in stated:
        found = {each for each in aside if each == name or _below(each, name)}
        covered |= found
        if not found:
            yield f"paragraph {name} is accounted for in vain (letters_aside)"
    for letter in sorted(aside - covered):
        yield f"paragraph {letter} of the passage is not accounted for (letters_aside)"


def _below(letter: str, name: str) -> bool:
    return name.endswith(".*") and letter.startswith(name[:-1])


def _with_parents(test: Test) -> tuple[str, ...]:
    found: list[str] = []
    for letter in paragraphs(test):
        parts = letter.split(".")
        found.extend(".".join(parts[:end]) for end in range(1, len(parts) + 1))
    return tuple(dict.fromkeys(found))


def _problem(entry: Entry, number: int, version: Version, text: str, place: Place) -> Problem:
    line = yamlfile.line_of(entry.raw, ("versions", number, *place)) if entry.raw else 0
    return Problem(file=entry.file, line=line, version=version.id, problem=text)


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
