"""Doubts: what a person should look at before confirming: spellings, likenesses, conflicts."""

import re
from collections.abc import Iterator

from catchall.intake.extraction import naming
from catchall.intake.extraction.items import FoundItem
from catchall.intake.extraction.parties import Found
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.intake.spelling import plain
from catchall.lexicon import countries, scripts, words
from catchall.model.evidence import Evidence
from catchall.model.party import PartyKind
from catchall.model.tip import Doubt

_STATE = re.compile(
    r"\b(?:the )?(?P<place>(?:Republic|Kingdom|Emirate|Sultanate|Principality|Federation) of"
    r" (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?))"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAME_SOUND = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s", "j": "y"})
_SILENT = str.maketrans("", "", "aeiouyh")
_TOKEN = 3
_FIGURES = 3

Spelling = tuple[str, int, Evidence]
"""A name as written, the number of its party, and where it stands."""


def find(context: Context, parties: list[Found], items: list[FoundItem]) -> list[Doubt]:
    """All doubts about the candidates of a message, in the order of their first place."""
    found = [
        *_variants(parties),
        *_alike(parties),
        *_quantities(items),
        *_models(items),
        *_places(context),
    ]
    return sorted(found, key=lambda doubt: (doubt.evidence[0].start or 0, doubt.code))


def _skeleton(word: str) -> str:
    """The consonants of a word, doubled ones once: what romanizations have in common."""
    letters = naming.folded(word).casefold().translate(_SAME_SOUND)
    bare = letters[:1] + letters[1:].translate(_SILENT)
    return "".join(c for n, c in enumerate(bare) if n == 0 or c != bare[n - 1])


def _spellings(parties: list[Found]) -> Iterator[Spelling]:
    for number, party in enumerate(parties):
        if party.description is None:
            for evidence in party.evidence:
                yield plain(evidence.quote), number, evidence


def _first_words(name: str) -> list[str]:
    return _WORD.findall(name)[:2]


def _variants(parties: list[Found]) -> Iterator[Doubt]:
    """Names that are spelled otherwise but sound alike."""
    groups: dict[tuple[str, ...], dict[str, Evidence]] = {}
    for name, _, evidence in _spellings(parties):
        row = _first_words(name)
        if not row or len(row[0]) <= _TOKEN or not _is_latin(row[0]):
            continue
        key = tuple(_skeleton(word) for word in row)
        groups.setdefault(key, {}).setdefault(" ".join(row).casefold(), evidence)
    for written in groups.values():
        if len(written) > 1:
            yield Doubt(
                code="name-variant",
                what=" / ".join(plain(e.quote) for e in written.values()),
                ask="one party under several spellings, or several parties?",
                evidence=tuple(written.values()),
            )


def _is_latin(word: str) -> bool:
    return all(scripts.script(letter) == "latin" for letter in word)


def _alike(parties: list[Found]) -> Iterator[Doubt]:
    """Different organizations whose names begin with the same rare word."""
    groups: dict[str, dict[str, tuple[int, Evidence]]] = {}
    for name, number, evidence in _spellings(parties):
        row = _first_words(name)
        if not row[1:] or PartyKind.PERSON in parties[number].kinds:
            continue
        if len(row[0]) > _TOKEN and words.look_up(row[0]) is None and not countries.find(row[0]):
            named = groups.setdefault(_skeleton(row[0]), {})
            named.setdefault(_skeleton(row[1]), (number, evidence))
    for named in groups.values():
        if len({number for number, _ in named.values()}) > 1:
            places = tuple(evidence for _, evidence in named.values())
            yield Doubt(
                code="similar-name-other-party",
                what=" / ".join(plain(e.quote) for e in places),
                ask="read as different parties: is that so? Do not merge them on the name alone",
                evidence=places,
            )


def _quantities(items: list[FoundItem]) -> Iterator[Doubt]:
    """One item that is counted in different ways."""
    for item in items:
        amounts = dict(reversed(item.counted))
        if len(amounts) > 1:
            yield Doubt(
                code="quantity-conflict",
                what=f"{item.model or item.description}: "
                + ", ".join(f"{n.normalize():f}" for n in sorted(amounts)),
                ask="which quantity belongs to which order?",
                evidence=tuple(sorted(amounts.values(), key=lambda e: e.start or 0)),
            )


def _models(items: list[FoundItem]) -> Iterator[Doubt]:
    """Models with the same figures whose letters are of different scripts."""
    groups: dict[str, dict[str, FoundItem]] = {}
    for item in items:
        figures = "".join(c for c in item.model or "" if c.isdigit())
        if item.model and len(figures) >= _FIGURES:
            letter = next((c for c in item.model if c.isalpha()), "-")
            groups.setdefault(figures, {}).setdefault(scripts.script(letter), item)
    for of_script in groups.values():
        if len(of_script) > 1:
            yield Doubt(
                code="same-model-other-script",
                what=" / ".join(str(item.model) for item in of_script.values()),
                ask="the same model in another script?",
                evidence=tuple(item.evidence[0] for item in of_script.values()),
            )


def _places(context: Context) -> Iterator[Doubt]:
    """States that no table knows."""
    seen: set[str] = set()
    for sentence in context.sentences:
        for match in _STATE.finditer(sentence.text):
            place = _unknown(match)
            if place is not None and place not in seen:
                seen.add(place)
                yield _place(context, sentence, match, place)


def _unknown(match: re.Match[str]) -> str | None:
    """The name of a state that is not known, neither in full nor by its last part."""
    first = match["name"].split()[0]
    known = any(countries.find(name) for name in (match["place"], match["name"], first))
    return None if known else match["place"]


def _place(context: Context, sentence: Sentence, match: re.Match[str], place: str) -> Doubt:
    evidence = context.evidence(sentence, *sentence.at(match, "place"), "doubt.place/1")
    return Doubt(
        code="unknown-place",
        what=place,
        ask="in no country table: which country is meant?",
        evidence=(evidence,),
    )
