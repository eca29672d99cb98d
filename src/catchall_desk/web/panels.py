"""Several things done with one press on a case: steps that wait, hits of its parties.

Each is recorded by itself; if one is refused, none is done.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catchall.model import Judgement, Value
from catchall_desk.casework import hits
from catchall_desk.casework.hits import JudgeInput, WantedHits
from catchall_desk.casework.machine import Nothing, machine
from catchall_desk.casework.several import Step, take_several
from catchall_desk.casework.showing import queue
from catchall_desk.records import clock
from catchall_desk.web.asking import Ask
from catchall_desk.web.forms import DeskForm, form_class, read_form
from catchall_desk.web.page import Done
from catchall_desk.web.problems import Unreadable

Plain = dict[str, Any]


@dataclass(frozen=True)
class Waiting:
    """A record of the case whose next steps the person may take."""

    record: Plain
    forms: tuple[DeskForm, ...]
    ticked: bool


def steps_panel(ask: Ask, case_id: UUID) -> list[Waiting]:
    """The steps of a case that wait for the person, each with what it asks for."""
    failed = ask.problem is not None and ask.text("do") == "steps"
    ticked = ask.request.POST.getlist("take") if failed else []
    return [
        Waiting(row, tuple(_forms(ask, row, failed=failed)), row["id"] in ticked)
        for row in queue.steps_of(reader=ask.person, case_id=case_id)
    ]


def take_steps(ask: Ask, record_id: UUID) -> Done:
    """Take the steps that were ticked.

    Raises:
        Unreadable: none was ticked, or a field of one cannot be read.
        CatchallError: one of them is refused; then none was taken.
    """
    ticked = set(ask.request.POST.getlist("take"))
    rows = queue.steps_of(reader=ask.person, case_id=record_id)
    steps = [step for row in rows if row["id"] in ticked for step in _steps(ask, row)]
    if not steps:
        raise Unreadable({"take": _("tick what is to be done")})
    take_several(actor=ask.person, steps=steps, key=ask.key)
    said = ngettext("%(n)s step taken.", "%(n)s steps taken.", len(steps)) % {"n": len(steps)}
    return Done(ask.request.path, said)


def judge_case(ask: Ask, record_id: UUID) -> Done:
    """Judge the hits of a case that were answered, each by itself, with one reason or none."""
    answered: dict[str, list[str]] = {}
    for row in hits.list_hits(reader=ask.person, wanted=WantedHits(case=record_id)):
        judgement = ask.text(f"hit-{row['id']}")
        if judgement:
            answered.setdefault(judgement, []).append(row["id"])
    if not answered:
        raise Unreadable({"hit": _("judge at least one hit")})
    for judgement, ids in sorted(answered.items()):
        given = ask.read(JudgeInput, hits=ids, judgement=_judgement(judgement))
        hits.judge(actor=ask.person, given=given, key=f"{ask.key}-{judgement}")
    said = _("%(count)s hits judged.") % {"count": sum(map(len, answered.values()))}
    return Done(ask.request.path, said)


def _judgement(text: str) -> Judgement | None:
    return Judgement(text) if text in set(Judgement) else None


def _forms(ask: Ask, row: Plain, *, failed: bool) -> list[DeskForm]:
    forms = []
    for name in row["steps"]:
        inputs = _inputs(row["kind"], name)
        prefix = _prefix(row, name)
        made = form_class(inputs, {}, ())
        data = (
            ask.request.POST if failed and row["id"] in ask.request.POST.getlist("take") else None
        )
        form = made(
            data, prefix=prefix, initial=_usual(), auto_id="%s", use_required_attribute=False
        )
        form.step = name
        forms.append(form)
    return forms


def _steps(ask: Ask, row: Plain) -> list[Step]:
    steps = []
    for number, name in enumerate(row["steps"]):
        inputs = _inputs(row["kind"], name)
        posted = ask.request.POST.copy()
        for field in inputs.model_fields:
            if f"{_prefix(row, name)}-{field}" in posted:
                posted.setlist(field, posted.getlist(f"{_prefix(row, name)}-{field}"))
        version = ask.text(f"version-{row['id']}")
        if number == 0 and not version.isdecimal():
            raise Unreadable({"version": _("load the page again")})
        given = read_form(posted, inputs, {})
        held = int(version) if number == 0 else None
        steps.append(Step(row["kind"], UUID(row["id"]), name, given, held))
    return steps


def _inputs(kind: str, name: str) -> type[Value]:
    step = machine(kind).transition(name)
    return step.inputs if step else Nothing


def _prefix(row: Plain, name: str) -> str:
    return f"{name}-{row['id']}"


def _usual() -> Plain:
    """What is usual, to be changed where it is not: a month to answer, a year to watch."""
    today = clock.today()
    return {
        "due_on": today + timedelta(days=30),
        "review_on": today + timedelta(days=180),
        "expires_on": today + timedelta(days=364),
        "served_at": clock.now().replace(second=0, microsecond=0).isoformat(),
        "channel": "non_paper",
    }
