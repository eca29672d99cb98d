"""Passages: the readable stretches of a message, cut into sentences and words with places."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from catchall.intake.extraction import cutting, layout
from catchall.intake.extraction.sentences import Sentence
from catchall.model.evidence import Evidence
from catchall.model.message import Message

_SMOOTH = str.maketrans(
    {
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\xa0": " ",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
    }
)
"""One character for one, so that offsets stay."""


@dataclass(frozen=True)
class Context:
    """A message cut into sentences, and what evidence is made of.

    Attributes:
        message: the message that is read.
        day: the day against which relative dates are resolved.
        sentences: all sentences in order.
    """

    message: Message
    day: date | None
    sentences: tuple[Sentence, ...] = field(default=())

    def evidence(self, sentence: Sentence, start: int, end: int, method: str) -> Evidence:
        """Evidence of one place of the text."""
        return Evidence(
            source=f"sha256:{self.message.source.sha256}",
            quote=self.message.text[start:end],
            start=start,
            end=end,
            portion=sentence.portion,
            method=method,
        )


def read(message: Message, day: date | None) -> Context:
    """Cut the subject and every portion of a message into sentences."""
    sentences: list[Sentence] = []
    subject = message.header.telegram.subject if message.header.telegram else None
    if subject is None and message.header.mail is not None:
        subject = message.header.mail.subject
    if subject is not None and not any(p.id == "subject" for p in message.portions):
        sentences += _sentences(message, None, subject.span.start, subject.span.end)
    for nested in message.nested:
        inner = nested.telegram.subject if nested.telegram else None
        if inner is not None and inner.marking is None:
            sentences += _sentences(message, nested.parent, inner.span.start, inner.span.end)
    for portion in message.portions:
        for span in portion.text_spans:
            sentences += _sentences(message, portion.id, span.start, span.end)
    return Context(message, day, tuple(sentences))


def _sentences(message: Message, portion: str | None, start: int, end: int) -> Iterator[Sentence]:
    raw = message.text[start:end]
    smooth = raw.translate(_SMOOTH)
    plain = [Sentence(portion, start + a, smooth[a:b]) for a, b in cutting.pieces(raw, smooth)]
    return layout.read(plain)
