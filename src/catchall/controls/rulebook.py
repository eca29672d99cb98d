"""Rulebook: the entries of control lists, resolved and ready to be asked as of a date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catchall.controls.parameters import Catalogue
from catchall.controls.schema import Band, Note, Source
from catchall.controls.tests import Test
from catchall.errors import InputError
from catchall.model.base import Sha256
from catchall.model.citation import Citation


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an entry, in force from ``effective`` to ``until`` (both included)."""

    list: str
    code: str
    effective: date
    until: date | None
    citation: Citation
    test: Test
    notes: tuple[Note, ...]
    bands: tuple[Band, ...]
    other_than: tuple[str, ...]
    source: Source | None = None
    shared_with: str | None = None
    """Id of the version whose text this one shares."""

    @property
    def id(self) -> str:
        """``EU/2B001@2021-09-09``: the list, the code and the first day in force."""
        return f"{self.list}/{self.code}@{self.effective.isoformat()}"

    def in_force(self, as_of: date) -> bool:
        """Whether it is the law on that day."""
        return self.effective <= as_of and (self.until is None or as_of <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of one list, in all its versions."""

    list: str
    code: str
    title: str
    scope: str | None
    concept: str
    regimes: tuple[str, ...]
    numbering: Mapping[str, str]
    see_also: tuple[str, ...]
    gate: Test
    versions: tuple[Version, ...]
    last_checked_on: date
    file: str
    governed_by: str | None = None
    """Short name of the regulations that govern the goods where the list only names them: ITAR."""
    new: bool = False
    """The list had no such entry before its first version."""
    raw: bytes = b""
    """The entry file, for errors that name a line."""

    def at(self, as_of: date) -> Version | None:
        """The version in force on a day; none where none is encoded for it."""
        return next((each for each in self.versions if each.in_force(as_of)), None)

    def silent(self, as_of: date) -> bool:
        """Whether the list may have had a text on a day for which none is encoded."""
        before = as_of < self.versions[0].effective
        return self.at(as_of) is None and not (self.new and before)


class Rulebook:
    """Entries of one or more lists, with the parameters that their tests speak of.

    ``sha256`` covers every file it was read from, so that a result can name its rules.
    """

    def __init__(self, entries: Sequence[Entry], parameters: Catalogue, sha256: Sha256) -> None:
        self.entries = tuple(sorted(entries, key=lambda each: (each.list, each.code)))
        self.parameters = parameters
        self.sha256 = sha256
        self._by_code = {(each.list, each.code): each for each in self.entries}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, list_: str, code: str) -> Entry | None:
        """The entry of a list with that code."""
        return self._by_code.get((list_, code))

    def named(self, code: str) -> tuple[Entry, ...]:
        """The entries of all lists with that code; ``EU/2B001`` names one list.

        Raises InputError where there is none.
        """
        list_, _, rest = code.rpartition("/")
        found = tuple(
            each for each in self.entries if each.code == rest and list_ in ("", each.list)
        )
        if not found:
            raise InputError(
                f"no entry {code[:40]!r} in the rulebook",
                remedy="see the codes with 'catchall rulebook status'",
            )
        return found

    def versions(
        self, *, as_of: date, jurisdictions: Sequence[str] | None = None
    ) -> tuple[Version, ...]:
        """The versions in force on a day, of all lists or of those named."""
        chosen = (
            each for each in self.entries if jurisdictions is None or each.list in jurisdictions
        )
        found = (entry.at(as_of) for entry in chosen)
        return tuple(version for version in found if version is not None)
