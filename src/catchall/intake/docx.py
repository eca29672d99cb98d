"""DOCX: the words of a Word file, as far as the file can be read."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from catchall.errors import MessageError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_LARGEST = 32 * 1024 * 1024
"""Bytes of one unpacked part; a larger one is cut off and reported."""
_LOCAL = b"PK\x03\x04"
_CHUNK = 64 * 1024


def text_of(data: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of headers, body, footnotes and comments, a line for each paragraph.

    Returns:
        The text, and one sentence for each part that could not be read whole.

    Raises:
        MessageError: it is a zip archive without a Word text.
    """
    problems: list[str] = []
    parts = _parts(data, problems)
    if _MAIN not in parts:
        raise MessageError(
            "the archive holds no Word text",
            file=name,
            place=_MAIN,
            remedy="give a DOCX, or unpack the archive and give its files one by one",
        )
    texts = []
    for part in _order(parts):
        text, problem = _text(parts[part])
        if text.strip():
            texts.append(text)
        if problem:
            problems.append(f"{part} is damaged: {problem}; what stands before it was kept")
    return "\n".join(texts), tuple(problems)


def _order(parts: dict[str, bytes]) -> list[str]:
    """Headers first, for they carry the marking; then the body, then the notes."""
    ranks = ("word/header", _MAIN, "word/footnotes", "word/endnotes", "word/comments")
    known = [part for part in parts if part.startswith(ranks)]
    return sorted(
        known, key=lambda part: (next(i for i, r in enumerate(ranks) if part.startswith(r)), part)
    )


def _parts(data: bytes, problems: list[str]) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {
                part.filename: _unpacked(archive, part, problems)
                for part in archive.infolist()
                if part.filename.startswith("word/") and part.filename.endswith(".xml")
            }
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        problems.append("the archive is damaged; its parts were looked for one by one")
        return dict(_salvaged(data, problems))


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, problems: list[str]) -> bytes:
    content = bytearray()
    try:
        with archive.open(part) as stream:
            while len(content) <= _LARGEST and (chunk := stream.read(_CHUNK)):
                content += chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        problems.append(f"{part.filename} cannot be unpacked whole: {error}")
    if len(content) > _LARGEST:
        problems.append(f"{part.filename} is larger than {_LARGEST:,} bytes and was cut off")
    return bytes(content[:_LARGEST])


def _salvaged(data: bytes, problems: list[str]) -> Iterator[tuple[str, bytes]]:
    """Parts of an archive without its directory, by their local headers (APPNOTE 4.3.7)."""
    at = data.find(_LOCAL)
    while at >= 0 and at + 30 <= len(data):
        method, size, name_size, extra_size = _local(data, at)
        start = at + 30 + name_size + extra_size
        part = data[at + 30 : at + 30 + name_size].decode("utf-8", errors="replace")
        if part.startswith("word/") and part.endswith(".xml"):
            yield part, _inflated(data[start:], method, size, part, problems)
        at = data.find(_LOCAL, at + 30)


def _local(data: bytes, at: int) -> tuple[int, int, int, int]:
    method = struct.unpack_from("<H", data, at + 8)[0]
    size = struct.unpack_from("<I", data, at + 18)[0]
    name_size, extra_size = struct.unpack_from("<HH", data, at + 26)
    return method, size, name_size, extra_size


def _inflated(data: bytes, method: int, size: int, part: str, problems: list[str]) -> bytes:
    if method == zipfile.ZIP_STORED:
        return data[: size or _LARGEST]
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    content = bytearray()
    for start in range(0, len(data), _CHUNK):
        try:
            content += inflater.decompress(data[start : start + _CHUNK], _LARGEST)
        except zlib.error as error:
            problems.append(f"{part} cannot be unpacked whole: {error}")
            break
        if inflater.eof or len(content) > _LARGEST:
            break
    return bytes(content[:_LARGEST])


def _text(xml: bytes) -> tuple[str, str | None]:
    """The paragraphs of one part, and why the rest of it could not be read."""
    parser: XMLPullParser[Any] = XMLPullParser(events=("end",))
    pieces: list[str] = []
    problem: str | None = None
    try:
        for start in range(0, len(xml), _CHUNK):
            parser.feed(xml[start : start + _CHUNK])
            pieces += _pieces(parser)
        parser.close()
    except ParseError as error:
        problem = str(error)
    return "".join(pieces), problem


def _pieces(parser: "XMLPullParser[Any]") -> Iterator[str]:
    events: Iterator[Any] = parser.read_events()
    for _, element in events:
        yield _piece(element)


def _piece(element: Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in {f"{_W}p", f"{_W}br", f"{_W}cr"}:
        return "\n"
    return "\t" if element.tag == f"{_W}tab" else ""
