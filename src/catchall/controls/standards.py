"""Test standards: one spelling for ``ISO 230/2 (1988)`` and ``ISO 230-2:1988``."""

import re
from functools import lru_cache

_FORM = re.compile(
    r"(?P<body>[A-Z]{2,6}) ?(?P<number>[0-9]{1,6}(?:[-/ ][0-9]{1,3})?)"
    r"(?: ?: ?| ?\( ?| )?(?P<edition>(?:19|20)[0-9]{2})?\)?"
)


@lru_cache(maxsize=512)
def canonical(standard: str) -> str:
    """``BODY number-part:edition`` where the words can be read so, else the words in capitals."""
    plain = " ".join(standard.split()).upper()[:60]
    found = _FORM.fullmatch(plain)
    if found is None:
        return plain
    number = found["number"].replace("/", "-").replace(" ", "-")
    edition = f":{found['edition']}" if found["edition"] else ""
    return f"{found['body']} {number}{edition}"


def same(stated: str, required: str) -> bool:
    """Whether two spellings name the same standard in the same edition."""
    return canonical(stated) == canonical(required)
