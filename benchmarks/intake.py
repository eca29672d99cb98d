"""Milliseconds of processor time per kB by size, for telegrams and hostile texts of one kind.

Usage: python benchmarks/intake.py [LARGEST_KB]
"""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from catchall.errors import MessageError
from catchall.intake import extract, read_message
from telegrams import DEMARCHE, OLD_TELEGRAM

_HEAD, _, _BODY = DEMARCHE.partition("\n1. (U)")
_HOSTILE = {
    "telegram": "\n1. (U)" + _BODY,
    "old telegram": OLD_TELEGRAM,
    "words": "lathe ",
    "one letter": "A",
    "capitals": "ALPHA BRAVO ",
    "figures": "1. ",
    "brackets": "(S",
    "marks": "\n\n1. (S//REL TO USA, KOR) x",
    "pages": "\nCONFIDENTIAL\nCONFIDENTIAL\nPAGE 02\nSTATE 004411\n",
    "begins": "\nBegin text:\n",
    "quotes": "\nQUOTE:\nR 101200Z FEB 78\nFM X\n",
    "quoted": "\nQUOTE:\nR 101200Z FEB 78\nFM X\n1. Y.\nUNQUOTE.\n",
    "references": "A. STATE 12 ",
    "names": "Foo Bar Works (FBW), ",
    "entities": "&amp;",
    "commas": "a, ",
    "hyphens": "ab-\ncd ",
    "spaces": " ",
    "newlines": "\n",
    "dashes": "-",
    "quantities": "two model X1 lathes, model Y2, quantity 3 ",
    "addresses": "\nRUEHC/SECSTATE WASHDC PRIORITY 0000",
}


def _text(part: str, size: int) -> str:
    body = part * (size // len(part) + 1)
    start = "" if part.startswith("\n") else "\n1. (U) "
    return (_HEAD + start + body)[:size]


def _ms(text: str) -> tuple[float, float]:
    data = text.encode()
    started = process_time()
    try:
        message = read_message(data, name="benchmark")
    except MessageError:
        return 1000 * (process_time() - started), 0.0
    read = process_time() - started
    started = process_time()
    extract(message)
    return 1000 * read, 1000 * (process_time() - started)


def main() -> None:
    """Print a table; read is the reader, extract the candidates."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 1024
    only = sys.argv[2:]
    sizes = [kb for kb in (4, 16, 64, 256, 1024) if kb <= largest]
    _ms(DEMARCHE)
    print(f"{'ms per kB':14}" + "".join(f"{kb:>9} kB read  extract" for kb in sizes))
    for name, part in _HOSTILE.items():
        if only and name not in only:
            continue
        row = []
        for kb in sizes:
            read, extracted = _ms(_text(part, kb * 1024))
            row.append(f"{read / kb:>17.2f} {extracted / kb:>8.2f}")
        print(f"{name:14}" + "".join(row), flush=True)


if __name__ == "__main__":
    main()
