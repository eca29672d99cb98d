"""Errors that no page has caught, as pages of their own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
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
        """Pass on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a deliberate error; the handler of the server for any other."""
        if not isinstance(error, CatchallError):
            return None
        if isinstance(error, NotVisible):
            return not_found(request)
        problem, status = problem_of(error), status_of(error)
        if request.GET.get("format") == "json":
            return JsonResponse({"problem": problem.what, "remedy": problem.remedy}, status=status)
        return render(
            request, "desk/problem.html", {"problem": problem, "status": status}, status=status
        )


def not_found(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 - Django passes it by this name
) -> HttpResponse:
    """The one page for what does not exist and for what the reader may not see."""
    if request.GET.get("format") == "json":
        return JsonResponse({"problem": "nothing of that address that you may see"}, status=404)
    return render(request, "404.html", status=404)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not written by this desk for this visitor."""
    problem = Problem(
        what=_("The form is not one that this desk has given you"),
        remedy=_("load the page again and repeat it"),
        codes=(reason,) if reason else (),
    )
    context = {"problem": problem, "status": 403, "forged": True}
    return render(request, "desk/problem.html", context, status=403)
