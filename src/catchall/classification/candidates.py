"""Candidates: from words, a customs code or a model to the entries worth testing, and why.

Nothing here decides. A candidate is an entry whose kind of goods a customs heading names,
or whose title, scope or kind words the description shares.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Any

from catchall.classification.recognize import recognize
from catchall.controls import Entry, Rulebook, yamlfile
from catchall.controls.tests import ParameterTest, Test
from catchall.controls.walk import steps
from catchall.model.base import Value
from catchall.model.item import Item

_WORD = re.compile(r"[a-z][a-z0-9-]+")
_LONGEST = 4_000
_COMMON = frozenset(
    {"the", "and", "for", "with", "from", "other", "than", "that", "which", "their", "one", "two"}
    | {"specially", "designed", "equipment", "component", "system", "machine", "high"}
)
_KIND, _HEADING, _TEXT = 10, 6, 1


class Candidate(Value):
    """An entry worth testing, with the reasons and their weight."""

    list: str
    code: str
    title: str
    score: int
    reasons: tuple[str, ...]


class CustomsNote(Value):
    """What the lists of customs codes say of a code, apart from any control entry."""

    code: str
    text: str


def candidates(item: Item, rulebook: Rulebook, *, most: int = 20) -> tuple[Candidate, ...]:
    """The entries most worth testing for an item, the best first.

    Reads the description, the model and the HS code. The order is by score, then list
    and code, and the same input gives the same answer.
    """
    kinds = dict(_kinds_of(item, rulebook))
    weights = _text_weights(f"{item.description} {item.model or ''}", rulebook)
    found = []
    for entry in rulebook:
        reasons = [kinds[each] for each in _gate(entry.gate) if each in kinds]
        score = sum(weight for weight, _ in reasons)
        shared = weights.get((entry.list, entry.code), (0, ()))
        if shared[0]:
            reasons.append((shared[0], f"shares the words {', '.join(shared[1])}"))
            score += shared[0]
        if score:
            texts = tuple(dict.fromkeys(text for _, text in reasons))
            found.append(
                Candidate(
                    list=entry.list, code=entry.code, title=entry.title, score=score, reasons=texts
                )
            )
    found.sort(key=lambda each: (-each.score, each.list, each.code))
    return tuple(found[:most])


def customs_notes(hs_code: str) -> tuple[CustomsNote, ...]:
    """Whether a code is of common high priority, or in the scope of Japan's row 16 (2)."""
    data = _data()
    plain = hs_code.replace(".", "")
    notes = []
    for tier, codes in sorted(data["high_priority"]["tiers"].items()):
        for code in codes:
            if plain.startswith(code.replace(".", "")):
                source = data["high_priority"]["source"]
                notes.append(CustomsNote(code=code, text=f"tier {tier} of the {source}"))
    chapter = int(plain[:2]) if plain[:2].isdigit() else 0
    for span in data["japan_row_16"]["chapters"]:
        first, _, last = str(span).partition("-")
        if int(first) <= chapter <= int(last or first):
            source = data["japan_row_16"]["source"]
            notes.append(CustomsNote(code=plain[:2], text=f"chapter in the scope of {source}"))
    return tuple(notes)


@cache
def _data() -> Mapping[str, Any]:
    name = "headings.yaml"
    data: Mapping[str, Any] = yamlfile.read(
        (files("catchall.classification") / name).read_bytes(), file=name
    )
    return data


def _kinds_of(item: Item, rulebook: Rulebook) -> Iterator[tuple[str, tuple[int, str]]]:
    """Each kind that the item seems to be, with its weight and reason."""
    plain = (item.hs_code or "").replace(".", "")
    for code, kinds in sorted(_data()["headings"].items()):
        if plain and plain.startswith(code.replace(".", "")):
            for kind in kinds:
                yield kind, (_HEADING, f"HS {code} covers such goods")
    for each in recognize(item, rulebook.parameters):
        if isinstance(each.measurement.value, str):
            for kind in (each.measurement.value, f"machine.process/{each.measurement.value}"):
                yield kind, (_KIND, f"the description says {each.words!r}")


def _gate(gate: Test) -> Iterator[str]:
    for node, _ in steps(gate):
        if isinstance(node, ParameterTest):
            for word in node.words:
                if isinstance(word, str):
                    prefix = "" if node.parameter == "kind" else f"{node.parameter}/"
                    yield prefix + word


def _text_weights(
    text: str, rulebook: Rulebook
) -> dict[tuple[str, str], tuple[int, tuple[str, ...]]]:
    """Entries by the rare words of their titles that the text shares."""
    asked = set(_words(text[:_LONGEST]))
    index, rarity = _index(rulebook)
    found: dict[tuple[str, str], list[str]] = {}
    for word in sorted(asked & set(rarity)):
        for key in index[word]:
            found.setdefault(key, []).append(word)
    return {
        key: (round(_TEXT * sum(rarity[word] for word in words)), tuple(words))
        for key, words in found.items()
    }


@lru_cache(maxsize=4)
def _index(rulebook: Rulebook) -> tuple[dict[str, list[tuple[str, str]]], dict[str, float]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for entry in rulebook:
        for word in dict.fromkeys(_words(_searched(entry))):
            index.setdefault(word, []).append((entry.list, entry.code))
    lists = Counter(entry.list for entry in rulebook)
    total = max(lists.values(), default=1)
    rarity = {
        word: log(1 + total / len({code for _, code in keys})) for word, keys in index.items()
    }
    return index, rarity


def _searched(entry: Entry) -> str:
    words = [word.replace("_", " ") for word in _gate(entry.gate)]
    return " ".join((entry.title, entry.scope or "", *words))


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        plain = word.removesuffix("s") if len(word) > 4 else word
        if plain not in _COMMON and word not in _COMMON and len(plain) > 2:
            yield plain
