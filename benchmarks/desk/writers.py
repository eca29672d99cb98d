"""Sixteen writers at once: python benchmarks/desk/writers.py [WRITERS] [WRITES] [postgres].

Each write is one whole command of the desk: idempotency, version, guards, record,
obligations, event, commit. On SQLite, or on a PostgreSQL that the run starts.
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from fault import rig


def main(writers: int, writes: int, where: str) -> None:
    """Measure, and count the errors: there must be none."""
    with rig.desk(where):
        from django.db import connection

        from catchall_desk.accounts.models import Person

        actor = Person.objects.get(username="writer")
        _write(actor, 0, 0)
        started, spent = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(writers) as pool:
            jobs = [pool.submit(_writer, actor, n, writes) for n in range(1, writers + 1)]
            times = sorted(took for job in jobs for took in job.result())
        total, spent = time.perf_counter() - started, time.process_time() - spent
        p95, p99 = (times[int(len(times) * part)] for part in (0.95, 0.99))
        print(
            f"{connection.vendor}: {len(times)} writes by {writers} writers, "
            f"{len(times) / total:.0f}/s, p50 {statistics.median(times):.0f} ms, "
            f"p95 {p95:.0f} ms, p99 {p99:.0f} ms, max {times[-1]:.0f} ms; "
            f"{1000 * spent / len(times):.1f} ms of processor each, 0 errors"
        )
        assert rig.losses(set()) == []


def _writer(actor: object, writer: int, writes: int) -> list[float]:
    return [_write(actor, writer, number) for number in range(writes)]


def _write(actor: object, writer: int, number: int) -> float:
    from catchall_desk.accounts.models import Person
    from catchall_desk.casework import services
    from catchall_desk.casework.machine import machine

    assert isinstance(actor, Person)
    given = machine("case").opening.inputs.model_validate(
        {"title": "bench", "origin": "application", "marking": "SECRET//REL TO USA, KOR"}
    )
    key = f"bench-{writer}-{number}"
    started = time.perf_counter()
    services.open_record(actor=actor, kind="case", inputs=given, key=key)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    asked = [*sys.argv[1:], "16", "60", ""][:3] if len(sys.argv) > 2 else ["16", "60", ""]
    main(int(asked[0]), int(asked[1]), asked[2])
