"""Joining: the sections of one telegram, sent as several messages, read as one."""

from collections.abc import Sequence

from catchall.errors import MessageError
from catchall.intake.reading import read_message
from catchall.model.message import Message


def read_sections(files: Sequence[tuple[str, bytes]]) -> Message:
    """Read the sections of one telegram as one message, in the order of their numbers.

    Offsets point into the joined text; a section that is missing shows in the check
    ``sections`` of the result.

    Args:
        files: name and bytes of each section, in any order.

    Raises:
        MessageError: a file is no section, or they are of different telegrams.
    """
    parts = [(read_message(data, name=name), data) for name, data in files]
    if not parts:
        raise MessageError("there is no section", remedy="give the files of one telegram")
    numbers = [_number(message) for message, _ in parts]
    _require_one(parts)
    ordered = sorted(zip(numbers, parts, strict=True), key=lambda pair: pair[0])
    name = " + ".join(message.source.file for _, (message, _) in ordered)
    ends = [data if data.endswith(b"\n") else data + b"\n" for _, (_, data) in ordered]
    return read_message(b"".join(ends), name=name)


def _number(message: Message) -> int:
    header = message.header.telegram
    section = header.section if header else None
    if section is None:
        raise MessageError(
            "it is no section of a telegram",
            file=message.source.file,
            place="classification line",
            remedy="give files that say SECTION nn OF nn",
        )
    return section.number


def _require_one(parts: Sequence[tuple[Message, bytes]]) -> None:
    first = parts[0][0]
    for message, _ in parts[1:]:
        if message.id != first.id:
            raise MessageError(
                f"it is a section of {message.id}, not of {first.id}",
                file=message.source.file,
                remedy="give the sections of one telegram",
            )
