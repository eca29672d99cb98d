"""Damages telegrams many times and reads each: nothing but MessageError may be raised.

Usage: python scripts/fuzz_intake.py [COUNT] [SEED] [FILE ...]
Without files it damages the two EXERCISE telegrams of the tests, padded to about 4 kB.
"""

import sys
from collections import Counter
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from catchall.errors import MessageError
from catchall.intake import extract, read_message
from catchall.lexicon import countries
from catchall.model import Message
from telegrams import DEMARCHE, OLD_TELEGRAM, mutate

_SIZE = 4096


def _padded(text: str) -> str:
    head, _, tail = text.rpartition("\n\n")
    while len(head) + len(tail) < _SIZE:
        head += "\n\n" + head[-min(len(head), 1200) :]
    return head[: _SIZE - len(tail)] + "\n\n" + tail


def _tiles(message: Message) -> bool:
    return "".join(s.span.of(message.text) for s in message.segments) == message.text


def _run(count: int, seed: int, texts: list[str]) -> int:
    seen: Counter[str] = Counter()
    slowest, total, worst = 0.0, 0.0, 0
    slowest_extract, worst_extract = 0.0, 0
    extract(read_message(DEMARCHE.encode(), name="warm-up"))
    countries.find("warm-up")  # builds the table of all spellings once, in about two seconds
    for number in range(count):
        data = mutate(texts[number % len(texts)], seed=seed + number, steps=1 + number % 8)
        started = process_time()
        try:
            message = read_message(data, name=f"mutant-{seed + number}")
        except MessageError:
            seen["refused"] += 1
            continue
        took = process_time() - started
        total += took
        if took > slowest:
            slowest, worst = took, seed + number
        seen["read"] += 1
        seen["not tiled"] += not _tiles(message)
        seen["bytes changed"] += message.text.encode(message.source.encoding) != data
        started = process_time()
        extract(message)
        took = process_time() - started
        if took > slowest_extract:
            slowest_extract, worst_extract = took, seed + number
    print(f"{count} mutants: {dict(seen)}")
    mean = 1000 * total / max(seen["read"], 1)
    print(f"reading: mean {mean:.1f} ms, most {1000 * slowest:.1f} ms (mutant {worst})")
    print(f"extracting: most {1000 * slowest_extract:.1f} ms (mutant {worst_extract})")
    return 1 if seen["not tiled"] or seen["bytes changed"] else 0


def main() -> int:
    """Run with the arguments of the command line."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[3:]]
    return _run(count, seed, texts or [_padded(DEMARCHE), _padded(OLD_TELEGRAM)])


if __name__ == "__main__":
    sys.exit(main())
