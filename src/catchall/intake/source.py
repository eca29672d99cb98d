"""Source: bytes to text, unchanged, or one line that says why not."""

import hashlib
import re
from dataclasses import dataclass

from catchall.errors import MessageError
from catchall.model.message import SourceFile

MAX_BYTES = 8 * 1024 * 1024
"""Text above this is no message; attachments are counted with their mail."""

_WORD = re.compile(r"[^\W\d_]{2,64}")
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(rb"charset=\"?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_HEADER = 16 * 1024
_LINE_END = re.compile(r"\r\n|\r|\n")
_BOMS = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and how it was read."""

    file: SourceFile
    text: str


def decode(data: bytes, *, name: str) -> Decoded:
    """Decode a text file without any translation of line ends.

    UTF-8 first; UTF-16 only with its byte-order mark; else Windows-1252, which every
    Western mail program of the time wrote.

    Raises:
        MessageError: the file is empty, too large, binary, or has no words.
    """
    weigh(data, name)
    text, encoding = _text(data, name)
    return extracted(data, text, encoding, name=name)


def extracted(data: bytes, text: str, encoding: str, *, name: str) -> Decoded:
    """The text of a file together with the facts of the file; raises where it has no words."""
    _require_words(text, name)
    ends = text.endswith(("\n", "\r"))
    lines = sum(1 for _ in _LINE_END.finditer(text)) + (not ends)
    file = SourceFile(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        chars=len(text),
        encoding=encoding,
        lines=lines,
    )
    return Decoded(file, text)


def weigh(data: bytes, name: str) -> None:
    """Raise MessageError for an empty or too large file."""
    if not data:
        raise MessageError("the file is empty", file=name, remedy="give a file with a message")
    if len(data) > MAX_BYTES:
        raise MessageError(
            f"the file has {len(data):,} bytes, and a message has at most {MAX_BYTES:,}",
            file=name,
            place=f"byte {MAX_BYTES:,}",
            remedy="give the message alone, without the archive around it",
        )


def _text(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, name), encoding
    if (zero := data.find(b"\0")) >= 0:
        raise _binary(name, zero)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        named = _named_charset(data)
        if named is not None:
            return named
        text = data.decode("cp1252", errors="replace")
        if "\ufffd" in text or len(_CONTROL.findall(text)) * 50 > len(text):
            raise _binary(name, error.start) from error
        return text, "cp1252"


def _named_charset(data: bytes) -> tuple[str, str] | None:
    """The text by the charset that a mail header names, where it fits."""
    found = _CHARSET.search(data[:_HEADER])
    if found is None:
        return None
    encoding = found[1].decode("ascii").lower()
    try:
        return data.decode(encoding), encoding
    except (LookupError, UnicodeDecodeError):
        return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _binary(name, error.start) from error


def _binary(name: str, place: int) -> MessageError:
    return MessageError(
        "the file is binary, not text",
        file=name,
        place=f"byte {place}",
        remedy="give plain text, a mail, a DOCX or a PDF with a text layer",
    )


def _require_words(text: str, name: str) -> None:
    for found in _WORD.finditer(text):
        word = found.group()
        if any(letter != word[0] for letter in word) and found.end() - found.start() < 64:
            return
    raise MessageError(
        "the file has no words",
        file=name,
        place="line 1",
        remedy="give a file with a message",
    )
