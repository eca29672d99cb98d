"""Reading: bytes of any message to a Message, by the profile that fits best."""

from catchall.intake import damage, profiles, rolling, source, spelling
from catchall.intake.draft import Draft, merged
from catchall.intake.source import Decoded
from catchall.intake.telegram import anomalies, checks, identity
from catchall.intake.telegram import reading as telegram_reading
from catchall.intake.telegram.reading import Telegram
from catchall.model.header import Header
from catchall.model.message import Message


def read_message(data: bytes, *, name: str, repairs_off: frozenset[str] = frozenset()) -> Message:
    """Read a message of any form.

    Args:
        data: the bytes of the file.
        name: what the caller calls the file; it stands in errors and in the message.
        repairs_off: names of repair rules that must not act.

    Returns:
        The message: raw text, segments that tile it, header, portions, checks, anomalies.

    Raises:
        MessageError: the file is empty, binary, too large, or has no words.
    """
    decoded = source.decode(data, name=name)
    draft = Draft(decoded.text, repairs_off)
    scores = profiles.score(decoded.text)
    profile = profiles.choose(decoded.text, scores)
    return _telegram(draft, decoded, profile, scores)


def _telegram(draft: Draft, decoded: Decoded, profile: str, scores: dict[str, float]) -> Message:
    telegram = telegram_reading.read(draft)
    exercise = identity.read_exercise(draft, draft.text)
    anomalies.repaired_wrapper(draft, telegram)
    portions = tuple(telegram.portions)
    line = telegram.header.classification
    rollup = rolling.roll_up(portions, line.value if line else None)
    done = checks.run(
        telegram.wrapper,
        telegram.transmission,
        telegram.header,
        rollup,
        tuple(telegram.sections),
    )
    done += [checks.numbering(portions), checks.cross_references(telegram.referred, portions)]
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
