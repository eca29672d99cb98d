"""Random histories of a desk: no illegal transition, nobody signs for himself.

An oracle beside the services, made of the declared table alone, says which ways are open to
whom. Every attempt goes through the services; the database is then asked by itself.
CATCHALL_STEPS=100000 runs as many steps as the acceptance line asks for.
"""

import os
from collections import Counter
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.models import F, Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from catchall.errors import CatchallError
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.machine import Transition, machine, machines
from catchall_desk.casework.models import Assessment, Correction, Decision, InformNotice
from catchall_desk.casework.sweep import sweep
from catchall_desk.errors import IllegalMove, NotAllowed, Stale
from catchall_desk.records import clock, ledger
from catchall_desk.records.models import Event
from catchall_desk.records.verify_ledger import verify
from desk.casework.given import GIVEN
from desk.casework.world import World
from desk.people import key, moved, someone, the

STEPS = int(os.environ.get("CATCHALL_STEPS", "600"))
EACH = 50
REST = 12
"""Steps between two sweeps: what one finds to do comes from many moves."""
ENDS: Counter[str] = Counter()
"""How the steps ended, over all histories."""
SIGNED_APART = (
    (Decision, "proposer", "countersigner"),
    (Decision, "proposer", "second_countersigner"),
    (Decision, "countersigner", "second_countersigner"),
    (InformNotice, "author", "releaser"),
    (Assessment, "assessor", "verifier"),
    (Correction, "asked_by", "confirmed_by"),
)


class Stage:
    """A desk with three people who hold every role and one who holds few, and their records."""

    def __init__(self) -> None:
        world = World()
        self.people = [world.a, world.b, world.c, someone(nationality="USA")]
        submission = world.submission(world.case())
        self.records = (
            ("submission", submission),
            ("decision", world.decision(submission=submission)),
            ("decision", world.decision(submission=submission, outcome="refuse")),
            ("decision", world.proposed()),
            ("notice", world.notice()),
            ("alert", world.alert()),
            ("hold", world.hold()),
            ("request", world.request()),
            ("assessment", world.assessment()),
            ("correction", world.correction()),
            ("lead", world.lead()),
            ("case", world.case()),
        )


class Desk(RuleBasedStateMachine):
    """A history on the stage; it is taken back in the end."""

    stage: Stage
    records = Bundle("records")

    @initialize(target=records)
    def found(self) -> Any:
        self.savepoint = transaction.savepoint()
        self.people, self.swept, self.moved = self.stage.people, 0, False
        return multiple(*self.stage.records)

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    @rule(record=records, number=st.integers(0, 59), who=st.integers(0, 3))
    def try_any_way(self, record: tuple[str, UUID], number: int, who: int) -> None:
        ways = machine(record[0]).transitions
        self._try(record, ways[number % len(ways)], who)

    @rule(record=records, number=st.integers(0, 59), who=st.integers(0, 3))
    def try_an_open_way(self, record: tuple[str, UUID], number: int, who: int) -> None:
        state = the(*record).state
        ways = [way for way in machine(record[0]).transitions if state in way.sources and way.roles]
        if ways:
            self._try(record, ways[number % len(ways)], who)

    def _try(self, record: tuple[str, UUID], step: Transition, who: int) -> None:
        kind, record_id = record
        actor, before = self.people[who], the(kind, record_id)
        legal = before.state in step.sources and bool(step.roles & roles_of(actor))
        given = {k: v for k, v in GIVEN.items() if k in step.inputs.model_fields}
        if set(step.inputs.model_fields) - set(given) - {"conditions", "second_needed"}:
            return
        try:
            moved(actor, kind, record_id, step.name, **given)
        except (IllegalMove, NotAllowed) as error:
            ENDS[type(error).__name__] += 1
            assert not legal
            assert the(kind, record_id).version == before.version
        except CatchallError as error:
            ENDS[type(error).__name__] += 1
            assert legal, error  # noqa: PT017 - either end is right, by the table
            assert the(kind, record_id).version == before.version
        else:
            ENDS["moved"] += 1
            self.moved = True
            assert legal
            assert the(kind, record_id).version > before.version

    @rule(record=records, who=st.integers(0, 2))
    def try_with_an_old_version(self, record: tuple[str, UUID], who: int) -> None:
        from catchall_desk.casework import services

        kind, record_id = record
        version = the(kind, record_id).version
        step = next(t for t in machine(kind).transitions if t.roles)
        given = {k: v for k, v in GIVEN.items() if k in step.inputs.model_fields}
        if set(step.inputs.model_fields) - set(given) - {"conditions", "second_needed"}:
            return
        try:
            services.move(
                actor=self.people[who],
                kind=kind,
                record_id=record_id,
                name=step.name,
                inputs=step.inputs.model_validate(given),
                held=services.Held(version - 1, key()),
            )
        except (Stale, NotAllowed) as error:
            ENDS[type(error).__name__] += 1
            return
        pytest.fail("an old version was taken")

    @precondition(lambda self: self.swept >= REST)
    @rule()
    def let_time_pass(self) -> None:
        sweep(at=clock.now())
        ENDS["swept"] += 1
        self.swept, self.moved = 0, True

    @invariant()
    def nobody_signed_for_himself(self) -> None:
        self.swept = getattr(self, "swept", 0) + 1
        if not getattr(self, "moved", False):
            return
        self.moved = False
        with system_reading():
            for model, one, other in SIGNED_APART:
                assert not model.objects.filter(**{one: F(other)}).exists()
            effective = Decision.objects.filter(state="effective")
            unsigned = Q(second_needed=True, second_countersigner=None)
            assert not effective.filter(Q(countersigner=None) | unsigned).exists()


def _history_is_legal() -> None:
    """The ledger tells the same: every change of state is one of the table."""
    import json

    with system_reading():
        assert verify(ledger.rows()).problems == ()
        kinds = {m.kind: {*m.pairs()} for m in machines()}
        for event in Event.objects.select_related("content"):
            kind, _, name = event.kind.partition(".")
            payload = json.loads(event.content.body)["payload"]
            if kind in kinds and payload.get("from") and payload["from"] != payload.get("to"):
                assert (payload["from"], payload["to"]) in kinds[kind], event.kind
            assert name


@pytest.mark.django_db
def test_random_histories_are_legal() -> None:
    Desk.stage = Stage()
    ENDS.clear()
    while ENDS.total() < STEPS:
        run_state_machine_as_test(
            Desk,
            settings=settings(
                max_examples=max(1, min(STEPS, 5_000) // EACH),
                stateful_step_count=EACH,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
        print(f"{ENDS.total()} of {STEPS} steps", flush=True)  # noqa: T201 - a full run is long
    print(f"{ENDS.total()} steps: {dict(ENDS)}")  # noqa: T201 - the figures of a full run
    World().effective()
    _history_is_legal()
    assert ENDS["moved"] > STEPS // 50, ENDS
    assert connection.in_atomic_block
