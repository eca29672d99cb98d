"""Work by keys alone, and the switch that turns single letters off."""

from collections.abc import Callable
from urllib.parse import parse_qs

from playwright.sync_api import Page, Route, expect

from browser.visitor import Visitor

Office = Callable[[str], Visitor]


def test_hits_are_judged_by_keys_and_the_next_row_stays_chosen(office: Office) -> None:
    page = office("officer").goes("/triage/")
    rows = page.locator("#work a[data-row]")
    first, second = (rows.nth(n).get_attribute("href") for n in range(2))
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(f'#work a[data-row][href="{first}"]')).to_have_count(0)
    expect(page.locator(f'#work a[data-row][href="{second}"]')).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.locator(f'#work a[data-row][href="{second}"]')).to_be_focused()
    third = rows.nth(1).get_attribute("href")  # whatever asks the same is gone with the first
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(f'#work a[data-row][href="{third}"]')).to_have_attribute(
        "aria-current", "true"
    )


def test_letters_do_nothing_outside_the_list_and_when_switched_off(office: Office) -> None:
    page = office("officer").goes("/triage/")
    count = page.locator("#work a[data-row]").count()
    page.get_by_label("Reason").first.focus()
    page.keyboard.type("n u m")
    assert page.locator("#work a[data-row]").count() == count
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Switch single letters off").click()
    page.locator("#work a[data-row]").first.focus()
    page.keyboard.press("n")
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    assert page.locator("#work a[data-row]").count() == count
    assert page.locator("dialog[open]").count() == 0
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Switch single letters on").click()
    page.locator("#work a[data-row]").first.focus()
    page.keyboard.press("?")
    expect(page.locator("#dialog-keys")).to_be_visible()


def test_claims_are_accepted_by_enter_and_the_command_menu_finds_pages(office: Office) -> None:
    officer = office("officer")
    page = officer.goes("/inbox/?state=received")
    page.locator("a[data-row]").first.click()
    expect(page.locator("#claims a[aria-current]")).to_be_focused()
    open_claims = page.locator("#claims button[value=accept_claim]")
    before = open_claims.count()
    page.keyboard.press("Enter")
    expect(open_claims).to_have_count(before - 1)
    expect(page.locator("#claims a[aria-current]")).to_be_focused()
    page.keyboard.press("Control+k")
    page.locator("#command").fill("hits")
    page.keyboard.press("Enter")
    page.wait_for_url("**/triage/")


def test_every_press_in_a_row_is_taken_and_the_next_row_waits_for_it(office: Office) -> None:
    page = office("officer").goes("/triage/")
    chosen = page.locator("#work a[data-row][aria-current]")
    for _ in range(20):
        hit = page.locator("[data-hit]").get_attribute("data-hit")
        expect(chosen).to_be_focused()
        page.keyboard.press("u")
        expect(page.locator(f'[data-hit]:not([data-hit="{hit}"])')).to_have_count(1)
        expect(chosen).to_be_focused()


def test_a_press_before_the_next_row_stands_there_belongs_to_the_row_that_was_seen(
    office: Office,
) -> None:
    page = office("officer").goes("/triage/?show=all")
    posted, waiting = _slowed(page)
    first = page.locator("[data-hit]").get_attribute("data-hit")
    for key in "nnuu":
        page.keyboard.press(key)
    _let_on(page, waiting)
    _let_on(page, waiting)
    expect(page.locator(f'[data-hit]:not([data-hit="{first}"])')).to_have_count(1)
    expect(page.locator("#work a[data-row][aria-current]")).to_be_focused()
    page.unroute_all()
    assert posted == [(first, "negative"), (first, "unsure")]


def test_letters_do_nothing_while_no_list_has_the_focus(office: Office) -> None:
    page = office("officer").goes("/triage/")
    posted, _waiting = _slowed(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    page.unroute_all()
    assert posted == []


def _slowed(page: Page) -> tuple[list[tuple[str, str]], list[Route]]:
    """Hold what is posted back until it is let on; gives hit and judgement of each."""
    posted: list[tuple[str, str]] = []
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        said = parse_qs(route.request.post_data or "")
        posted.append((said["hit"][0], said["judgement"][0]))
        waiting.append(route)

    page.route("**/triage/**", hold)
    return posted, waiting


def _let_on(page: Page, waiting: list[Route]) -> None:
    for _ in range(400):
        if waiting:
            break
        page.wait_for_timeout(25)
    waiting.pop(0).continue_()
