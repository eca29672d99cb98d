import io
import zipfile
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from catchall.errors import SnapshotError
from catchall.watchlists import read
from catchall.watchlists.sources import SourceText

DAY = date(2026, 1, 1)
HEADER = ["id", "name", "aliases", "countries", "birth_dates", "identifiers", "topics"]
ROWS: list[Sequence[object]] = [
    ["Z-1", "Zorn Machine Works", "ZMW; \u0632\u0648\u0631\u0646", "Iran", None, 9187629, None],
    ["Z-2", "Ilse Zorn", None, "DE", date(1960, 5, 4), None, "sanction"],
    ["Z-3", None, None, None, None, None, None],
]


def _workbook(*rows: Sequence[object], first_empty: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if first_empty:
        sheet = book.create_sheet("list")
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("first_empty", [False, True])
def test_a_workbook_is_read_as_the_table_of_its_first_sheet(first_empty: bool) -> None:
    source = SourceText("own.xlsx", _workbook(HEADER, *ROWS, first_empty=first_empty))
    found = read([source], as_of=DAY)
    works, person = found.entities
    assert works.aliases == ("ZMW", "\u0632\u0648\u0631\u0646")
    assert works.identifiers == ("9187629",)
    assert works.countries == ("IR",)
    assert person.birth_dates == ("1960-05-04",)
    assert found.problems == ("own.xlsx: line 4: id or name is missing",)
    assert found.ref.sha256 == source.sha256
    assert found.ref.list == "own"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (_workbook(), "the workbook is empty"),
        (_workbook(HEADER, *ROWS)[:-200], "damaged or cut off"),
        (_workbook(["a", "b"], ["c", "d"]), "not a list of a known format"),
    ],
)
def test_a_workbook_that_cannot_be_used_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(SnapshotError, match=problem):
        read([SourceText("own.xlsx", data)], as_of=DAY)


def test_a_workbook_with_a_broken_part_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(SnapshotError, match="cannot be read"):
        read([SourceText("own.xlsx", out.getvalue())], as_of=DAY)


def test_a_workbook_that_unfolds_too_far_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(410):
                part.write(bytes(1_000_000))
    with pytest.raises(SnapshotError, match="400 MB"):
        read([SourceText("own.xlsx", out.getvalue())], as_of=DAY)
