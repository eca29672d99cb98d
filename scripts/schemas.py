"""Write the published JSON Schemas into docs/reference/schemas; --check only compares."""

import json
import sys
from pathlib import Path

from catchall.cli.schema import NOUNS, document

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "schemas"


def texts() -> dict[str, str]:
    """File name to text, for each noun."""
    return {
        f"{name}.json": json.dumps(document(kind), indent=2, sort_keys=True, ensure_ascii=False)
        + "\n"
        for name, kind in NOUNS.items()
    }


def main() -> int:
    """Write or check; returns 1 where a schema is stale."""
    stale = [
        name
        for name, text in texts().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text() != text
    ]
    if "--check" in sys.argv:
        print("\n".join(f"stale: {name}" for name in stale) or "schemas: current")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (FOLDER / name).write_text(text)
    print(f"schemas: {len(stale)} written of {len(texts())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
