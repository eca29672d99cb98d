"""``kill -9`` of PostgreSQL and its children: python tests/fault/kill_server.py [TIMES]."""

import random
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parent.parent))

from desk.postgres import Server, server
from fault import rig


def main(times: int) -> int:
    """Kill the server so many times; gives how many writes were acknowledged.

    Raises:
        AssertionError: something was lost, half written, or the chain broke.
    """
    with tempfile.TemporaryDirectory(prefix="catchall-fault-") as folder, server() as database:
        rig.prepare(Path(folder), database.url)
        dice = random.Random(times)
        known: set[UUID] = set()
        for run in rig.counted(times):
            known |= _once(database, rig.start_writer(run), dice)
        problems = rig.losses(known)
        assert not problems, problems[:5]
        return len(known)


def _once(database: Server, writer: rig.Writer, dice: random.Random) -> set[UUID]:
    found = writer.first()
    time.sleep(dice.uniform(0.0, 0.25))
    database.kill()
    found |= writer.rest()  # it ends by itself: its connection is gone
    database.start()
    return found


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    print(f"{count} kills of the server, {main(count)} acknowledged, 0 lost")
