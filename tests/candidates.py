"""Measures candidates against the shared development set: recall and precision by kind."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from catchall.intake import extract, read_message
from catchall.model import Tip

_ROOT = Path(os.environ.get("CATCHALL_SHARED", Path(__file__).parents[2] / "shared" / "data"))
Places = list[tuple[int, int]]


def _places(facts: Iterable[Any]) -> Places:
    return [
        (e.start, e.end)
        for fact in facts
        for e in fact.evidence
        if e.start is not None and e.end is not None
    ]


def _candidates(tip: Tip) -> dict[str, Places]:
    def of_kind(*kinds: str) -> Places:
        return _places(m for m in tip.mentions if m.kind in kinds)

    return {
        "parties": _places(tip.parties),
        "items": _places(tip.items),
        "parameters": _places(m for i in tip.items for m in i.measurements),
        "dates": _places(tip.dates),
        "regimes": of_kind("regime", "list_item", "list_position") + _places(tip.control_position),
        "legal_references": of_kind("legal_reference"),
        "values": of_kind("money"),
        "identifiers": of_kind("identifier", "telephone"),
        "requests": _places(tip.requests),
        "asks": _places(tip.requests),
        "doubts": _places(tip.doubts),
    }


def _expected(data: dict[str, Any]) -> dict[str, Places]:
    def spans(facts: Iterable[dict[str, Any]]) -> Places:
        return [
            (s["start"], s["end"])
            for fact in facts
            for s in (fact.get("spans") or [fact.get("span")])
            if s
        ]

    position = data.get("control_position") or {}
    items = data.get("items", [])
    return {
        "parties": spans(data.get("parties", [])),
        "items": spans(items),
        "parameters": spans(p for item in items for p in item.get("parameters", [])),
        "dates": spans(data.get("dates", [])),
        "regimes": spans(position.get("regimes", [])),
        "legal_references": spans(data.get("legal_references", [])),
        "values": spans(data.get("values", [])),
        "identifiers": spans(data.get("identifiers", [])),
        "requests": spans(data.get("requests_to_partner", [])),
        "asks": spans([*data.get("requests_to_partner", []), *data.get("actions", [])]),
        "doubts": spans(
            {"spans": a["where"] if isinstance(a["where"], list) else [a["where"]]}
            for a in data.get("anomalies", [])
            if a["level"] == "candidate" and a["where"]
        ),
    }


def _covered(span: tuple[int, int], offered: Places) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in offered)


def _meets(span: tuple[int, int], expected: Places) -> bool:
    return any(a < span[1] and span[0] < b for a, b in expected)


def measure(text: Path, expected: Path) -> dict[str, tuple[int, int, int, int, list[str]]]:
    """For each kind: facts found, facts, candidates right, candidates, and what was missed."""
    message = read_message(text.read_bytes(), name=text.name)
    wanted = _expected(json.loads(expected.read_text(encoding="utf-8")))
    offered = _candidates(extract(message))
    done = {}
    for kind, spans in wanted.items():
        found = _meets if kind == "asks" else _covered  # one sentence may be several requests
        missed = [message.text[a:b] for a, b in spans if not found((a, b), offered[kind])]
        unique = sorted(set(offered[kind]))
        right = sum(_meets(span, spans) for span in unique)
        done[kind] = (len(spans) - len(missed), len(spans), right, len(unique), missed)
    return done


def files() -> list[tuple[Path, Path]]:
    """The texts of the development set with their expected readings."""
    folder = _ROOT / "intake" / "telegrams"
    return [(p, p.with_suffix(".expected.json")) for p in sorted(folder.glob("t*.txt"))]
