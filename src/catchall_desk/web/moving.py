"""What may be done with a record, as forms; and doing it."""

from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from catchall_desk.casework import services
from catchall_desk.casework.machine import Nothing, machine
from catchall_desk.casework.showing import queue
from catchall_desk.web import words
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.forms import Choices, DeskForm
from catchall_desk.web.page import Done

Plain = dict[str, Any]


class Move(NamedTuple):
    """A transition that the reader may try, and its form."""

    name: str
    title: str
    form: DeskForm
    bare: bool
    """It needs no more than a press of its button."""


def moves_of(ask: Ask, record: Plain, *, choices: Choices | None = None) -> list[Move]:
    """The transitions that a record's reader may try now; records come from ``get_record``."""
    found = machine(record["kind"])
    moves = []
    for name in record["possible"]:
        step = found.transition(name)
        if step is None:
            continue
        form = ask.form(name, step.inputs, choices=choices)
        moves.append(
            Move(name, str(words.step(name, record["kind"])), form, step.inputs is Nothing)
        )
    return moves


def waits_for_others(record: Plain) -> list[dict[str, str]]:
    """Steps by which work goes on and that the reader may not take, with whose they are."""
    found = machine(record["kind"])
    steps = [found.transition(name) for name in queue.NEXT.get(record["kind"], ())]
    return [
        {
            "step": str(words.step(each.name, record["kind"])),
            "roles": ", ".join(sorted(str(words.plain(role)) for role in each.roles)),
        }
        for each in steps
        if each and record["state"] in each.sources and each.name not in record["possible"]
    ]


def take_move(ask: Ask, kind: str, record_id: UUID, **fixed: Any) -> Done:
    """Take the transition that was posted; what is ``fixed`` is not read from the form.

    Raises:
        CatchallError: as :func:`catchall_desk.casework.services.move`.
    """
    name = ask.text("do")
    step = services.machine_of(kind).transition(name)
    inputs = ask.read(step.inputs, **fixed) if step else Nothing()
    answer, _repeated = services.move(
        actor=ask.person, kind=kind, record_id=record_id, name=name, inputs=inputs, held=ask.held()
    )
    said = _("Done: %(step)s. %(reference)s is now %(state)s.") % {
        "step": words.step(name, kind),
        "reference": answer["reference"],
        "state": words.plain(answer["state"]),
    }
    return Done(url_of(kind, record_id), said)
