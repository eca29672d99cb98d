"""Every page, looked at by axe and photographed."""

from collections.abc import Callable

import pytest

from browser.visitor import Visitor

Office = Callable[[str], Visitor]
PAGES = {
    "work": "/",
    "inbox": "/inbox/",
    "new_message": "/inbox/new/",
    "triage": "/triage/",
    "cases": "/cases/",
    "records": "/records/submission/",
    "nothing": "/records/submission/00000000-0000-0000-0000-000000000000/",
}


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_violation(office: Office, name: str) -> None:
    officer = office("officer")
    officer.goes(PAGES[name])
    officer.sees(name)


def test_lead_is_read_side_by_side(office: Office) -> None:
    officer = office("officer")
    page = officer.goes("/inbox/")
    page.locator("a[data-row]").first.click()
    page.locator("#claims").wait_for()
    officer.sees("lead")
