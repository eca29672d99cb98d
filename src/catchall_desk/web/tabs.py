"""The tabs of a case."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

NAMES = (
    ("summary", _("Summary")),
    ("source", _("Source")),
    ("items", _("Items")),
    ("parties", _("Parties")),
    ("determination", _("Determination")),
    ("exchange", _("Partner exchange")),
    ("network", _("Network")),
    ("routes", _("Routes")),
    ("history", _("History")),
)


def tabs(case_id: UUID, here: str) -> list[dict[str, object]]:
    """Titles and addresses of the tabs of a case, and which one this is."""
    return [
        {
            "title": title,
            "url": reverse(_pattern(name), kwargs={"record_id": case_id}),
            "here": name == here,
        }
        for name, title in NAMES
    ]


def _pattern(name: str) -> str:
    return "case" if name == "summary" else f"case_{name}"
