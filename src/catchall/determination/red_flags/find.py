"""Red flags looked for, one rule after the other."""

from collections.abc import Callable, Mapping

from catchall.determination.facts import Facts
from catchall.determination.red_flags import goods, lists, parties, places
from catchall.determination.red_flags.look import Look
from catchall.determination.red_flags.schema import FlagRule, flag_rules
from catchall.model.determination import RedFlag

_LOOKS: dict[str, Callable[[FlagRule, Facts], Look]] = {
    "T01": lists.listed_party,
    "T02": goods.near_threshold,
    "T03": lists.linked,
    "T04": lists.linked,
    "T05": parties.new_intermediary,
    "T07": parties.forwarder,
    "T09": places.end_user_elsewhere,
    "T10": places.route,
    "T17": lists.same_supplier_and_model,
    "T18": parties.document_gaps,
}


def find_red_flags(
    facts: Facts, *, lists_searched: int, history_searched: int | None
) -> tuple[RedFlag, ...]:
    """Look for every red flag in force, in the order of the file.

    A rule whose inputs are not at hand is skipped and names them.
    """
    absent: dict[str, str] = {}
    if not lists_searched and not facts.hits:
        absent["lists"] = "no list was searched"
    if not history_searched and not facts.links:
        absent["history"] = "no earlier record was searched"
    return tuple(_flag(rule, facts, absent) for rule in flag_rules() if rule.holds(facts.as_of))


def _flag(rule: FlagRule, facts: Facts, absent: Mapping[str, str]) -> RedFlag:
    lacking = tuple(need for need in rule.needs if need in absent)
    if lacking:
        found = Look.skipped(*(absent[need] for need in lacking), missing=lacking)
    else:
        found = _LOOKS[rule.rule](rule, facts)
    return RedFlag(
        rule=rule.id,
        title=rule.title,
        status=found.status,
        because=found.because,
        parties=found.parties,
        needs=rule.needs,
        missing=found.missing,
        evidence=found.evidence,
        citation=rule.citation,
    )
