"""The entries of a segment as lines of JSON; each is read when it is asked for."""

from array import array
from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from catchall.model import ListedEntity
from catchall.screening.texts import Texts


def line(entity: ListedEntity) -> bytes:
    """An entry as it is stored: equal entries have equal lines."""
    return entity.model_dump_json().encode()


class Entries(Sequence[ListedEntity]):
    """Entries end to end, without their objects, which take ten times the memory."""

    def __init__(self, data: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self.lines = Texts(data, ends)

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, at: int) -> ListedEntity: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ListedEntity]: ...
    def __getitem__(self, at: int | slice) -> ListedEntity | Sequence[ListedEntity]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        return ListedEntity.model_validate_json(self.lines.raw(at))


class EntriesBuilder:
    """Takes entries one by one; none of them needs to stay in memory."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._ends = array("q")

    def add(self, entity: ListedEntity) -> None:
        """Store an entry."""
        self._data += line(entity)
        self._ends.append(len(self._data))

    def entries(self) -> Entries:
        """The entries that were stored."""
        ends = np.array(self._ends, dtype=np.int64)
        return Entries(np.frombuffer(self._data, dtype=np.uint8), ends)
