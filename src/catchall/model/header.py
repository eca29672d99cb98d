"""Header: the typed fields that a message carries outside its paragraphs."""

from catchall.model.base import CountryCode, Value
from catchall.model.evidence import Span
from catchall.model.marking import MarkingReading


class Text(Value):
    """A field of one text: what stands in the file, and the reading after repair."""

    value: str
    raw: str
    span: Span


class DateField(Text):
    """A date or a moment: ISO 8601 value, and how much of it is known."""

    precision: str = "day"
    """``day``, ``minute`` …"""


class Wrapper(Value):
    """The lines that an archive puts before a telegram."""

    reference_id: Text
    created: DateField | None = None
    classification: Text | None = None
    origin: Text | None = None


class StartOfMessage(Value):
    """The VZCZC line: prosign, channel and channel serial."""

    raw: str
    prosign: str
    channel: str
    channel_serial: str
    span: Span


class Station(Value):
    """A routing indicator of ACP 117, and its station where the table names it."""

    routing_indicator: str
    name: str | None


class CallingLine(Value):
    """The DE line: who sends, with station serial, day of the year and file time."""

    raw: str
    routing_indicator: str
    name: str | None
    station_serial: str
    section: int | None = None
    julian_day: int
    file_time: str
    value: str | None
    """The moment of filing, where the year is known from the date-time group."""
    span: Span


class Transmission(Value):
    """The lines of the network: call, calling station, security line, date-time group."""

    start_of_message: StartOfMessage | None = None
    precedence_prosign: Text | None = None
    called: tuple[Station, ...] = ()
    calling: CallingLine | None = None
    security_line: Text | None = None
    action_precedence: str | None = None
    info_precedence: str | None = None
    dtg: DateField | None = None


class MessageNumber(Value):
    """Post and serial of a telegram: ``STATE 124128``."""

    value: str
    canonical: str | None
    """Two figures of the year, post without blanks, serial: ``09STATE124128``."""
    origin_post: str
    serial: int
    read_from: str = "classification line"
    year_from: str = "date-time group"
    span: Span


class Section(Value):
    """One section of a telegram sent in several."""

    raw: str
    number: int
    of: int
    span: Span
    header_span: Span | None = None
    """The header that is repeated where the section begins."""


class Page(Value):
    """A page line of a printed telegram."""

    raw: str
    page: int
    section: int | None = None
    span: Span


class Addressee(Value):
    """An address of the TO or INFO list."""

    value: str
    kind: str = "post"
    """``post``, ``collective``, ``agency``."""
    routing_indicator: str | None = None
    post: str | None = None
    country: CountryCode | None = None
    precedence: str | None = None
    message_continuity_number: str | None = None
    """Four figures; ``0000`` is a blank, not a number."""
    excluded: tuple[str, ...] = ()
    """Posts named after XMT, to which the collective was not sent."""
    span: Span


class ClassificationLine(Value):
    """The spelled-out classification, and which other lines say the same."""

    value: str
    raw: str
    span: Span
    agrees_with: tuple[str, ...] = ()


class Caption(Value):
    """A distribution caption, such as SIPDIS, NODIS or LIMDIS."""

    value: str
    meaning: str | None = None
    span: Span


class Authority(Value):
    """The executive order under which the message is classified."""

    executive_order: str
    raw: str
    span: Span


class Declassify(Value):
    """When the classification ends: a date, an event, an exemption or a schedule."""

    raw: str
    kind: str
    """``date``, ``event``, ``exemption``, ``legacy``, ``none``."""
    value: str | None = None
    code: str | None = None
    officer: str | None = None
    origin_code: str | None = None
    years_after_dtg: int | None = None
    span: Span


class Tag(Value):
    """A TAGS code; geographic codes are those of the Department, not of ISO."""

    tag: str
    kind: str
    """``subject``, ``program``, ``organization``, ``geo``, ``person``, ``unknown``."""
    meaning: str | None = None
    country: CountryCode | None = None
    span: Span


class Subject(Value):
    """The subject line; a mark before it makes it a portion of its own."""

    value: str
    raw: str
    marking: str | None = None
    prefix: str | None = None
    """``Re`` or ``Fwd`` of a mail."""
    span: Span


class Reference(Value):
    """An earlier message or contact that the message refers to."""

    letter: str | None
    raw: str
    kind: str
    """``cable``, ``e-mail``, ``telcon``, ``fax``, ``memo``, ``report``, ``meeting``, ``web`` …"""
    canonical: str | None
    year_inferred: bool | None = None
    date: str | None = None
    note: str | None = None
    span: Span


class ClassifiedBy(Value):
    """Who classified it, and for which reasons of section 1.4 (or 1.5) of the order."""

    raw: str
    office: str | None = None
    title: str | None = None
    name: str | None = None
    reasons: tuple[str, ...] = ()
    reason_meanings: dict[str, str | None] = {}
    span: Span


class OfficeDistribution(Value):
    """Office lines of the 1970s: internal copies, not addressees."""

    origin: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    total: str | None = None
    disposition: str | None = None
    span: Span


class DashesLine(Value):
    """The line of dashes with file number and time of the 1970s."""

    file_number: str
    time: str
    trailer: str | None = None
    span: Span


class TelegramHeader(Value):
    """The fields of the message itself, from FM to the signature."""

    message_id: MessageNumber | None = None
    second_id: Text | None = None
    section: Section | None = None
    sender: Text | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    classification: ClassificationLine | None = None
    captions: tuple[Caption, ...] = ()
    passing_instructions: tuple[Text, ...] = ()
    authority: Authority | None = None
    declassify: Declassify | None = None
    tags: tuple[Tag, ...] = ()
    tags_span: Span | None = None
    subject: Subject | None = None
    references: tuple[Reference, ...] = ()
    classified_by: ClassifiedBy | None = None
    signature: Text | None = None
    office_distribution: OfficeDistribution | None = None
    drafted_by: Text | None = None
    approved_by: Text | None = None
    cleared_by: tuple[Text, ...] = ()
    dashes_line: DashesLine | None = None


class Mailbox(Value):
    """A name and address of a mail header."""

    name: str | None
    address: str
    span: Span | None = None


class MailHeader(Value):
    """The header of a mail (RFC 5322)."""

    sender: Mailbox | None = None
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    date: DateField | None = None
    subject: Subject | None = None
    message_id: Text | None = None


class Header(Value):
    """All that stands outside the paragraphs; what a form lacks is null."""

    wrapper: Wrapper | None = None
    transmission: Transmission | None = None
    telegram: TelegramHeader | None = None
    mail: MailHeader | None = None
    form: dict[str, str] = {}
    """Fields of a structured tip form that are not facts of the case."""
    exercise: Text | None = None
    banner: MarkingReading | None = None
    """A marking that stands for the whole text, where the form is not a telegram."""
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
