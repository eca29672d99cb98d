"""The same random history, told as text: python tests/fault/histories.py SEED STEPS.

On SQLite in a folder of its own, or on the PostgreSQL of DATABASE_URL. Whatever is told must
be the same on both: how each step ended, and what readers of several clearances see after.
"""

import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parent.parent))

from fault import rig

MARKINGS = (
    "UNCLASSIFIED//REL TO USA, KOR",
    "CONFIDENTIAL//REL TO USA, KOR",
    "SECRET//REL TO USA, JPN, KOR",
    "SECRET//NOFORN",
)
TITLES = (
    "pumps for Ankara",
    "PUMPS",
    "밸브 100%",
    "K\u00f6ln_works",
    "an 'odd' \\ title",
    "centrifuge",
)
REFERENCE = re.compile(r"\b[0-9A-Z]{10}\b")
WORDS = ("", "pump", "100%", "_", "K\u00f6ln", "\\", "'", "secret")
OPENINGS = ("case", "lead", "alert", "denial", "request", "submission", "decision", "hold")


class History:
    """Random steps of three people, told line by line without ids, references and times."""

    def __init__(self, seed: int) -> None:
        from desk.casework.world import World

        self.dice = random.Random(seed)
        self.world = World()
        self.people = [self.world.a, self.world.b, self.world.c]
        self.records: list[tuple[str, UUID]] = []

    def tell(self, steps: int) -> Iterator[str]:
        """Take so many steps, and read everything now and then."""
        for number in range(steps):
            opens = number < len(OPENINGS) or self.dice.random() < 0.2
            yield f"{number} {self._open(number) if opens else self._move()}"
            if number % 40 == 39:
                yield from self._sweep()
                yield from self._read()

    def _open(self, number: int) -> str:
        kind = OPENINGS[number % len(OPENINGS)]
        marking, title = self.dice.choice(MARKINGS), self.dice.choice(TITLES)
        ways: dict[str, Any] = {
            "case": lambda: self.world.case(marking=marking, title=title),
            "lead": lambda: self._lead(marking, title),
            "alert": lambda: self.world.alert(active=True, marking=marking, title=title),
            "denial": self.world.denial,
            "request": lambda: self.world.request("clear", "send"),
            "submission": lambda: self.world.submission(self.world.case(marking=marking)),
            "decision": self.world.proposed,
            "hold": self.world.hold,
        }
        self.records.append((kind, ways[kind]()))
        return f"opens {kind} {marking} {title}"

    def _lead(self, marking: str, title: str) -> UUID:
        from desk.people import opened

        return opened(self.world.a, "lead", summary=title, marking=marking)

    def _move(self) -> str:
        from catchall.errors import CatchallError
        from catchall_desk.casework.machine import machine
        from desk.casework.given import GIVEN
        from desk.people import moved

        place = self.dice.randrange(len(self.records))
        kind, record = self.records[place]
        step = self.dice.choice(machine(kind).transitions)
        who = self.dice.randrange(len(self.people))
        given = {k: v for k, v in GIVEN.items() if k in step.inputs.model_fields}
        told = f"{kind} {place} {step.name} by {who}:"
        if any(f.is_required() for k, f in step.inputs.model_fields.items() if k not in given):
            return f"{told} not tried"
        try:
            answer = moved(self.people[who], kind, record, step.name, **given)
        except CatchallError as error:
            codes = ",".join(getattr(error, "codes", ()))
            return f"{told} {type(error).__name__} {codes} {error.problem}"
        return f"{told} {answer['state']} {answer['version']} {answer['reference']}"

    def _sweep(self) -> Iterator[str]:
        from datetime import timedelta

        from catchall_desk.casework.sweep import sweep
        from catchall_desk.records import clock

        yield f"sweep {sweep(at=clock.now() + timedelta(days=self.dice.randrange(12)))}"

    def _read(self) -> Iterator[str]:
        from catchall.model import Level
        from catchall_desk.accounts.roles import Role
        from catchall_desk.casework.machine import machines
        from desk.people import someone

        readers = [
            someone(Role.ANALYST, nationality=nation, clearance=level)
            for nation, level in (("USA", Level.SECRET), ("KOR", Level.CONFIDENTIAL), ("JPN", None))
        ]
        for place, reader in enumerate(readers):
            for each in machines():
                yield from (f"reader {place} {line}" for line in _seen(reader, each.kind))


def _seen(reader: Any, kind: str) -> Iterator[str]:
    from catchall_desk.casework.search import find
    from catchall_desk.casework.selectors import Wanted, count_records, list_due, list_records

    for word in WORDS:
        yield f"{kind} {word!r} {count_records(reader=reader, kind=kind, wanted=Wanted(text=word))}"
    for word in WORDS:
        for each in find(reader=reader, words=word, kind=kind, limit=9):
            yield f"{kind} found by {word!r} {[each.get(n) for n in ('reference', 'title')]}"
    page: dict[str, Any] = {"next": ""}
    while page["next"] is not None:
        page = list_records(reader=reader, kind=kind, wanted=Wanted(after=page["next"], limit=7))
        for each in page["records"]:
            kept = ("reference", "state", "version", "title", "marking")
            yield f"{kind} {[each[name] for name in kept]}"
    dues = list_due(reader=reader)  # of those of one day, the order is by chance
    yield from sorted(f"due {d['due_on']} {d['code']} {d['starts_on']}" for d in dues)


def main(seed: int, steps: int) -> None:
    """Print the history."""
    with tempfile.TemporaryDirectory(prefix="catchall-fault-") as folder:
        rig.prepare(Path(folder), os.environ.get("DATABASE_URL", ""))
        names: dict[str, str] = {}
        for line in History(seed).tell(steps):
            print(REFERENCE.sub(lambda m: names.setdefault(m[0], f"#{len(names)}"), line))
        from catchall_desk.accounts.reading import system_reading
        from catchall_desk.records import ledger
        from catchall_desk.records.verify_ledger import verify

        with system_reading():
            assert verify(ledger.rows()).problems == ()


if __name__ == "__main__":
    main(*(int(value) for value in sys.argv[1:3]))
