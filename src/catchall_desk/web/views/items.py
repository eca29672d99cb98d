"""An item against every regime, as of any day; and the items of a case."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catchall.model import Classification
from catchall.release import threshold_chart
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import items
from catchall_desk.casework.assessing_case import AssessItemsInput, assess_items
from catchall_desk.casework.showing import case_file
from catchall_desk.records import clock
from catchall_desk.web.asking import Ask
from catchall_desk.web.forms import DeskForm
from catchall_desk.web.page import Done, Page, page
from catchall_desk.web.panels import steps_panel, take_steps
from catchall_desk.web.problems import Unreadable
from catchall_desk.web.views.cases import case_tab

Plain = dict[str, Any]


def as_of(ask: Ask) -> date:
    """The day in the address; today where there is none.

    Raises:
        Unreadable: it is no day.
    """
    text = ask.request.GET.get("as_of", "").strip()
    if not text:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unreadable({"as_of": _("a day is written 2026-01-31")}) from error


def _assess(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(AssessItemsInput)
    made = assess_items(actor=ask.person, case_id=record_id, given=given, key=ask.key)
    said = ngettext("%(n)s item assessed.", "%(n)s items assessed.", len(made)) % {"n": len(made)}
    return Done(ask.request.path, said)


@page(steps=take_steps, assess_items=_assess)
def of_case(ask: Ask, record_id: UUID) -> Page:
    """The items of a case, each with its light, and their assessments."""
    day = as_of(ask)
    data = case_file.get_case(reader=ask.person, case_id=record_id)
    for submission in data["transactions"]:
        submission["items"] = items.list_items(
            reader=ask.person, submission_id=UUID(submission["id"]), as_of=day
        )
    steps = steps_panel(ask, record_id)
    parts = {
        "as_of": day.isoformat(),
        "waiting_steps": [each for each in steps if each.record["kind"] == "assessment"],
        "form": _assess_form(ask, data, day) if Role.TECHNICAL in roles_of(ask.person) else None,
    }
    return case_tab("items", data, parts)


def _assess_form(ask: Ask, data: Plain, day: date) -> DeskForm:
    choices = [(each["id"], f"{each['reference']} {each['kind']}") for each in data["transactions"]]
    return ask.form(
        "assess_items",
        AssessItemsInput,
        initial={"as_of": day.isoformat()},
        choices={"submission": choices},
    )


@page()
def shown(ask: Ask, submission_id: UUID, item_id: str) -> Page:
    """One item: its figures against every entry, and what would have to be measured."""
    data = items.get_item(
        reader=ask.person, submission_id=submission_id, item_id=item_id, as_of=as_of(ask)
    )
    item = data["item"]
    title = " ".join(part for part in (item["model"], item["description"]) if part)
    return Page("desk/item.html", title or item["id"], data, pictures(data["answers"]))


def pictures(answers: list[Plain]) -> Plain:
    """The threshold chart of an item's figures, and the same as rows of a table."""
    found = [Classification.model_validate(each) for each in answers]
    measured = [each for each in found if each.margins]
    return {
        "chart": mark_safe(threshold_chart(measured)) if measured else "",  # noqa: S308 - ours
        "rows": _matrix(answers),
    }


def _matrix(answers: list[Plain]) -> list[Plain]:
    """One row for each figure that an entry asks for, the figures of one parameter together."""
    rows = [
        {**margin, "entry": answer["entry"]} for answer in answers for margin in answer["margins"]
    ]
    return sorted(rows, key=lambda row: (row["parameter"], row["entry"]["jurisdiction"]))
