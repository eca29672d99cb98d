"""Sentences: the words of a sentence with their places in the whole text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from catchall.lexicon.wordlists import words

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|&[a-z]{2,6};|&#\d{1,6};|[^\W_][\w'/+-]*(?:\.\w+)*\.?|[^\s\w]|_"
)
TRADE_FIELDS = frozenset(
    {
        "exporter",
        "supplier",
        "manufacturer",
        "purchaser",
        "intermediary",
        "intermediate_consignee",
        "broker",
        "freight_forwarder",
        "ultimate_consignee",
        "end_user",
        "description",
        "destination",
    }
)
"""Fields of labeled lines that tell of a transaction by themselves."""
_TRADE = re.compile(
    r"\b(?:acquir|procur|purchas|order|buy|bought|obtain|sell|sold|suppl|ship|export|import|deliver|"
    r"quote|machine|goods|equipment|licen[sc]e|transaction|cargo|freight|consign|contract|offer|payment|"
    r"permit|negotiat|re-export)",
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
    label: str | None = None
    """The field of a line ``Label: value``; an empty word where no table knows the label."""
    value_at: int = 0
    """Where the words after its label begin."""
    courtesy: bool = False
    """Whether it is a salutation or a signature, which name the writers and no trader."""

    @property
    def value(self) -> str:
        """Its words without the label."""
        return self.text[self.value_at :]

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and signs."""
        return tuple(
            _with_models(list(_words(self.text, self.start)), capitals=self.text.isupper())
        )

    @cached_property
    def trades(self) -> bool:
        """Whether it speaks of trade or goods at all."""
        return self.label in TRADE_FIELDS or bool(_TRADE.search(self.text))

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


_LETTERS = re.compile(r"[A-Z]{1,6}(?:-[A-Z]{1,5})?\Z")
_FIGURES = re.compile(r"\d{1,5}(?:-?[A-Z]{1,4})?\Z")
_STATED = re.compile(r"\d{1,5}(?:[-/]\d{1,4})?(?:-?[A-Z]{1,4})?\Z")
"""Figures behind the word "model" or "type", where a range is none."""
_VARIANT = re.compile(r"[B-HJ-Z]\Z")
_MODEL = re.compile(r"[A-Z][A-Z-]{0,6}\d{2,5}\Z")


def _with_models(row: list[Word], *, capitals: bool) -> Iterator[Word]:
    """The words, with a model of two words such as ``HT-VIF 30`` or ``KE-540 W`` as one."""
    at = 0
    while at < len(row):
        if at + 1 < len(row) and row[at + 1].start == row[at].end + 1 and at:
            before = row[at - 1].text
            if _is_pair(before, row[at].text, row[at + 1].text, capitals=capitals):
                text = f"{row[at].text} {row[at + 1].text}"
                yield Word(text, row[at].start, row[at + 1].end)
                at += 2
                continue
        yield row[at]
        at += 1


def _is_pair(before: str, letters: str, figures: str, *, capitals: bool) -> bool:
    """Whether two words after a noun are one model; in capitals only after the word for it."""
    stated = before.casefold() in {"model", "type"}
    if not stated and (capitals or not before.islower() or _never_before_model(before.casefold())):
        return False
    if _MODEL.match(letters) and _VARIANT.match(figures) and not capitals:
        return True
    pattern = _STATED if stated else _FIGURES
    if not (_LETTERS.match(letters) and pattern.match(figures)):
        return False
    return letters not in words("no_model_letters") and (len(letters) > 1 or stated)


def _never_before_model(before: str) -> bool:
    return before in words("phrase_stops") or before in words("numbered_things")


def _keeps_stop(word: str) -> bool:
    return word.casefold() in words("keeps_stop") or (
        bool(_INNER.search(word[:-1])) and len(word) <= 8 and not word[0].isdigit()
    )
