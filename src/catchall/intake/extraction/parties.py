"""Parties: firms, persons and authorities, with every place where they are named."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from catchall.intake.extraction import certainty, cues, described, names, naming, places
from catchall.intake.extraction.cues import Cue
from catchall.intake.extraction.described import Described
from catchall.intake.extraction.names import Name
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.intake.spelling import plain
from catchall.lexicon.phrases import PhraseTable
from catchall.model.evidence import Evidence
from catchall.model.party import Party, PartyKind, PartyRole, Statement

_LEAST = 2
"""Strength of cues from which on a run of capitals is proposed as a party."""
_BRACKET = re.compile(r"\A ?\((?P<inside>[^()]{2,160})\)?")
_ACRONYM = re.compile(r"[A-Z]{2,8}\Z")
_FOREIGN = r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f\s]"
_SCRIPT = re.compile(rf"{_FOREIGN}+(?:[ .«»\u200c-]{{1,3}}{_FOREIGN}+){{0,12}}»?")
_KNOWN_AS = re.compile(r"\A(?:in [A-Z][a-z]+ |a\.?k\.?a\.? |known as )", re.IGNORECASE)
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
            if _is_writer(sentence) and not name.legal_form:
                continue
            cue = cues.read(name)
            if cue.strength >= _LEAST or _key(name.text) in found:
                _add(context, found, name, cue)
    for one in described.find(context):
        _add_described(context, found, one)
    _again(context, found, [(naming.folded(name), name) for name in known])
    merged = _merged(found)
    _again(
        context,
        merged,
        naming.short_forms((k, p.name, tuple(p.aliases)) for k, p in merged.items()),
    )
    for party in merged.values():
        _tell(context, party)
    return sorted(merged.values(), key=lambda p: p.evidence[0].start or 0)


def _is_writer(sentence: Sentence) -> bool:
    """Whether a sentence names those who write and read the message."""
    return sentence.courtesy or sentence.label == "correspondent"


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
    found = _BRACKET.match(name.sentence.text[end : end + 180])
    if found is None:
        return
    at = name.end + found.start("inside")
    for piece in found["inside"].split(";"):
        _alias_piece(context, party, name.sentence, at, piece)
        at += len(piece) + 1


def _alias_piece(context: Context, party: Found, sentence: Sentence, at: int, piece: str) -> None:
    text = piece.strip()
    at += len(piece) - len(piece.lstrip())
    said = _KNOWN_AS.match(text)
    script = _SCRIPT.search(text)
    if _ACRONYM.match(text):
        _alias(context, party, sentence, (at, at + len(text)), text)
    elif script is not None:
        start = at + script.start()
        _alias(context, party, sentence, (start, start + len(script.group())), script.group())
    elif said or _is_name(text):
        start = at + (said.end() if said else 0)
        _alias(context, party, sentence, (start, at + len(text)), text[start - at :])


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


def _add_described(context: Context, found: dict[str, Found], party: Described) -> None:
    named = _key(party.name) if party.name else f"described:{_key(party.description or '')}"
    known = found.setdefault(named, Found(party.name, description=party.description))
    _mention(context, known, party.sentence, party.place, party.cue)
    if party.alias:
        known.aliases.setdefault(party.alias)


def _merged(found: dict[str, Found]) -> dict[str, Found]:
    """Parties without those whose name is an alias of another one."""
    owner = {_key(alias): key for key, party in found.items() for alias in party.aliases}
    owner |= _prefixes(found) | _bare(found)
    merged: dict[str, Found] = {}
    for key, party in found.items():
        target = owner.get(key)
        if target is None or target == key or target not in found or owner.get(target):
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


def _bare(found: dict[str, Found]) -> dict[str, str]:
    """Names that are another name or alias without its legal form."""
    whole: dict[str, str] = {}
    for key, party in found.items():
        for form in (party.name, *party.aliases):
            bare = _key(names.without_form(form))
            if bare and bare != _key(form):
                whole[bare] = key
    return {bare: key for bare, key in whole.items() if bare in found and bare != key}


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


def _again(context: Context, found: dict[str, Found], forms: list[tuple[str, str]]) -> None:
    """Find every further place where a known form of a name stands."""
    table = PhraseTable.of(forms)
    ends = {form.split()[-1] for form, _ in forms}
    for sentence in context.sentences:
        row = sentence.words
        texts = [naming.base(word.text, ends) for word in row]
        for first, last, key in table.find(texts):
            party = found.get(key) or found.setdefault(_key(key), Found(key))
            start, end = row[first].start, row[last - 1].end
            end -= naming.lost(row[last - 1].text, ends)
            if party.holds(start, end):
                continue
            name = Name(sentence, first, last, legal_form=False, tail=False, owner=None)
            form = plain(context.message.text[start:end])
            if form != party.name:
                party.aliases.setdefault(form)
            _mention(context, party, sentence, (start, end), cues.read(name))


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
        country=found.countries[0] if found.countries else places.in_name(found.name),
        roles=tuple(found.roles),
        statements=tuple(found.statements),
        evidence=tuple(evidence),
    )
