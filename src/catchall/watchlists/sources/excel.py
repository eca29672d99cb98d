"""Excel workbooks: the first sheet with content, as the table that it would be in CSV.

Needs openpyxl (``pip install "catchall[excel]"``). Line numbers in problems are those of the
rows of the sheet.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime

from catchall.errors import SnapshotError
from catchall.watchlists.sources.base import SourceText

_ZIP = b"PK\x03\x04"
_SHEETS = "xl/workbook.xml"
_MOST_BYTES = 400_000_000
"""Workbooks that unfold to more are refused: no list is that large."""


def is_workbook(source: SourceText) -> bool:
    """Whether the file is an Excel workbook (xlsx)."""
    if not source.data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            return _SHEETS in archive.namelist()
    except zipfile.BadZipFile as error:
        raise _unreadable(source, "the workbook is damaged or cut off") from error


def as_table(source: SourceText) -> SourceText:
    """The first sheet with content as CSV under the same name.

    Raises SnapshotError where openpyxl is missing, or the workbook is damaged, too large or
    empty.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise SnapshotError(
            "a workbook needs openpyxl",
            file=source.name,
            remedy='pip install "catchall[excel]", or save the sheet as CSV',
        ) from error
    _check_size(source)
    try:
        book = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True)
        tables = (_csv(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
        text = next((table for table in tables if table.strip(",\n")), "")
    except (ValueError, KeyError, TypeError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise _unreadable(source, "the workbook cannot be read") from error
    if not text:
        raise _unreadable(source, "the workbook is empty")
    return SourceText(source.name, text.encode())


def _check_size(source: SourceText) -> None:
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
            raise _unreadable(source, "the workbook unfolds to more than 400 MB")


def _csv(rows: Iterable[tuple[object, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    """A cell as a person would type it, on one line."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value == datetime.combine(value, datetime.min.time()):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _unreadable(source: SourceText, problem: str) -> SnapshotError:
    return SnapshotError(problem, file=source.name, remedy="save the list anew, or as CSV")
