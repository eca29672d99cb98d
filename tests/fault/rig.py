"""What the fault scripts share: a desk of their own, its writer, and what must hold after."""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO
from uuid import UUID

from desk.postgres import postgres
from fault.writer import write


def prepare(home: Path, url: str = "") -> None:
    """Point this process, and those that it starts, to a new desk with one writer."""
    os.environ.update(
        CATCHALL_DESK_HOME=str(home),
        CATCHALL_SECRET_KEY="only for tests",  # noqa: S106 - a desk that is thrown away
        DJANGO_SETTINGS_MODULE="catchall_desk.config.settings",
    )
    os.environ.pop("DATABASE_URL", None)
    if url:
        os.environ["DATABASE_URL"] = url
    import django

    django.setup()
    from django.core.management import call_command

    from catchall.model import Level
    from catchall_desk.accounts.people import Profile, add_person, grant_role
    from catchall_desk.accounts.roles import Role

    call_command("migrate", verbosity=0)
    profile = Profile(nationality="KOR", clearance=Level.SECRET)
    person = add_person(actor=None, username="writer", name="Writer", profile=profile)
    for role in (Role.INTAKE, Role.ANALYST, Role.LICENSING):
        grant_role(actor=None, person_id=person.pk, role=role)


@contextmanager
def desk(where: str) -> Iterator[None]:
    """A desk to measure: in a folder of its own, or on a PostgreSQL that the run starts."""
    with TemporaryDirectory(prefix="catchall-bench-") as folder:
        if where == "postgres":
            with postgres() as url:
                prepare(Path(folder), url)
                yield
        else:
            prepare(Path(folder))
            yield


@dataclass(frozen=True)
class Writer:
    """A process that writes, and what it says."""

    pid: int
    lines: TextIO

    def first(self) -> set[UUID]:
        """Its first acknowledgment, if it lives to give one."""
        return _ids([self.lines.readline()])

    def rest(self) -> set[UUID]:
        """Every whole line until its end."""
        with self.lines:
            found = _ids(self.lines.read().splitlines(keepends=True))
        os.waitpid(self.pid, 0)
        return found


def start_writer(run: int) -> Writer:
    """A process that writes: forked, so that five hundred of them start in minutes."""
    from django.db import connections

    connections.close_all()
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write_end)
        return Writer(pid, os.fdopen(read_end, encoding="ascii"))
    try:
        os.dup2(write_end, sys.stdout.fileno())
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        write(f"run{run:05d}")
    finally:
        os._exit(1)  # never back into the parent's code


def _ids(lines: list[str]) -> set[UUID]:
    return {UUID(line.strip()) for line in lines if line.endswith("\n")}


def kill_after(process: Writer, dice: random.Random) -> set[UUID]:
    """Let it write for a moment, then ``kill -9``; gives what it had acknowledged."""
    found = process.first()
    time.sleep(dice.uniform(0.0, 0.25))
    os.kill(process.pid, signal.SIGKILL)
    return found | process.rest()


def counted(number: int) -> Iterator[int]:
    """From nothing up to a number; a long run tells each twentieth part on the way."""
    for done in range(number):
        if number >= 100 and done % (number // 20) == 0:
            print(f"{done} of {number}", file=sys.stderr, flush=True)
        yield done


def losses(known: set[UUID]) -> list[str]:
    """What must not be: acknowledged and gone, half written, or a chain that breaks."""
    from django.db import close_old_connections

    from catchall_desk.accounts.reading import system_reading
    from catchall_desk.casework.models import Case
    from catchall_desk.records import ledger
    from catchall_desk.records.models import Event
    from catchall_desk.records.verify_ledger import verify

    close_old_connections()
    with system_reading():
        states = dict(Case.objects.values_list("pk", "state"))
        events = Event.objects.filter(subject__startswith="case:").values_list("subject", "kind")
        told = {(UUID(subject.split(":")[1]), kind) for subject, kind in events}
        report = verify(ledger.rows())
    lost = [f"{pk} was acknowledged" for pk in known if states.get(pk) != "assessing"]
    half = [f"{pk} has no event" for pk in states if (pk, "case.open") not in told]
    half += [
        f"{pk} moved without its event, or the reverse"
        for pk, state in states.items()
        if (state == "assessing") != ((pk, "case.assess") in told)
    ]
    half += [f"{pk} has an event and no row" for pk, _ in told if pk not in states]
    return [*lost, *half, *report.problems]
