"""Every page, looked at by axe and photographed."""

from collections.abc import Callable

import pytest

from browser.visitor import Visitor

Office = Callable[[str], Visitor]
PAGES = {
    "work": ("officer", "/"),
    "inbox": ("officer", "/inbox/"),
    "new_message": ("officer", "/inbox/new/"),
    "triage": ("officer", "/triage/"),
    "cases": ("officer", "/cases/"),
    "records": ("officer", "/records/submission/"),
    "nothing": ("officer", "/records/submission/00000000-0000-0000-0000-000000000000/"),
    "exchange": ("officer", "/exchange/"),
    "draft_empty": ("officer", "/exchange/draft/"),
    "alerts": ("officer", "/alerts/"),
    "alert_new": ("officer", "/records/alert/new/"),
    "notices_empty": ("officer", "/notices/"),
    "denials": ("officer", "/denials/"),
    "denial_new": ("officer", "/denials/new/"),
    "search": ("officer", "/search/"),
    "search_found": ("officer", "/search/?text=Dastan"),
    "search_empty": ("officer", "/search/?text=nowhereatall"),
    "more": ("officer", "/more/"),
    "board": ("officer", "/board/"),
    "routes": ("officer", "/routes/"),
    "routes_empty": ("officer", "/routes/?country=Iceland"),
    "library": ("officer", "/library/"),
    "edition": ("officer", "/library/1/"),
    "glass": ("officer", "/glass/"),
    "history": ("auditor", "/history/?verify=yes"),
    "history_refused": ("officer", "/history/"),
    "people": ("security", "/people/"),
    "office": ("exporter", "/office/"),
    "office_empty": ("partner", "/office/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_violation(office: Office, name: str) -> None:
    who, path = PAGES[name]
    visitor = office(who)
    visitor.goes(path)
    visitor.sees(name)


def test_lead_is_read_side_by_side(office: Office) -> None:
    officer = office("officer")
    page = officer.goes("/inbox/")
    page.locator("a[data-row]").first.click()
    page.locator("#claims").wait_for()
    officer.sees("lead")
