"""Recall and precision of the candidates, kind by kind, on the shared development set.

Usage: python benchmarks/extraction.py [--missed] [FILE ...]
A fact counts as found where a candidate of its kind covers its words. A candidate counts as
right where it shares words with an expected fact of its kind.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from candidates import files, measure


def main() -> None:
    """Print a table of all files, and what was missed where it is asked for."""
    wanted = [name for name in sys.argv[1:] if not name.startswith("--")]
    total: dict[str, list[int]] = {}
    for text, expected in files():
        if wanted and text.stem not in wanted:
            continue
        for kind, (found, facts, right, offered, missed) in measure(text, expected).items():
            row = total.setdefault(kind, [0, 0, 0, 0])
            for place, number in enumerate((found, facts, right, offered)):
                row[place] += number
            if "--missed" in sys.argv and missed:
                print(f"{text.stem} {kind}: {missed}")
    for kind, (found, facts, right, offered) in total.items():
        recall = f"{found}/{facts}"
        precision = f"{right}/{offered}"
        print(f"{kind:18} recall {recall:>9}   precision {precision:>9}")


if __name__ == "__main__":
    main()
