"""Contested countersignatures: python tests/fault/contested.py [CASES] [THREADS].

Many threads, each as another authorizer, try to countersign the same proposals at once.
Exactly one of them succeeds on each; on SQLite, or on the PostgreSQL of DATABASE_URL.
"""

import os
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parent.parent))

from fault import rig


def main(cases: int, threads: int, url: str = "") -> tuple[int, Counter[str]]:
    """Contest so many proposals; gives the attempts and how they ended.

    Raises:
        AssertionError: a proposal has not exactly one effective decision.
    """
    with tempfile.TemporaryDirectory(prefix="catchall-fault-") as folder:
        rig.prepare(Path(folder), url)
        ends = _contest(cases, threads)
        return cases * threads, ends


def _contest(cases: int, threads: int) -> "Counter[str]":
    from catchall_desk.accounts.reading import system_reading
    from catchall_desk.accounts.roles import Role
    from catchall_desk.casework.models import Decision
    from catchall_desk.records.models import Event
    from desk.casework.world import World
    from desk.people import someone

    world = World()
    decisions = [world.proposed() for _ in rig.counted(cases)]
    signers = [someone(Role.AUTHORIZER, nationality="USA") for _ in range(threads)]
    ends: Counter[str] = Counter()
    with ThreadPoolExecutor(threads) as pool:
        for number in rig.counted(cases):
            decision = decisions[number]
            ends.update(pool.map(lambda signer: _try(signer, decision), signers))  # noqa: B023
    with system_reading():
        effective = Decision.objects.filter(state="effective").count()
    assert ends["signed"] == effective == cases, ends
    assert Event.objects.filter(kind="decision.countersign").count() == cases
    assert Event.objects.filter(kind="decision.take_effect").count() == cases
    assert rig.losses(set()) == []
    return ends


def _try(signer: object, decision: UUID) -> str:
    from catchall.errors import CatchallError
    from catchall_desk.accounts.models import Person
    from catchall_desk.casework import services
    from catchall_desk.casework.machine import Nothing
    from desk.people import key

    assert isinstance(signer, Person)
    try:
        services.move(
            actor=signer,
            kind="decision",
            record_id=decision,
            name="countersign",
            inputs=Nothing(),
            held=services.Held(2, key()),
        )
    except CatchallError as error:
        return type(error).__name__
    return "signed"


if __name__ == "__main__":
    proposals, signers = (int(value) for value in (sys.argv[1:3] or (1250, 8)))
    attempts, found = main(proposals, signers, os.environ.get("DATABASE_URL", ""))
    print(f"{attempts} attempts: {dict(found)}; exactly one effective decision each")
