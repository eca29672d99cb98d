"""First 50 visible of a million cases: python benchmarks/desk/first_page.py [CASES] [postgres].

On SQLite in a folder of its own, or on a PostgreSQL that the run starts itself.
Prints the time of the whole selector, database and all, for readers who may see much,
little and nothing, and that of the tenth page.
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from fault import rig
from fault.many import fill


def measure(name: str, clearance: str, nationality: str = "KOR") -> None:
    """Ask for the first page again and again; what counts is the time in the database."""
    from catchall.model import Level
    from catchall_desk.accounts.roles import Role
    from catchall_desk.casework.selectors import Wanted, list_records
    from desk.people import someone

    reader = someone(Role.ANALYST, nationality=nationality, clearance=Level(clearance))
    wall = []
    page = list_records(reader=reader, kind="case", wanted=Wanted())
    for _ in range(20):
        started = time.perf_counter()
        page = list_records(reader=reader, kind="case", wanted=Wanted())
        wall.append(1000 * (time.perf_counter() - started))
    after = page["next"] or ""
    for _ in range(8 if after else 0):
        after = list_records(reader=reader, kind="case", wanted=Wanted(after=after))["next"] or ""
    started = time.perf_counter()
    list_records(reader=reader, kind="case", wanted=Wanted(after=after))
    tenth = 1000 * (time.perf_counter() - started)
    inside = in_database(reader)
    print(
        f"{name:26} in the database {inside:5.2f} ms; {len(page['records'])} rows, whole selector "
        f"{statistics.median(wall):5.1f} ms (best {min(wall):.1f}), tenth page {tenth:.1f} ms",
        flush=True,
    )


def in_database(reader: object) -> float:
    """Milliseconds that the database itself takes for every query of the first page.

    PostgreSQL says so (EXPLAIN ANALYZE, planning and execution, row-level security and all);
    on SQLite, which runs in the process, it is the time of the bare statement with its rows.
    The median of eleven.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from catchall_desk.accounts.models import Person
    from catchall_desk.accounts.reading import reading_as
    from catchall_desk.casework.selectors import Wanted, list_records

    assert isinstance(reader, Person)
    with CaptureQueriesContext(connection) as asked:
        list_records(reader=reader, kind="case", wanted=Wanted())
    statements = [query["sql"] for query in asked if "set_config" not in query["sql"]]
    with reading_as(reader.pk):
        return statistics.median(sum(_once(sql) for sql in statements) for _ in range(11))


def _once(sql: str) -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
            (plan,) = cursor.fetchone()
            return float(plan[0]["Planning Time"] + plan[0]["Execution Time"])
        started = time.perf_counter()
        cursor.execute(sql)
        cursor.fetchall()
        return 1000 * (time.perf_counter() - started)


def main(number: int, where: str) -> None:
    """Fill and measure."""
    with rig.desk(where):
        started = time.perf_counter()
        fill(number)
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{number} cases on {connection.vendor} in {time.perf_counter() - started:.0f} s")
        measure("secret, sees 70 %", "S")
        measure("confidential, sees 40 %", "C")
        measure("unclassified, sees 0.1 %", "U")
        measure("foreign, sees nothing", "S", "FRA")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, "".join(sys.argv[2:]))
