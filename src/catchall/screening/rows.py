"""The names of an index as rows of word numbers."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, pairwise, starmap

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon import names, words
from catchall.lexicon.names import Reading
from catchall.lexicon.readers import Token
from catchall.model import ListedEntity, PartyKind
from catchall.screening.postings import Ints, Longs
from catchall.screening.vocabulary import joined_key, word_key

KINDS = {
    "Person": PartyKind.PERSON,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
    "Organization": PartyKind.ORGANIZATION,
    "Company": PartyKind.ORGANIZATION,
    "PublicBody": PartyKind.ORGANIZATION,
}
"""FtM schemata to kinds of parties; any other schema is of unknown kind."""
KIND_NUMBERS = {kind: number for number, kind in enumerate(PartyKind)}
_LONGEST_JOIN = 24


@dataclass(frozen=True)
class Written:
    """One name of an entry as the list writes it."""

    text: str
    weak: bool


@dataclass(frozen=True)
class Rows:
    """Rows of the index: for each reading of each name, its words and neighbors written as one.

    ``words[starts[r]:starts[r + 1]]`` are the word numbers of row ``r``: first its ``lengths[r]``
    words, then for each two neighbors the word that they make together, or -1.
    """

    starts: Longs
    words: Ints
    lengths: NDArray[np.int8]
    entities: Ints
    """The entry of each row."""
    names: Ints
    """Which name of the entry: 0 is the main name, then aliases, then weak aliases."""
    kinds: NDArray[np.int8]
    weak: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.entities)


def written(entity: ListedEntity) -> tuple[Written, ...]:
    """All names of an entry, in order."""
    strong = (Written(text, weak=False) for text in (entity.name, *entity.aliases))
    return (*strong, *(Written(text, weak=True) for text in entity.weak_aliases))


def kind_number(entity: ListedEntity) -> int:
    """The number of the kind of an entry; a name with a legal form is an organization's."""
    kind = KINDS.get(entity.schema_name, PartyKind.UNKNOWN)
    if kind is PartyKind.UNKNOWN and any(_formed(each.text) for each in written(entity)):
        kind = PartyKind.ORGANIZATION
    return KIND_NUMBERS[kind]


def _formed(name: str) -> bool:
    found = names.readings(name, person=False)
    return any(token.role == words.LEGAL for reading in found for token in reading)


def joins(reading: Reading) -> Iterator[Token | None]:
    """For each two neighbors the word that they make when written as one."""
    for left, right in pairwise(reading):
        text = _joined(left, right)
        if text is None:
            yield None
        else:
            manner = left.manner | right.manner
            yield Token(text, f"{left.written} {right.written}", manner=manner)


def _joined(left: Token, right: Token) -> str | None:
    """Two neighbors written as one; null where they stay apart."""
    text = left.text + right.text
    if len(text) > _LONGEST_JOIN or words.LEGAL in (left.role, right.role):
        return None
    return None if left.role == right.role == words.GENERIC else text


def name_readings(entity: ListedEntity, name: str) -> Iterator[Reading]:
    """The readings of a name of an entry, and the initials of an organization's name."""
    person = entity.schema_name == "Person"
    for reading in names.readings(name, person=person):
        yield reading
        if not person:
            yield from ((initials,) for initials in names.acronyms(reading))


class RowBuilder:
    """Gathers rows while the words get their numbers."""

    def __init__(self) -> None:
        self.words: dict[str, int] = defaultdict(count().__next__)
        """The number of each word by its key; a new word gets the next."""
        self._row_words = array("i")
        self._starts = array("q", [0])
        self._lengths, self._kinds, self._weak = array("b"), array("b"), array("b")
        self._entities, self._names = array("i"), array("i")

    def add(self, number: int, entity: ListedEntity) -> None:
        """Add all names of the entry with that number."""
        kind = kind_number(entity)
        for name_number, name in enumerate(written(entity)):
            for reading in name_readings(entity, name.text):
                self._row_words.extend([self.words[word_key(token)] for token in reading])
                self._row_words.extend([*starmap(self._join, pairwise(reading))])
                self._starts.append(len(self._row_words))
                self._lengths.append(len(reading))
                self._entities.append(number)
                self._names.append(name_number)
                self._kinds.append(kind)
                self._weak.append(name.weak)

    def _join(self, left: Token, right: Token) -> int:
        """The number of the word that two neighbors make; -1 where they stay apart."""
        text = _joined(left, right)
        return -1 if text is None else self.words[joined_key(text, left.manner | right.manner)]

    def rows(self) -> Rows:
        """The rows gathered."""
        return Rows(
            np.array(self._starts, dtype=np.int64),
            np.array(self._row_words, dtype=np.int32),
            np.array(self._lengths, dtype=np.int8),
            np.array(self._entities, dtype=np.int32),
            np.array(self._names, dtype=np.int32),
            np.array(self._kinds, dtype=np.int8),
            np.array(self._weak, dtype=bool),
        )
