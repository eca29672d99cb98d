"""Roll-up: the marking of a whole from the markings of its parts.

Strict rules follow the public ODNI rule set. What is still open there (DISPLAY ONLY
without REL TO) is answered on the side of fewer readers.
"""

from collections.abc import Sequence

from catchall.errors import MarkingError
from catchall.markings.codes import expand, is_group, members, ordered
from catchall.markings.scheme import scheme
from catchall.model import Level, Marking

_DROPPED_WHEN_CLASSIFIED = {"FOUO"}
_DECIDED_APART = {"NOFORN", "RELIDO", "ORCON", "ORCON-USGOV"}


def roll_up(markings: Sequence[Marking], *, strict: bool) -> Marking:
    """The marking of a text that is made of portions so marked.

    Args:
        markings: the portions' markings, all of one scheme; order and repetition do not matter.
        strict: the public ODNI rules; otherwise the plain classification, as the Department
            of State wrote it in 2009, with access controls kept.

    Returns:
        A marking that is never lower than one of them and lets no further country read.

    Raises:
        MarkingError: there is no marking, or the markings are of several schemes.
    """
    schemes = {marking.scheme for marking in markings}
    if len(schemes) != 1:
        raise MarkingError(
            f"a roll-up takes markings of one scheme, not of {len(schemes)}",
            remedy="roll up each scheme by itself",
        )
    if schemes != {"us"}:
        return _highest_label(markings)
    owner, joint = _owner(markings)
    level = max((marking.level for marking in markings), key=lambda level: level.rank)
    if level is Level.RESTRICTED and owner == ("USA",):
        level = Level.CONFIDENTIAL
    opaque = tuple(sorted({block for marking in markings for block in marking.opaque}))
    plain = Marking(level=level, owner=owner, joint=joint, opaque=opaque)
    return _strict(plain, markings) if strict else plain


def _highest_label(markings: Sequence[Marking]) -> Marking:
    rules = scheme(markings[0].scheme)
    return max(markings, key=lambda marking: rules.rank(marking.recipients or ""))


def _owner(markings: Sequence[Marking]) -> tuple[tuple[str, ...], bool]:
    """One owner stays the owner; from several, the text is a US one with foreign sources."""
    owners = {(tuple(sorted(marking.owner)), marking.joint) for marking in markings}
    return next(iter(owners)) if len(owners) == 1 else (("USA",), False)


def _strict(plain: Marking, markings: Sequence[Marking]) -> Marking:
    constraining = [marking for marking in markings if _constrains(marking)]
    other, noforn = _other(plain, markings, constrained=bool(constraining))
    noforn = noforn or any("NOFORN" in marking.dissemination for marking in markings)
    released = () if noforn else _released(constraining)
    shown = () if noforn else _shown(constraining, released)
    listed = any(_lists(marking) for marking in constraining)
    if listed and not _beyond_owner(released, plain) and not shown:
        noforn, released = noforn or "USA" in plain.owner, ()
    eyes = bool(released) and all(m.eyes_only and not m.rel_to for m in constraining)
    return plain.model_copy(
        update={
            "foreign_sources": _foreign(plain, markings),
            "dissemination": _dissemination(plain, markings, noforn=noforn),
            "rel_to": () if eyes else released,
            "eyes_only": released if eyes else (),
            "display_only": shown,
            "other": other,
        }
    )


def _lists(marking: Marking) -> bool:
    return bool(marking.rel_to or marking.eyes_only or marking.display_only)


def _constrains(marking: Marking) -> bool:
    """A classified portion constrains release; an unclassified one if it says something of it."""
    controls = {"NOFORN", "RELIDO"} & set(marking.dissemination)
    return bool(marking.level.rank or controls or _lists(marking))


def _other(
    plain: Marking, markings: Sequence[Marking], *, constrained: bool
) -> tuple[tuple[str, ...], bool]:
    """Other controls, and whether one of them brought a NOFORN of its own."""
    rules = scheme("us")
    codes = {code for marking in markings for code in marking.other}
    if plain.level.rank:
        codes.discard("LOU")
    split = {code for code in codes if code in rules.controls and rules.controls[code].noforn}
    if not constrained or not split:
        return _in_order(codes), False
    codes = (codes - split) | {str(rules.controls[code].noforn) for code in split}
    return _in_order(codes), True


def _in_order(codes: set[str]) -> tuple[str, ...]:
    place = scheme("us").positions
    return tuple(
        sorted(codes, key=lambda code: (place["ACCM" if code[:5] == "ACCM-" else code], code))
    )


def _released(constraining: Sequence[Marking]) -> tuple[str, ...]:
    """What is common to every release list; nothing where a portion has none."""
    return _common([(*marking.rel_to, *marking.eyes_only) for marking in constraining])


def _shown(constraining: Sequence[Marking], released: tuple[str, ...]) -> tuple[str, ...]:
    if not any(marking.display_only for marking in constraining):
        return ()
    shown = _common([(*m.rel_to, *m.eyes_only, *m.display_only) for m in constraining])
    return tuple(code for code in shown if code not in {*released, "USA"})


def _common(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Countries that every list lets read; a group that stands in all stays a group."""
    if not lists:
        return ()
    stated = frozenset.intersection(*(frozenset(codes) for codes in lists))
    groups = {code for code in stated if is_group(code)}
    countries = frozenset.intersection(*(expand(codes) | set(codes) for codes in lists))
    inside = frozenset().union(*(members(group) for group in groups)) - {"USA"} - stated
    return ordered(groups | {code for code in countries - inside if not is_group(code)})


def _beyond_owner(released: tuple[str, ...], plain: Marking) -> bool:
    return bool(set(released) - set(plain.owner)) and (
        "USA" not in plain.owner or "USA" in released
    )


def _foreign(plain: Marking, markings: Sequence[Marking]) -> tuple[str, ...]:
    sources = {code for marking in markings for code in marking.foreign_sources}
    owners = {code for marking in markings for code in marking.owner}
    sources |= owners - set(plain.owner)
    return ("FGI",) if "FGI" in sources else ordered(sources)


def _dissemination(plain: Marking, markings: Sequence[Marking], *, noforn: bool) -> tuple[str, ...]:
    codes = {code for marking in markings for code in marking.dissemination} - _DECIDED_APART
    if plain.level.rank:
        codes -= _DROPPED_WHEN_CLASSIFIED
    controlled = [m for m in markings if {"ORCON", "ORCON-USGOV"} & set(m.dissemination)]
    if controlled:
        all_usgov = all("ORCON-USGOV" in marking.dissemination for marking in controlled)
        codes.add("ORCON-USGOV" if all_usgov else "ORCON")
    constraining = [marking for marking in markings if _constrains(marking)]
    if noforn:
        codes.add("NOFORN")
    elif constraining and all("RELIDO" in marking.dissemination for marking in constraining):
        codes.add("RELIDO")
    return _in_order(codes)
