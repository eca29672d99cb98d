"""A telegram as a Message: the reading, its checks, its anomalies."""

from catchall.intake import damage, lots, rolling, spelling
from catchall.intake.draft import Draft, merged
from catchall.intake.source import Decoded
from catchall.intake.telegram import anomalies, checks, identity, reading
from catchall.intake.telegram.reading import Telegram
from catchall.model.header import Header
from catchall.model.marking import MarkingReading
from catchall.model.message import Message


def build(
    draft: Draft,
    decoded: Decoded,
    profile: str,
    scores: dict[str, float],
    banner: MarkingReading | None = None,
) -> Message:
    """Read a draft as a telegram, or as text that may hold parts of one.

    Args:
        draft: the text and what is found in it.
        decoded: the file.
        profile: the name of the form.
        scores: the scores of all forms.
        banner: a marking that stands for the whole of a plain text.
    """
    telegram = reading.read(draft, banner)
    exercise = identity.read_exercise(draft, draft.text)
    anomalies.repaired_wrapper(draft, telegram)
    portions = tuple(telegram.portions)
    line = telegram.header.classification
    stated = line.value if line else banner.canonical_banner if banner else None
    rollup = rolling.roll_up(portions, stated)
    done = checks.run(
        telegram.wrapper,
        telegram.transmission,
        telegram.header,
        rollup,
        tuple(telegram.sections),
    )
    done += [checks.numbering(portions), checks.cross_references(telegram.referred, portions)]
    done += lots.checks(draft.text)
    if telegram.header.sender is None and telegram.header.message_id is None:
        draft.anomalies = [a for a in draft.anomalies if a.code != "signature-missing"]
    if profile != "free-text":
        anomalies.report(draft, telegram, rollup)
        anomalies.report_checks(draft, telegram, done)
    spelling.report(draft)
    damage.report(draft, telegram.found.breaks)
    return Message(
        id=_id(telegram, decoded),
        source=decoded.file,
        text=decoded.text,
        profile=profile,
        profile_scores=scores,
        exercise=exercise is not None,
        header=Header(
            wrapper=telegram.wrapper,
            transmission=telegram.transmission,
            telegram=telegram.header,
            exercise=exercise,
            banner=banner,
            sections=tuple(telegram.sections),
            pages=tuple(telegram.found.pages),
        ),
        portions=portions,
        nested=tuple(telegram.nested),
        segments=draft.segments(),
        rollup=rollup,
        checks=tuple(done),
        anomalies=merged(draft.anomalies),
        repairs_off=tuple(sorted(draft.repairs_off)),
    )


def _id(telegram: Telegram, decoded: Decoded) -> str:
    number = telegram.header.message_id
    if number is not None and number.canonical is not None:
        return number.canonical
    return f"sha256:{decoded.file.sha256}"
