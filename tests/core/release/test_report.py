"""Determinations as text and PDF: complete, dated, the same bytes, no boxes."""

import io
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from catchall.model import (
    DenialReason,
    FlagStatus,
    GroundStatus,
    LinkKind,
    Outcome,
    SourceStatus,
    Verdict,
)
from catchall.release import determination_html, determination_pdf, determination_text, words
from core.release.cases import determination, transaction
from core.release.leaks import pdf_text


def test_the_text_holds_every_part() -> None:
    found = determination()
    text = determination_text(found)
    assert text.startswith("EXERCISE EXERCISE EXERCISE\n")
    assert text.endswith("EXERCISE EXERCISE EXERCISE\n")
    assert words.outcome(found.outcome) in text
    for ground in found.grounds:
        assert ground.summary in text
        assert ground.citation.locator in text
    for code in found.cautions:
        assert words.caution(code) in text
    for fact in found.missing:
        assert fact.text in text
    for duty in found.obligations:
        assert duty.text in text
    for flag in found.red_flags:
        assert (flag.title in text) is (flag.status is not FlagStatus.NOT_RAISED)
    assert found.red_flags
    assert "recalled from memory" in text
    assert "DEN-2025-014" in text
    assert found.rulebook_sha256 in text
    assert "short of control by 0.8 um (13 %), inside the re-affirmation band of 2 um" in text


def test_what_several_items_lack_is_asked_once() -> None:
    found = determination()
    twice = found.model_copy(update={"missing": found.missing * 2})
    assert found.missing
    assert determination_text(twice) == determination_text(found)


def test_met_grounds_stand_before_open_ones_and_are_numbered() -> None:
    text = determination_text(determination())
    grounds = text[text.index("\nGROUNDS\n") : text.index("\nITEMS AGAINST THRESHOLDS\n")]
    places = [grounds.find(f" {word} for ") for word in ("MET", "OPEN", "NOT MET")]
    seen = [place for place in places if place >= 0]
    assert seen == sorted(seen)
    assert "  1. " in grounds


def test_the_pdf_says_what_the_text_says() -> None:
    found = determination()
    pdf = determination_pdf(found)
    assert pdf == determination_pdf(found)
    said = "".join(pdf_text(pdf).split())
    for ground in found.grounds:
        assert "".join(ground.summary.split()) in said
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert all(page.extract_text().count("EXERCISE EXERCISE EXERCISE") >= 2 for page in pages)


def test_a_marking_stands_at_top_and_bottom_of_every_page() -> None:
    banner = "CONFIDENTIAL//REL TO USA, KOR"
    for page in PdfReader(io.BytesIO(determination_pdf(determination(), marking=banner))).pages:
        assert page.extract_text().count(banner) == len(("top", "bottom"))
    assert banner not in pdf_text(determination_pdf(determination()))


def test_figures_of_the_chart_are_in_the_pdf() -> None:
    pdf = determination_pdf(determination())
    assert "Dashed frame: re-affirmation band" in pdf_text(pdf)
    assert b"/Alt" in pdf


@pytest.mark.parametrize(("name", "script"), [("\U0010abcd\U0010abce", "PRIVATE-USE")])
def test_what_no_font_can_show_is_said_not_boxed(name: str, script: str) -> None:
    found = determination(transaction(maker=f"Works {name}"))
    assert name in determination_text(found)
    assert f"[2 {script} characters: see the text form]" in pdf_text(determination_pdf(found))


def test_the_html_nests_what_the_text_indents() -> None:
    found = determination()
    page = ET.fromstring(determination_html(found))  # noqa: S314 - our own
    words_ = " ".join("".join(page.itertext()).split())
    for ground in found.grounds:
        assert " ".join(ground.summary.split()) in words_
    grounds = [one for one in page if one.tag == "ul"][5]
    assert len(grounds) == len(found.grounds)
    assert page.find(".//{http://www.w3.org/2000/svg}svg") is not None
    assert "<script" not in determination_html(found)


def test_html_escapes_names() -> None:
    page = determination_html(determination(transaction(maker="<script>A&B")))
    assert "<script>" not in page
    assert "&lt;script&gt;A&amp;B" in page


def test_words_are_translated_when_they_are_asked_for() -> None:
    with words.translated(str.upper):
        assert words.outcome(Outcome.LISTED).isupper()
        assert words.caution("not_examined:kr.5").endswith(": kr.5")
    assert not words.outcome(Outcome.LISTED).isupper()


def test_every_code_has_words() -> None:
    assert all(words.outcome(one) for one in Outcome)
    assert all(words.status(one) for one in GroundStatus)
    assert all(words.verdict(one) for one in Verdict)
    assert all(words.source(one) for one in SourceStatus)
    assert all(words.link(one) for one in LinkKind)
    assert all(words.reason(one) for one in DenialReason)
    for code in determination().cautions:
        assert words.caution(code) != words.plain(code)
    assert words.caution("not_examined:kr.5") == "A ground of the law was not examined: kr.5"
    assert words.caution("of_another_day") == "of another day"
    assert words.actor("authority:KR") == "the authority of KR"
