"""Japanese letters: the paragraphs below an item of the Japanese ordinance, from its layout.

Below a number stand katakana, then numerals in brackets, then figures, then bare numerals,
each two columns deeper: ``ロ.二.1.一``. A paragraph that says 削除 (deleted) is none.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_NUMERALS = "一二三四五六七八九十"
_MARKER = re.compile(
    rf"^(?P<indent>(?: {{2}})+)- "
    rf"(?P<mark>（[{_NUMERALS}]+）|[ァ-ヶ]|[０-９]+|[{_NUMERALS}]+)　(?P<text>.*)"
)
_DELETED = "削除"


def letters(lines: Sequence[str]) -> tuple[str, ...]:
    """The letters below the item of these lines, joined by full stops, in their order."""
    return tuple(_letters(lines))


def _letters(lines: Sequence[str]) -> Iterator[str]:
    row: list[str] = []
    for line in lines:
        match = _MARKER.match(line)
        if match is None:
            continue
        depth = len(match["indent"]) // 2
        row = [*row[: depth - 1], unicodedata.normalize("NFKC", match["mark"]).strip("()")]
        if match["text"].strip() != _DELETED:
            yield ".".join(row)
