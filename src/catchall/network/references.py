"""Reference numbers in one form: messages, licenses and cases that two records share."""

import re

_MESSAGE = re.compile(r"(\d{2})?([A-Z]{3,24})0*(\d{1,7})")
"""The canonical form of a telegram's number: year, post, serial."""


def plain(reference: str) -> str:
    """Capitals and digits only: ``09 STATE 50260`` and ``09STATE50260`` are one."""
    return "".join(c for c in reference.upper() if c.isalnum())


def shared(left: str, right: str) -> str | None:
    """Why two references are the same; null where they are two.

    A message number without its year matches one with it, and the reason says so.
    """
    one, other = plain(left), plain(right)
    if not one:
        return None
    if one == other:
        return f"reference {left} is equal"
    first, second = _MESSAGE.fullmatch(one), _MESSAGE.fullmatch(other)
    if first is None or second is None or first.groups()[1:] != second.groups()[1:]:
        return None
    if first.group(1) is None or second.group(1) is None:
        return f"references {left} and {right} agree, save that one does not state its year"
    return None
