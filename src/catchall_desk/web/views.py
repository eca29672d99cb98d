"""The start page, and the way in by a link that is used once."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from catchall_desk.accounts.tokens import sign_in_once
from catchall_desk.errors import NotAllowed

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """What is there, and what is not built yet."""
    return render(request, "desk/start.html")


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign in by a link; a GET only asks, so that nothing that looks ahead spends it."""
    if request.method == "GET":
        return render(request, "desk/enter.html")
    try:
        person = sign_in_once(secret)
    except NotAllowed as error:
        return render(request, "desk/enter.html", {"problem": error.line()}, status=403)
    login(request, person, backend=_BACKEND)
    return redirect("start")
