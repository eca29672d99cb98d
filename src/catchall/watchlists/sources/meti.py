"""Japan: METI and MOFA designations as text taken from the official announcements.

An entry is a number, the name in Japanese with its aliases in ``（別称、…及び…）``, the name
in Latin letters with its aliases in lines that start with a dash, and ``所在地：`` (address).
"""

import re
from collections.abc import Iterator, Sequence

from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft

_GLUED = re.compile(r"(?<=[A-Za-z.,)])([0-9０-９]{1,4}) ?(?=[\u3040-\u9fff])")
_START = re.compile(r"([0-9０-９]{1,4})[ \u3000]*(?=\S*[\u3040-\u9fff])(.+)")
_ALSO = re.compile(r"（別称[、,](.*)）")
_KNOWN_AS = re.compile(r",? a\.k\.a\.?,?(.*)$", re.IGNORECASE)
_BEFORE_LATIN = re.compile(r"[\u3040-\u9fff\uff00-\uffef」）](?=[A-Z][A-Za-z]+ [A-Z(])")
_BLOCK = 80
"""Lines of the longest entry; more is no entry."""


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    start, block = 0, list[str]()
    for number, line in enumerate(_GLUED.sub(r"\n\1 ", text).split("\n"), start=1):
        if _START.match(line.strip()):
            yield start, block
            start, block = number, []
        if len(block) < _BLOCK:
            block.append(line.strip())
    yield start, block


def _japanese(text: str) -> list[str]:
    also = _ALSO.search(text)
    others = re.split(r"、|及び", also.group(1)) if also else []
    return [_ALSO.sub("", text).strip(), *(other.strip() for other in others)]


def _latin(lines: Sequence[str]) -> list[str]:
    names, current = list[str](), ""
    for line in lines:
        if line[:1] in "-\u2014\u2013\u2010":
            names.append(current)
            current = line[1:]
        else:
            current = f"{current} {line}".strip()
    names.append(current)
    cleaned = (re.sub(r"(; and|;|, and)$", "", _KNOWN_AS.sub("", name).strip()) for name in names)
    return [name.strip(" ;.") for name in cleaned if name.strip(" ;.")]


def _draft(block: Sequence[str], number: int) -> Draft | None:
    found = _START.match(block[0]) if block else None
    at = next((i for i, line in enumerate(block) if line.startswith("所在地")), None)
    if found is None or at is None:
        return None
    head = [found.group(2), *block[1:at]]
    latin_at = next((i for i, line in enumerate(head) if line[:1].isascii() and i > 0), len(head))
    latin = _latin(head[latin_at:])
    glued = _BEFORE_LATIN.search(head[latin_at - 1]) if latin_at == 1 else None
    if glued:  # the two names stand on one line
        latin = _latin([head[0][glued.end() :], *head[1:]])
        head[0] = head[0][: glued.end()]
    japanese = _japanese("".join(head[:latin_at]))
    names = [*latin, *japanese]
    address = " ".join(block[at:]).partition("：")[2]
    country = address.rstrip(" .").rpartition(",")[2]
    return Draft(
        number=str(number),
        name=names[0],
        schema="Organization",
        aliases=names[1:],
        countries=[country],
        addresses=address.split("; and "),
        topics=("export.control",),
    )


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("jp_meti", "Japan: organizations under export prohibition")
    for source in files:
        for line, block in _entries(source.text):
            draft = _draft(block, len(reading.entities) + 1)
            if draft is not None:
                reading.add(draft, source.name, line)
    return reading


FORMAT = Format(
    "METI text",
    lambda source: "禁止措置" in "".join(source.head[:4]) and "所在地" in source.text,
    _read,
)
