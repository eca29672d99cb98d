"""What every source format shares: a file's bytes, and what a reader makes of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import islice

from pydantic import ValidationError

from catchall.errors import SnapshotError
from catchall.model import ListedEntity
from catchall.watchlists.sources.draft import Draft

_REFETCH = "fetch the file again, or save it as UTF-8"


@dataclass(frozen=True)
class SourceText:
    """One file of a list: the name under which it is reported, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes."""
        return sha256(self.data).hexdigest()

    @cached_property
    def text(self) -> str:
        """The decoded text; raises SnapshotError where it is empty or not UTF-8."""
        try:
            text = self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise SnapshotError(
                "not UTF-8 text", file=self.name, place=f"line {line}", remedy=_REFETCH
            ) from error
        text = text.rstrip("\x1a")
        if not text.strip():
            raise SnapshotError("the file is empty", file=self.name, remedy="fetch the file again")
        if "\0" in text:
            raise SnapshotError("not a text file", file=self.name, remedy=_REFETCH)
        return text

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The first few lines that are not blank, for recognizing the format."""
        lines = (line.strip() for line in self.text[:8192].splitlines())
        return tuple(islice((line for line in lines if line), 20))


@dataclass
class Reading:
    """What a reader made of the files: entries, and the rows that it had to leave out."""

    code: str
    title: str
    entities: list[ListedEntity] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, draft: Draft, file: str, line: int) -> None:
        """Finish a draft; where its number or name is missing, report the row instead."""
        try:
            if not draft.number:
                raise ValueError("no number")
            self.entities.append(draft.entity(self.code))
        except (ValueError, ValidationError) as error:
            self.damaged(file, line, str(error).splitlines()[0])

    def damaged(self, file: str, line: int, problem: str) -> None:
        """Report a row that was left out."""
        self.problems.append(f"{file}: line {line}: {problem}")


@dataclass(frozen=True)
class Format:
    """A file format: how one file of it is recognized, and how its files are read together."""

    name: str
    recognize: Callable[[SourceText], bool]
    read: Callable[[Sequence[SourceText]], Reading]
