"""Read a marking of the United States scheme, with its foreign, joint and NATO heads."""

import re
from dataclasses import dataclass, field

from catchall.errors import MarkingError
from catchall.markings.codes import is_code, ordered
from catchall.markings.lists import read_list
from catchall.markings.scheme import Control, Scheme, scheme
from catchall.model import Level, Marking

_ENTIRE_TEXT = re.compile(r" ?[-–:,]? ?ENTIRE TEXT$", re.IGNORECASE)
_RELEASE = re.compile(r"REL(?:EASABLE)?(?P<to> ?TO)?(?:\b|$)[ :]*(?P<list>.*)$", re.IGNORECASE)
_DISPLAY = re.compile(r"DISPLAY ONLY(?: TO)?\b[ :]*(?P<list>.*)$", re.IGNORECASE)
_EYES = " EYES ONLY"
_BRACKETS = {"(": ")", "[": "]"}


@dataclass
class Draft:
    """A marking while it is being read."""

    level: Level = Level.UNCLASSIFIED
    owner: tuple[str, ...] = ("USA",)
    joint: bool = False
    foreign_sources: list[str] = field(default_factory=list)
    dissemination: list[str] = field(default_factory=list)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    other: list[str] = field(default_factory=list)
    opaque: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    def put(self, control: Control, rules: Scheme) -> None:
        """Add a control to the group that its scheme gives it."""
        group = self.dissemination if control in rules.dissemination else self.other
        group.append(control.code)

    def hold(self, words: str, why: str) -> None:
        """Keep words that are not understood as an opaque control."""
        self.opaque.append(words)
        self.defects.append(why)


def read_us(plain: str) -> tuple[Marking, tuple[str, ...], tuple[str, ...]]:
    """The marking, its defects, and the release list as stated where NOFORN voids it.

    Raises MarkingError where no level can be read.
    """
    rules = scheme("us")
    draft = Draft()
    bare = _unbracket(plain, draft)
    if bare.startswith("//"):
        head, *segments = (part.strip() for part in bare[2:].split("//"))
        _foreign_head(head, draft, rules)
    else:
        head, *segments = (part.strip() for part in bare.split("//"))
        segments = _head(head, draft, rules) + segments
    for segment in filter(None, segments):
        _segment(segment, draft, rules)
    return _finish(draft, rules)


def _unbracket(plain: str, draft: Draft) -> str:
    opened, closed = plain[0] in _BRACKETS, plain[-1] in _BRACKETS.values()
    if closed and not opened:
        draft.defects.append("opening bracket lost")
    if opened and not closed:
        draft.defects.append("closing bracket lost")
    return plain.strip("()[] ")


def _level(word: str, draft: Draft, rules: Scheme) -> bool:
    found = rules.level_words.get(word.upper())
    letters = word.upper().replace(" ", "")
    if found is None and len(letters) > 2 and letters in _squeezed(rules):
        found = rules.level_words[_squeezed(rules)[letters]]
        if {len(part) for part in word.split()} - {1}:
            draft.defects.append("letters unevenly spaced")
    if found is None or found.foreign_only:
        return False
    draft.level = Level(found.code)
    return True


def _squeezed(rules: Scheme) -> dict[str, str]:
    return {word.replace(" ", ""): word for word in rules.level_words}


def _head(head: str, draft: Draft, rules: Scheme) -> list[str]:
    """Read the level; returns what else stood in its place as a segment."""
    text = _ENTIRE_TEXT.sub("", head)
    if _level(text, draft, rules):
        return []
    alone = rules.control_words.get(text.upper())
    if alone is not None and (alone.alone or alone.code == "FOUO"):
        draft.put(alone, rules)
        return []
    if "/" in text:
        first, rest = (part.strip() for part in text.split("/", 1))
        _head_word(first, draft, rules)
        draft.defects.append("one slash")
        return [rest]
    return _glued(text, draft, rules)


def _head_word(word: str, draft: Draft, rules: Scheme) -> None:
    if _level(word, draft, rules):
        return
    alone = rules.control_words.get(word.upper())
    if alone is None or not alone.alone:
        raise MarkingError("no level can be read in a marking", place=word[:40])
    draft.put(alone, rules)


def _glued(text: str, draft: Draft, rules: Scheme) -> list[str]:
    """A level and a control without slashes between them, such as ``SECRET NOFORN``."""
    words = text.split()
    for cut in (2, 1):
        rest = " ".join(words[cut:])
        if rest and _known(rest, rules) and _level(" ".join(words[:cut]), draft, rules):
            draft.defects.append("slashes missing")
            return [rest]
    raise MarkingError("no level can be read in a marking", place=text[:40])


def _known(words: str, rules: Scheme) -> bool:
    return words.upper() in rules.control_words or bool(re.match(r"REL ?TO ", words, re.IGNORECASE))


