"""What a person does while an answer is on its way, and where none comes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from browser.visitor import Visitor

Office = Callable[[str], Visitor]
CURRENT = "#work a[data-row][aria-current]"


def held_back(page: Page, path: str) -> list[Route]:
    """Hold every post to a path back; what waits is let on by the test."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            waiting.append(route)
        else:
            route.continue_()

    page.route(path, hold)
    return waiting


def let_on(page: Page, waiting: list[Route]) -> None:
    for _ in range(400):
        if waiting:
            break
        page.wait_for_timeout(25)
    waiting.pop(0).continue_()


@pytest.mark.parametrize("letter", ["k", "K"])
def test_the_menu_comes_while_a_row_is_judged_and_keeps_what_is_typed(
    office: Office, letter: str
) -> None:
    page = office("officer").goes("/triage/")
    waiting = held_back(page, "**/triage/**")
    hit = page.locator("[data-hit]").get_attribute("data-hit")
    expect(page.locator(CURRENT)).to_be_focused()
    page.keyboard.press("u")
    page.keyboard.press(f"Control+{letter}")
    expect(page.locator("#dialog-commands")).to_be_visible()
    page.keyboard.type("inb")
    let_on(page, waiting)
    expect(page.locator(f'[data-hit]:not([data-hit="{hit}"])')).to_have_count(1)
    page.keyboard.type("ox")
    expect(page.locator("#command")).to_be_focused()
    expect(page.locator("#command")).to_have_value("inbox")
    page.unroute_all()
    page.keyboard.press("Enter")
    page.wait_for_url("**/inbox/")


def test_the_menu_comes_while_a_claim_is_accepted(office: Office) -> None:
    page = office("officer").goes("/inbox/?state=received")
    page.locator("a[data-row]").first.click()
    still_here(page)
    claims = page.locator("#claims button[value=accept_claim]")
    before = claims.count()
    waiting = held_back(page, "**/leads/**")
    expect(page.locator("#claims a[aria-current]")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+k")
    expect(page.locator("#dialog-commands")).to_be_visible()
    let_on(page, waiting)
    expect(claims).to_have_count(before - 1)
    page.keyboard.press("Escape")
    expect(page.locator("#claims a[aria-current]")).to_be_focused()
    expect(page.locator("#told")).to_contain_text("Recorded")
    page.unroute_all()
    assert page.evaluate("window.stillHere"), "the page was loaded anew"


def test_the_menu_comes_while_a_reason_is_written(office: Office) -> None:
    page = office("officer").goes("/triage/")
    page.locator("#hit-reason").focus()
    page.keyboard.press("Control+k")
    expect(page.locator("#dialog-commands")).to_be_visible()


def test_enter_in_the_reason_judges_nothing(office: Office) -> None:
    page = office("officer").goes("/triage/")
    hit = page.locator("[data-hit]").get_attribute("data-hit")
    posted: list[str] = []
    page.on("request", lambda each: posted.append(each.url) if each.method == "POST" else None)
    page.locator("#hit-reason").fill("another address")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert posted == []
    assert page.locator("[data-hit]").get_attribute("data-hit") == hit


def test_a_keyboard_set_to_hangul_judges_by_the_place_of_the_key(office: Office) -> None:
    page = office("officer").goes("/triage/")
    hit = page.locator("[data-hit]").get_attribute("data-hit")
    expect(page.locator(CURRENT)).to_be_focused()
    page.evaluate(
        """() => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key: "ㅕ", code: "KeyU", bubbles: true }))"""
    )
    expect(page.locator(f'[data-hit]:not([data-hit="{hit}"])')).to_have_count(1)
    expect(page.locator("#told")).to_contain_text("unsure")


def test_where_no_answer_comes_the_person_is_told_and_the_row_stays(office: Office) -> None:
    visitor = office("officer")
    page = visitor.goes("/triage/")
    hit = page.locator("[data-hit]").get_attribute("data-hit")
    expect(page.locator(CURRENT)).to_be_focused()
    page.route("**/triage/**", lambda route: route.abort())
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("gave no answer")
    expect(page.locator(f'[data-hit="{hit}"]')).to_have_count(1)
    page.unroute_all()
    page.keyboard.press("u")
    expect(page.locator(f'[data-hit]:not([data-hit="{hit}"])')).to_have_count(1)
    expect(page.locator("#told")).to_contain_text("unsure")
    page.route("**/triage/**", lambda route: route.abort())
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("gave no answer")
    visitor.sees("triage_no_answer")
    page.unroute_all()
    visitor.errors.clear()  # that the browser tells of it is no fault of the page


def test_who_is_signed_out_meanwhile_comes_to_the_page_for_signing_in(office: Office) -> None:
    visitor = office("officer")
    page = visitor.goes("/triage/")
    expect(page.locator(CURRENT)).to_be_focused()
    cookies = visitor.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("u")
    page.wait_for_url("**/login/**")
    visitor.context.add_cookies(cookies)  # type: ignore[arg-type]


def still_here(page: Page) -> None:
    """Leave a mark that is gone when the page is loaded anew."""
    page.evaluate("window.stillHere = true")
