"""Narrow windows, large letters, forced colors, no script, paper, and another language."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from browser.test_pages import PAGES
from browser.visitor import Visitor

Office = Callable[[str], Visitor]
PATHS = ("/", "/inbox/", "/inbox/new/", "/triage/", "/cases/", "/records/hold/")
TABS = (
    "",
    "source/",
    "items/",
    "parties/",
    "determination/",
    "exchange/",
    "network/",
    "routes/",
    "history/",
)
_FIRST = {
    "/inbox/": "/leads/",
    "/records/submission/": "/submissions/",
    "/exchange/": "/requests/",
    "/alerts/": "/alerts/",
    "/bulk/": "/bulk/",
    "/denials/": "/denials/",
}
"""Lists, and how the address of a record in them begins."""
_NARROW = {"width": 320, "height": 640}
_AT_200 = {"width": 640, "height": 450}


def _case(visitor: Visitor) -> str:
    page = visitor.goes("/cases/?text=EXERCISE")
    href = page.locator("tbody a").last.get_attribute("href")
    assert href is not None
    return href


@pytest.fixture
def again(office: Office, chromium: Browser) -> Callable[..., Visitor]:
    """The officer once more, in another kind of window."""

    def made(**how: object) -> Visitor:
        state = office("officer").context.storage_state()
        context = chromium.new_context(locale="en-US", storage_state=state, **how)  # type: ignore[arg-type]
        return Visitor(context, office("officer").desk)

    return made


def _fits(visitor: Visitor, path: str, width: int) -> None:
    """Nothing but what is meant to scroll is wider than the window."""
    page = visitor.goes(path)
    found = page.evaluate("document.documentElement.scrollWidth")
    assert found <= width, f"{path} is {found} pixels wide"


def test_pages_reflow_at_320_pixels(office: Office, again: Callable[..., Visitor]) -> None:
    """320 CSS pixels are also what a window of 1280 has at 400 %."""
    narrow = again(viewport=_NARROW)
    for path in _every_page(office):
        _fits(narrow, path, _NARROW["width"])
    narrow.goes(_case(narrow))
    narrow.sees("narrow_case")


def test_every_page_fits_at_200_percent(office: Office, again: Callable[..., Visitor]) -> None:
    """A window of 1280 pixels at 200 % has 640 CSS pixels, each of two pixels of the screen."""
    large = again(viewport=_AT_200, device_scale_factor=2)
    for path in _every_page(office):
        _fits(large, path, _AT_200["width"])
    large.sees("large_last")


def _every_page(office: Office) -> list[str]:
    own = [path for who, path in PAGES.values() if who == "officer"]
    return [*PATHS, *own, *_pages_of_records(office("officer"))]


def _pages_of_records(visitor: Visitor) -> list[str]:
    """A page of every kind of record that the demonstration has, by the first link to each."""
    case = _case(visitor)
    found = [case + tab for tab in TABS]
    for path, link in _FIRST.items():
        first = f"main a[href^='{link}']:not([href^='{link}new/'])"
        href = visitor.goes(path).locator(first).first.get_attribute("href")
        assert href is not None
        found.append(href)
    number = found[-1].split("/")[2]
    return [*found, f"/documents/denial/{number}/?recipient=USA:S&as_of=2026-03-20"]


def test_forced_colors_and_reduced_motion(again: Callable[..., Visitor]) -> None:
    plain = again(forced_colors="active", reduced_motion="reduce")
    for path in ("/triage/", _case(plain)):
        page = plain.goes(path)
        border = page.evaluate("getComputedStyle(document.querySelector('.marking')).borderStyle")
        assert border == "solid"
        moving = page.evaluate("document.getAnimations().length")
        assert moving == 0
    plain.sees("forced_colors_case")


def test_every_decision_works_without_scripts(again: Callable[..., Visitor]) -> None:
    bare = again(java_script_enabled=False)
    page = bare.goes("/triage/")
    before = page.locator("#work a[data-row]").count()
    href = page.locator("#work a[data-row]").first.get_attribute("href")
    page.get_by_role("button", name="Unsure").click()
    assert page.locator("p.said").count() == 1
    page.goto(f"{bare.desk.address}/triage/?show=unsure")
    assert page.locator("#work a[data-row]").count() >= 1, (before, href)
    page = bare.goes("/inbox/?state=received")
    page.locator("a[data-row]").first.click()
    count = page.get_by_role("button", name="Reject").count()
    page.get_by_role("button", name="Reject").last.click()
    assert page.get_by_role("button", name="Reject").count() == count - 1
    page = bare.goes(_case(bare))
    page.locator("main summary").last.click()
    assert page.get_by_role("button", name="Close", exact=True).is_visible()


def test_marking_stands_on_every_sheet(office: Office) -> None:
    officer = office("officer")
    page = officer.goes("/triage/")
    marking = page.locator("p.marking").first.inner_text()
    sheets = PdfReader(io.BytesIO(page.pdf())).pages
    assert len(sheets) > 1
    for sheet in sheets:
        assert sheet.extract_text().count(marking) >= len(("top", "bottom"))


def test_korean_is_the_second_language(again: Callable[..., Visitor]) -> None:
    reader = again()
    page = reader.goes("/cases/")
    page.get_by_role("button", name="한국어").click()
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    expect(page.get_by_role("heading", level=1)).to_have_text("사건")
    reader.sees("korean_cases")
    page.get_by_role("button", name="English").click()


def test_what_may_not_be_read_looks_like_what_is_not_there(office: Office) -> None:
    officer, customs = office("officer"), office("exporter")
    hidden = _case(officer)
    nowhere = hidden.replace(hidden.split("/")[2], "00000000-0000-4000-8000-000000000000")
    pages = []
    for path in (hidden, nowhere):
        response = customs.page.goto(f"{customs.desk.address}{path}")
        assert response is not None
        assert response.status == 404
        pages.append(customs.page.locator("main").inner_html())
    assert pages[0] == pages[1]
