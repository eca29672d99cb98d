"""What a reader can see of a message's evidence, and what that evidence says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from catchall.lexicon import countries, demonyms
from catchall.model import Custody, Evidence, Message, PartialDate, Reader, Tip
from catchall.release.filter import visible

_PLAIN_ID = re.compile(r"[a-z]{1,12}[-_.]?\d{1,4}\Z")
_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def folded(text: str) -> str:
    """Words for comparison: one blank between them, case folded."""
    return " ".join(text.split()).casefold()


@cache
def _named(code: str) -> re.Pattern[str]:
    """Whatever in a folded text names a country or its people."""
    tables = (demonyms.names(), demonyms.people())
    words = {word for table in tables for word, named in table.items() if named == code}
    either = "|".join(sorted(map(re.escape, map(folded, words | {countries.name(code)}))))
    return re.compile(rf"(?<!\w)(?:{either})s?(?!\w)")


@dataclass(frozen=True)
class Sight:
    """The readable portions of some messages, with their words, and what else is released."""

    texts: Mapping[tuple[str, str], str]
    """Folded own words of each readable portion, by its message's hash and its id."""
    headers: frozenset[str] = frozenset()
    """Messages whose header can be seen, by hash."""
    whole: bool = False
    """Whether nothing at all of the messages is refused."""
    released: frozenset[str] = frozenset()
    """Other sources that a person released to the reader."""
    dates: frozenset[str] = frozenset()
    """Dates whose mention can be seen."""
    places: frozenset[tuple[str, str, str]] = frozenset()
    """Countries named in a portion: the message's hash, the portion's id and the country."""

    @classmethod
    def of(
        cls,
        messages: Iterable[Message],
        reader: Reader,
        *,
        released: Iterable[str] = (),
        custody: Custody | None = None,
    ) -> "Sight":
        """What a reader sees of some messages, and the sources released by decision."""
        texts: dict[tuple[str, str], str] = {}
        headers: set[str] = set()
        whole = True
        for message in messages:
            seen = visible(message, reader, custody)
            key = f"sha256:{message.source.sha256}"
            texts |= {(key, one.id): folded(one.text) for one in seen.portions}
            headers |= {key} if seen.header else set()
            whole = whole and seen.header and not seen.refused
        return cls(texts, frozenset(headers), whole, frozenset(released))

    def with_tip(self, tip: Tip) -> "Sight":
        """The same sight, knowing the dates and countries that a tip found in the text."""
        return replace(
            self,
            dates=frozenset(one.value.value for one in tip.dates if self.evidence(one.evidence)),
            places=frozenset(
                (one.source, str(one.portion), mention.value)
                for mention in tip.mentions
                if mention.kind == "country"
                for one in self.evidence(mention.evidence)
            ),
        )

    def sees(self, evidence: Evidence) -> bool:
        """Whether a place can be seen: its words stand in a readable portion's own words."""
        if evidence.portion is None:
            return evidence.source in self.headers or evidence.source in self.released
        return folded(evidence.quote) in self.texts.get((evidence.source, evidence.portion), "")

    def evidence(self, stated: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The places that can be seen."""
        return tuple(one for one in stated if self.sees(one))

    def country(self, code: str | None, shown: Iterable[Evidence]) -> str | None:
        """A country where a portion of the evidence names it."""
        if code is None:
            return None
        named = _named(code)
        for one in shown:
            place = (one.source, one.portion or "")
            if (*place, code) in self.places or named.search(self.texts.get(place, "")):
                return code
        return None

    def when(self, date: PartialDate | None) -> PartialDate | None:
        """A date whose mention can be seen."""
        return date if date and date.value in self.dates else None

    def anywhere(self, words: str | None) -> str | None:
        """Words that stand in some readable portion."""
        found = words and any(folded(words) in text for text in self.texts.values())
        return words if found else None

    def ids(self, stated: Iterable[str], kind: str) -> dict[str, str]:
        """Ids to show: those without words or with visible ones stay, others are numbered."""
        return {
            one: one if _PLAIN_ID.match(one) or self.anywhere(one) else f"{kind}-{place}"
            for place, one in enumerate(stated, start=1)
        }


@dataclass(frozen=True)
class Said:
    """What the visible part of one fact's evidence says."""

    shown: tuple[Evidence, ...]
    whole: bool
    """Whether no evidence of the fact is hidden."""

    @classmethod
    def by(cls, sight: Sight, stated: tuple[Evidence, ...]) -> "Said":
        """The visible part of some evidence."""
        shown = sight.evidence(stated)
        return cls(shown, whole=len(shown) == len(stated))

    def has(self, words: str | None) -> bool:
        """Whether a visible quote holds these words."""
        return bool(words) and any(folded(str(words)) in folded(one.quote) for one in self.shown)

    def keep(self, words: str | None) -> str | None:
        """The words where a visible quote holds them."""
        return words if self.has(words) else None

    def first(self) -> str:
        """The first visible quote."""
        return self.shown[0].quote

    def counts(self, amount: Decimal | None) -> bool:
        """Whether a visible quote states a number, in figures or as a word up to twelve."""
        if amount is None:
            return False
        words = [f"{amount.normalize():f}", f"{amount.normalize():,f}"]
        if amount == int(amount) and 1 <= amount <= len(_NUMBERS):
            words.append(_NUMBERS[int(amount) - 1])
        quoted = " ".join(folded(one.quote) for one in self.shown)
        return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quoted) for word in words)
