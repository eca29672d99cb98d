"""Message: what came in, read but unchanged."""

from catchall.model.base import Sha256, Value
from catchall.model.evidence import Span
from catchall.model.header import Header, MailHeader, TelegramHeader, Transmission
from catchall.model.marking import MarkingReading


class SourceFile(Value):
    """The bytes as they came."""

    file: str
    sha256: Sha256
    bytes: int
    chars: int
    encoding: str
    lines: int


class Segment(Value):
    """A stretch of the text and what claims it; end to end, segments equal the whole text."""

    kind: str
    """What it is: ``wrapper.reference_id``, ``paragraph``, ``blank``, ``unparsed`` …"""
    span: Span


class Anomaly(Value):
    """Something that is not as the form wants it, and the reading that was chosen.

    ``repaired`` says that a named repair rule acted on it; the raw text never changes.
    """

    code: str
    where: tuple[Span, ...] = ()
    text: str = ""
    reading: str | None = None
    why: str = ""
    repaired: bool = False
    level: str = "parser"


class Check(Value):
    """A consistency check between parts of a message."""

    id: str
    check: str
    result: bool | None
    """Null where a part that it needs is missing."""
    detail: str = ""


class Point(Value):
    """A numbered point of a block of talking points."""

    n: int
    span: Span


class Portion(Value):
    """A paragraph or a block with its own marking."""

    id: str
    number: int | None = None
    number_stated: int | None = None
    """The number in the text, where the reading differs from it."""
    kind: str
    parent: str | None = None
    message: str | None = None
    """Id of the nested message it belongs to, where there is one."""
    span: Span
    text_spans: tuple[Span, ...] = ()
    """The stretches of its own words: without children, marks, page lines and interruptions."""
    marking: MarkingReading | None
    marking_span: Span | None = None
    inherited: bool = False
    """True where the marking was taken from the message, not from the portion."""
    inherited_from: str | None = None
    interruptions: tuple[Span, ...] = ()
    """Page lines or a repeated header inside it; they belong to no portion."""
    opens_with: Span | None = None
    closes_with: Span | None = None
    points: tuple[Point, ...] = ()
    contains: tuple[str, ...] = ()


class Nested(Value):
    """A message quoted inside another; its paragraphs are portions with its id."""

    id: str
    kind: str
    """``quoted telegram``, ``forwarded mail``."""
    opens_with: Span
    closes_with: Span | None = None
    span: Span
    parent: str | None = None
    interruptions: tuple[Span, ...] = ()
    transmission: Transmission | None = None
    telegram: TelegramHeader | None = None
    mail: MailHeader | None = None
    portions: tuple[str, ...] = ()


class RollUp(Value):
    """The highest classification of the portions, and the strict roll-up of the public rules."""

    overall: MarkingReading
    """The highest marking; of TLP portions, the strictest label."""
    strict: MarkingReading
    stated: str | None
    agrees: bool | None


class Message(Value):
    """A message: raw text, segments that tile it, header fields, portions, checks, anomalies."""

    id: str
    """Canonical reference id where there is one, else ``sha256:`` and the hash."""
    source: SourceFile
    text: str
    """The decoded text, without newline translation; all offsets point into it."""
    profile: str
    profile_scores: dict[str, float] = {}
    exercise: bool = False
    header: Header = Header()
    portions: tuple[Portion, ...] = ()
    nested: tuple[Nested, ...] = ()
    attachments: tuple["Message", ...] = ()
    """Attached files, each read as a message of its own."""
    segments: tuple[Segment, ...] = ()
    rollup: RollUp | None = None
    checks: tuple[Check, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    repairs_off: tuple[str, ...] = ()

    def portion(self, portion_id: str) -> Portion:
        """The portion of that id; raises KeyError where there is none."""
        for portion in self.portions:
            if portion.id == portion_id:
                return portion
        raise KeyError(portion_id)
