"""Phrases: a table of names searched in a row of words, longest first, in linear time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass
class PhraseTable:
    """Phrases of words with their values; found by their first word.

    Attributes:
        first: for each first word, the phrases that begin with it, longest first.
    """

    first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str]]) -> "PhraseTable":
        """A table of phrases and values."""
        table = cls()
        for phrase, value in entries:
            words = tuple(phrase.split())
            if words:
                table.first.setdefault(words[0], []).append((words, value))
        for group in table.first.values():
            group.sort(key=lambda entry: (-len(entry[0]), entry))
        return table

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Places of phrases in a row of words: first index, index after the last, value."""
        at = 0
        while at < len(words):
            hit = self._at(words, at)
            if hit is None:
                at += 1
                continue
            yield at, at + hit[0], hit[1]
            at += hit[0]

    def _at(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        for phrase, value in self.first.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), value
        return None
