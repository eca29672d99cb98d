"""Passages: the text that a version was read in, and the letters of its paragraphs."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from catchall.controls import japanese_letters, source_letters
from catchall.controls.schema import Source

Read = Callable[[str], bytes | None]
"""Gives the bytes of a source file by its name, or none where it is not at hand."""

_LETTERED = ("no/", "us/", "jp/")
"""The sources whose layout shows the letters; the others were retyped."""


def passage(source: Source, read: Read) -> str | None:
    """The text that was read; none where its file is not at hand."""
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
    return [text for node in _family(data, code) for text in node.texts]


def _family(data: bytes, code: str) -> list[_Node]:
    """A node and all below it, in the order of the text."""
    tree = _tree(data)
    waiting = [number for number, node in tree.items() if node.code == code][:1]
    found: list[_Node] = []
    while waiting:
        node = tree[waiting.pop(0)]
        found.append(node)
        waiting[:0] = node.children
    return found


def letters(source: Source, read: Read) -> tuple[str, ...] | None:
    """The official letters of a passage; none where its layout does not show them."""
    data = read(source.file)
    if data is None or not source.file.startswith(_LETTERED):
        return None
    if source.lines is not None:
        first, last = source.lines
        layout = japanese_letters if source.file.startswith("jp/") else source_letters
        return tuple(dict.fromkeys(layout.letters(_lines(data)[first - 1 : last])))
    return tuple(_below(data, source.node or ""))


def _below(data: bytes, code: str) -> Iterator[str]:
    for node in _family(data, code)[1:]:
        if not source_letters.elsewhere(node.texts[0] or ""):
            yield node.code.removeprefix(f"{code}.").lower()
