"""Tables with a header line (CSV, TSV): rows with their line, one draft from each."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catchall.errors import SnapshotError
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft

Row = Mapping[str, str]
_FIELD_LIMIT = 1_000_000


@dataclass(frozen=True)
class Table:
    """A table format: the columns it is known by, and how a row becomes an entry.

    ``draft`` gets the row and its line; it returns null for rows that are no entries.
    Rows with the same number are one entry: names and addresses of the later are added.
    """

    name: str
    code: str
    title: str
    columns: frozenset[str]
    draft: Callable[[Row, int], Draft | None]
    delimiter: str = ","
    skip: int = 0
    """Lines before the header."""

    def format(self) -> Format:
        """The format as the registry wants it."""
        return Format(self.name, self.recognizes, self.read)

    def recognizes(self, source: SourceText) -> bool:
        """Whether the header has all its columns."""
        lines = source.head[self.skip : self.skip + 1]
        cells = next(csv.reader(lines, delimiter=self.delimiter), []) if lines else []
        return self.columns <= {cell.strip() for cell in cells}

    def read(self, files: Sequence[SourceText]) -> Reading:
        """Entries of all the files."""
        reading = Reading(self.code, self.title)
        drafts: dict[str, Draft] = {}
        lines: dict[str, tuple[str, int]] = {}
        for source in files:
            for line, row in rows(source, self.delimiter, self.skip):
                draft = self.draft(row, line)
                if draft is not None:
                    lines.setdefault(draft.number, (source.name, line))
                    _merge(drafts, draft)
        for number, draft in drafts.items():
            reading.add(draft, *lines[number])
        return reading


def rows(source: SourceText, delimiter: str = ",", skip: int = 0) -> Iterator[tuple[int, Row]]:
    """Rows under the header with their line; raises SnapshotError where the table breaks off."""
    text = "".join(source.text.splitlines(keepends=True)[skip:]) if skip else source.text
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            cells = {k.strip(): v.strip() for k, v in row.items() if k and isinstance(v, str)}
            if cells and list(cells) != list(cells.values()):  # a header in the middle
                yield reader.line_num + skip, cells
    except csv.Error as error:
        raise SnapshotError(
            f"the table is broken or cut off ({error})",
            file=source.name,
            place=f"line {reader.line_num + skip}",
            remedy="fetch the file again",
        ) from error


def _merge(drafts: dict[str, Draft], draft: Draft) -> None:
    known = drafts.setdefault(draft.number, draft)
    if known is draft:
        return
    known.aliases += [draft.name, *draft.aliases]
    known.weak += draft.weak
    known.addresses += draft.addresses
    known.countries += draft.countries
    known.births += draft.births
    known.identifiers += draft.identifiers
    known.programs += draft.programs
