"""Errors that no page has caught, as pages of their own; also where a part was asked for."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catchall.errors import CatchallError
from catchall_desk.errors import NotVisible
from catchall_desk.web.problems import Problem, problem_of, status_of


class ProblemPages:
    """Answer a deliberate error with the page of its status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; who asked for a part of a page and is sent elsewhere goes there whole."""
        response = self._get_response(request)
        if isinstance(response, HttpResponseRedirect) and request.headers.get("HX-Request"):
            return HttpResponse(status=200, headers={"HX-Redirect": response.url})
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a deliberate error; the handler of the server for any other."""
        if not isinstance(error, CatchallError):
            return None
        if isinstance(error, NotVisible):
            return not_found(request)
        problem, status = problem_of(error), status_of(error)
        if request.GET.get("format") == "json":
            return JsonResponse({"problem": problem.what, "remedy": problem.remedy}, status=status)
        return _shown(request, "desk/problem.html", {"problem": problem, "status": status}, status)


def not_found(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 - Django passes it by this name
) -> HttpResponse:
    """The one page for what does not exist and for what the reader may not see."""
    if request.GET.get("format") == "json":
        return JsonResponse({"problem": "nothing of that address that you may see"}, status=404)
    return _shown(request, "404.html", {}, 404)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not written by this desk for this visitor."""
    problem = Problem(
        what=_("The form is not one that this desk has given you"),
        remedy=_("load the page again and repeat it"),
        codes=(reason,) if reason else (),
    )
    context = {"problem": problem, "status": 403, "forged": True}
    return _shown(request, "desk/problem.html", context, 403)


def _shown(
    request: HttpRequest, template: str, context: dict[str, Any], status: int
) -> HttpResponse:
    """A page of its own; where a part was asked for, it stands in place of all that is said."""
    response = render(request, template, context, status=status)
    if request.headers.get("HX-Request"):
        response["HX-Retarget"] = response["HX-Reselect"] = "#main"
        response["HX-Reswap"] = "outerHTML"
    return response
