"""Draft: an entry as it is gathered from a list, before its words are put in order."""

import re
from dataclasses import dataclass, field

from catchall.model import ListedEntity
from catchall.watchlists.sources import terms

_INNER = re.compile(r"\(([^()]{2,120})\)")
_KNOWN_AS = re.compile(r"^(?:also |formerly |now )?(?:known as|[afn]\.?k\.?a\.?:?) ", re.IGNORECASE)


@dataclass
class Draft:
    """What a list says of one entry; lists may hold blanks and repetitions."""

    number: str
    name: str
    schema: str = "LegalEntity"
    aliases: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    topics: tuple[str, ...] = ("sanction",)
    remarks: str = ""

    def entity(self, code: str) -> ListedEntity:
        """The finished entry of the list of that code; raises ValueError without a name."""
        written = [part for text in [self.name, *self.aliases] for part in names_in(text)]
        if not written:
            raise ValueError("no name")
        return ListedEntity(
            id=f"{code}-{self.number}",
            list=code,
            schema_name=self.schema,
            name=written[0],
            aliases=terms.names(written[0], written[1:]),
            weak_aliases=terms.names(written[0], self.weak),
            countries=terms.country_codes(self.countries),
            addresses=terms.unique(self.addresses),
            birth_dates=terms.unique(filter(None, map(terms.partial_date, self.births))),
            identifiers=terms.unique(self.identifiers),
            programs=terms.unique(self.programs),
            topics=self.topics,
            remarks=" ".join(self.remarks.split()) or None,
        )


def names_in(text: str) -> tuple[str, ...]:
    """A written name, and the names in other scripts or under ``a.k.a.`` in its parentheses."""
    inner = [found.strip() for found in _INNER.findall(text)]
    other = [part for part in inner if not part.isascii() and not _has_latin(part)]
    known = [_KNOWN_AS.sub("", part) for part in inner if _KNOWN_AS.match(part)]
    if not other and not known:
        return terms.unique([text])
    rest = _INNER.sub(" ", text) if len(other) + len(known) == len(inner) else text
    return terms.unique([rest.strip(" ,;"), *other, *known])


def _has_latin(text: str) -> bool:
    return any("a" <= letter <= "ɏ" for letter in text.casefold())
