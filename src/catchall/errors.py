"""Every deliberate error of catchall.

    CatchallError
    ├── InputError            a file or a value that a person gave cannot be used
    │   ├── MessageError      a message file: empty, binary, too large
    │   ├── ItemError         an item, a measurement, a unit
    │   ├── TransactionError  a transaction: quantity, country, party, knowledge
    │   └── PackageError      a case package: altered, not signed by a known key, other version
    ├── RulebookError         a control-list entry or a catch-all rule file
    ├── SnapshotError         a watchlist file or snapshot
    ├── MarkingError          a marking that cannot be read at all
    ├── ReleaseRefused        the marking does not allow what was asked
    └── ExtraMissing          an optional library is not installed

Each carries structured fields, so that a program can act on them, and prints as one line:
what is wrong, where, and what to do.
"""


class CatchallError(Exception):
    """Base of all deliberate errors.

    Args:
        problem: what is wrong, in one sentence without a final full stop.
        file: the file that was read, as the caller named it.
        place: where in it: a line, a key such as ``items[0].quantity``, a paragraph.
        remedy: what to do about it, in the imperative.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: str | None = None,
        place: str | None = None,
        remedy: str | None = None,
    ) -> None:
        self.problem = problem
        self.file = file
        self.place = place
        self.remedy = remedy
        super().__init__(self.line())

    def line(self) -> str:
        """The error as one line: ``file: place: problem; remedy``."""
        where = ": ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.problem}" if where else self.problem
        text = f"{text}; {self.remedy}" if self.remedy else text
        return " ".join(text.split())


class InputError(CatchallError):
    """A file or a value that a person gave cannot be used."""


class MessageError(InputError):
    """A message cannot be read: it is empty, binary or too large."""


class ItemError(InputError):
    """An item or one of its measurements is not valid."""


class TransactionError(InputError):
    """A transaction is not valid."""


class PackageError(InputError):
    """A case package was altered, is signed by an unknown key, or is of another version."""


class RulebookError(CatchallError):
    """A control-list entry or a catch-all rule file is not valid."""


class SnapshotError(CatchallError):
    """A watchlist file or a snapshot cannot be used."""


class MarkingError(CatchallError):
    """A marking cannot be read at all."""


class ReleaseRefused(CatchallError):
    """The markings do not allow the release that was asked for.

    ``reasons`` holds one line for each refused portion or fact. A reason names
    portions by their id only: it never carries their words.
    """

    def __init__(self, problem: str, *, reasons: tuple[str, ...] = ()) -> None:
        self.reasons = reasons
        super().__init__(problem, remedy="ask the originator for a release decision")


class ExtraMissing(CatchallError):
    """What was asked needs a library that is installed with an extra of catchall."""
