"""Pictures of a case as facts: who is tied to whom, and what happened when."""

from typing import Any
from uuid import UUID

from catchall_desk.accounts.models import Person
from catchall_desk.casework import hits, linking
from catchall_desk.casework.hits import WantedHits
from catchall_desk.casework.showing import case_file

Plain = dict[str, Any]


def network_of(*, reader: Person, case_id: UUID) -> Plain:
    """Nodes and ties of a case: parties, items, list entries and earlier records.

    Raises:
        NotVisible: there is no such case that the reader may see.
    """
    case = case_file.get_case(reader=reader, case_id=case_id)
    nodes: dict[str, Plain] = {}
    ties: list[Plain] = []
    _node(nodes, "case", case["reference"], "case", case["marking"])
    for submission in case["transactions"]:
        _trade(nodes, ties, submission)
    for hit in hits.list_hits(reader=reader, wanted=WantedHits(case=case_id)):
        _hit(nodes, ties, hit)
    for link in case["links"]:
        to = f"record:{link['to']}"
        _node(nodes, to, f"{link['kind']} {link['to']}", "denial", link["marking"])
        ties.append(_tie("case", to, [link["kind"]], link["marking"]))
    for proposal in linking.list_proposals(reader=reader, case_id=case_id):
        if proposal["state"] == "proposed":
            to = f"record:{proposal['to_reference']}"
            label = f"{proposal['to_kind']} {proposal['to_reference']}"
            _node(nodes, to, label, proposal["to_kind"], proposal["marking"])
            ties.append(_tie("case", to, [proposal["kind"]], proposal["marking"], proposed=True))
    return {**_head(case), "nodes": list(nodes.values()), "ties": _merged(ties)}


def _merged(ties: list[Plain]) -> list[Plain]:
    """Ties of the same two, and of the same standing, as one that says them all."""
    found: dict[tuple[str, str, bool], Plain] = {}
    for tie in ties:
        key = (tie["source"], tie["target"], tie["proposed"])
        if key in found:
            found[key] = {**found[key], "says": [*found[key]["says"], *tie["says"]]}
        else:
            found[key] = tie
    return list(found.values())


def timeline_of(*, reader: Person, case_id: UUID) -> Plain:
    """What happened in a case and what is due, in the order of days.

    Raises:
        NotVisible: there is no such case that the reader may see.
    """
    case = case_file.get_case(reader=reader, case_id=case_id)
    events = [
        {
            "on": row["created_at"],
            "what": kind,
            "title": row["title"] or row["reference"],
            "id": row["id"],
            "kind": kind,
            "state": row["state"],
            "marking": row["marking"],
        }
        for kind, rows in case["parts"].items()
        for row in rows
    ]
    events += [
        {
            "on": due["due_on"],
            "what": due["code"],
            "title": due["source"],
            "id": "",
            "kind": "",
            "state": "due",
            "marking": case["marking"],
        }
        for due in case["due"]
        if due["state"] == "open"
    ]
    return {
        **_head(case),
        "timeline": sorted(events, key=lambda each: each["on"]),
        "events": case["events"],
    }


def _head(case: Plain) -> Plain:
    kept = (
        "id",
        "kind",
        "reference",
        "title",
        "state",
        "version",
        "marking",
        "exercise",
        "owner",
        "content",
    )
    return {name: case[name] for name in kept}


def _trade(nodes: dict[str, Plain], ties: list[Plain], submission: Plain) -> None:
    transaction, marking = submission["transaction"], submission["marking"]
    for party in transaction["parties"]:
        name = party["name"] or party["description"] or party["id"]
        key = f"party:{name}"
        place = f", {party['country']}" if party["country"] else ""
        _node(nodes, key, f"{name}{place}", "party", marking)
        ties.append(_tie("case", key, party["roles"] or ["party"], marking))
    for item in transaction["items"]:
        name = item["model"] or item["description"]
        _node(nodes, f"item:{name}", name, "item", marking)
        ties.append(_tie("case", f"item:{name}", ["item"], marking))


def _hit(nodes: dict[str, Plain], ties: list[Plain], hit: Plain) -> None:
    if hit["judgement"] == "negative":
        return
    entry = f"entry:{hit['entry']}"
    listed = hit["hit"]
    title = f"{listed['matched_name']} ({listed['snapshot']['title']})"
    _node(nodes, entry, title, "entry", hit["marking"])
    proposed = hit["judgement"] != "positive"
    ties.append(
        _tie(
            f"party:{hit['name']}",
            entry,
            ["resembles" if proposed else "is"],
            hit["marking"],
            proposed=proposed,
        )
    )
    _node(nodes, f"party:{hit['name']}", hit["name"], "party", hit["marking"])


def _node(nodes: dict[str, Plain], key: str, label: str, kind: str, marking: str) -> None:
    nodes.setdefault(key, {"id": key, "label": label, "is": kind, "marking": marking})


def _tie(
    source: str, target: str, says: list[str], marking: str, *, proposed: bool = False
) -> Plain:
    return {
        "source": source,
        "target": target,
        "says": says,
        "proposed": proposed,
        "marking": marking,
    }
