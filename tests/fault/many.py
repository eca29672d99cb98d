"""Many cases at once, for benchmarks."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

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
