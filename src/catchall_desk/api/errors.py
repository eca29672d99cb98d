"""Errors as answers of the API, with the status of ``catchall_desk.errors``."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from catchall import errors
from catchall_desk.api.schemas import Problem
from catchall_desk.errors import status_of

PATH = "/api/"
"""Below which the API has its addresses."""
STATUSES = (400, 401, 403, 404, 409, 412, 413, 422)
"""What every operation may answer besides what it is asked for."""
DOCUMENTED = {422: Problem}
"""One of them for each operation; ``document`` writes the others into the schema, because a
response model for each of them is half of what it costs to make the API."""


def problem_of(error: errors.CatchallError) -> Problem:
    """A deliberate error as the API shows it."""
    return Problem(
        problem=error.problem,
        place=error.place,
        remedy=error.remedy,
        codes=list(getattr(error, "codes", ())),
        reasons=list(getattr(error, "reasons", ())),
        current_version=getattr(error, "current", None),
    )


def document(schema: dict[str, Any]) -> None:
    """Write every status that an operation may answer into the OpenAPI schema."""
    for ways in schema["paths"].values():
        for operation in ways.values():
            told = operation["responses"]
            for status in STATUSES:
                told.setdefault(status, {**told[422], "description": HTTPStatus(status).phrase})


def nothing_there(request: HttpRequest) -> HttpResponse | None:
    """The answer to an address below the API that no operation has; None for other addresses."""
    if not request.path.startswith(PATH):
        return None
    return JsonResponse(Problem(problem="there is no such operation").model_dump(), status=404)


def install(api: NinjaAPI) -> None:
    """Have the API answer every error with a Problem."""

    def answer(request: HttpRequest, problem: Problem, status: int) -> HttpResponse:
        return api.create_response(request, problem.model_dump(), status=status)

    @api.exception_handler(errors.CatchallError)
    def deliberate(request: HttpRequest, error: errors.CatchallError) -> HttpResponse:
        return answer(request, problem_of(error), status_of(error))

    @api.exception_handler(ValidationError)
    def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        first = error.errors[0]
        place = ".".join(str(part) for part in first["loc"])
        return answer(request, Problem(problem=first["msg"], place=place), 422)

    @api.exception_handler(AuthenticationError)
    def nobody(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        return answer(request, Problem(problem="sign in first"), 401)

    @api.exception_handler(HttpError)
    def plain(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(request, Problem(problem=str(error)), error.status_code)

    @api.exception_handler(RequestDataTooBig)
    def too_big(request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
        return answer(request, Problem(problem="the request is too large"), 413)