def _foreign_head(head: str, draft: Draft, rules: Scheme) -> None:
    for owner in rules.owners:
        for level in Level:
            own = (owner.portions.get(level), owner.banners.get(level))
            if head.upper() in {word.upper() for word in own if word}:
                draft.owner, draft.level = (owner.code,), level
                return
    draft.joint = head.upper().startswith("JOINT ")
    words = head.upper().split()[draft.joint :]
    owners = [word for word in words if is_code(word)]
    level_words = " ".join(word for word in words if not is_code(word))
    found = rules.level_words.get(level_words)
    if found is None or not owners:
        raise MarkingError("no level can be read in a foreign marking", place=head[:40])
    draft.owner, draft.level = tuple(sorted(set(owners))), Level(found.code)


def _segment(segment: str, draft: Draft, rules: Scheme) -> None:
    upper = segment.upper()
    if upper == "FGI" or upper.startswith("FGI "):
        draft.foreign_sources += _sources(segment[3:].split())
    elif upper in rules.control_words:
        draft.put(rules.control_words[upper], rules)
    elif _is_opaque(upper, rules):
        draft.opaque.append(segment)
    else:
        _tokens(segment, draft, rules)


def _sources(words: list[str]) -> list[str]:
    sources: list[str] = []
    for word in words:
        if word.upper() in {"ISAF", "PFP"} and sources and sources[-1] == "NATO":
            sources[-1] = f"NATO {word}"
        else:
            sources.append(word.upper())
    return sources or ["FGI"]


def _is_opaque(upper: str, rules: Scheme) -> bool:
    return any(
        upper.startswith(word) and not upper[len(word) : len(word) + 1].isalpha()
        for word in rules.opaque
    )


def _tokens(segment: str, draft: Draft, rules: Scheme) -> None:
    pending: list[str] = []
    accm = False
    for token in (part.strip() for part in segment.split("/")):
        upper = token.upper()
        if accm and upper not in rules.control_words:
            draft.other.append(f"ACCM-{token}")
            continue
        accm = upper.startswith("ACCM-")
        if accm:
            draft.other.append(token)
        elif upper.endswith(_EYES):
            _take_list("eyes_only", ",".join([*pending, token[: -len(_EYES)]]), draft)
            pending = []
        elif not _list_token(token, draft):
            pending = _plain_token(token, pending, draft, rules)
    for left in pending:
        _unknown(left, draft)


def _plain_token(token: str, pending: list[str], draft: Draft, rules: Scheme) -> list[str]:
    control = rules.control_words.get(token.upper())
    if control is not None:
        draft.put(control, rules)
        return pending
    return [*pending, token]


def _unknown(token: str, draft: Draft) -> None:
    if token:
        draft.hold(token, f"{token} is not a known control: denied until a person decides")


def _list_token(token: str, draft: Draft) -> bool:
    shown = _DISPLAY.match(token)
    if shown:
        _take_list("display_only", shown["list"], draft)
        return True
    released = _RELEASE.match(token)
    if released is None:
        return False
    if released["to"] is None:
        draft.defects.append('"TO" missing')
    _take_list("rel_to", released["list"], draft)
    return True


def _take_list(slot: str, words: str, draft: Draft) -> None:
    codes, defects = read_list(words, owner=draft.owner, needs_owner=slot != "display_only")
    draft.lists[slot] = ordered((*draft.lists.get(slot, ()), *codes))
    draft.defects += defects


def _finish(draft: Draft, rules: Scheme) -> tuple[Marking, tuple[str, ...], tuple[str, ...]]:
    stated: tuple[str, ...] = ()
    if "NOFORN" in draft.dissemination and draft.lists:
        stated = draft.lists.get("rel_to", ()) or draft.lists.get("eyes_only", ())
        draft.lists = {}
        draft.defects.append(
            "NOFORN and REL TO exclude each other: read as NOFORN until a person decides"
        )
    if "ORCON-USGOV" in draft.dissemination:
        draft.dissemination = [code for code in draft.dissemination if code != "ORCON"]
    marking = Marking(
        level=draft.level,
        owner=draft.owner,
        joint=draft.joint,
        foreign_sources=ordered(draft.foreign_sources),
        dissemination=_in_order(draft.dissemination, rules),
        rel_to=draft.lists.get("rel_to", ()),
        display_only=draft.lists.get("display_only", ()),
        eyes_only=draft.lists.get("eyes_only", ()),
        other=_in_order(draft.other, rules),
        opaque=tuple(draft.opaque),
    )
    return marking, tuple(dict.fromkeys(draft.defects)), stated


def _in_order(codes: list[str], rules: Scheme) -> tuple[str, ...]:
    def place(code: str) -> tuple[int, str]:
        return rules.positions["ACCM" if code.startswith("ACCM-") else code], code

    return tuple(sorted(set(codes), key=place))
