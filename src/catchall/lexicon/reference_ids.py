"""Reference ids of telegrams: one canonical form for every damaged spelling.

The form is two figures of the year, the post without blanks, and the number without leading
zeros: ``09STATE124128``. The corruptions are those that archives show: letters lost or
changed, section counters and captions taken for a post, a second serial glued on, the year
doubled, the year written before or behind.
"""

import re

from catchall.lexicon import posts

_COUNTER = re.compile(r"SECTION ?\d{1,2} ?OF ?\d{1,2} ?")
_PREFIX = re.compile(
    r"(?:EFTO|NOFORN|SIPDIS|LIMDIS|EXDIS|NODIS|AMEMBASSY|AMEMB|AMCONSUL|AMCONGEN|USMISSION|"
    r"UNCLAS|CONFIDENTIAL|SECRET) ?"
)
_SECOND = re.compile(r" ?(?:TOSEC|SECTO|TODEP|DEPTO|CODEL) ?\d+\Z")
_ID = re.compile(
    r"(?:(?P<before>(?:19|20)?\d{2}) ?)?(?P<post>[A-Z][A-Z .'-]{1,30}?) ?(?P<serial>[\dO]{1,9})"
    r"(?: ?\(?(?P<after>(?:19|20)?\d{2})\))?\Z"
)
_LONGEST = 80


def canonical(text: str, *, year: int | None = None) -> str | None:
    """The canonical id that a spelling means.

    Args:
        text: the id as written, with or without blanks, year before or behind.
        year: the year of the message that refers, for an id that states none.

    Returns:
        The id, or null where the text is no id or its year is unknown.
    """
    plain = " ".join(text.upper().split())
    if not plain or len(plain) > _LONGEST:
        return None
    plain = _SECOND.sub("", _year_once(plain))
    lead = re.match(r"(?:(?:19|20)?\d{2} ?)?", plain)
    start = lead.end() if lead else 0
    plain = plain[:start] + strip_prefixes(plain[start:])
    found = _ID.match(plain)
    if found is None:
        return None
    stated = found["before"] or found["after"]
    known = stated[-2:] if stated else f"{year % 100:02}" if year is not None else None
    serial = int(found["serial"].replace("O", "0"))
    return f"{known}{post(found['post'])}{serial}" if known else None


def strip_prefixes(text: str) -> str:
    """An id or a post without section counters and captions before it."""
    while found := _COUNTER.match(text) or _PREFIX.match(text):
        if found.end() >= len(text) or not text[found.end()].isalpha():
            break
        text = text[found.end() :]
    return text


def post(name: str) -> str:
    """The letters of the post that a spelling means."""
    plain = name.strip(" .")
    known = posts.find(plain)
    better = known.name if known else posts.repair(plain)
    return re.sub(r"[^A-Z]", "", better or plain)


def _year_once(text: str) -> str:
    """An id whose year is written twice."""
    return text[2:] if re.match(r"(\d{2})\1[A-Z]", text) else text
