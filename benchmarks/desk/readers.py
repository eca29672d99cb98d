"""Twenty people read at once: python benchmarks/desk/readers.py [READERS] [SECONDS] [CASES].

The desk runs as it does for a user, one process on SQLite; each reader asks over HTTP for a
list, a record of it, and so on. Two figures: each waiting a second between two answers, as
people at a screen do at their fastest, and none waiting at all, which is what the machine can
do. Readers run in a process of their own.
"""

import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from fault import rig
from fault.many import fill

DESK = "from catchall_desk.running.commands import app; app()"
PAUSE = 1.0


def main(readers: int, seconds: int, cases: int) -> None:
    """Fill, start the desk, and measure."""
    with tempfile.TemporaryDirectory(prefix="catchall-bench-") as folder:
        rig.prepare(Path(folder))
        fill(cases)
        keys = [_key() for _ in range(readers)]
        desk = subprocess.Popen(
            [sys.executable, "-u", "-c", DESK, "--port", "0"],
            env={**os.environ, "CATCHALL_DESK_HOME": folder},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            line = desk.stdout.readline() if desk.stdout else ""
            found = re.search(r"http://([\d.]+:\d+)", line)
            assert found, line
            for pause in (PAUSE, 0.0):
                _report(desk.pid, found.group(1), keys, seconds, pause)
        finally:
            desk.send_signal(signal.SIGTERM)
            desk.wait()


def _key() -> str:
    from catchall_desk.accounts.roles import Role
    from catchall_desk.accounts.tokens import issue_token
    from desk.people import someone

    return issue_token(person=someone(Role.ANALYST), purpose="api")


def _report(pid: int, address: str, keys: list[str], seconds: int, pause: float) -> None:
    _reads(address, keys[0], 2.0, 0.0)
    started, spent = time.perf_counter(), _spent(pid)
    with ThreadPoolExecutor(len(keys)) as pool:
        jobs = [pool.submit(_reads, address, key, seconds, pause) for key in keys]
        times = sorted(took for job in jobs for took in job.result())
    total, spent = time.perf_counter() - started, _spent(pid) - spent
    p95, p99 = (times[int(len(times) * part)] for part in (0.95, 0.99))
    print(
        f"{len(keys)} readers, pause {pause:.0f} s: {len(times) / total:.0f} answers a second, "
        f"p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms; "
        f"{1000 * spent / len(times):.1f} ms of processor each",
        flush=True,
    )


def _spent(pid: int) -> float:
    """Seconds of processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _reads(address: str, key: str, seconds: float, pause: float) -> list[float]:
    """Lists and records in turn over one connection; milliseconds of each answer."""
    connection, dice, times = HTTPConnection(address), Random(key), []
    shown: list[str] = []
    end = time.perf_counter() + seconds
    while (started := time.perf_counter()) < end:
        path = f"/api/case/{shown.pop()}" if shown else "/api/case"
        connection.request("GET", path, headers={"Authorization": f"Bearer {key}"})
        answer = connection.getresponse()
        body = answer.read()
        times.append(1000 * (time.perf_counter() - started))
        assert answer.status == 200, body[:300]
        if path == "/api/case":
            shown = [dice.choice(json.loads(body)["records"])["id"]]
        time.sleep(pause * dice.uniform(0.5, 1.5))
    connection.close()
    return times


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:]]
    main(*(given + [20, 20, 100_000][len(given) :]))
