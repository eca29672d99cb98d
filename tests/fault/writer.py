"""What a process of the fault scripts does: write until it is killed, and say what was taken.

Each line that it prints is a case that was opened and assessed: written, committed, and
answered.
"""

import os
import sys
from itertools import count
from uuid import UUID


def write(run: str) -> None:
    """Open and move cases as fast as the database takes them."""
    from catchall_desk.accounts.models import Person
    from catchall_desk.casework import services
    from catchall_desk.casework.machine import Nothing, machine

    actor = Person.objects.get(username="writer")
    given = machine("case").opening.inputs.model_validate(
        {"title": "fault", "origin": "application", "marking": "SECRET//REL TO USA, KOR"}
    )
    for number in count():
        key = f"{run}-{number:06d}"
        answer, _ = services.open_record(actor=actor, kind="case", inputs=given, key=f"o{key}")
        services.move(
            actor=actor,
            kind="case",
            record_id=UUID(answer["id"]),
            name="assess",
            inputs=Nothing(),
            held=services.Held(1, f"m{key}"),
        )
        os.write(sys.stdout.fileno(), f"{answer['id']}\n".encode())
