"""Rules that tie a transaction to an earlier record; each has an id with its version.

Equal models, identifiers, names of buyers and references tie by themselves. Goods that
are only of one kind, and suppliers, tie where something else does too or the record is a
denial: a maker sells the like to many, and most of it means nothing.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from catchall.lexicon import countries
from catchall.model import CaseKind, Evidence, Link, LinkKind, Party, Transaction
from catchall.network import denials, parties
from catchall.network.evidence import Sides, place, sides
from catchall.network.goods import GoodsTie
from catchall.network.pair import Pair
from catchall.network.parties import PartyTie
from catchall.network.references import shared

Rule = Callable[[Pair], Iterator[Link]]

_WORD = re.compile(r"[^\W_]+")


def same_party(pair: Pair) -> Iterator[Link]:
    """A party that is not only a supplier took part in both."""
    for tie in pair.people:
        if parties.supplies(tie.here) and parties.supplies(tie.there):
            continue
        was = _roles(tie.there)
        text = f"{tie.quote_here} took part in {_record(pair)} as {was}"
        yield _link(
            pair, LinkKind.SAME_PARTY, "same_party/1", text, sides(pair, tie), people=(tie,)
        )


def same_supplier(pair: Pair) -> Iterator[Link]:
    """The same firm supplied both, and the record is a denial or shares something else."""
    for tie in pair.people:
        supplied = parties.supplies(tie.here) and parties.supplies(tie.there)
        others = len(pair.people) > 1 or pair.things or pair.same_destination
        if supplied and (pair.is_denial or others):
            text = f"{tie.quote_here} was the supplier in {_record(pair)}"
            yield _link(
                pair,
                LinkKind.SAME_SUPPLIER,
                "same_supplier/1",
                text,
                sides(pair, tie),
                people=(tie,),
            )


def same_goods(pair: Pair) -> Iterator[Link]:
    """An equal model; or goods of one kind where a party is the same too."""
    ties = tuple(t for t in pair.things if t.exact or pair.people)
    if ties:
        what = "; ".join(sorted({t.reason for t in ties}))
        text = f"the same goods as in {_record(pair)}: {what}"
        yield _link(
            pair, LinkKind.SAME_GOODS, "same_goods/1", text, sides(pair, *ties), things=ties
        )


def same_destination_and_goods(pair: Pair) -> Iterator[Link]:
    """Goods of one kind go to the same country."""
    if pair.same_destination and pair.things:
        where = countries.name(pair.record.destination or "")
        what = "; ".join(sorted({t.reason for t in pair.things}))
        here, there = sides(pair, *pair.things)
        code = pair.record.destination or ""
        both = (
            (*here, place(pair.transaction, "destination", code)),
            (*there, place(pair.record, "destination", code)),
        )
        yield _link(
            pair,
            LinkKind.SAME_DESTINATION_AND_GOODS,
            "same_destination_and_goods/1",
            f"the like went to {where} in {_record(pair)}: {what}",
            both,
            things=pair.things,
        )


def new_intermediary(pair: Pair) -> Iterator[Link]:
    """The end-user is the same, and the way to it is another (typology T03)."""
    users = tuple(t for t in pair.people if parties.ends(t.here) and parties.ends(t.there))
    known = {t.here.id for t in pair.people if parties.passes(t.there)}
    now = [p for p in pair.transaction.parties if parties.passes(p)]
    then = [p for p in pair.record.parties if parties.passes(p)]
    if not users or not (now or then) or any(p.id in known for p in now):
        return
    way = f"then {_through(then)}, now {_through(now)}"
    names = ", ".join(t.quote_here for t in users)
    yield _link(
        pair,
        LinkKind.SAME_END_USER_NEW_INTERMEDIARY,
        "new_intermediary/1",
        f"{names} is the end-user of {_record(pair)} by another way: {way}",
        sides(pair, *users),
        people=users,
        more=tuple(p.id for p in now),
    )


def reattempt(pair: Pair) -> Iterator[Link]:
    """Goods of one kind for a party of a denial that is in force (typology T04).

    The link says how far the denial binds, and whether it is of an essentially identical
    transaction.
    """
    buyers = tuple(t for t in pair.people if _takes(t.here) and _takes(t.there))
    if not (pair.in_force and buyers and pair.things):
        return
    until = pair.record.valid_until
    term = f"in force to {until}" if until else "of which the record names no last day"
    names = ", ".join(t.quote_here for t in buyers)
    compared = denials.compare(pair)
    link = _link(
        pair,
        LinkKind.REATTEMPT_AFTER_DENIAL,
        "reattempt/1",
        f"{names} seeks the like of what {_record(pair)} refused, {term}",
        sides(pair, *buyers, *pair.things),
        people=buyers,
        things=pair.things,
        reasons=(compared.text,),
    )
    yield link.model_copy(update={"consultation": compared.consultation})


def principal(pair: Pair) -> Iterator[Link]:
    """What is said of a party of the transaction names a party of the record."""
    buyers = [(n, p) for n, p in enumerate(pair.record.parties) if not parties.supplies(p)]
    for said in _said(pair.transaction):
        for number, other in buyers:
            if other.name and _names(said.words, other.name, but=said.party.name):
                there = place(pair.record, f"parties[{number}].name", other.name)
                who = said.party.name or said.party.id
                yield _link(
                    pair,
                    LinkKind.SAME_PARTY,
                    "principal/1",
                    f"{other.name} of {_record(pair)} is named in what is said of {who}",
                    (said.evidence, other.evidence or (there,)),
                    more=(said.party.id,),
                    reasons=(f"said of {who}: {said.words}",),
                )


def shared_reference(pair: Pair) -> Iterator[Link]:
    """Both name the same message, license or case."""
    theirs = [("id", pair.record.id)]
    theirs += [(f"references[{n}]", r) for n, r in enumerate(pair.record.references)]
    for number, own in enumerate(pair.transaction.references):
        for key, other in theirs:
            reason = shared(own, other)
            if reason:
                here = place(pair.transaction, f"references[{number}]", own)
                yield _link(
                    pair,
                    LinkKind.SHARED_REFERENCE,
                    "shared_reference/1",
                    f"{_record(pair)} belongs to the same papers: {reason}",
                    ((here,), (place(pair.record, key, other),)),
                    reasons=(reason,),
                )


RULES: tuple[Rule, ...] = (
    reattempt,
    new_intermediary,
    same_party,
    principal,
    same_supplier,
    same_goods,
    same_destination_and_goods,
    shared_reference,
)
"""All rules, the weightiest first."""


def _takes(party: Party) -> bool:
    return parties.passes(party) or bool(parties.USE & set(party.roles))


class _Said(NamedTuple):
    party: Party
    words: str
    evidence: tuple[Evidence, ...]


def _said(transaction: Transaction) -> Iterator[_Said]:
    """Descriptions and statements of parties, with where they stand."""
    for number, party in enumerate(transaction.parties):
        if party.description:
            where = place(transaction, f"parties[{number}].description", party.description)
            yield _Said(party, party.description, party.evidence or (where,))
        for n, one in enumerate(party.statements):
            where = place(transaction, f"parties[{number}].statements[{n}].text", one.text)
            yield _Said(party, one.text, one.evidence or (where,))


def _names(text: str, name: str, *, but: str | None) -> bool:
    """Whether a text names somebody, other than the party it speaks of."""
    wanted = _words(name)
    return len(wanted) > 4 and wanted in _words(text) and wanted not in _words(but or "")


def _words(text: str) -> str:
    found = " ".join(_WORD.findall(text.casefold()))
    return f" {found} "


def _through(found: list[Party]) -> str:
    names = sorted(p.name or p.description or p.id for p in found)
    return f"through {', '.join(names)}" if names else "directly"


def _roles(party: Party) -> str:
    return ", ".join(sorted(r.value.replace("_", " ") for r in party.roles)) or "a party"


def _record(pair: Pair) -> str:
    word = "denial" if pair.record.kind is CaseKind.DENIAL else "case"
    return f"{word} {pair.record.id} of {pair.record.when.value}"


def _link(  # noqa: PLR0913 - a link has as many parts as it has
    pair: Pair,
    kind: LinkKind,
    rule: str,
    text: str,
    both: Sides,
    *,
    people: tuple[PartyTie, ...] = (),
    things: tuple[GoodsTie, ...] = (),
    reasons: tuple[str, ...] = (),
    more: tuple[str, ...] = (),
) -> Link:
    why = [reason for tie in people for reason in tie.reasons] + [tie.reason for tie in things]
    return Link(
        kind=kind,
        to=pair.record.id,
        to_kind=pair.record.kind,
        to_when=pair.record.when,
        outcome=pair.record.outcome,
        parties=tuple(dict.fromkeys([*(tie.here.id for tie in people), *more])),
        items=tuple(dict.fromkeys(tie.here.id for tie in things)),
        here=both[0],
        there=both[1],
        reasons=tuple(dict.fromkeys([*why, *reasons])),
        rule=rule,
        text=text,
    )
