"""An invented list of firms, near enough to the buyers of the generated cases to be looked at."""

from itertools import product

HEADS = ("Kestrel", "Blue Delta", "Ardent", "Orchid", "Marlow", "Saffron", "Tamarisk", "Verdant")
"""First words of the buyers of the generated cases and of the list."""
_TAILS = (
    "Tool Works",
    "Trading House",
    "Hydraulics",
    "Research Institute",
    "General Trading",
    "Machinery Import",
)
_COUNTRIES = ("TR", "AE", "IN", "BR", "VN", "KZ")
NAME = "exercise-traders.yaml"


def sheet() -> bytes:
    """The list as a file of the form that ``catchall.watchlists`` reads; the same every time."""
    lines = [
        "# EXERCISE - fictitious watchlist; no entry names a real firm or person.",
        "list: exercise_traders",
        "title: EXERCISE list of traders",
        "entities:",
    ]
    for number, (head, tail) in enumerate(product(HEADS, _TAILS), start=1):
        lines += [
            f"  - id: ET-{number:04d}",
            "    schema: Organization",
            f"    name: {head} {tail}",
            f"    countries: [{_COUNTRIES[number % len(_COUNTRIES)]}]",
            "    topics: [export.control]",
            "    remarks: Invented.",
        ]
    return ("\n".join(lines) + "\n").encode()
