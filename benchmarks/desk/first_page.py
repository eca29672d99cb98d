"""First 50 visible of a million cases: python benchmarks/desk/first_page.py [CASES].

On SQLite in a folder of its own, or on the PostgreSQL of DATABASE_URL (an empty database).
Prints the time of the whole selector, database and all, for readers who may see much,
little and nothing, and that of the tenth page.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from fault import rig

LEVELS = (
    ("UNCLASSIFIED//REL TO USA, KOR", 0.001),
    ("CONFIDENTIAL//REL TO USA, KOR", 0.399),
    ("SECRET//REL TO USA, KOR", 0.3),
    ("SECRET//NOFORN", 0.3),
)


def fill(number: int) -> None:
    """Write cases straight into the table: how they came there is not what is measured."""
    from catchall_desk.accounts.labels import label_from
    from catchall_desk.accounts.models import Person
    from catchall_desk.accounts.reading import system_reading
    from catchall_desk.casework.models import Case

    dice = random.Random(1)
    owner = Person.objects.get(username="writer")
    labels = [label_from(text) for text, _ in LEVELS]
    weights = [weight for _, weight in LEVELS]
    start = datetime(2020, 1, 1, tzinfo=UTC)

    def cases() -> Iterator[Case]:
        for count in range(number):
            at = start + timedelta(seconds=count)
            yield Case(
                id=UUID(int=dice.getrandbits(128)),
                reference=f"B{count:09d}",
                label=dice.choices(labels, weights)[0],
                state="open",
                title="benchmark",
                origin="application",
                jurisdiction="KR",
                owner=owner,
                created_by=owner,
                created_at=at,
                changed_at=at,
            )

    with system_reading():
        batch: list[Case] = []
        for case in cases():
            batch.append(case)
            if len(batch) == 5000:
                Case.objects.bulk_create(batch)
                batch = []
        Case.objects.bulk_create(batch)


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
    print(
        f"{name:32} rows {len(page['records']):3}  median {statistics.median(wall):6.2f} ms, "
        f"best {min(wall):6.2f} ms  tenth page {tenth:6.2f} ms"
    )


def main(number: int) -> None:
    """Fill and measure."""
    with tempfile.TemporaryDirectory(prefix="catchall-bench-") as folder:
        rig.prepare(Path(folder), os.environ.get("DATABASE_URL", ""))
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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
