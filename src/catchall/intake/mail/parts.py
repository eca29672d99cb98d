"""Parts of a mail: the body as it stands in the text, and every attachment as bytes."""

import email
import email.policy
from dataclasses import dataclass, field
from email.message import EmailMessage
from html.parser import HTMLParser

from catchall.model.evidence import Span

_SKIPPED = frozenset({"image", "audio", "video", "font"})


@dataclass(frozen=True, slots=True)
class Part:
    """One attached or encoded part."""

    name: str
    data: bytes
    span: Span | None


@dataclass
class Parts:
    """The parts of a mail.

    Attributes:
        body: where the readable body stands in the text; null for a mail of one part.
        parts: parts that are messages of their own.
        encoded: stretches of the text that hold encoded parts.
    """

    body: Span | None = None
    parts: list[Part] = field(default_factory=list)
    encoded: list[Span] = field(default_factory=list)


def split(data: bytes, text: str) -> Parts:
    """Split a mail into its parts; a mail of one plain part has none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.is_multipart():
        return _single(message, text)
    found = Parts()
    body = message.get_body(preferencelist=("plain", "html"))
    for number, part in enumerate(message.walk(), start=1):
        if part.is_multipart():
            continue
        _take(found, part, number, text, is_body=part is body)
    return found


def _single(message: EmailMessage, text: str) -> Parts:
    """A mail of one part; an encoded or HTML body becomes a part of its own."""
    encoding = str(message.get("content-transfer-encoding", "")).strip().lower()
    plain = message.get_content_type() == "text/plain"
    if plain and encoding not in {"base64", "quoted-printable"}:
        return Parts()
    found = Parts()
    _take(found, message, 1, text, is_body=True)
    return found


def _take(found: Parts, part: EmailMessage, number: int, text: str, *, is_body: bool) -> None:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if part.get_content_maintype() in _SKIPPED or not data:
        return
    span = _place(part, text)
    if is_body and span is not None and part.get_content_type() == "text/plain":
        encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
        if encoding not in {"base64", "quoted-printable"}:
            found.body = span
            return
    if span is not None:
        found.encoded.append(span)
    if is_body and found.body is None:
        found.body = Span(start=len(text), end=len(text))
    if part.get_content_type() == "text/html":
        data = strip_tags(_decoded(part, data)).encode()
    name = part.get_filename() or ("body" if is_body else f"part-{number}")
    found.parts.append(Part(name, data, span))


def _decoded(part: EmailMessage, data: bytes) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", errors="replace")


def _place(part: EmailMessage, text: str) -> Span | None:
    """Where the part stands in the text, as it is written there."""
    raw = part.get_payload()
    if not isinstance(raw, str):
        return None
    for form in (raw, raw.replace("\n", "\r\n")):
        stripped = form.strip()
        at = text.find(stripped) if stripped else -1
        if at >= 0:
            return Span(start=at, end=at + len(stripped))
    return None


class _Text(HTMLParser):
    """Collects the words of an HTML text, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.silent += tag in {"script", "style"}
        if tag in {"p", "br", "div", "tr", "li", "h1", "h2", "h3"}:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"} and self.silent > 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data)


def strip_tags(html: str) -> str:
    """The words of an HTML text."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.pieces)
