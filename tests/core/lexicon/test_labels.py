"""Labels: one table says what a label means, whatever qualifies it."""

import pytest

from catchall.lexicon import labels
from catchall.model.party import PartyRole


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Consignee", "ultimate_consignee"),
        ("END-USER", "end_user"),
        ("Exporter of record", "exporter"),
        ("End user (suspected)", "end_user"),
        ("Line 2", "description"),
        ("Order no.", "reference"),
        ("Buyer's country", "purchaser.country"),
        ("Declared value", "value"),
        ("Foreign buyer", "purchaser"),
        ("Weather", None),
        ("", None),
    ],
)
def test_field_of_a_label(label: str, field: str | None) -> None:
    assert labels.field(label) == field


@pytest.mark.parametrize("role", [r for r in PartyRole if r is not PartyRole.AUTHORITY])
def test_every_role_has_the_label_of_its_own_name(role: PartyRole) -> None:
    assert labels.field(role.value) in {role.value, "purchaser"}
