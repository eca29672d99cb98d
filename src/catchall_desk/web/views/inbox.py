"""Inbox: messages that came in, and taking one in by pasting or uploading."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.errors import MessageError
from catchall_desk.casework import selectors, services
from catchall_desk.casework.machine import machine
from catchall_desk.casework.machines.lead import ReceiveInput
from catchall_desk.casework.selectors import Wanted
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page


@page()
def listed(ask: Ask) -> Page:
    """The leads, the newest first."""
    wanted = Wanted(state=ask.text("state"), text=ask.text("text"), after=ask.text("after"))
    data = selectors.list_records(reader=ask.person, kind="lead", wanted=wanted)
    parts = {"states": machine("lead").states, "state": wanted.state, "text": wanted.text}
    return Page("desk/inbox.html", _("Inbox"), data, parts)


def _receive(ask: Ask) -> Done:
    name, text = _message(ask)
    summary = ask.text("summary") or _first_words(text)
    given = ask.read(ReceiveInput, summary=summary, message=text, message_name=name)
    answer, _again = services.open_record(actor=ask.person, kind="lead", inputs=given, key=ask.key)
    return Done(url_of("lead", answer["id"]), _("The message was taken in and read."))


def _message(ask: Ask) -> tuple[str, str]:
    """Name and text of what was uploaded, or else pasted."""
    upload = ask.request.FILES.get("file")
    if upload is None:
        text = ask.request.POST.get("message", "")
        if not text.strip():
            raise MessageError("there is no message", place="message", remedy="paste or upload one")
        return "message.txt", text.replace("\r\n", "\n")
    try:
        return (upload.name or "message.txt")[:200], upload.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise MessageError(
            "the file is not text in UTF-8", place="file", remedy="convert it, or paste its text"
        ) from error


def _first_words(text: str) -> str:
    """Its subject line; else the first paragraph that reads like a sentence."""
    subject = [line for line in text.splitlines() if line.upper().startswith("SUBJECT:")]
    spoken = [each for each in text.split("\n\n") if each.count(" ") >= _WORDS and "." in each]
    line = subject[0].partition(":")[2] if subject else next(iter(spoken), "")
    said = " ".join(line.split()).lstrip("-").strip()
    named = f"EXERCISE: {said}" if "EXERCISE" in text and "EXERCISE" not in said else said
    return named[:160] or _("Message without a subject")


_WORDS = 8


@page(receive=_receive)
def new(ask: Ask) -> Page:
    """A message is pasted or uploaded; what it says is read at once."""
    form = ask.form("receive", ReceiveInput, without=("message", "message_name", "summary"))
    typed = {name: ask.text(name) for name in ("message", "summary")} if ask.problem else {}
    trail = ((_("Inbox"), reverse("inbox")),)
    return Page("desk/new_message.html", _("New message"), {}, {"form": form, **typed}, trail)
