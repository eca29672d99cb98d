"""Names: runs of capitalized words that may name a firm, a person or an authority."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from catchall.intake.extraction.sentences import Sentence, Word
from catchall.lexicon import cities, demonyms
from catchall.lexicon.wordlists import phrases, words

_JOINERS = frozenset({"&", "&amp;", "al", "el", "de", "la", "du", "van", "von", "z", "und", "bin"})
_AFTER_HEAD = frozenset({"of", "for", "and", "the"})


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalized words inside a sentence.

    Attributes:
        first: index of its first word in the sentence.
        last: index after its last word.
        legal_form: whether it ends or begins with a legal form such as GmbH.
        tail: whether a word of it is one that firms are named with.
    """

    sentence: Sentence
    first: int
    last: int
    legal_form: bool
    tail: bool
    owner: str | None
    """ISO code of the country that owns it: ``Iran's X``."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.sentence.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Offset of its first letter."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after its last letter."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """Its words as they stand, smoothed."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


def find(sentence: Sentence) -> Iterator[Name]:
    """All runs of a sentence that may be names; countries, months and lone words are left out."""
    row = sentence.words
    at = _after_label(sentence)
    while at < len(row):
        if not _opens(row, at):
            at += 1
            continue
        last = _run(row, at)
        for first, end in _pieces(row, at, last):
            name = _trimmed(sentence, first, end)
            if name is not None:
                yield name
        at = last


def _after_label(sentence: Sentence) -> int:
    """The index of the first word behind a label."""
    start = sentence.start + sentence.value_at
    return bisect_left(sentence.words, start, key=lambda word: word.start)


def _pieces(row: tuple[Word, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run as it is; a run of capitals throughout is cut at its common words."""
    if not all(word.text.isupper() for word in row[first:last]):
        yield first, last
        return
    start = first
    for at in range(first, last + 1):
        stop = at == last or _cuts_capitals(row[at])
        if start < at and (stop or _is_legal(row[at - 1])):
            yield start, at
            start = at
        start += stop


def _cuts_capitals(word: Word) -> bool:
    return word.low in words("phrase_stops") or word.low in words("capitals")


def _opens(row: tuple[Word, ...], at: int) -> bool:
    word = row[at]
    return word.is_word and word.capital and not _is_model(word.text)


def _is_model(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _run(row: tuple[Word, ...], at: int) -> int:
    """The index after the last word of the run that begins at an index."""
    head = False
    last = at + 1
    while last < len(row):
        word = row[last]
        head = head or row[last - 1].text in words("organization_heads")
        if _opens(row, last) or _is_legal(word):
            last += 1
        elif word.low == "," and last + 1 < len(row) and _is_legal(row[last + 1]):
            last += 2
        elif _joins(row, last, head=head):
            last += 1
        else:
            break
    while last > at + 1 and row[last - 1].low in _JOINERS | _AFTER_HEAD:
        last -= 1
    return last


def _is_legal(word: Word) -> bool:
    """A legal form: in capitals, or with its stops; "as" and "sa" are words."""
    return word.low in words("legal_forms") and (word.capital or "." in word.text)


def _joins(row: tuple[Word, ...], at: int, *, head: bool) -> bool:
    low = row[at].low
    if low == "for" and at + 1 < len(row) and row[at + 1].text in words("organization_tails"):
        return True
    follows = at + 1 < len(row) and (
        _opens(row, at + 1) or (row[at + 1].low in _AFTER_HEAD and head)
    )
    if low in _JOINERS:
        return follows or (low == "z" and at + 1 < len(row) and row[at + 1].low == "o.o.")
    return head and low in _AFTER_HEAD and follows


def _trimmed(sentence: Sentence, first: int, last: int) -> Name | None:
    """The run without leading common words, countries and titles; null where nothing is left."""
    row = sentence.words
    owner: str | None = None
    while first < last:
        word = row[first].text
        if word.endswith("-based"):
            town = word.removesuffix("-based")
            owner = demonyms.names().get(town) or cities.country(town)
            first += 1
            continue
        country = _owner(row, first)
        if country is not None:
            if first + country[0] >= last:
                return None
            size, owner, possessive = country
            if not possessive and _is_part(row, first, size, last):
                owner = None
                break
            first += size
        elif (
            word.removesuffix("'s").rstrip(".") in words("openers")
            or word in words("calendar")
            or word.rstrip(".") in _TITLES
        ):
            first += 1
        else:
            break
    while last > first and row[last - 1].text in words("calendar") | words("openers"):
        last -= 1
    return _name(sentence, first, last, owner)


_TITLES = frozenset(
    {"Mr", "Ms", "Mrs", "Dr", "Messrs", "Eng", "Prof", "Professor", "Sir", "Madam", "Capt", "Col"}
)


def _cased(text: str) -> str:
    """Words of capitals as names are written, so that tables know them."""
    return text.title().replace("'S", "'s") if text.isupper() and len(text) > _ACRONYM else text


_ACRONYM = 4
"""Up to so many capitals are read as they stand: ``US``, ``PRC``."""


def _is_part(row: tuple[Word, ...], first: int, size: int, last: int) -> bool:
    """Whether a country is part of a name: ``Iran Electronics``, ``Malta Supplies Ltd.``."""
    if row[first + size].text in words("organization_tails"):
        return True
    text = " ".join(word.text for word in row[first : first + size])
    ends = row[last - 1]
    firm = _is_legal(ends) or ends.text in words("organization_tails")
    return text in demonyms.names() and last - first > size + 1 and firm


def _owner(row: tuple[Word, ...], at: int) -> tuple[int, str, bool] | None:
    """A country or its people at an index: how many words, its code, and whether possessive."""
    for size in (3, 2, 1):
        text = " ".join(w.text for w in row[at : at + size])
        cased = _cased(text)
        for form in (cased, cased.removesuffix("'s"), cased.removesuffix("s")):
            code = demonyms.names().get(form) or demonyms.people().get(form)
            if code is not None:
                return size, code, form != cased
    return None


def _name(sentence: Sentence, first: int, last: int, owner: str | None) -> Name | None:
    if first >= last:
        return None
    row = sentence.words[first:last]
    text = " ".join(w.text for w in row)
    if row[-1].text in words("no_party_ends"):
        return None
    if row[-1].text.endswith("-based") or (len(row) == 1 and text in words("organization_tails")):
        return None
    if text in phrases("not_parties") or "XXXX" in text or cities.known(text):
        return None
    tail = any(_cased(w.text) in words("organization_tails") for w in row)
    if len(row) > 1 and text.isupper() and not (_is_legal(row[-1]) or _is_body(row)):
        return None
    legal = _is_legal(row[-1]) or row[0].low in words("leading_forms")
    if len(text) < 2:
        return None
    return Name(sentence, first, last, legal and len(row) > 1, tail, owner)


def _is_body(row: tuple[Word, ...]) -> bool:
    """Whether a run of capitals ends as organizations do: ``SPECIAL WORKS ORGANIZATION``."""
    return _cased(row[-1].text) in words("organization_heads")


def without_form(name: str) -> str:
    """A name without its legal form, before or after it."""
    parts = name.replace("«", " ").replace("»", " ").split()
    while parts and (parts[0].casefold() in words("leading_forms")):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].casefold() in words("legal_forms"):
        parts = parts[:-1]
    return " ".join(parts)


@cache
def common_first_words() -> frozenset[str]:
    """First words that are no name of their own: ``Ministry``, ``Iranian``, ``Al``."""
    people = frozenset(demonyms.people()) | frozenset(demonyms.names())
    return words("organization_heads") | words("organization_tails") | words("openers") | people
