"""Every guard refuses what it is there to refuse; and without it, a test would fail.

For each guard there is a situation in which it alone stands in the way. The second test is
the mutation: the guard is taken out, and the refusal that the first test asks for is gone.
Where the database holds the same rule, it is the database that refuses then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from catchall_desk.casework import machine as declared
from catchall_desk.casework.machine import Guard, Machine, machines
from catchall_desk.errors import GuardRefused
from desk.casework.situations import SITUATIONS
from desk.casework.world import World

NOT_REACHED = {"decision propose determination_sha256"}
"""A draft cannot be opened without a computed determination; the guard and the constraint
stand behind that for changes to come."""

pytestmark = pytest.mark.django_db


def every_guard() -> Iterator[tuple[Machine, str, Guard]]:
    for machine in machines():
        ways = [(machine.opening.name, machine.opening.guards)]
        ways += [(way.name, way.guards) for way in machine.transitions]
        for name, guards in ways:
            for guard in guards:
                yield machine, name, guard


def name_of(machine: Machine, way: str, guard: Guard) -> str:
    return f"{machine.kind} {way} {guard.code}"


@contextmanager
def without(machine: Machine, way: str, guard: Guard) -> Iterator[None]:
    """The same machine, in which this one guard always holds."""
    open_door = replace(guard, holds=lambda _attempt: True)

    def opened_up(guards: tuple[Guard, ...]) -> tuple[Guard, ...]:
        return tuple(open_door if each is guard else each for each in guards)

    opening = machine.opening
    if opening.name == way:
        opening = replace(opening, guards=opened_up(opening.guards))
    transitions = tuple(
        replace(each, guards=opened_up(each.guards)) if each.name == way else each
        for each in machine.transitions
    )
    declared.register(replace(machine, opening=opening, transitions=transitions))
    try:
        yield
    finally:
        declared.register(machine)


def codes_of(world: World, name: str) -> tuple[str, ...]:
    """The codes of the guards that refuse the situation; ``database`` where it does."""
    with transaction.atomic():
        try:
            SITUATIONS[name](world)
        except GuardRefused as refused:
            transaction.set_rollback(True)
            return refused.codes
        except DatabaseError:
            transaction.set_rollback(True)
            return ("database",)
        transaction.set_rollback(True)
        return ()


def test_every_guard_has_its_situation() -> None:
    declared_ones = {name_of(*each) for each in every_guard()}
    assert declared_ones == set(SITUATIONS) | NOT_REACHED


def test_every_guard_refuses_alone() -> None:
    world = World()
    wrong = {}
    for machine, way, guard in every_guard():
        name = name_of(machine, way, guard)
        if name not in NOT_REACHED:
            found = codes_of(world, name)
            if found != (guard.code,) and not (found == ("database",) and guard.constraint):
                wrong[name] = found
    assert wrong == {}


@pytest.mark.slow
def test_without_a_guard_its_refusal_is_gone() -> None:
    world = World()
    survivors, held_by_database = [], []
    for machine, way, guard in every_guard():
        name = name_of(machine, way, guard)
        if name in NOT_REACHED:
            continue
        with without(machine, way, guard):
            found = codes_of(world, name)
        if guard.code in found:
            survivors.append(name)
        if found == ("database",):
            held_by_database.append(guard.constraint or name)
    print(  # noqa: T201 - the figures of the mutation
        f"{len(SITUATIONS)} guards taken out one by one: {len(survivors)} not missed, "
        f"{len(held_by_database)} held by the database as well"
    )
    assert survivors == []
    assert len(set(held_by_database)) >= 20, held_by_database
    identities = [g for _, _, g in every_guard() if "person" in g.code and g.constraint]
    assert {g.constraint for g in identities} <= set(held_by_database)
