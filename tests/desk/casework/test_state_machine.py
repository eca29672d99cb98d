"""Random histories of a desk: no illegal transition, nobody signs for himself.

An oracle beside the services, made of the declared table alone, says which ways are open to
whom. Every attempt goes through the services; the database is then asked by itself.
CATCHALL_STEPS=100000 runs as many steps as the acceptance line asks for.
"""

import os
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from catchall.errors import CatchallError
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.machine import machine, machines
from catchall_desk.casework.models import Assessment, Correction, Decision, InformNotice
from catchall_desk.casework.sweep import sweep
from catchall_desk.errors import IllegalMove, NotAllowed, Stale
from catchall_desk.records import clock, ledger
from catchall_desk.records.models import Event
from catchall_desk.records.verify_ledger import verify
from desk.casework.world import World, days
from desk.people import key, moved, someone, the

STEPS = int(os.environ.get("CATCHALL_STEPS", "160"))
EACH = 40
SIGNED_APART = (
    (Decision, "proposer", "countersigner"),
    (Decision, "proposer", "second_countersigner"),
    (Decision, "countersigner", "second_countersigner"),
    (InformNotice, "author", "releaser"),
    (Assessment, "assessor", "verifier"),
    (Correction, "asked_by", "confirmed_by"),
)
GIVEN: dict[str, Any] = {
    "reason": "r",
    "due_on": days(5),
    "answer": "a",
    "remark": "r",
    "served_at": "2026-01-01T00:00:00Z",
    "method": "m",
    "evidence": "e",
    "review_on": days(20),
    "expires_on": days(30),
    "limit_on": days(31),
    "source_grade": "A",
    "information_grade": "1",
    "outcome": "refer",
    "legal_basis": "l",
    "contrary_facts": "c",
    "corroboration": "c",
    "partners": ["JPN"],
}
WAYS = sorted((m.kind, t.name) for m in machines() for t in m.transitions)


class Desk(RuleBasedStateMachine):
    """A desk with three people who hold every role and one who holds few."""

    records = Bundle("records")

    @initialize(target=records)
    def found(self) -> Any:
        self.savepoint = transaction.savepoint()
        self.world = World()
        self.people = [self.world.a, self.world.b, self.world.c, someone(nationality="USA")]
        submission = self.world.submission(self.world.case())
        return multiple(
            ("submission", submission),
            ("decision", self.world.decision(submission=submission)),
            ("decision", self.world.decision(submission=submission, outcome="refuse")),
            ("notice", self.world.notice()),
            ("alert", self.world.alert()),
            ("hold", self.world.hold()),
            ("request", self.world.request()),
            ("assessment", self.world.assessment()),
            ("correction", self.world.correction()),
            ("lead", self.world.lead()),
            ("case", self.world.case()),
        )

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    @rule(record=records, way=st.sampled_from(WAYS), who=st.integers(0, 3))
    def try_a_way(self, record: tuple[str, UUID], way: tuple[str, str], who: int) -> None:
        kind, record_id = record
        names = [name for of, name in WAYS if of == kind]
        name = names[WAYS.index(way) % len(names)]
        actor, step = self.people[who], machine(kind).transition(name)
        assert step is not None
        before = the(kind, record_id)
        legal = before.state in step.sources and bool(step.roles & roles_of(actor))
        given = {k: v for k, v in GIVEN.items() if k in step.inputs.model_fields}
        if set(step.inputs.model_fields) - set(given) - {"conditions", "second_needed"}:
            return
        try:
            moved(actor, kind, record_id, name, **given)
        except (IllegalMove, NotAllowed):
            assert not legal
            assert the(kind, record_id).version == before.version
        except CatchallError as error:
            assert legal, error  # noqa: PT017 - either end is right, by the table
            assert the(kind, record_id).version == before.version
        else:
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
        except (Stale, NotAllowed):
            return
        pytest.fail("an old version was taken")

    @rule()
    def let_time_pass(self) -> None:
        sweep(at=clock.now())

    @invariant()
    def nobody_signed_for_himself(self) -> None:
        if not hasattr(self, "world"):
            return
        with system_reading():
            for model, one, other in SIGNED_APART:
                for record in model.objects.all():
                    signed = getattr(record, f"{one}_id")
                    assert signed is None or signed != getattr(record, f"{other}_id")
            for decision in Decision.objects.filter(state="effective"):
                assert decision.countersigner_id
                assert decision.second_countersigner_id or not decision.second_needed


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
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=max(1, STEPS // EACH),
            stateful_step_count=EACH,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    world = World()
    world.effective()
    _history_is_legal()
    assert connection.in_atomic_block
