"""The earlier records that a determination is compared with: what its reader may see."""

from catchall.model import CaseKind, EarlierCase
from catchall_desk.accounts.models import Label
from catchall_desk.casework.comparing import IN_FORCE
from catchall_desk.casework.models import Denial


def visible_history() -> tuple[tuple[EarlierCase, ...], dict[str, Label]]:
    """Denials in force that the reader may see, and the label of each by its id.

    What he may not see is compared as well (see ``comparing``), and its matches are shown
    to those who may.
    """
    denials = Denial.objects.filter(state__in=IN_FORCE).select_related("label").order_by("id")
    found, labels = [], {}
    for denial in denials:
        stated = EarlierCase.model_validate(denial.earlier)
        found.append(stated.model_copy(update={"id": denial.reference, "kind": CaseKind.DENIAL}))
        labels[denial.reference] = denial.label
    return tuple(found), labels
