"""Mail, DOCX and PDF: what can be read is read, what cannot is named."""

import io
import zipfile
from pathlib import Path

import pytest
import typst

from catchall.errors import MessageError
from catchall.intake import extract, message_date, read_message
from catchall.model import Message

MAIL = Path(__file__).parents[2] / "messages" / "mail.eml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINES = (
    "TLP:GREEN",
    "",
    "On 3 March 2026 the firm Demo Handel asked for 4 vacuum furnaces, model VF-12.",
    "The buyer is Sample Trading FZE of Ajman.",
)


def _document(lines: tuple[str, ...]) -> bytes:
    rows = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f'<w:document xmlns:w="{_W}"><w:body>{rows}</w:body></w:document>'.encode()


def _docx(lines: tuple[str, ...] = _LINES) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _document(lines))
    return out.getvalue()


def _pdf(lines: tuple[str, ...]) -> bytes:
    source = "#set page(width: 16cm)\n" + "\n\n".join(line.replace("#", "") for line in lines)
    return bytes(typst.compile(source.encode(), format="pdf"))


@pytest.fixture(scope="module")
def mail() -> Message:
    return read_message(MAIL.read_bytes(), name="mail.eml")


def test_mail_header_and_label(mail: Message) -> None:
    header = mail.header.mail
    assert mail.profile == "mail"
    assert header is not None
    assert header.sender is not None
    assert (header.sender.name, header.sender.address) == (
        "Beispiel, Ada",
        "ada@licensing.example",
    )
    assert [m.address for m in header.to] == ["desk@export.example", "second@export.example"]
    for box in header.to:
        assert box.span is not None
        assert box.address in box.span.of(mail.text)
    assert header.date is not None
    assert header.date.value == "2026-03-09T09:15:00Z"
    assert str(message_date(mail)) == "2026-03-09"
    assert header.subject is not None
    assert header.subject.value == "two spindle drives for a made-up buyer"
    (note,) = mail.portions
    assert note.marking is not None
    assert note.marking.canonical_banner == "TLP:AMBER"
    assert mail.rollup is not None
    assert mail.rollup.agrees


def test_mail_attachments_are_children(mail: Message) -> None:
    (inquiry,) = mail.attachments
    assert inquiry.source.file == "mail.eml/inquiry.txt"
    assert inquiry.portions[0].marking is not None
    assert inquiry.portions[0].marking.canonical_banner == "TLP:AMBER"
    assert inquiry.portions[0].inherited_from == "covering mail"
    assert [i.model for i in extract(inquiry).items] == ["SD-900"]
    (problem,) = [a for a in mail.anomalies if a.code == "attachment-unreadable"]
    assert "broken.bin" in problem.why
    assert "binary" in problem.why


def test_mail_body_is_read_where_it_stands(mail: Message) -> None:
    tip = extract(mail)
    names = {p.name for p in tip.parties}
    assert {"Beispielantriebe GmbH", "Ornek Motor Ticaret"} <= names
    for party in tip.parties:
        for evidence in party.evidence:
            assert evidence.start is not None
            assert mail.text[evidence.start : evidence.end] == evidence.quote
    assert "".join(s.span.of(mail.text) for s in mail.segments) == mail.text


def test_docx_is_read() -> None:
    message = read_message(_docx(), name="tip.docx")
    assert message.profile == "docx: free-text"
    assert message.text.splitlines()[0] == "TLP:GREEN"
    assert [i.model for i in extract(message).items] == ["VF-12"]


@pytest.mark.parametrize("keep", [0.6, 0.8, 0.97])
def test_damaged_docx_says_so_and_keeps_the_rest(keep: float) -> None:
    lines = tuple(f"Line {n} about furnace {n * 7919 % 1009}." for n in range(4000))
    whole = _docx(lines)
    message = read_message(whole[: int(len(whole) * keep)], name="cut.docx")
    problems = [a.why for a in message.anomalies if a.code == "part-unreadable"]
    assert any("damaged" in problem for problem in problems)
    assert message.text.startswith("Line 0 about furnace 0.")
    assert 500 < len(message.text.splitlines()) <= len(lines)


def test_pdf_text_layer_is_read() -> None:
    message = read_message(_pdf(_LINES[2:]), name="tip.pdf")
    assert message.profile == "pdf: free-text"
    assert [i.model for i in extract(message).items] == ["VF-12"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing of a PDF follows here", "PDF"),
        (b"PK\x03\x04" + b"\x01" * 200, "no Word text"),
    ],
)
def test_files_damaged_beyond_reading_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(MessageError) as caught:
        read_message(data, name="bad.bin")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_pdf_with_a_damaged_page_keeps_the_others() -> None:
    whole = _pdf(_LINES[2:])
    cut = whole[: len(whole) - 200]
    message = read_message(cut, name="cut.pdf")
    assert "VF-12" in message.text
    assert [a.code for a in message.anomalies if a.code == "part-unreadable"]
