"""The ways in, and what a reader sets for himself: language by Django, single keys here."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from catchall_desk.accounts.tokens import sign_in_once
from catchall_desk.errors import NotAllowed
from catchall_desk.web.context import KEYS_COOKIE
from catchall_desk.web.problems import problem_of

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign in by a link; a GET only asks, so that nothing that looks ahead spends it."""
    if request.method == "GET":
        return render(request, "desk/enter.html")
    try:
        person = sign_in_once(secret)
    except NotAllowed as error:
        context = {"problem": problem_of(error)}
        return render(request, "desk/enter.html", context, status=403)
    login(request, person, backend=_BACKEND)
    return redirect("start")


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Switch the single-letter keys on or off for this browser (WCAG 2.2, SC 2.1.4)."""
    onward = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()}):
        onward = "/"
    response = redirect(onward)
    chosen = "off" if request.POST.get("keys") == "off" else "on"
    response.set_cookie(KEYS_COOKIE, chosen, max_age=_YEAR, samesite="Strict", httponly=True)
    return response
