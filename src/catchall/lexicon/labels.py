"""Labels: what the word before a colon says of the words after it.

One table for the fields of forms and for the lines "Label: value" of memos, customs reports and
mails. A field is a role of a party (``end_user``), a part of the goods (``description``,
``model``), or what a line is about (``value``, ``destination``, ``deadline``).
"""

import csv
import re
from functools import cache
from importlib.resources import files

_SEPARATORS = re.compile(r"[\s_-]+")
_BRACKET = re.compile(r" ?\([^()]{0,40}\)")
_NUMBER = re.compile(r" ?(?:#|nr|no|number)?\.? ?\d{1,3}\Z")
_OF_RECORD = re.compile(r" (?:of record|name|details|information)\Z")
_QUALIFIER = re.compile(
    r"(?:foreign|declared|stated|proposed|actual|final|named|listed|potential|suspected|total|"
    r"requested|intended|alleged|original|our|the) "
)
_OF_PARTY = re.compile(r"(?P<party>.{3,30}?)(?:'s|s')? (?:country|address|location)\Z")


@cache
def _rows() -> dict[str, str]:
    text = files("catchall.lexicon").joinpath("tables/labels.csv").read_text(encoding="utf-8")
    return {row["label"]: row["field"] for row in csv.DictReader(text.splitlines())}


def field(label: str) -> str | None:
    """The field that a label names; null where the table has none.

    ``Buyer's country`` is ``purchaser.country``; ``Line 2`` is what ``line`` is.
    """
    plain = _SEPARATORS.sub(" ", label.replace("’", "'").strip().casefold()).rstrip(". ")
    bare = _OF_RECORD.sub("", _BRACKET.sub("", plain))
    for form in (plain, bare, _NUMBER.sub("", bare), _QUALIFIER.sub("", bare, count=1)):
        known = _rows().get(form)
        if known is not None:
            return known
    owner = _OF_PARTY.match(plain)
    known = _rows().get(owner["party"]) if owner else None
    return f"{known}.country" if known else None
