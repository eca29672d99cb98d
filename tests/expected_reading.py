"""Compares a reading with an expected file of the shared data, field by field and span by span.

Wording that only explains (kind, role, why, note, meaning, rule) is not compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catchall.model import Anomaly, Check, Message, Portion

_EXPLAINING = frozenset(
    {"note", "mcn_note", "meaning", "why", "rule", "text", "reason_meanings", "agrees_with"}
)
_RENAMED = {"from": "sender", "classification": "value"}
_DISSEM = {"NOFORN": "NF", "RELIDO": "RELIDO", "ORCON": "OC"}
_CHECK_IDS = (
    "julian-day",
    "file-time",
    "station-serial",
    "wrapper-date",
    "wrapper-id",
    "decl-years",
    "classification-agrees",
    "highest-portion",
    "reasons",
    "numbering",
    "cross-references",
)


@dataclass
class Comparison:
    """What was compared and what differed."""

    fields: int = 0
    spans: int = 0
    wrong: list[str] = field(default_factory=list)
    anomaly_places: int = 0
    anomalies_missed: list[str] = field(default_factory=list)
    anomalies_extra: list[str] = field(default_factory=list)

    def same(self, path: str, expected: object, actual: object, *, span: bool = False) -> None:
        self.spans += span
        self.fields += not span
        if expected != actual:
            self.wrong.append(f"{path}: expected {expected!r}, read {actual!r}")

    @property
    def line(self) -> str:
        total = self.fields + self.spans
        places = self.anomaly_places
        return (
            f"{self.fields} fields and {self.spans} spans compared, "
            f"{total - len(self.wrong)} of {total} equal; anomalies: "
            f"{places - len(self.anomalies_missed)} of {places} places found, "
            f"{len(self.anomalies_extra)} more"
        )


def compare(expected: dict[str, Any], message: Message) -> Comparison:
    """Compare every parser-level part of an expected file."""
    done = Comparison()
    _source(done, expected, message)
    plain = message.model_dump(mode="json")
    header = plain["header"]
    for name in ("wrapper", "transmission", "mail"):
        if expected.get(name) is not None:
            _value(done, name, expected[name], header[name], message.text)
    if expected.get("message") is not None:
        _value(done, "message", expected["message"], header["telegram"], message.text)
    _nested(done, expected, plain, message.text)
    for number, section in enumerate(expected.get("sections") or ()):
        read = _at(header["sections"], number)
        done.same(f"sections[{number}].number", section["number"], _get(read, "number"))
        done.same(f"sections[{number}].of", section["of"], _get(read, "of"))
        _span(done, f"sections[{number}]", section["starts_at"], _get(read, "span"))
        if "header_span" in section:
            _span(
                done,
                f"sections[{number}].header",
                section["header_span"],
                _get(read, "header_span"),
            )
    for number, page in enumerate(expected.get("pages") or ()):
        _value(done, f"pages[{number}]", page, _at(header["pages"], number), message.text)
    _portions(done, expected, message)
    _rollup(done, expected, message)
    _checks(done, expected, message)
    _anomalies(done, expected, message)
    return done


def _source(done: Comparison, expected: dict[str, Any], message: Message) -> None:
    for name in ("sha256", "bytes", "chars", "encoding", "lines"):
        done.same(f"source.{name}", expected["source"][name], getattr(message.source, name))
    if "exercise" in expected:
        done.same("exercise", expected["exercise"]["stated"], message.exercise)
        read = message.header.exercise
        _span(
            done, "exercise", expected["exercise"]["span"], read.span.model_dump() if read else None
        )


def _value(done: Comparison, path: str, expected: Any, actual: Any, text: str) -> None:
    if isinstance(expected, dict):
        _mapping(done, path, expected, actual, text)
    elif isinstance(expected, list):
        read = actual if isinstance(actual, list) else []
        done.same(f"{path}.length", len(expected), len(read))
        for number, item in enumerate(expected):
            _value(done, f"{path}[{number}]", item, _at(read, number), text)
    else:
        done.same(path, expected, actual)


def _mapping(done: Comparison, path: str, expected: dict[str, Any], actual: Any, text: str) -> None:
    for key, value in expected.items():
        here = f"{path}.{key}"
        if key == "kind" and not path.startswith(
            ("message.tags", "message.declassify", "message.ref")
        ):
            continue
        if key in _EXPLAINING and not (key == "classification" and isinstance(value, dict)):
            continue
        if key == "span" or key.endswith("_span") or key in {"opens_with", "closes_with"}:
            _span(done, here, value, _get(actual, key))
        elif key == "value" and isinstance(value, dict):
            _mapping(done, here, value, actual, text)
        elif key == "classification" and not isinstance(value, dict):
            wanted = _get(actual, "value") if path.endswith("security_line") else _get(actual, key)
            done.same(here, value, wanted)
        elif (
            key == "raw" and path.endswith("classified_by") and not _is_slice(value, expected, text)
        ):
            done.same(here, True, value in str(_get(actual, "raw")))
        elif key == "from":
            _value(done, here, value, _get(actual, "sender"), text)
        else:
            _value(done, here, value, _get(actual, key), text)


def _is_slice(value: str, expected: dict[str, Any], text: str) -> bool:
    span = expected["span"]
    return text[span["start"] : span["end"]] == value


def _get(actual: Any, key: str) -> Any:
    return actual.get(key) if isinstance(actual, dict) else None


def _at(items: Any, number: int) -> Any:
    return items[number] if isinstance(items, list) and number < len(items) else None


def _span(done: Comparison, path: str, expected: Any, actual: Any) -> None:
    wanted = (expected["start"], expected["end"]) if expected else None
    read = (actual["start"], actual["end"]) if actual else None
    done.same(path, wanted, read, span=True)


def _nested(done: Comparison, expected: dict[str, Any], plain: dict[str, Any], text: str) -> None:
    for number, item in enumerate(expected.get("nested") or ()):
        read = _at(plain["nested"], number)
        path = f"nested[{number}]"
        for key in ("id", "parent"):
            if key in item:
                done.same(f"{path}.{key}", item[key], _get(read, key))
        done.same(f"{path}.portions", item["portions"], _get(read, "portions"))
        for key in ("opens_with", "closes_with", "span"):
            _span(done, f"{path}.{key}", item[key], _get(read, key))
        for key, ours in (
            ("transmission", "transmission"),
            ("message", "telegram"),
            ("mail", "mail"),
        ):
            if item.get(key) is not None:
                _value(done, f"{path}.{key}", item[key], _get(read, ours), text)


def _portions(done: Comparison, expected: dict[str, Any], message: Message) -> None:
    read = {portion.id: portion for portion in message.portions}
    done.same("portions", [p["id"] for p in expected["portions"]], [p.id for p in message.portions])
    for wanted in expected["portions"]:
        portion = read.get(wanted["id"])
        if portion is None:
            done.same(f"portions.{wanted['id']}", "there", None)
            continue
        _portion(done, wanted, portion)


def _portion(done: Comparison, wanted: dict[str, Any], portion: Portion) -> None:
    path = f"portions.{portion.id}"
    dump = portion.model_dump(mode="json")
    done.same(f"{path}.number", wanted.get("number"), portion.number)
    if "number_stated" in wanted:
        done.same(f"{path}.number_stated", wanted["number_stated"], portion.number_stated)
    _span(done, path, wanted["span"], dump["span"])
    _marking(done, f"{path}.marking", wanted, portion)
    for key in ("opens_with", "closes_with"):
        if key in wanted:
            _span(done, f"{path}.{key}", wanted[key], dump[key])
    if "contains" in wanted:
        done.same(f"{path}.contains", wanted["contains"], list(portion.contains))
    if wanted.get("parent"):
        done.same(f"{path}.parent", wanted["parent"], portion.parent)
    if "message" in wanted:
        done.same(f"{path}.message", wanted["message"], portion.message)
    for number, point in enumerate(wanted.get("points") or ()):
        _span(done, f"{path}.points[{number}]", point, _get(_at(dump["points"], number), "span"))
    done.same(f"{path}.points", len(wanted.get("points") or ()), len(portion.points))
    for number, gap in enumerate(wanted.get("interruptions") or ()):
        _span(done, f"{path}.interruptions[{number}]", gap, _at(dump["interruptions"], number))


def _marking(done: Comparison, path: str, wanted: dict[str, Any], portion: Portion) -> None:
    mark, reading = wanted["marking"], portion.marking
    if reading is None:
        done.same(path, mark["raw"], None)
        return
    if mark["raw"] is not None:
        done.same(f"{path}.raw", mark["raw"], reading.raw)
    done.same(f"{path}.inherited", mark["raw"] is None, portion.inherited)
    for key in ("canonical_portion", "canonical_banner"):
        if key in mark:
            done.same(f"{path}.{key}", mark[key], getattr(reading, key))
    if "span" in mark:
        _span(done, path, mark["span"], portion.marking_span and portion.marking_span.model_dump())
    level = reading.marking.recipients
    done.same(
        f"{path}.level",
        wanted["classification"],
        f"TLP:{level}" if level else reading.marking.level.value,
    )
    done.same(f"{path}.rel_to", wanted["rel_to"] or [], list(reading.marking.rel_to))


def _rollup(done: Comparison, expected: dict[str, Any], message: Message) -> None:
    wanted, read = expected["rollup"], message.rollup
    if read is None:
        done.same("rollup", wanted, None)
        return
    done.same("rollup.overall", wanted["overall_classification"], read.overall.canonical_banner)
    done.same("rollup.stated", wanted["stated_on_message"], read.stated)
    if wanted["strict_odni_rollup"] is not None:
        done.same("rollup.strict", wanted["strict_odni_rollup"], read.strict.canonical_banner)


def _checks(done: Comparison, expected: dict[str, Any], message: Message) -> None:
    wanted = expected["consistency_checks"]
    results = _results(message.checks)
    for number, check in enumerate(wanted):
        name = check.get("id") or _CHECK_IDS[number]
        if name in {"quantities", "weekday"}:
            done.same(f"checks.{name}", True, check["result"] in results.get(name, []))
        else:
            done.same(f"checks.{name}", [check["result"]], results.get(name))
    listed = {check.get("id") or _CHECK_IDS[n] for n, check in enumerate(wanted)}
    for name in sorted(results):
        if name not in listed and any(result is not None for result in results[name]):
            done.wrong.append(f"checks.{name}: not expected, read {results[name]}")


def _results(checks: tuple[Check, ...]) -> dict[str, list[bool | None]]:
    results: dict[str, list[bool | None]] = {}
    for check in checks:
        results.setdefault(check.id, []).append(check.result)
    return results


def _places(anomaly: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    where = anomaly.get("where")
    spans = where if isinstance(where, list) else [where] if where else []
    if "count" in anomaly and not spans:
        return
    if not spans:
        yield anomaly["code"], -1, -1
    for span in spans:
        yield anomaly["code"], span["start"], span["end"]


def _read_places(anomalies: tuple[Anomaly, ...]) -> Iterator[tuple[str, int, int]]:
    for anomaly in anomalies:
        if not anomaly.where:
            yield anomaly.code, -1, -1
        for span in anomaly.where:
            yield anomaly.code, span.start, span.end


def _anomalies(done: Comparison, expected: dict[str, Any], message: Message) -> None:
    pilcrows = {a["count"] for a in expected["anomalies"] if a["code"] == "archive-pilcrow"}
    found = [len(a.where) for a in message.anomalies if a.code == "archive-pilcrow"]
    done.same("archive-pilcrow", sorted(pilcrows), found)
    wanted = [
        place
        for anomaly in expected["anomalies"]
        if anomaly.get("level", "parser") == "parser"
        for place in _places(anomaly)
    ]
    read = set(_read_places(message.anomalies))
    for code, start, end in wanted:
        done.anomaly_places += 1
        exact = {(code, start, end)} & read
        hits = exact or {p for p in read if p[0] == code and _meets(p, start, end)}
        if not hits:
            done.anomalies_missed.append(
                f"{code} {start}-{end} {message.text[max(start, 0) : end]!r}"
            )
        read -= hits
    done.anomalies_extra = [
        f"{code} {start}-{end} {message.text[max(start, 0) : end]!r}"
        for code, start, end in sorted(read)
    ]


def _meets(place: tuple[str, int, int], start: int, end: int) -> bool:
    return place[1:] == (start, end) or (place[1] < end and start < place[2])
