"""Plain text: pasted words, documents; cut at the markings that stand alone on a line."""

from catchall.intake import damage, lines, marks, rolling, spelling
from catchall.intake.draft import Draft, merged
from catchall.intake.mail import reading as mail_reading
from catchall.intake.source import Decoded
from catchall.intake.telegram import identity
from catchall.intake.telegram import message as telegram_message
from catchall.model.header import Header
from catchall.model.marking import MarkingReading
from catchall.model.message import Message


def build(draft: Draft, decoded: Decoded, profile: str, scores: dict[str, float]) -> Message:
    """Read a draft that has no known form.

    One marking at its head, repeated or not, is the banner of the whole; markings that
    differ cut the text into portions; without any it is handled as system-high.
    """
    labels = _labels(draft)
    kinds = {label.canonical_banner for label, _ in labels}
    if len(kinds) > 1 or (labels and not labels[0][1]):
        return _cut(draft, decoded, profile, scores)
    banner = labels[0][0] if labels else None
    return telegram_message.build(draft, decoded, profile, scores, banner)


def _labels(draft: Draft) -> list[tuple[MarkingReading, bool]]:
    """Markings alone on a line, each with whether it is the first line of all."""
    found: list[tuple[MarkingReading, bool]] = []
    first = True
    for line in lines.split(draft.text):
        if line.blank:
            continue
        reading = marks.alone_on_line(line.text)
        if reading is not None:
            found.append((reading, first))
        first = False
    return found


def _cut(draft: Draft, decoded: Decoded, profile: str, scores: dict[str, float]) -> Message:
    portions = tuple(mail_reading.read_text(draft))
    exercise = identity.read_exercise(draft, draft.text)
    spelling.report(draft)
    damage.report(draft, [])
    return Message(
        id=f"sha256:{decoded.file.sha256}",
        source=decoded.file,
        text=decoded.text,
        profile=profile,
        profile_scores=scores,
        exercise=exercise is not None,
        header=Header(exercise=exercise),
        portions=portions,
        segments=draft.segments(),
        rollup=rolling.roll_up(portions, None),
        anomalies=merged(draft.anomalies),
        repairs_off=tuple(sorted(draft.repairs_off)),
    )
