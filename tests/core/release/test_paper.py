"""Non-papers: only what the recipient may read, refused otherwise, the same bytes again."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from catchall.errors import CatchallError, InputError, ReleaseRefused
from catchall.markings import reader_from
from catchall.model import Custody, Message, Reader
from catchall.release import NonPaper, leave_out, non_paper, non_paper_pdf, non_paper_text, visible
from core.release import made
from core.release.leaks import leaks, pdf_text
from core.release.messages import expected, message, reader

_DAY = date(2009, 12, 3)
_TELEGRAMS = [f"telegrams/t0{number}" for number in range(1, 9)]


def _paper(name: str, to: str) -> NonPaper:
    return non_paper(message(name), reader_from(to), as_of=_DAY, serial="X-1")


def test_the_source_telegram_for_its_recipient_is_the_nine_points() -> None:
    paper = _paper("source_telegram", "KOR:S")
    assert [line.point for line in paper.lines] == list(range(1, 10))
    assert {line.portion for line in paper.lines} == {"block-1"}
    assert paper.banner == "SECRET//REL TO USA, KOR"
    assert [used.id for used in paper.used] == ["block-1"]
    text = non_paper_text(paper)
    assert text.startswith(paper.banner)
    assert text.endswith(paper.banner + "\n")
    signer = expected("source_telegram_expected.json")["message"]["classified_by"]["name"]
    for word in ("STATE", "SEOUL", "Classified", "Begin talking", "denied", *signer.split()):
        assert word not in text
        assert word.upper() not in re.findall(r"\w+", text)


@pytest.mark.parametrize(
    ("to", "reason"), [("JPN:S", "not-on-release-list"), ("KOR:C", "clearance-too-low")]
)
def test_the_source_telegram_is_refused_to_others(to: str, reason: str) -> None:
    with pytest.raises(ReleaseRefused) as refusal:
        _paper("source_telegram", to)
    told = {line.split(":")[0]: line for line in refusal.value.reasons}
    assert set(told) == {"para-1", "para-2", "para-3", "para-4", "block-1"}
    assert reason in told["block-1"]
    assert "machine" not in " ".join(told.values()).casefold()


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_what_is_left_out_is_not_in_it_and_all_else_is(name: str) -> None:
    source, who = message(name), reader_from("USA:S")
    whole = non_paper(source, who, as_of=_DAY, serial="X-1")
    for gone in {line.portion for line in whole.lines}:
        left = [line for line in whole.lines if line.portion != gone]
        if not left:
            continue
        paper = non_paper(leave_out(source, {gone}), who, as_of=_DAY, serial="X-1")
        assert [line.text for line in paper.lines] == [line.text for line in left]
        assert gone not in {used.id for used in paper.used}
        assert paper.source_sha256 == whole.source_sha256
    with pytest.raises(InputError, match="no portion"):
        leave_out(source, {"nowhere"})


@pytest.mark.parametrize("name", [*_TELEGRAMS, "source_telegram"])
@pytest.mark.parametrize("to", ["KOR:S", "JPN:S", "TUR:C", "DEU:S", "ARE:C", "POL:C", "USA:S"])
def test_no_refused_words_leave(name: str, to: str) -> None:
    source, who = message(name), reader_from(to)
    seen = visible(source, who)
    for written in _everything_written(source, who):
        assert leaks(written, source, seen) == set()


def _everything_written(source: Message, who: Reader) -> list[str]:
    """Each text that comes of asking for a non-paper, refusal included."""
    try:
        paper = non_paper(source, who, as_of=_DAY, serial="X-1")
    except ReleaseRefused as refusal:
        return [str(refusal), *refusal.reasons]
    written = [non_paper_text(paper), paper.canonical_json().decode()]
    try:
        return [*written, pdf_text(non_paper_pdf(paper))]
    except CatchallError as error:  # no font for a script of the message
        return [*written, str(error)]


def test_the_leak_test_finds_a_leak() -> None:
    source, who = message("source_telegram"), reader_from("KOR:S")
    hidden = next(p for p in source.portions if p.id == "para-2")
    words = hidden.text_spans[0].of(source.text)
    assert leaks(words, source, visible(source, who))


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_readers_of_the_telegrams_see_what_is_expected(name: str) -> None:
    source = message(name)
    for who, stated in expected(f"{name}.expected.json")["readers"].items():
        seen = visible(source, reader(stated["reader"]))
        ids = seen.ids | ({"header"} if seen.header else frozenset())
        assert ids == set(stated["may_see"]), who
        reasons = {denied["portion"]: denied["reason"] for denied in stated["may_not_see"]}
        assert {r.portion: r.reason.value for r in seen.refused} == {
            portion: reason for portion, reason in reasons.items() if portion != "header"
        }


def test_the_pdf_is_accessible_dated_and_the_same_again() -> None:
    paper = _paper("source_telegram", "KOR:S")
    pdf = non_paper_pdf(paper)
    assert pdf == non_paper_pdf(paper)
    read_back = PdfReader(io.BytesIO(pdf))
    assert "/StructTreeRoot" in read_back.root_object
    assert b"pdfaid:part>2<" in pdf.replace(b" ", b"")
    assert b"pdfuaid:part>1<" in pdf.replace(b" ", b"")
    assert str(read_back.metadata and read_back.metadata["/CreationDate"]).startswith("D:20091203")
    for page in read_back.pages:
        assert page.extract_text().count(paper.banner) >= 2


def test_the_banner_stands_on_every_page() -> None:
    long = " ".join(["Sentence of an invented text that fills pages."] * 400)
    source = made.message(("(C//REL TO USA, KOR)", long))
    paper = non_paper(source, reader_from("KOR:C"), as_of=_DAY, serial="X-2")
    pages = PdfReader(io.BytesIO(non_paper_pdf(paper))).pages
    assert len(pages) > 1
    assert all(page.extract_text().count(paper.banner) >= 2 for page in pages)


def test_what_is_together_is_marked_for_its_readers_only() -> None:
    source = made.message(("(C//REL TO USA, JPN, KOR)", "One."), ("(S//REL TO USA, KOR)", "Two."))
    paper = non_paper(source, reader_from("KOR:S"), as_of=_DAY, serial="X-3")
    assert paper.banner == "SECRET//REL TO USA, KOR"
    single = non_paper(source, reader_from("JPN:S"), as_of=_DAY, serial="X-3")
    assert single.banner == "CONFIDENTIAL//REL TO USA, JPN, KOR"
    assert "Two" not in non_paper_text(single)


def test_a_holder_passes_nothing_on_without_consent() -> None:
    source = made.message(("(C//REL TO USA, JPN, KOR)", "One."))
    custody = Custody(holder="KOR")
    with pytest.raises(ReleaseRefused, match="JPN:C") as refusal:
        non_paper(source, reader_from("JPN:C"), as_of=_DAY, serial="X-6", custody=custody)
    assert "third-party" in refusal.value.reasons[0]
    agreed = Custody(holder="KOR", consents=("USA",))
    paper = non_paper(source, reader_from("JPN:C"), as_of=_DAY, serial="X-6", custody=agreed)
    assert [line.text for line in paper.lines] == ["One."]


def test_an_unmarked_portion_goes_to_nobody() -> None:
    source = made.message(("(U)", "Words."))
    bare = source.portions[0].model_copy(update={"marking": None})
    seen = visible(source.model_copy(update={"portions": (bare,)}), reader_from("USA:TS"))
    assert seen.portions == ()
    assert seen.refused[0].reason == "no-release-decision"


def test_the_message_number_is_not_in_the_paper() -> None:
    source = made.message(("(C//REL TO USA, KOR)", "Words."))
    paper = non_paper(source, reader_from("KOR:C"), as_of=_DAY, serial="X-4")
    assert "26EXAMPLE1" not in paper.canonical_json().decode()
    assert "26EXAMPLE1" not in pdf_text(non_paper_pdf(paper))


def test_words_that_look_like_typst_are_only_words() -> None:
    source = made.message(("(C//REL TO USA, KOR)", 'A #panic("x") $y$ *z* <b> \\ @c.'))
    paper = non_paper(source, reader_from("KOR:C"), as_of=_DAY, serial="#1")
    assert '#panic("x") $y$ *z* <b> \\ @c.' in pdf_text(non_paper_pdf(paper))


def test_what_no_font_can_show_is_an_error_not_a_box() -> None:
    # a private-use sign: a real script may have a font on the machine that tests
    source = made.message(("(C//REL TO USA, KOR)", "A sign \U0010abcd of ours."))
    paper = non_paper(source, reader_from("KOR:C"), as_of=_DAY, serial="X-5")
    with pytest.raises(CatchallError, match="no font can show PRIVATE-USE"):
        non_paper_pdf(paper)
