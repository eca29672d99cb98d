"""What a reader may read of a message: the one filter that every output goes through."""

from catchall.markings import may_read
from catchall.model import (
    Custody,
    DenialReason,
    Level,
    Marking,
    Message,
    Portion,
    Reader,
    ReadingDecision,
    Span,
    Value,
)

_UNMARKED = ReadingDecision(
    allowed=False,
    reason=DenialReason.NO_RELEASE_DECISION,
    detail="it bears no marking that could be read: a person decides",
)


class VisiblePiece(Value):
    """A stretch of a portion's own words: a talking point with its number, or other text."""

    text: str
    point: int | None = None


class VisiblePortion(Value):
    """A portion that the reader may read, in its own words only."""

    id: str
    kind: str
    marking: Marking
    canonical: str
    pieces: tuple[VisiblePiece, ...]

    @property
    def text(self) -> str:
        """Its own words, exactly as they came, one piece after the other."""
        return "\n".join(piece.text for piece in self.pieces)


class Refusal(Value):
    """A portion that the reader may not read: its id and why, never its words."""

    portion: str
    reason: DenialReason
    detail: str

    def line(self) -> str:
        """The refusal as one line."""
        return f"{self.portion}: {self.reason.value} ({self.detail})"


class Visible(Value):
    """A message as one reader may see it."""

    reader: Reader
    header: bool
    """Whether what stands outside the portions may be seen; it is held at system-high."""
    portions: tuple[VisiblePortion, ...]
    refused: tuple[Refusal, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the portions that may be read."""
        return frozenset(portion.id for portion in self.portions)


def visible(message: Message, reader: Reader, custody: Custody | None = None) -> Visible:
    """The portions of a message that a reader may read, and why the others are refused.

    With ``custody``, what its holder received from others follows the third-party rule.
    """
    readable: list[VisiblePortion] = []
    refused: list[Refusal] = []
    for portion in sorted(message.portions, key=lambda one: (one.span.start, -one.span.end)):
        decision = _decide(portion, reader, custody)
        if decision.allowed and portion.marking is not None:
            readable.append(_show(message, portion, portion.marking.marking))
        else:
            reason = decision.reason or DenialReason.NO_RELEASE_DECISION
            refused.append(Refusal(portion=portion.id, reason=reason, detail=decision.detail))
    return Visible(
        reader=reader,
        header=_header(message, reader, custody),
        portions=tuple(readable),
        refused=tuple(refused),
    )


def _decide(portion: Portion, reader: Reader, custody: Custody | None) -> ReadingDecision:
    if portion.marking is None:
        return _UNMARKED
    return may_read(reader, portion.marking.marking, custody)


def _header(message: Message, reader: Reader, custody: Custody | None) -> bool:
    marking = _header_marking(message)
    return marking is not None and may_read(reader, marking, custody).allowed


def _header_marking(message: Message) -> Marking | None:
    """The covering note's label, else the highest classification without a release list."""
    first = next((portion.marking for portion in message.portions), None)
    if first is not None and first.marking.scheme != "us":
        return first.marking
    if message.rollup is None:
        return None
    overall = message.rollup.overall.marking
    return overall.model_copy(update={"rel_to": (), "eyes_only": (), "display_only": ()})


def _show(message: Message, portion: Portion, marking: Marking) -> VisiblePortion:
    pieces = (
        VisiblePiece(text=words, point=number)
        for span in portion.text_spans
        for number, words in _cut(message.text, span, portion)
        if words.strip()
    )
    canonical = portion.marking.canonical_portion if portion.marking else Level.UNCLASSIFIED.value
    return VisiblePortion(
        id=portion.id,
        kind=portion.kind,
        marking=marking,
        canonical=canonical,
        pieces=tuple(pieces),
    )


def _cut(text: str, span: Span, portion: Portion) -> list[tuple[int | None, str]]:
    """A stretch of own words, cut where numbered points begin and end."""
    pieces: list[tuple[int | None, str]] = []
    place = span.start
    for point in portion.points:
        start, end = max(point.span.start, span.start), min(point.span.end, span.end)
        if start >= end:
            continue
        pieces += [(None, text[place:start]), (point.n, text[start:end])]
        place = max(place, end)
    return [*pieces, (None, text[place : span.end])]
