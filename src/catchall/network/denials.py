"""Denials compared with a transaction: essentially identical, different, or for a person.

Regulation (EU) 2021/821, art. 2(22): items with essentially identical parameters or
technical characteristics, and the same end-user or consignee. The regimes' no-undercut
rules ask the same question in their own words.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from catchall.model import (
    Citation,
    DenialBasis,
    EarlierCase,
    Party,
    PartyRole,
    SourceStatus,
    Transaction,
)
from catchall.model.link import DenialComparison, FieldComparison, Sameness
from catchall.network import goods, parameters
from catchall.network.pair import Pair
from catchall.network.parties import PartyTie

RULE = "essentially_identical/1"
CITATION = Citation(
    title="Regulation (EU) 2021/821",
    locator="art. 2(22), with art. 16",
    status=SourceStatus.DRAFT,
    effective_from=date(2021, 9, 9),
    note="art. 2(22) read in an extract; the regimes' no-undercut rules are recalled",
    read_on=date(2026, 11, 24),
)
_RECEIVES = frozenset(
    {PartyRole.END_USER, PartyRole.ULTIMATE_CONSIGNEE, PartyRole.INTERMEDIATE_CONSIGNEE}
)


def compare_denials(
    transaction: Transaction, history: Sequence[EarlierCase], *, as_of: date
) -> tuple[DenialComparison, ...]:
    """Compare a transaction with every denial known on a day, in force or lapsed.

    A denial is left out where goods or receiver are known to be others, and where
    nothing at all of the two agrees.
    """
    known = sorted((r for r in history if r.when.first <= as_of), key=lambda r: r.id)
    pairs = (Pair(transaction, record, as_of) for record in known)
    found = (compare(pair) for pair in pairs if pair.is_denial and (pair.people or pair.things))
    return tuple(one for one in found if one.verdict is not Sameness.DIFFERENT)


def compare(pair: Pair) -> DenialComparison:
    """Compare a transaction with one denial, field by field."""
    fields = (_receiver(pair), *_goods(pair))
    verdict = _verdict([field.sameness for field in fields if field.field in {"receiver", "goods"}])
    consultation = _consultation(pair)
    return DenialComparison(
        denial=pair.record.id,
        when=pair.record.when,
        country=pair.record.country,
        in_force=pair.in_force,
        verdict=verdict,
        fields=fields,
        consultation=consultation,
        rule=RULE,
        citation=CITATION,
        text=f"{pair.record.id}: {_WORDS[verdict]}; consultation: {consultation}",
    )


_WORDS = {
    Sameness.IDENTICAL: "essentially identical to what was refused",
    Sameness.DIFFERENT: "not what was refused",
    Sameness.CANNOT_TELL: "it cannot be told whether this is what was refused",
}


def _verdict(found: list[Sameness]) -> Sameness:
    for decisive in (Sameness.DIFFERENT, Sameness.CANNOT_TELL):
        if decisive in found:
            return decisive
    return Sameness.IDENTICAL


def _consultation(pair: Pair) -> str:
    """How far a partner's denial binds: by its basis; an own denial needs no consultation."""
    record = pair.record
    if record.country is not None and record.country == pair.transaction.from_country:
        return "own"
    if record.basis is None:
        return "basis_unknown"
    return "binding" if record.basis is DenialBasis.LIST else "advisory"


def _receives(party: Party) -> bool:
    return bool(_RECEIVES & set(party.roles))


def _receiver(pair: Pair) -> FieldComparison:
    ties = [t for t in pair.people if _receives(t.here) and _receives(t.there)]
    if ties:
        return _same_receiver(ties)
    here = [p for p in pair.transaction.parties if _receives(p)]
    there = [p for p in pair.record.parties if _receives(p)]
    unnamed = not here or not there or not all(p.name for p in (*here, *there))
    return FieldComparison(
        field="receiver",
        here=_names(here),
        there=_names(there),
        sameness=Sameness.CANNOT_TELL if unnamed else Sameness.DIFFERENT,
        reason="an end-user is not named" if unnamed else "no end-user or consignee is the same",
    )


def _same_receiver(ties: list[PartyTie]) -> FieldComparison:
    return FieldComparison(
        field="receiver",
        here=", ".join(t.quote_here for t in ties),
        there=", ".join(t.quote_there for t in ties),
        sameness=Sameness.IDENTICAL,
        reason="; ".join(reason for t in ties for reason in t.reasons),
    )


def _names(parties: list[Party]) -> str | None:
    return ", ".join(p.name or p.description or p.id for p in parties) or None


def _goods(pair: Pair) -> Iterator[FieldComparison]:
    figures = [f for t in pair.things for f in parameters.compare(t.here, t.there)]
    yield _kind(pair, figures)
    yield from figures


def _kind(pair: Pair, figures: list[FieldComparison]) -> FieldComparison:
    exact = [t for t in pair.things if t.exact]
    differ = any(f.sameness is not Sameness.IDENTICAL for f in figures)
    same = bool(exact or figures) and not differ
    if pair.things:
        sameness = Sameness.IDENTICAL if same else Sameness.CANNOT_TELL
        tie = (exact or list(pair.things))[0]
        return FieldComparison(
            field="goods",
            here=tie.quote_here,
            there=tie.quote_there,
            sameness=sameness,
            reason=f"{tie.reason}{_figures(figures, differ=differ)}",
        )
    known = _told_apart(pair)
    return FieldComparison(
        field="goods",
        here=", ".join(item.description for item in pair.transaction.items) or None,
        there=", ".join(item.description for item in pair.record.items) or None,
        sameness=Sameness.DIFFERENT if known else Sameness.CANNOT_TELL,
        reason="goods of other kinds"
        if known
        else "one of the two does not say what the goods are",
    )


def _figures(figures: list[FieldComparison], *, differ: bool) -> str:
    if not figures:
        return "; no parameter is stated by both"
    return "; a figure differs" if differ else f"; {len(figures)} parameters are equal"


def _told_apart(pair: Pair) -> bool:
    items = (*pair.transaction.items, *pair.record.items)
    named = all(item.hs_code or goods.concept_of(item) for item in items)
    return bool(pair.transaction.items and pair.record.items and named)
