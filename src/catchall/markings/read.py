"""Read a marking, leniently: what is not standard is named, never dropped in silence."""

from catchall.errors import MarkingError
from catchall.markings.read_us import read_us
from catchall.markings.render import format_banner, format_portion
from catchall.markings.scheme import Scheme, label_schemes
from catchall.model import Level, Marking, MarkingReading

_LONGEST = 400
"""Characters; nobody writes a longer mark, and a hostile one costs nothing."""


def read_portion(text: str) -> MarkingReading:
    """Read a portion mark, such as ``(S//REL TO USA, KOR)``; raises MarkingError."""
    return read(text)


def read_banner(text: str) -> MarkingReading:
    """Read a banner or classification line, such as ``S E C R E T``; raises MarkingError."""
    return read(text)


def read(text: str) -> MarkingReading:
    """Read a marking in portion or banner form.

    Args:
        text: the mark alone, with or without its brackets.

    Returns:
        The parts, both canonical forms, and one defect for each departure from the form.
        An unknown release code stays in the list and releases to nobody; an unknown
        control stays as an opaque one, which is always denied.

    Raises:
        MarkingError: there is no level or label in it that could be read.
    """
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST:
        raise MarkingError("no marking can be read", place=plain[:40] or None)
    for rules in label_schemes():
        found = _read_label(text, plain, rules)
        if found is not None:
            return found
    marking, defects, stated = read_us(plain)
    return MarkingReading(
        raw=text,
        marking=marking,
        canonical_portion=format_portion(marking),
        canonical_banner=format_banner(marking),
        defects=defects,
        rel_to_stated=stated,
    )


def _read_label(raw: str, plain: str, rules: Scheme) -> MarkingReading | None:
    bare = plain.strip("()[] ").upper()
    prefix = rules.prefix or ""
    if not bare.startswith(prefix):
        return None
    word = bare.removeprefix(prefix)
    if not word.startswith((":", " ", "-")):
        return None
    found = rules.level_words.get(word[1:].strip())
    if found is None:
        return None
    marking = Marking(scheme=rules.scheme, level=Level.UNCLASSIFIED, recipients=found.code)
    label = format_banner(marking)
    older = word[1:].strip() != found.code
    return MarkingReading(
        raw=raw,
        marking=marking,
        canonical_portion=label,
        canonical_banner=label,
        defects=(f"{word[1:].strip()} is another name of {found.code}",) if older else (),
    )
