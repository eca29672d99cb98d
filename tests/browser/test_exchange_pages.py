"""Exchange, alerts, notices and denials: looked at by axe, and used."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from browser.visitor import Visitor
from catchall_desk.records import clock

Office = Callable[[str], Visitor]


def test_a_non_paper_shows_what_is_blocked_and_leaves_it_out(office: Office) -> None:
    officer = office("officer")
    page = officer.goes("/inbox/")
    lead = page.locator("a[data-row]").first.get_attribute("href") or ""
    number = lead.strip("/").rpartition("/")[2]
    officer.goes(f"/exchange/draft/?lead={number}&recipient=KOR:U")
    officer.sees("draft_blocked")
    blocked = page.locator("s.strike").first.inner_text()
    assert page.get_by_role("button", name="Prepare it").count() == 0
    officer.goes(f"/exchange/draft/?lead={number}&recipient=KOR:C")
    officer.sees("draft")
    assert page.locator("s.strike").count() == 0
    assert "Dastan Tarash" in blocked
    assert "Dastan Tarash" in page.locator(".panel").first.inner_text()


def test_a_portion_is_left_out_of_a_draft_and_the_paper_says_so(office: Office) -> None:
    officer = office("officer")
    lead = officer.goes("/inbox/").locator("a[data-row]").first.get_attribute("href") or ""
    number = lead.strip("/").rpartition("/")[2]
    page = officer.goes(f"/exchange/draft/?lead={number}&recipient=KOR:C")
    page.get_by_label("Leave text-1 out").check()
    page.get_by_label("Reason for text-1").fill("EXERCISE: no need to know")
    page.get_by_role("button", name="Show it without the ticked portions").click()
    expect(page.locator("s.strike")).to_have_count(1)
    assert page.get_by_role("button", name="Prepare it").count() == 0
    officer.sees("draft_left_out")
    page.get_by_label("Leave text-1 out").uncheck()
    page.get_by_role("button", name="Show it without the ticked portions").click()
    expect(page.get_by_role("button", name="Prepare it")).to_be_visible()


def test_a_notice_of_a_denial_is_released_by_another(office: Office) -> None:
    officer, releaser = office("officer"), office("releaser")
    page = officer.goes("/denials/")
    page.get_by_role("link", name="DEN-2025-014").click()
    page.get_by_role("link", name="Write to a partner").click()
    officer.sees("document_draft_empty")
    page.get_by_label("Recipient").fill("USA:S")
    page.get_by_role("button", name="Show").click()
    officer.sees("document_draft")
    assert page.get_by_role("button", name="Release it").count() == 0
    address, page = page.url, releaser.page
    page.goto(address)
    page.get_by_role("button", name="Release it for USA:S").click()
    assert page.get_by_role("heading", name="Denial notice for USA:S").is_visible()
    releaser.sees("document")
    with page.expect_download() as taken:
        page.evaluate("document.querySelector('.head__forms a').setAttribute('download', '')")
        page.get_by_role("link", name="PDF").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")


def test_an_alert_is_activated_by_a_second_person(office: Office) -> None:
    officer, second = office("officer"), office("countersigner")
    page = officer.goes("/alerts/")
    page.get_by_role("link", name="EXERCISE: winding machines").click()
    officer.sees("alert")
    assert page.get_by_role("button", name="Activate").count() == 0
    page = second.goes("/alerts/")
    page.get_by_role("link", name="EXERCISE: winding machines").click()
    page.locator("summary").filter(has_text="Activate").click()
    page.get_by_role("button", name="Activate").click()
    assert page.locator(".head .tag").inner_text() == "active"
    assert page.get_by_role("heading", name="What it holds").is_visible()


def test_a_denial_of_a_partner_is_compared_at_once(office: Office) -> None:
    officer = office("officer")
    page = officer.goes("/denials/new/")
    for label, words in {
        "Reference": "EXERCISE DEN-77",
        "Country": "JP",
        "Denied on": (date(2026, 9, 1)).isoformat(),
        "Destination": "IR",
        "End user": "Dastan Tarash",
        "Exporter": "Byeolha Precision",
        "Goods": "horizontal machining center",
        "Marking": "CONFIDENTIAL//REL TO USA, KOR",
    }.items():
        page.get_by_label(label, exact=False).first.fill(words)
    page.get_by_label("Rests on").select_option("catch_all")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("heading", name="Denial EXERCISE DEN-77").is_visible()
    officer.sees("denial")


def test_a_request_shows_the_answer_that_came_through_the_desk(office: Office) -> None:
    officer, exporter = office("officer"), office("exporter")
    page = exporter.goes("/office/")
    page.get_by_role("link", name="Request for information").click()
    page.get_by_label("Text").fill("The machines are for our own hall.")
    page.get_by_role("button", name="Send the answer").click()
    page = officer.goes("/exchange/")
    page.get_by_role("link", name="Byeolha Precision").first.click()
    officer.sees("request")
    assert page.get_by_text("The machines are for our own hall.").is_visible()
    page.locator("summary").filter(has_text="Record the answer").click()
    page.locator("#answer-answer").fill("For their own hall, they say.")
    page.get_by_role("button", name="Record the answer", exact=True).click()
    assert page.locator(".head .tag").inner_text() == "answered"


def test_a_notice_waits_for_its_releaser(office: Office) -> None:
    officer, releaser = office("officer"), office("releaser")
    page = officer.goes("/cases/?text=inquiry")
    page.locator("main a[href^='/cases/']").first.click()
    case = page.url.strip("/").rpartition("/")[2]
    page = officer.goes(f"/records/notice/new/?case={case}")
    for label, words in {
        "Addressee": "Byeolha Precision",
        "Text": "EXERCISE: you are informed that the end-user is of concern.",
        "Power": "EXERCISE: article 19(3)",
        "Ends on": (clock.today() + timedelta(days=200)).isoformat(),
    }.items():
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Receivers").fill("Dastan Tarash")
    page.get_by_role("button", name="Save").click()
    address = page.url
    assert page.get_by_role("heading", name="Notice to Byeolha Precision").is_visible()
    page = releaser.page
    page.goto(address)
    page.get_by_role("button", name="Clear").click()
    assert page.locator(".head .tag").inner_text() == "cleared"
    releaser.sees("notice")


def test_a_submission_is_completed_with_a_data_sheet(office: Office, tmp_path: Path) -> None:
    officer = office("officer")
    page = officer.goes("/records/submission/?text=")
    page.locator("main a[href^='/submissions/']").first.click()
    officer.sees("submission")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("id,hs_code\nI-1,845710\n", encoding="utf-8")
    page.get_by_label("File").set_input_files(sheet)
    page.get_by_role("button", name="Complete").click()
    assert page.get_by_text("takes the place of the one before").is_visible()
