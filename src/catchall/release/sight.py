"""What a reader can see of a message's evidence, and what that evidence says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from catchall.lexicon import countries
from catchall.model import Evidence, Message, PartialDate, Reader, Tip
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


@dataclass(frozen=True)
class Sight:
    """The readable portions of one message, with their words."""

    texts: dict[str, str]
    """Folded own words of each readable portion, by its id."""
    header: bool
    whole: bool = False
    """Whether nothing at all is refused."""
    dates: frozenset[str] = frozenset()
    """Dates whose mention can be seen."""
    places: frozenset[tuple[str, str]] = frozenset()
    """Countries named in a portion: its id and the country."""

    @classmethod
    def of(cls, message: Message, reader: Reader, tip: Tip | None = None) -> "Sight":
        """What a reader sees of a message; with its tip, the dates and countries named there."""
        seen = visible(message, reader)
        sight = cls(
            {one.id: folded(one.text) for one in seen.portions},
            seen.header,
            seen.header and not seen.refused,
        )
        if tip is None:
            return sight
        return replace(
            sight,
            dates=frozenset(
                date.value.value for date in tip.dates if sight.evidence(date.evidence)
            ),
            places=frozenset(
                (str(one.portion), mention.value)
                for mention in tip.mentions
                if mention.kind == "country"
                for one in sight.evidence(mention.evidence)
            ),
        )

    def sees(self, evidence: Evidence) -> bool:
        """Whether a place can be seen: its words stand in a readable portion's own words."""
        if evidence.portion is None:
            return self.header
        return folded(evidence.quote) in self.texts.get(evidence.portion, "")

    def evidence(self, stated: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The places that can be seen."""
        return tuple(one for one in stated if self.sees(one))

    def country(self, code: str | None, shown: Iterable[Evidence]) -> str | None:
        """A country where a portion of the evidence names it."""
        if code is None:
            return None
        name = folded(countries.name(code))
        for one in shown:
            portion = one.portion or ""
            if (portion, code) in self.places or name in self.texts.get(portion, ""):
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
