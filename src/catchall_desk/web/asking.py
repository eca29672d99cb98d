"""Ask: who asks a page for what, and the forms with what he typed."""

from copy import copy
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest, QueryDict

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.casework.services import Held
from catchall_desk.web.forms import Choices, DeskForm, form_class, read_form
from catchall_desk.web.problems import Problem, Unreadable

V = TypeVar("V", bound=Value)


def is_uuid(text: str) -> bool:
    """Whether a text is the id of a record."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@dataclass
class Ask:
    """A request by a person."""

    request: HttpRequest
    person: Person
    problem: Problem | None = None
    """What went wrong with a deed of this request."""

    def text(self, name: str) -> str:
        """What was posted under a name, or asked for in the address."""
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return asked.get(name, "").strip()

    @property
    def key(self) -> str:
        """The idempotency key of the form that was posted."""
        return self.text("key") or token_urlsafe(16)

    def held(self) -> Held:
        """The version of the record on the form, and its key.

        Raises:
            Unreadable: the form holds no version.
        """
        version = self.text("version")
        if not version.isdecimal():
            raise Unreadable(
                {"version": "the form does not say what was read; load the page again"}
            )
        return Held(int(version), self.key)

    def again(self, query: str) -> "Ask":
        """The same person asking for the same page with another query, after a deed."""
        request = copy(self.request)
        request.method = "GET"
        request.META = {**request.META, "REQUEST_METHOD": "GET", "QUERY_STRING": query}
        request.GET, request.POST = QueryDict(query), QueryDict()
        return Ask(request, self.person)

    def record(self, name: str) -> UUID | None:
        """The id of a record in the address or the form, if it is one."""
        text = self.text(name)
        return UUID(text) if is_uuid(text) else None

    def form(self, do: str, model: type[Value], **more: Any) -> DeskForm:
        """The form of a deed; with what was typed, where that deed has just failed.

        Args:
            do: the name of the deed.
            model: what it takes.
            more: ``initial``, ``choices``, ``without``, ``version`` as for :func:`make_form`.
        """
        return make_form(self, do, model, **more)

    def read(self, model: type[V], **fixed: Any) -> V:
        """What was posted, as the model takes it.

        Raises:
            Unreadable: a field cannot be read; says which.
        """
        return read_form(self.request.POST, model, fixed)


def make_form(
    ask: Ask,
    do: str,
    model: type[Value],
    *,
    initial: dict[str, Any] | None = None,
    choices: Choices | None = None,
    without: tuple[str, ...] = (),
) -> DeskForm:
    """The form of a deed: its fields are those of the model, but for those ``without``."""
    made = form_class(model, choices or {}, without)
    failed = ask.problem is not None and ask.text("do") == do
    data = ask.request.POST if failed else None
    form = made(data, initial=initial or {}, auto_id=f"{do}-%s")
    form.do, form.key = do, ask.key if failed else token_urlsafe(16)
    if failed and ask.problem is not None:
        form.tell(ask.problem.fields)
    return form
