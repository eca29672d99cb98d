"""Page: what a view gives, and how it is shown as HTML or as JSON.

A view asks one selector and gives a :class:`Page`. Its ``data`` is the JSON form as it
stands; the marking of the page is the roll-up of every label in it. What a person does on
a page is a *deed*: one service, called by a POST with ``do=NAME``. A deed that fails shows
the page again, with what was typed and with what to change. One that is done leads to the
next page: by a redirection, or at once where a part of this very page is replaced.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from catchall.errors import CatchallError
from catchall_desk.accounts.models import Person
from catchall_desk.web.asking import Ask
from catchall_desk.web.marking import is_exercise, marking_of
from catchall_desk.web.problems import UnknownDeed, problem_of, status_of

Plain = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """One page: its template, its title, what it says, and the way to it."""

    template: str
    title: str
    data: Plain
    """From a selector; also the JSON form of the page."""
    parts: Plain = field(default_factory=dict)
    """What only the HTML needs: forms, choices."""
    trail: tuple[tuple[str, str], ...] = ()
    """Titles and addresses of the pages above."""


class Done(NamedTuple):
    """A deed that was done: where to go on, and what to say there."""

    url: str
    said: str


View = Callable[..., Page | HttpResponse]
Deed = Callable[..., Done]


def page(**deeds: Deed) -> Callable[[View], Callable[..., HttpResponse]]:
    """Make a view of a function from :class:`Ask` to :class:`Page`.

    Deeds are given by their names; ``otherwise`` is the one for every other name.
    """

    def made(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def shown(request: HttpRequest, **which: Any) -> HttpResponse:
            person = request.user
            assert isinstance(person, Person)  # noqa: S101 - what login_required has seen to
            ask = Ask(request, person)
            if request.method == "POST":
                return _do(ask, deeds, view, which)
            return _show(ask, view(ask, **which))

        return login_required(require_http_methods(["GET", "HEAD", "POST"])(shown))

    return made


def _do(ask: Ask, deeds: dict[str, Deed], view: View, which: Plain) -> HttpResponse:
    deed = deeds.get(ask.text("do")) or deeds.get("otherwise")
    try:
        if deed is None:
            raise UnknownDeed
        done = deed(ask, **which)
    except CatchallError as error:
        ask.problem = problem_of(error)
        return _show(ask, view(ask, **which), status=status_of(error))
    messages.success(ask.request, done.said)
    path, _, query = done.url.partition("?")
    if ask.request.headers.get("HX-Request") and path == ask.request.path:
        after = ask.again(query)
        return _show(after, view(after, **which))
    return HttpResponseRedirect(done.url)


def _show(ask: Ask, page: Page | HttpResponse, *, status: int = 200) -> HttpResponse:
    if isinstance(page, HttpResponse):
        return page
    marking, exercise = marking_of(page.data), is_exercise(page.data)
    if ask.request.GET.get("format") == "json":
        content = {"title": page.title, "marking": marking, "exercise": exercise, **page.data}
        return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    context = {
        "layout": _layout(ask.request),
        **page.data,
        **page.parts,
        "title": page.title,
        "page_marking": marking,
        "page_exercise": exercise,
        "trail": page.trail,
        "problem": ask.problem,
    }
    return render(ask.request, page.template, context, status=status)


def _layout(request: HttpRequest) -> str:
    """The frame of a page; where a part is replaced, only what may change along with it."""
    return "desk/swapped.html" if request.headers.get("HX-Request") else "desk/base.html"
