"""Passages: the readable stretches of a message, cut into sentences and words with places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from catchall.lexicon.wordlists import words
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
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|&[a-z]{2,6};|&#\d{1,6};|[^\W_][\w'/+-]*(?:\.\w+)*\.?|[^\s\w]|_"
)
_SENTENCE_END = re.compile(r"[.!?][\"')]{0,2} {1,3}(?=[\"'(«]?[^\W_])|[\r\n] ?[\r\n]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|No|Nos|Ltd|Sti|Şti|Co|Inc|Corp|Sp|St|vs|ref|approx|para|paras|Art|Col|Gen)"
    r"|\b[A-ZŞ]|\.[A-Za-zŞşo])\.\Z"
)
_TRADE = re.compile(
    r"\b(?:acquir|procur|purchas|order|buy|bought|obtain|sell|sold|suppl|ship|export|import|deliver|"
    r"quote|machine|goods|equipment|license|transaction)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"([a-z]{3,6})([A-Z][a-z]{3,30})\Z")
_INNER = re.compile(r"\w\.\w")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign with its place in the whole text."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no sign."""
        return self.text[0].isalnum()

    @property
    def low(self) -> str:
        """Its letters without case."""
        return self.text.casefold()


@dataclass(frozen=True)
class Sentence:
    """A sentence of one portion; ``portion`` is null in the header."""

    portion: str | None
    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and signs."""
        return tuple(_words(self.text, self.start))

    @cached_property
    def trades(self) -> bool:
        """Whether it speaks of trade or goods at all."""
        return bool(_TRADE.search(self.text))

    def at(self, found: re.Match[str], group: str | int = 0) -> tuple[int, int]:
        """The place of a match in the whole text."""
        return self.start + found.start(group), self.start + found.end(group)


def _words(text: str, start: int) -> Iterator[Word]:
    for found in _TOKEN.finditer(text):
        word, end = found.group(), found.end()
        if word.endswith(".") and len(word) > 1 and not _keeps_stop(word):
            word, end = word[:-1], end - 1
        if word.endswith("'") and len(word) > 1:
            word, end = word[:-1], end - 1
        glued = _GLUED.match(word)
        if glued and glued[1] in words("glued"):
            middle = start + found.start() + len(glued[1])
            yield Word(glued[1], start + found.start(), middle)
            yield Word(glued[2], middle, start + end)
            continue
        yield Word(word, start + found.start(), start + end)


def _keeps_stop(word: str) -> bool:
    return word.casefold() in words("keeps_stop") or (
        bool(_INNER.search(word[:-1])) and len(word) <= 8 and not word[0].isdigit()
    )


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
    last = 0
    for cut in sorted(_cuts(raw, smooth)):
        if smooth[last:cut].strip():
            yield Sentence(portion, start + last, smooth[last:cut])
        last = cut
    if smooth[last:].strip():
        yield Sentence(portion, start + last, smooth[last:])


_SHORT_LINE = re.compile(r"(?m)^[^\r\n]{0,38}\r?\n(?=[A-ZА-Я])")
"""A line too short to have been wrapped ends a sentence."""
_LINE_CUT = re.compile(r"\n[ \t]*(?=\n|--|[-•*] |[A-Z][A-Z /-]{2,40}: |\(\w\) )")


def _cuts(raw: str, smooth: str) -> set[int]:
    """Ends of sentences, of points and of lines that are labeled."""
    cuts = {found.end() for found in _LINE_CUT.finditer(raw.replace("\r", " "))}
    if not raw.isupper():
        cuts |= {found.end() for found in _SHORT_LINE.finditer(raw)}
    for found in _SENTENCE_END.finditer(smooth):
        before = smooth[max(0, found.start() - 12) : found.start() + 1]
        if not _ABBREVIATION.search(before):
            cuts.add(found.end())
    return cuts
