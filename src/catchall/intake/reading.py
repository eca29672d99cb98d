"""Reading: bytes of any message to a Message, by the profile that fits best."""

from dataclasses import dataclass

from catchall.errors import MessageError
from catchall.intake import containers, plain, profiles
from catchall.intake.draft import Draft
from catchall.intake.form import message as form_message
from catchall.intake.mail import message as mail_message
from catchall.intake.mail import parts
from catchall.intake.telegram import message as telegram_message
from catchall.model.evidence import Span
from catchall.model.marking import MarkingReading
from catchall.model.message import Anomaly, Message

_DEEPEST = 3
"""Attachments of attachments of attachments are not read."""


def read_message(data: bytes, *, name: str, repairs_off: frozenset[str] = frozenset()) -> Message:
    """Read a message of any form: telegram, mail, DOCX, PDF, tip form or plain text.

    Args:
        data: the bytes of the file.
        name: what the caller calls the file; it stands in errors and in the message.
        repairs_off: names of repair rules that must not act.

    Returns:
        The message: raw text, segments that tile it, header, portions, checks, anomalies.
        Of a DOCX or PDF the text is what stands in it; the hash is that of the file.

    Raises:
        MessageError: the file is empty, binary, too large, or has no words.
    """
    return _read(data, name, _Frame(repairs_off))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a file is read in: the repairs, its depth, and the marking of the mail around it."""

    repairs_off: frozenset[str]
    depth: int = 0
    above: tuple[MarkingReading, str] | None = None


def _read(data: bytes, name: str, frame: _Frame) -> Message:
    opened = containers.open_file(data, name=name)
    draft = Draft(opened.decoded.text, frame.repairs_off, frame.above)
    for problem in opened.problems:
        draft.note("part-unreadable", why=problem)
    scores = profiles.score(draft.text)
    profile = profiles.choose(draft.text, scores)
    if profile == "mail":
        return _mail(data, draft, opened, scores, frame)
    if profile == "form":
        form = form_message.build(draft, opened.decoded, scores)
        if form is not None:
            return form
        profile = "free-text"
    build = plain.build if profile == "free-text" else telegram_message.build
    return build(draft, opened.decoded, opened.profile(profile), scores)


def _mail(
    data: bytes,
    draft: Draft,
    opened: containers.Opened,
    scores: dict[str, float],
    frame: _Frame,
) -> Message:
    found = parts.split(data, draft.text) if opened.is_text else parts.Parts()
    for span in found.encoded:
        draft.claim("mail.part", span)
    message = mail_message.build(draft, opened.decoded, found.body, scores)
    cover = (message.rollup.overall, "covering mail") if message.rollup else frame.above
    inner = _Frame(frame.repairs_off, frame.depth + 1, cover)
    children, problems = _children(found, opened.decoded.file.file, inner)
    return message.model_copy(
        update={"attachments": children, "anomalies": (*message.anomalies, *problems)}
    )


def _children(
    found: parts.Parts, name: str, frame: _Frame
) -> tuple[tuple[Message, ...], tuple[Anomaly, ...]]:
    """Read every part as a message; one that cannot be read is reported and kept out."""
    children: list[Message] = []
    problems: list[Anomaly] = []
    for part in found.parts:
        where = f"{name}/{part.name}"
        try:
            if frame.depth > _DEEPEST:
                raise MessageError("attachments lie too deep", file=where)
            children.append(_read(part.data, where, frame))
        except MessageError as error:
            problems.append(_problem(error, part.span))
    return tuple(children), tuple(problems)


def _problem(error: MessageError, span: Span | None) -> Anomaly:
    return Anomaly(code="attachment-unreadable", where=(span,) if span else (), why=error.line())
