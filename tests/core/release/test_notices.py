"""A denial notice and a letter: what stands in them, and for whom they are refused."""

from datetime import date

import pytest

from catchall.errors import ReleaseRefused
from catchall.markings import read, reader_from
from catchall.model import EarlierCase, Marking
from catchall.release import denial_notice, letter, non_paper_pdf, non_paper_text

DAY = date(2026, 3, 20)


def marked(text: str = "CONFIDENTIAL//REL TO USA, JPN") -> Marking:
    return read(text).marking


def denial(**more: object) -> EarlierCase:
    return EarlierCase.model_validate(
        {
            "id": "DEN-7",
            "kind": "denial",
            "when": {"value": "2025-02", "precision": "month"},
            "country": "KR",
            "destination": "IR",
            "basis": "catch_all",
            "parties": [{"id": "e", "name": "Norda Works", "country": "IR", "roles": ["end_user"]}],
            "items": [{"id": "i", "description": "machining center", "hs_code": "845710"}],
            "reason": "what a source has said",
            **more,
        }
    )


def test_a_denial_notice_says_what_is_known_and_what_is_not() -> None:
    paper = denial_notice(
        denial(), marked(), reader_from("JPN:C"), as_of=DAY, serial="N1", review_by=date(2028, 2, 1)
    )
    text = non_paper_text(paper)
    assert text.startswith("CONFIDENTIAL//REL TO USA, JPN\n")
    assert "Denial DEN-7 of 2025-02, by South Korea (KR)" in text
    assert "End user: Norda Works, Iran (IR)" in text
    assert "A catch-all control" in text
    assert "machining center, tariff heading 845710" in " ".join(text.split())
    assert "In force until: not stated." in text
    assert "2028-02-01" in text
    assert "a source" not in text  # the reason is not notified
    assert non_paper_pdf(paper) == non_paper_pdf(paper)
    assert non_paper_pdf(paper).startswith(b"%PDF")


@pytest.mark.parametrize("recipient", ["KOR:C", "JPN:U", "FRA:TS"])
def test_who_may_not_read_the_marking_gets_no_notice(recipient: str) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        denial_notice(denial(), marked(), reader_from(recipient), as_of=DAY, serial="N1")
    told = f"{refused.value} {refused.value.reasons}"
    assert "Norda" not in told
    assert "845710" not in told


def test_a_letter_holds_the_words_and_no_rule_for_states() -> None:
    marking, firm = marked("UNCLASSIFIED//REL TO USA, KOR"), reader_from("KOR:U")
    paper = letter("First.\n\n\nSecond\nline.", marking, firm, title="L", as_of=DAY, serial="1")
    assert [line.text for line in paper.lines] == ["First.", "Second line."]
    assert "third state" not in non_paper_text(paper)
    assert non_paper_pdf(paper).startswith(b"%PDF")
    with pytest.raises(ReleaseRefused, match="nothing to write"):
        letter(" \n\n ", marking, firm, title="L", as_of=DAY, serial="1")
    with pytest.raises(ReleaseRefused, match="may not read SECRET"):
        letter("x", marked("SECRET//NOFORN"), firm, title="L", as_of=DAY, serial="1")
