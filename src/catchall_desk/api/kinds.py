"""The operations of every kind of record, made from the declaration of its machine."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema, Status

from catchall_desk.api.auth import asker
from catchall_desk.api.errors import DOCUMENTED
from catchall_desk.api.headers import IdempotencyKey, IfMatch
from catchall_desk.api.schemas import Answer, Count, Detail, Page
from catchall_desk.casework import selectors, services
from catchall_desk.casework.machine import Machine, Transition

_WRITTEN = {200: Answer, 201: Answer, **DOCUMENTED}
Written = Status[dict[str, Any]]


class Filters(Schema):
    """What of a kind is asked for."""

    state: str = ""
    case: UUID | None = None
    text: str = ""
    after: str = ""
    limit: int = selectors.PAGE

    def wanted(self) -> selectors.Wanted:
        """As the selectors take it."""
        return selectors.Wanted(**self.model_dump())


def router_of(machine: Machine) -> Router:
    """All operations of one kind."""
    router = Router(tags=[machine.kind])
    _add_reading(router, machine)
    _add_opening(router, machine)
    for transition in machine.transitions:
        if transition.roles:
            _add_transition(router, machine, transition)
    return router


def _add_reading(router: Router, machine: Machine) -> None:
    kind = machine.kind

    @router.get("", response={200: Page, **DOCUMENTED}, operation_id=f"list_{kind}")
    def read_list(request: HttpRequest, filters: Query[Filters]) -> dict[str, Any]:
        """The newest first, as far as the reader may see."""
        reader = asker(request)
        return selectors.list_records(reader=reader, kind=kind, wanted=filters.wanted())

    @router.get("/count", response={200: Count, **DOCUMENTED}, operation_id=f"count_{kind}")
    def count(request: HttpRequest, filters: Query[Filters]) -> dict[str, int]:
        """How many there are, as far as the reader may see."""
        reader = asker(request)
        found = selectors.count_records(reader=reader, kind=kind, wanted=filters.wanted())
        return {"count": found}

    @router.get(
        "/{uuid:record_id}", response={200: Detail, **DOCUMENTED}, operation_id=f"read_{kind}"
    )
    def read_one(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
        """One record; its version is the ETag, to be sent back as If-Match."""
        found = selectors.get_record(reader=asker(request), kind=kind, record_id=record_id)
        response["ETag"] = f'"{found["version"]}"'
        return found


def _add_opening(router: Router, machine: Machine) -> None:
    kind, opening = machine.kind, machine.opening

    def open_one(request: HttpRequest, body: Any, idempotency_key: Any) -> Written:
        answer, again = services.open_record(
            actor=asker(request), kind=kind, inputs=body, key=idempotency_key
        )
        return Status(200 if again else 201, answer)

    summary = f"{opening.name} a {kind}: {', '.join(sorted(opening.roles))}"
    _annotate(open_one, opening.inputs)
    router.post("", response=_WRITTEN, operation_id=f"{opening.name}_{kind}", summary=summary)(
        open_one
    )


def _add_transition(router: Router, machine: Machine, transition: Transition) -> None:
    kind, name = machine.kind, transition.name

    def take(
        request: HttpRequest, record_id: UUID, body: Any, idempotency_key: Any, if_match: Any
    ) -> Written:
        held = services.Held(version=int(if_match.strip('"')), key=idempotency_key)
        answer, _ = services.move(
            actor=asker(request),
            kind=kind,
            record_id=record_id,
            name=name,
            inputs=body,
            held=held,
        )
        return Status(200, answer)

    _annotate(take, transition.inputs)
    take.__annotations__["if_match"] = IfMatch
    router.post(
        f"/{{uuid:record_id}}/{name}",
        response={200: Answer, **DOCUMENTED},
        operation_id=f"{name}_{kind}",
        summary=f"{', '.join(transition.sources)} to {transition.target}",
        description=_conditions(transition),
    )(take)


def _conditions(transition: Transition) -> str:
    roles = f"Roles: {', '.join(sorted(transition.roles))}."
    return " ".join([roles, *(f"{guard.text.capitalize()}." for guard in transition.guards)])


def _annotate(operation: Callable[..., Any], inputs: type[Any]) -> None:
    operation.__annotations__["body"] = inputs
    operation.__annotations__["idempotency_key"] = IdempotencyKey
