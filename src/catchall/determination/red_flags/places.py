"""Red flags that rest on where the goods go, and by which way."""

from catchall.determination.countries import membership, table
from catchall.determination.facts import Facts
from catchall.determination.red_flags.look import Look
from catchall.determination.red_flags.schema import FlagRule
from catchall.lexicon import countries
from catchall.model import GroundStatus, PartyRole


def _named(rule: FlagRule, country: str, facts: Facts) -> list[str]:
    found = (membership(table(code), country, facts.as_of) for code in rule.tables)
    return [one.because for one in found if one.status is GroundStatus.MET]


def end_user_elsewhere(rule: FlagRule, facts: Facts) -> Look:
    """T09: the end-user sits in another country than the destination, or that is a hub."""
    destination = facts.transaction.destination
    users = sorted(
        (p for p in facts.parties() if PartyRole.END_USER in p.roles), key=lambda p: p.id
    )
    if destination is None:
        return Look.skipped("the destination is not known", missing=("destination",))
    away = [p for p in users if p.country is not None and p.country != destination]
    hubs = _named(rule, destination, facts)
    if away or hubs:
        where = countries.name(destination)
        apart = (
            f"{p.id} is in {countries.name(p.country or '')}, the goods go to {where}" for p in away
        )
        return Look.raised(
            *apart,
            *hubs,
            parties=tuple(p.id for p in away),
            evidence=tuple(e for p in away for e in p.evidence) or facts.transaction.evidence,
        )
    if not any(p.country for p in users):
        return Look.skipped(
            "the country of the end-user is not known", missing=("country_of_end_user",)
        )
    return Look.not_raised("the end-user is where the goods go")


def route(rule: FlagRule, facts: Facts) -> Look:
    """T10: a country that the goods pass, other than their destination, is in a table."""
    passed = [c for c in facts.transaction.route if c != facts.transaction.destination]
    if not facts.transaction.route:
        return Look.skipped("the route is not known", missing=("route",))
    why = [because for country in passed for because in _named(rule, country, facts)]
    if why:
        return Look.raised(*dict.fromkeys(why), evidence=facts.transaction.evidence)
    return Look.not_raised("no country of the route is in the tables")
