"""Many items at once: sent, columns named, answered, asked by facet, taken away as a table."""

from collections.abc import Callable
from pathlib import Path

from browser.visitor import Visitor

Office = Callable[[str], Visitor]
ROWS = "".join(f"N-{n};horizontal machining center;845710;Orchid Trading;TR\n" for n in range(60))


def test_a_file_of_items_is_answered(office: Office, tmp_path: Path) -> None:
    officer = office("officer")
    page = officer.goes("/bulk/")
    officer.sees("bulk")
    file = tmp_path / "exercise.csv"
    file.write_text(f"Ref;Goods;HS;End user;Country\n{ROWS}X;pump;abc;;\n", encoding="utf-8")
    page.get_by_label("CSV or Excel").set_input_files(file)
    page.get_by_label("Marking").fill("UNCLASSIFIED//REL TO USA, KOR")
    page.get_by_role("button", name="Send").click()
    officer.sees("bulk_columns")
    assert page.get_by_label("Goods").input_value() == "description"
    page.get_by_role("button", name="Compute").click()
    while page.get_by_role("button", name="Compute more now").is_visible():
        page.get_by_role("button", name="Compute more now").click()
    assert page.get_by_text("61 of 61 rows have their answers, as of").is_visible()
    officer.sees("bulk_run")
    page.get_by_role("link", name="2", exact=True).click()
    assert page.get_by_role("heading", name="Row 2: horizontal machining center").is_visible()
    officer.sees("bulk_row")
    page.go_back()
    page.get_by_role("link", name="not readable (1)").click()
    assert page.locator("main tbody tr").count() == 1
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert len(Path(taken.value.path()).read_text(encoding="utf-8").splitlines()) == 63
