"""Described parties: those that are not named, or stand in a text of capitals or in the tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catchall.intake.extraction import cues, places
from catchall.intake.extraction.cues import Cue
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.intake.spelling import plain
from catchall.model.party import PartyKind, PartyRole

_DESCRIBED = re.compile(
    r"\b(?P<text>an? (?P<people>[A-Z][a-z]+)(?: (?!firm\b|company\b)[a-z-]+){0,2}(?:- [a-z]+)?"
    r" (?:entity|organization|buyer|end-user|institute|group))\b"
)
_CAPITAL_FIRM = re.compile(
    r"\b(?:FOR|BY|FROM|TO|FIRM|COMPANY) (?P<name>[A-Z][A-Z-]{2,30}(?:- [A-Z-]{2,20})?"
    r"(?: [A-Z][A-Z-]{2,20}){0,2}), AN? (?:[A-Z-]{2,20} ){0,3}"
    r"(?:ENTERPRISE|FIRM|COMPANY|FACTORY|INSTITUTE|TRADER)\b"
)
_PLACE_OF_USE = re.compile(
    r"\b(?P<text>AN (?:UNNAMED )?(?:INSTITUTE|LABORATORY|PLANT|FACTORY) (?:AT|IN|NEAR)"
    r" [A-Z]{3,20}(?: [A-Z]{3,20})?)\b"
)
_APPOSED = re.compile(r"[A-Z][\w.)]*\)?, \Z")
"""A name and a comma before: what follows describes the party that is named."""
_LINE_END_HYPHEN = re.compile(r"- ")
_HALF_HYPHEN = re.compile(r"(?<=[a-z])- (?=[a-z])")


@dataclass(frozen=True, slots=True)
class Described:
    """A party with its one place; either ``name`` or ``description`` is given."""

    sentence: Sentence
    place: tuple[int, int]
    cue: Cue
    name: str = ""
    description: str | None = None
    alias: str | None = None


def find(context: Context) -> Iterator[Described]:
    """All of them, in order."""
    for sentence in context.sentences:
        yield from _by_people(sentence)
        yield from _in_capitals(sentence)
    yield from _tagged(context)


def _by_people(sentence: Sentence) -> Iterator[Described]:
    """``an Iranian entity``: the country is known, the name is not."""
    for match in _DESCRIBED.finditer(sentence.text):
        country = places.code_of(match["people"])
        if country is None or _APPOSED.search(sentence.text[: match.start()]):
            continue
        text = _HALF_HYPHEN.sub("-", plain(match["text"]))
        before, after = sentence.text[: match.start("text")], sentence.text[match.end("text") :]
        cue = Cue(cues.around(before[-160:], after[:160]), country, PartyKind.ORGANIZATION, 3)
        yield Described(sentence, sentence.at(match, "text"), cue, description=text)


def _in_capitals(sentence: Sentence) -> Iterator[Described]:
    """Names and places of use in a text of capitals, where no letter tells a name."""
    firm = Cue((), None, PartyKind.ORGANIZATION, 3)
    for match in _CAPITAL_FIRM.finditer(sentence.text):
        name = _LINE_END_HYPHEN.sub("", match["name"])
        yield Described(sentence, sentence.at(match, "name"), firm, name=name)
    user = Cue((PartyRole.END_USER,), None, PartyKind.ORGANIZATION, 3)
    for match in _PLACE_OF_USE.finditer(sentence.text):
        text = plain(match["text"])
        yield Described(sentence, sentence.at(match, "text"), user, description=text)


def _tagged(context: Context) -> Iterator[Described]:
    """Persons of the TAGS line: ``(LAST, FIRST)`` is FIRST LAST."""
    header = context.message.header.telegram
    person = Cue((), None, PartyKind.PERSON, 3)
    for tag in header.tags if header else ():
        inside = tag.tag.strip("() ")
        last, comma, first = inside.partition(", ")
        if tag.kind != "person" or not comma or not last:
            continue
        start = tag.span.start + 1
        sentence = Sentence(None, tag.span.start, tag.tag)
        place = (start, start + len(inside))
        yield Described(sentence, place, person, name=f"{first} {last}", alias=inside)
