"""Many short texts end to end in one array, each decoded when it is asked for."""

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import Self, overload

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Longs = NDArray[np.int64]
_TOGETHER = 1 << 14
_ENCODING = ("utf-8", "surrogatepass")


class Texts(Sequence[str]):
    """Texts as one array of bytes, with the place at which each ends."""

    def __init__(self, data: Bytes, ends: Longs) -> None:
        self.data = data
        self.ends = ends

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Put texts end to end."""
        data, sizes, rest = bytearray(), array("q"), iter(texts)
        while part := list(islice(rest, _TOGETHER)):
            whole = "".join(part)
            data += whole.encode(*_ENCODING)
            coded = part if whole.isascii() else (text.encode(*_ENCODING) for text in part)
            sizes.extend(map(len, coded))
        return cls(np.frombuffer(data, dtype=np.uint8), np.cumsum(sizes, dtype=np.int64))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """One column after another."""
        sizes = np.cumsum([0, *(len(part.data) for part in parts)])
        ends = [part.ends + size for part, size in zip(parts, sizes[:-1], strict=True)]
        data = [part.data for part in parts]
        return cls(np.concatenate(data or [_NOTHING]), np.concatenate(ends or [_NOWHERE]))

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def lengths(self) -> Longs:
        """How many bytes each text has."""
        return np.diff(self.ends, prepend=0)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        return self.raw(at).decode(*_ENCODING)

    def stretch(self, start: int, stop: int) -> list[str]:
        """The texts from one number up to another, decoded together."""
        ends = self.ends[start:stop]
        first = int(self.ends[start - 1]) if start else 0
        data = self.data[first : max(ends[-1:], default=first)].tobytes()
        edges = pairwise([0, *(ends - first).tolist()])
        return [data[begin:end].decode(*_ENCODING) for begin, end in edges]

    def raw(self, at: int) -> bytes:
        """The bytes of one text; raises IndexError where there is none."""
        if not 0 <= at < len(self):
            raise IndexError(at)
        start = int(self.ends[at - 1]) if at else 0
        return self.data[start : int(self.ends[at])].tobytes()

    def take(self, numbers: NDArray[np.int32]) -> list[str]:
        """Many texts; what was decoded once is kept."""
        known = self._known
        found: list[str | None] = known.take(numbers).tolist()
        for at, number in enumerate(numbers.tolist()):
            if found[at] is None:
                found[at] = known[number] = self[number]
        return found  # type: ignore[return-value] # every gap was filled

    @cached_property
    def _known(self) -> NDArray[np.object_]:
        return np.full(len(self), None, dtype=object)


_NOTHING = np.zeros(0, dtype=np.uint8)
_NOWHERE = np.zeros(0, dtype=np.int64)
