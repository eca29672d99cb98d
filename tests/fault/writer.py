"""A process that writes until it is killed, and says what was acknowledged.

Each line that it prints is a case that was opened and assessed: written, committed, and
answered. Run by the scripts beside it, with DJANGO settings in the environment.
"""

import sys
from itertools import count
from uuid import UUID

import django

django.setup()

from catchall.model import Value  # noqa: E402
from catchall_desk.accounts.models import Person  # noqa: E402
from catchall_desk.casework import services  # noqa: E402
from catchall_desk.casework.machine import machine  # noqa: E402


def main() -> None:
    """Open and move cases as fast as the database takes them."""
    run, actor = sys.argv[1], Person.objects.get(username="writer")
    opening = machine("case").opening
    given = opening.inputs.model_validate(
        {"title": "fault", "origin": "application", "marking": "SECRET//REL TO USA, KOR"}
    )
    for number in count():
        key = f"{run}-{number:06d}"
        answer, _ = services.open_record(actor=actor, kind="case", inputs=given, key=f"o{key}")
        step = machine("case").transition("assess")
        inputs: Value = step.inputs() if step else Value()
        services.move(
            actor=actor,
            kind="case",
            record_id=UUID(answer["id"]),
            name="assess",
            inputs=inputs,
            held=services.Held(1, f"m{key}"),
        )
        print(answer["id"], flush=True)


if __name__ == "__main__":
    main()
