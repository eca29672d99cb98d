"""PDF: the text layer, page by page; a page that cannot be read is named."""

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from catchall.errors import MessageError

_MOST_PAGES = 300
_CATALOG = re.compile(rb"(\d{1,7}) 0 obj\s{0,8}<<[^>]{0,400}/Type\s{0,4}/Catalog")
_LIBRARY_ERRORS = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    OSError,
    EOFError,
    MemoryError,
    ArithmeticError,
    UnicodeError,
)
"""What the library raises on damaged files, seen or possible."""


def text_of(data: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    """The text layer of a PDF.

    Returns:
        The text with a form feed's place taken by a line break between pages, and one
        sentence for each page without text or that could not be read.

    Raises:
        MessageError: it cannot be opened, is encrypted, or has no text layer at all.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    problems: list[str] = []
    reader = _open(data, name, problems)
    texts: list[str] = []
    count = _count(reader, name)
    for number in range(1, min(count, _MOST_PAGES) + 1):
        text, problem = _page(reader, number)
        texts.append(text)
        if problem:
            problems.append(f"page {number} {problem}")
    if count > _MOST_PAGES:
        problems.append(f"pages after {_MOST_PAGES} of {count} were not read")
    whole = "\n".join(texts)
    if not whole.strip():
        raise MessageError(
            "the PDF has no text layer"
            if not problems
            else f"the PDF cannot be read: {problems[0]}",
            file=name,
            place="page 1",
            remedy="run optical character recognition on it first",
        )
    return whole, tuple(problems)


def _open(data: bytes, name: str, problems: list[str]) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        encrypted = reader.is_encrypted and not reader.decrypt("")
    except _LIBRARY_ERRORS as error:
        reader, encrypted = _salvage(data, name, error), False
        problems.append(f"the PDF is damaged ({error}); what its objects still hold was kept")
    if encrypted:
        raise MessageError("the PDF is encrypted", file=name, remedy="save it without its password")
    return reader


def _salvage(data: bytes, name: str, cause: BaseException) -> PdfReader:
    """Open a PDF that has lost its end: its catalog is looked for, its table rebuilt."""
    found = _CATALOG.search(data)
    if found is None:
        raise _unreadable(name, cause) from cause
    root = found[1].decode("ascii")
    end = f"\ntrailer\n<</Root {root} 0 R>>\nstartxref\n0\n%%EOF\n".encode()
    try:
        return PdfReader(io.BytesIO(data + end), strict=False)
    except _LIBRARY_ERRORS as error:
        raise _unreadable(name, error) from error


def _count(reader: PdfReader, name: str) -> int:
    try:
        return len(reader.pages)
    except _LIBRARY_ERRORS as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: BaseException) -> MessageError:
    return MessageError(
        f"the PDF is damaged: {error}"[:200],
        file=name,
        remedy="ask for the file again, or paste its text",
    )


def _page(reader: PdfReader, number: int) -> tuple[str, str | None]:
    try:
        text = reader.pages[number - 1].extract_text()
    except _LIBRARY_ERRORS as error:
        return "", f"cannot be read: {error}"[:200]
    return text, None if text.strip() else "has no text"
