"""``kill -9`` of the application mid-write: python tests/fault/kill_application.py [TIMES].

On SQLite in a folder of its own, or on the PostgreSQL of DATABASE_URL.
"""

import os
import random
import sys
import tempfile
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parent.parent))

from fault import rig


def main(times: int, url: str = "") -> int:
    """Kill it so many times; gives how many writes were acknowledged.

    Raises:
        AssertionError: something was lost, half written, or the chain broke.
    """
    with tempfile.TemporaryDirectory(prefix="catchall-fault-") as folder:
        rig.prepare(Path(folder), url)
        dice = random.Random(times)
        known: set[UUID] = set()
        for run in rig.counted(times):
            known |= rig.kill_after(rig.start_writer(run), dice)
        problems = rig.losses(known)
        assert not problems, problems[:5]
        return len(known)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    print(f"{count} kills, {main(count, os.environ.get('DATABASE_URL', ''))} acknowledged, 0 lost")
