"""Routes: which countries goods go from, through and to, as the records report it.

A country stands in a route because the route itself was stated, or because a party in that
part of the trade is there; which of the two is said with each. Nothing is inferred: where
nobody reported a country, the place stays empty.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.models import CaseLink, Decision, Denial, Submission
from catchall_desk.casework.showing import case_file

Plain = dict[str, Any]
MOST = 1000
"""Submissions, and denials, that one page over all cases looks at, the newest of each."""
STATED = "stated"
UNKNOWN = ""
"""Where the matrix puts what nobody reported."""
_OF_PARTIES = {
    "from": ("exporter", "supplier", "manufacturer"),
    "through": (
        "purchaser",
        "intermediary",
        "intermediate_consignee",
        "broker",
        "freight_forwarder",
    ),
    "to": ("ultimate_consignee", "end_user"),
}


class WantedRoutes(NamedTuple):
    """Which routes: those that touch a country; of submissions, of denials, or of both."""

    country: str = ""
    kind: str = ""


def routes_of_case(*, reader: Person, case_id: UUID) -> Plain:
    """The routes of a case: of its submissions, and of the records that it is tied to.

    Raises:
        NotVisible: there is no such case that the reader may see.
    """
    head = case_file.get_head(reader=reader, case_id=case_id)
    with reading_as(reader.pk):
        tied = set(CaseLink.objects.filter(case_id=case_id).values_list("to", flat=True))
        decided = Decision.objects.filter(reference__in=tied).values("submission_id")
        rows = Submission.objects.filter(Q(case_id=case_id) | Q(pk__in=decided))
        denials = Denial.objects.filter(Q(reference__in=tied) | Q(earlier__id__in=tied))
        found = [*_submitted(rows), *_denied(denials)]
    return {**head, "routes": found, "matrix": matrix(found)}


def list_routes(*, reader: Person, wanted: WantedRoutes) -> Plain:
    """The routes of everything that the reader may see, the newest of each kind first."""
    every: list[list[Plain]] = []
    with reading_as(reader.pk):
        if wanted.kind in {"", "submission"}:
            every.append(_submitted(Submission.objects.all(), MOST + 1))
        if wanted.kind in {"", "denial"}:
            every.append(_denied(Denial.objects.all(), MOST + 1))
    cut = any(len(found) > MOST for found in every)  # the one more only tells that there are more
    newest = [row for found in every for row in found[:MOST]]
    chosen = [row for row in newest if not wanted.country or wanted.country in _countries(row)]
    return {
        "routes": chosen,
        "matrix": matrix(chosen),
        "country": wanted.country,
        "only": wanted.kind,
        "newest": MOST if cut else None,
    }


def matrix(routes: Iterable[Plain]) -> Plain:
    """Routes as a matrix: a row for each country that goods leave, a column for each goal.

    Each cell holds how many records report that way, and the countries it passes through
    with the number of each. A record that reports several countries stands in several cells.
    """
    cells: dict[tuple[str, str], Plain] = {}
    for route in routes:
        for start in _codes(route["from"]) or [UNKNOWN]:
            for end in _codes(route["to"]) or [UNKNOWN]:
                _count(cells.setdefault((start, end), {"count": 0, "through": {}}), route)
    starts = sorted({start for start, _ in cells}, key=_unknown_last)
    ends = sorted({end for _, end in cells}, key=_unknown_last)
    return {
        "to": ends,
        "rows": [
            {
                "from": start,
                "cells": [{"to": end, **cells.get((start, end), _NONE)} for end in ends],
            }
            for start in starts
        ],
    }


_NONE: Plain = {"count": 0, "through": {}}


def _count(cell: Plain, route: Plain) -> None:
    cell["count"] += 1
    for code in _codes(route["through"]):
        cell["through"][code] = cell["through"].get(code, 0) + 1


def _unknown_last(code: str) -> tuple[bool, str]:
    return code == UNKNOWN, code


def _codes(stops: Iterable[Plain]) -> list[str]:
    return list(dict.fromkeys(stop["code"] for stop in stops))


def _countries(route: Plain) -> set[str]:
    return {stop["code"] for place in _OF_PARTIES for stop in route[place]}


def _submitted(rows: Any, most: int | None = None) -> list[Plain]:
    still = rows.exclude(state="withdrawn").select_related("label")
    return [_of_submission(row) for row in still.order_by("-created_at", "id")[:most]]


def _of_submission(row: Submission) -> Plain:
    stated = row.transaction
    told = {
        "from": _one(stated.get("from_country")),
        "through": stated.get("route") or [],
        "to": _one(stated.get("destination")),
    }
    return {
        "kind": "submission",
        "is": row.kind,
        "exercise": bool(stated.get("exercise")),
        **_head(row),
        **_route(told, stated),
    }


def _denied(rows: Any, most: int | None = None) -> list[Plain]:
    ordered = rows.select_related("label").order_by("-created_at", "id")[:most]
    return [_of_denial(row) for row in ordered]


def _of_denial(row: Denial) -> Plain:
    stated = row.earlier
    told = {
        "from": [],
        "through": stated.get("via") or [],
        "to": _one(stated.get("destination")),
    }
    return {
        "kind": "denial",
        "is": "denial",
        "exercise": bool(stated.get("exercise")),
        **_head(row),
        **_route(told, stated),
    }


def _head(row: Submission | Denial) -> Plain:
    return {
        "id": str(row.pk),
        "reference": row.reference,
        "state": row.state,
        "created_at": row.created_at.isoformat(),
        "marking": row.label.banner,
    }


def _route(told: dict[str, list[str]], stated: Plain) -> Plain:
    """The three parts of a route; a country stated in one part is not repeated for a party."""
    named = {code for codes in told.values() for code in codes}
    parts = {
        place: [{"code": code, "how": STATED} for code in dict.fromkeys(codes)]
        + _by_party(place, stated.get("parties") or (), named)
        for place, codes in told.items()
    }
    goods = (item.get("model") or item["description"] for item in stated.get("items") or ())
    return {**parts, "goods": list(dict.fromkeys(goods))}


def _by_party(place: str, parties: Iterable[Plain], named: set[str]) -> list[Plain]:
    found: dict[str, str] = {}
    for role in _OF_PARTIES[place]:
        for party in parties:
            code = party.get("country")
            if code and code not in named and role in (party.get("roles") or ()):
                found.setdefault(code, role)
    return [{"code": code, "how": role} for code, role in found.items()]


def _one(code: str | None) -> list[str]:
    return [code] if code else []
