"""Search, board, library, history, administration, and the pages of those outside the desk."""

from collections.abc import Callable

from browser.visitor import Visitor

Office = Callable[[str], Visitor]


def test_a_search_leads_to_what_it_finds(office: Office) -> None:
    page = office("officer").goes("/search/")
    page.get_by_label("Words or reference").fill("dastan tarash")
    page.locator("main").get_by_role("button", name="Search").click()
    page.locator("a[data-row]").filter(has_text="Message").first.click()
    page.locator("#claims").wait_for()


def test_an_exporter_answers_what_was_sent_to_him(office: Office) -> None:
    exporter = office("exporter")
    page = exporter.goes("/")
    page.get_by_role("link", name="Request for information").click()
    exporter.sees("delivery")
    page.get_by_label("Text").fill("We operate them ourselves.")
    page.get_by_role("button", name="Send the answer").click()
    assert page.locator("main").get_by_text("We operate them ourselves.").is_visible()
    for path in ("/cases/", "/inbox/", "/records/submission/", "/search/?text=machining"):
        assert exporter.goes(path).locator("main a[data-row], main tbody tr").count() == 0


def test_administration_gives_a_role_and_shows_no_case(office: Office) -> None:
    security = office("security")
    page = security.goes("/people/")
    page.get_by_role("link", name="Exercise Customs").click()
    security.sees("person")
    page.get_by_label("Role", exact=True).select_option("analyst")
    page.get_by_role("button", name="Give").click()
    assert page.get_by_role("button", name="Take analyst away").is_visible()
    for path in ("/cases/", "/inbox/", "/search/?text=machining"):
        assert security.goes(path).locator("main a[data-row], main tbody tr").count() == 0


def test_the_glass_is_broken_for_a_reason(office: Office) -> None:
    page = office("officer").goes("/glass/")
    page.get_by_label("Compartment", exact=True).fill("byeolha")
    page.get_by_label("Reason", exact=True).fill("EXERCISE: the owner cannot be reached")
    page.get_by_role("button", name="Break the glass").click()
    assert page.get_by_text("It is open to you until").is_visible()
    page = office("auditor").goes("/glass/")
    page.get_by_label("What the review found").fill("EXERCISE: it was right")
    page.get_by_role("button", name="Record the review").click()
    assert page.get_by_text("Nothing waits for your review.").is_visible()


def test_the_chain_is_verified_before_the_auditors_eyes(office: Office) -> None:
    page = office("auditor").goes("/history/")
    page.get_by_role("button", name="Verify the chain").click()
    assert page.get_by_text("The chain holds").is_visible()
