"""Parties: firms, persons and authorities, with every place where they are named."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from catchall.intake.extraction import certainty, cues, names
from catchall.intake.extraction.cues import Cue
from catchall.intake.extraction.names import Name
from catchall.intake.extraction.passages import Context, Sentence
from catchall.intake.spelling import plain
from catchall.lexicon.phrases import PhraseTable
from catchall.model.evidence import Evidence
from catchall.model.party import Party, PartyKind, PartyRole, Statement

_LEAST = 2
"""Strength of cues from which on a run of capitals is proposed as a party."""
_ALIAS = re.compile(
    r"\A ?\((?P<inside>(?P<acronym>[A-Z]{2,8})(?=[;,)])|[^()]{3,80})", re.IGNORECASE
)
_FOREIGN = r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f\s]"
_SCRIPT = re.compile(rf"{_FOREIGN}+(?:[ .«»\u200c-]{{1,3}}{_FOREIGN}+){{0,12}}»?")
_KNOWN_AS = re.compile(r"\A(?:in [A-Z][a-z]+ |a\.?k\.?a\.? |known as )", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?P<text>an? (?P<people>[A-Z][a-z]+)(?: (?!firm\b|company\b)[a-z-]+){0,2}(?:- [a-z]+)?"
    r" (?:entity|organization|buyer|end-user|institute|group))\b"
)
_HALF_HYPHEN = re.compile(r"(?<=[a-z])- (?=[a-z])")
_PREDICATE = re.compile(
    r"\A (?:is|was|are|has|likely|probably|reportedly|could|may|machines|supplies|makes|sells)\b"
)


@dataclass
class Found:
    """A party while its mentions are gathered."""

    name: str
    description: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    kinds: list[PartyKind] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    roles: dict[PartyRole, None] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[tuple[Sentence, int, int, Cue]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, start: int, end: int) -> bool:
        """Whether some of its evidence overlaps a place."""
        at = bisect_left(self.places, (start, end))
        near = self.places[max(0, at - 1) : at + 1]
        return any(a < end and start < b for a, b in near)

    def bear(self, evidence: Evidence) -> None:
        """Add evidence."""
        self.evidence.append(evidence)
        insort(self.places, (evidence.start or 0, evidence.end or 0))


def find(context: Context, known: Sequence[str] = ()) -> list[Found]:
    """All parties of a message, in the order of their first mention."""
    found: dict[str, Found] = {}
    for sentence in context.sentences:
        for name in names.find(sentence):
            cue = cues.read(name)
            if cue.strength >= _LEAST or _key(name.text) in found:
                _add(context, found, name, cue)
    for sentence in context.sentences:
        _described(context, found, sentence)
    _again(context, found, [(name, name) for name in known])
    merged = _merged(found)
    _again(context, merged, _short_forms(merged))
    for party in merged.values():
        _tell(context, party)
    return sorted(merged.values(), key=lambda p: p.evidence[0].start or 0)


def _key(name: str) -> str:
    return "".join(c for c in plain(name).casefold() if c.isalnum())


def _add(context: Context, found: dict[str, Found], name: Name, cue: Cue) -> None:
    text = plain(name.text)
    party = found.setdefault(_key(text), Found(text))
    _mention(context, party, name.sentence, (name.start, name.end), cue)
    _aliases(context, party, name)


def _mention(
    context: Context, party: Found, sentence: Sentence, place: tuple[int, int], cue: Cue
) -> None:
    if party.holds(*place):
        return
    party.bear(context.evidence(sentence, *place, "party.cue/1"))
    party.mentions.append((sentence, *place, cue))
    party.kinds.append(cue.kind)
    party.roles.update(dict.fromkeys(cue.roles))
    if cue.country:
        party.countries.append(cue.country)


def _aliases(context: Context, party: Found, name: Name) -> None:
    """Acronyms and names in other scripts that stand in brackets after a name."""
    end = name.end - name.sentence.start
    after = name.sentence.text[end : end + 160]
    found = _ALIAS.match(after)
    if found is None:
        return
    start = name.end + found.start("inside")
    if found["acronym"] and found["acronym"].isupper():
        place = (start, start + len(found["acronym"]))
        _alias(context, party, name.sentence, place, found["acronym"])
    script = _SCRIPT.search(found["inside"])
    if script is not None:
        text = script.group().rstrip()
        place = (start + script.start(), start + script.start() + len(text))
        _alias(context, party, name.sentence, place, text)
    elif _KNOWN_AS.match(found["inside"]) or _is_name(found["inside"]):
        said = _KNOWN_AS.match(found["inside"])
        text = found["inside"][said.end() if said else 0 :].strip()
        at = start + found["inside"].index(text)
        _alias(context, party, name.sentence, (at, at + len(text)), text)


def _is_name(text: str) -> bool:
    """Whether a bracket holds a second spelling: capitals throughout, no figures."""
    parts = text.split()
    return (
        len(parts) > 1 and all(p[0].isupper() for p in parts) and not any(c.isdigit() for c in text)
    )


def _alias(
    context: Context, party: Found, sentence: Sentence, place: tuple[int, int], text: str
) -> None:
    party.aliases.setdefault(plain(text))
    party.bear(context.evidence(sentence, *place, "party.alias/1"))


def _described(context: Context, found: dict[str, Found], sentence: Sentence) -> None:
    """A party that is described and not named."""
    for match in _DESCRIBED.finditer(sentence.text):
        start, end = sentence.at(match, "text")
        country = cues.code_of(match["people"])
        if country is None:
            continue
        text = _HALF_HYPHEN.sub("-", plain(match["text"]))
        party = found.setdefault(f"described:{_key(text)}", Found("", description=text))
        before, after = sentence.text[: match.start("text")], sentence.text[match.end("text") :]
        cue = Cue(cues.around(before, after), country, PartyKind.ORGANIZATION, 3)
        _mention(context, party, sentence, (start, end), cue)


def _merged(found: dict[str, Found]) -> dict[str, Found]:
    """Parties without those whose name is an alias of another one."""
    owner = {_key(alias): key for key, party in found.items() for alias in party.aliases}
    owner |= _prefixes(found)
    merged: dict[str, Found] = {}
    for key, party in found.items():
        target = owner.get(key)
        if target is None or target == key:
            merged[key] = party
            continue
        if party.name:
            found[target].aliases.setdefault(party.name)
        _join(found[target], party)
    return merged


def _prefixes(found: dict[str, Found]) -> dict[str, str]:
    """Names that are the first words of exactly one longer name."""
    longer: dict[str, set[str]] = {}
    for key, party in found.items():
        words = party.name.split()
        for size in range(1, len(words)):
            longer.setdefault(_key(" ".join(words[:size])), set()).add(key)
    return {
        short: next(iter(keys))
        for short, keys in longer.items()
        if len(keys) == 1 and short in found and len(short) > 4
    }


def _join(into: Found, other: Found) -> None:
    known = {(e.start, e.end) for e in into.evidence}
    for evidence in other.evidence:
        if (evidence.start, evidence.end) not in known:
            into.bear(evidence)
    into.mentions += other.mentions
    into.kinds += other.kinds
    into.countries += other.countries
    into.roles.update(other.roles)
    into.aliases.update(other.aliases)


def _short_forms(found: dict[str, Found]) -> list[tuple[str, str]]:
    """Names, aliases and first words by which a party may be named again."""
    forms: dict[str, str] = {}
    firsts: dict[str, list[str]] = {}
    for key, party in found.items():
        for form in (party.name, *party.aliases):
            if form:
                forms[form] = key
        words = party.name.split()
        for size in range(1, len(words)):
            firsts.setdefault(" ".join(words[:size]), []).append(key)
        if PartyKind.PERSON in party.kinds and len(words) > 1:
            firsts.setdefault(words[-1], []).append(key)
    for form, keys in firsts.items():
        distinct = len(set(keys)) == 1 and len(form) > 4
        if distinct and form not in forms and form not in names.common_first_words():
            forms[form] = keys[0]
    return sorted(forms.items())


def _again(context: Context, found: dict[str, Found], forms: list[tuple[str, str]]) -> None:
    """Find every further place where a known form of a name stands."""
    table = PhraseTable.of(forms)
    for sentence in context.sentences:
        row = sentence.words
        texts = [_base(word.text) for word in row]
        for first, last, key in table.find(texts):
            party = found.get(key) or found.setdefault(_key(key), Found(key))
            start, end = row[first].start, row[last - 1].end
            end -= len(row[last - 1].text) - len(texts[last - 1])
            if party.holds(start, end):
                continue
            name = Name(sentence, first, last, legal_form=False, tail=False, owner=None)
            form = " ".join(texts[first:last])
            if form != party.name:
                party.aliases.setdefault(form)
            _mention(context, party, sentence, (start, end), cues.read(name))


def _base(word: str) -> str:
    return word.removesuffix("'s")


def _tell(context: Context, party: Found) -> None:
    """Statements that begin with the party's name."""
    for sentence, start, end, _ in party.mentions:
        rest = sentence.text[end - sentence.start :]
        if _PREDICATE.match(rest) is None or sentence.text[: start - sentence.start].strip(" -"):
            continue
        text = plain(rest.strip().rstrip("."))
        evidence = context.evidence(sentence, start, end + len(rest.rstrip()), "statement/1")
        party.statements.append(
            Statement(
                text=text,
                certainty=certainty.of(rest),
                concern=certainty.concerns(rest),
                evidence=(evidence,),
            )
        )


def party_of(found: Found, number: int) -> Party:
    """The candidate as a proposed fact."""
    kinds = [kind for kind in found.kinds if kind is not PartyKind.UNKNOWN]
    evidence = sorted(found.evidence, key=lambda e: (e.start or 0, e.end or 0))
    return Party(
        id=f"p{number}",
        name=found.name or None,
        description=found.description,
        aliases=tuple(a for a in found.aliases if a != found.name),
        kind=kinds[0] if kinds else PartyKind.UNKNOWN,
        country=found.countries[0] if found.countries else None,
        roles=tuple(found.roles),
        statements=tuple(found.statements),
        evidence=tuple(evidence),
    )
