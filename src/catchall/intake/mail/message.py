"""A mail as a Message: the reading, its checks, its anomalies."""

from catchall.intake import damage, marks, rolling, spelling
from catchall.intake.draft import Draft, merged
from catchall.intake.mail import reading
from catchall.intake.mail.reading import Mail
from catchall.intake.source import Decoded
from catchall.intake.telegram import checks, identity
from catchall.model.evidence import Span
from catchall.model.header import Header
from catchall.model.message import Message, RollUp


def build(draft: Draft, decoded: Decoded, body: Span | None, scores: dict[str, float]) -> Message:
    """Read a draft as a mail; ``body`` is where its readable text stands, if known."""
    mail = reading.read(draft, body)
    exercise = identity.read_exercise(draft, draft.text)
    portions = tuple(mail.portions)
    label = reading.stated(mail.header)
    rollup = rolling.roll_up(portions, label.canonical_banner if label else None)
    done = [*mail.checks, checks.highest(rollup)]
    _above(draft, mail, rollup)
    spelling.report(draft)
    damage.report(draft, [])
    return Message(
        id=_id(mail, decoded),
        source=decoded.file,
        text=decoded.text,
        profile="mail",
        profile_scores=scores,
        exercise=exercise is not None,
        header=Header(mail=mail.header, exercise=exercise, banner=label),
        portions=portions,
        nested=tuple(mail.nested),
        segments=draft.segments(),
        rollup=rollup,
        checks=tuple(done),
        anomalies=merged(draft.anomalies),
        repairs_off=tuple(sorted(draft.repairs_off)),
    )


def _id(mail: Mail, decoded: Decoded) -> str:
    known = mail.header.message_id
    return f"mail:{known.value}" if known else f"sha256:{decoded.file.sha256}"


def _above(draft: Draft, mail: Mail, rollup: RollUp | None) -> None:
    """The first portion whose label is stricter than the one of the whole mail."""
    if rollup is None or rollup.agrees is not False:
        return
    top = rollup.overall.marking
    for portion in mail.portions:
        reading_ = portion.marking
        if reading_ is None or portion.marking_span is None:
            continue
        same = reading_.marking.recipients == top.recipients
        if same and marks.rank(reading_) == marks.rank(rollup.overall):
            draft.note(
                "portion-above-message", portion.marking_span, reading=reading_.canonical_banner
            )
            return
