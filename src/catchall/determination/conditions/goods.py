"""Clauses on the goods: what the classifications and the HS codes say."""

from collections.abc import Iterator, Mapping

from catchall.determination.clauses import GoodsClause, TariffClause
from catchall.determination.conditions.finding import Case, Finding, left_open, met, not_met
from catchall.determination.facts import Facts, answers
from catchall.determination.schema import TariffList
from catchall.model import EndUse, MissingFact, Verdict
from catchall.model.item import Item

_NAMED_USES = frozenset(EndUse) - {EndUse.OTHER}


def goods(clause: GoodsClause, case: Case) -> Finding:
    """Whether the goods are in the state that the clause names."""
    if clause.state == "listed":
        return _listed(clause, case)
    if clause.state == "unlisted":
        return _unlisted(clause, case.facts)
    return _convertible(clause, case)


def _listed(clause: GoodsClause, case: Case) -> Finding:
    facts = case.facts
    caught = [c for c in facts.national if c.verdict is Verdict.CONTROLLED]
    if caught:
        return met(clause, *(f"{c.item}: {c.entry.code} {', '.join(c.paragraphs)}" for c in caught))
    undecided = [c for c in facts.national if c.verdict is Verdict.CANNOT_TELL]
    if undecided:
        because = (f"{c.item}: cannot tell by {c.entry.code}" for c in undecided)
        return left_open(clause, *because, missing=questions(facts))
    if facts.silent:
        because = (f"{one.nearest.item}: {one.text}" for one in facts.silent)
        return left_open(clause, *because, missing=_texts(facts))
    if not facts.national and facts.transaction.items and case.reasons:
        return left_open(clause, "not tested against this list", missing=_classify(facts))
    if not facts.national:
        return not_met(clause, "not tested against this list, and nothing calls for it")
    return not_met(clause, *(f"{c.item}: not {c.entry.code}" for c in facts.national))


def _unlisted(clause: GoodsClause, facts: Facts) -> Finding:
    items = _ids(facts)
    rest = [item for item in items if item not in facts.listed_items]
    if items and not rest:
        return not_met(clause, "every item is listed, and needs the license for listed goods")
    undecided = {c.item for c in facts.national if c.verdict is Verdict.CANNOT_TELL}
    undecided |= {one.nearest.item for one in facts.silent}
    because = [_standing(facts, item, undecided) for item in rest]
    return met(clause, *because) if because else met(clause, "no item is named")


def _standing(facts: Facts, item: str, undecided: set[str]) -> str:
    if item in undecided:
        return f"{item}: not shown to be listed; if it proves to be, the license for listed goods"
    tested = sorted({c.entry.code for c in facts.national if c.item == item})
    return f"{item}: not {', '.join(tested)}" if tested else f"{item}: not tested by this list"


def _ids(facts: Facts) -> list[str]:
    return [item.id for item in facts.transaction.items if not item.generic_for]


def _texts(facts: Facts) -> tuple[MissingFact, ...]:
    """The texts of the day that are not at hand, each to be asked for once."""
    codes = dict.fromkeys(one.nearest.entry.code for one in facts.silent)
    return tuple(
        MissingFact(
            code=f"text.{code}.{facts.as_of}",
            text=f"What did entry {code} say on {facts.as_of}? No text of that day is encoded.",
            ask=facts.law.authority,
        )
        for code in codes
    )


def _classify(facts: Facts) -> tuple[MissingFact, ...]:
    return tuple(
        MissingFact(
            code=f"classification.{item}",
            text=f"Classify {item} by the control list of {facts.law.jurisdiction}",
            ask=facts.law.authority,
        )
        for item in _ids(facts)
    )


def questions(facts: Facts) -> tuple[MissingFact, ...]:
    """What the classifications by this list still ask, put to the maker or the exporter."""
    makers = {item.id: item.maker for item in facts.transaction.items}
    exporter = facts.actors("exporter")[0]
    found = (
        MissingFact(
            code=f"classification.{c.item}.{c.entry.code}.{_parameter(q.parameter, q.axis)}",
            text=q.text,
            ask=makers.get(c.item) or exporter,
        )
        for c in facts.national
        if c.verdict is Verdict.CANNOT_TELL
        for q in c.questions
    )
    return tuple(dict.fromkeys(found))


def _parameter(name: str, axis: str | None) -> str:
    return f"{name}[{axis}]" if axis else name


def _convertible(clause: GoodsClause, case: Case) -> Finding:
    shown = list(_shown_convertible(case))
    if shown:
        return met(clause, *shown)
    if not case.reasons:
        return not_met(clause, "nothing shows it, and nothing calls for the question")
    ask = MissingFact(
        code=clause.code,
        text="Can the goods do the work that the list thresholds exist to stop?",
        ask=case.facts.law.authority,
    )
    return left_open(clause, "nothing shows it yet", missing=(ask,))


def _shown_convertible(case: Case) -> Iterator[str]:
    facts = case.facts
    close: dict[str, list[str]] = {}
    for one in facts.classifications:
        if one.near_miss is not None or one.verdict is Verdict.CONTROLLED:
            close.setdefault(one.item, []).append(f"{one.entry.jurisdiction} {one.entry.code}")
    for item in sorted(close):
        yield f"{item}: at or close to {', '.join(sorted(close[item]))}"
    for known in facts.knowledge_of(case.actor):
        if answers(known.of, _NAMED_USES):
            yield f"{known.actor} has learned that the use is {known.of.value}: {known.basis}"


def tariff(clause: TariffClause, case: Case) -> Finding:
    """Whether an unlisted item's HS code lies within the chapters or headings."""
    items = [i for i in case.facts.transaction.items if not i.generic_for]
    lists = case.facts.law.tariff_lists
    inside = [
        f"{item.id}: HS {item.hs_code}"
        for item in items
        if item.hs_code and _within(item.hs_code, clause, lists)
    ]
    if inside:
        return met(clause, *inside)
    unknown = [i for i in items if i.hs_code is None]
    if unknown or not items:
        exporter = case.facts.actors("exporter")[0]
        missing = tuple(_ask_code(clause, item, exporter) for item in unknown)
        return left_open(clause, "an HS code is not known", missing=missing or _no_item(clause))
    return not_met(clause, *(f"{i.id}: HS {i.hs_code}" for i in items))


def _within(code: str, clause: TariffClause, lists: Mapping[str, TariffList]) -> bool:
    outside = clause.not_in_list is not None and lists[clause.not_in_list].holds(code)
    return not outside and lists[clause.in_list].holds(code)


def _ask_code(clause: TariffClause, item: Item, exporter: str) -> MissingFact:
    return MissingFact(
        code=f"{clause.code}.hs.{item.id}", text=f"The HS code of {item.description}", ask=exporter
    )


def _no_item(clause: TariffClause) -> tuple[MissingFact, ...]:
    return (MissingFact(code=f"{clause.code}.item", text="What is to be moved", ask="exporter"),)
