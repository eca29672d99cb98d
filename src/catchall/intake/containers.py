"""Containers: what kind of file the bytes are, and the text that stands in it."""

from dataclasses import dataclass

from catchall.intake import docx, source
from catchall.intake.source import Decoded

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""A PDF may have some bytes before its mark."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file, and what could not be read of it."""

    decoded: Decoded
    kind: str = "text"
    problems: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether the file is text itself, so that offsets are places in it."""
        return self.kind == "text"

    def profile(self, name: str) -> str:
        """The profile with the kind of file that it came in."""
        return name if self.is_text else f"{self.kind}: {name}"


def open_file(data: bytes, *, name: str) -> Opened:
    """Find out the kind of file and get its text.

    Raises:
        MessageError: empty, too large, binary, without words, or damaged beyond reading.
    """
    source.weigh(data, name)
    if data.startswith(_ZIP):
        text, problems = docx.text_of(data, name=name)
        return Opened(source.extracted(data, text, "docx", name=name), "docx", problems)
    if _PDF in data[:_PDF_WITHIN]:
        from catchall.intake import pdf  # its library takes long to import, and most mail is text

        text, problems = pdf.text_of(data, name=name)
        return Opened(source.extracted(data, text, "pdf", name=name), "pdf", problems)
    return Opened(source.decode(data, name=name))
