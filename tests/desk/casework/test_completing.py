"""Completing: a new submission takes the place of the old one, which stays as it was."""

from uuid import UUID

import pytest

from catchall.errors import CatchallError
from catchall.model import Level, Transaction
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.completing import complete_submission, get_submission
from catchall_desk.errors import GuardRefused, NotVisible
from desk.people import MARKING, Office, key, someone, the, transaction

pytestmark = pytest.mark.django_db
FACTS = b"""
source: data sheet
items:
  - item: I-1
    hs_code: "845710"
    measurements:
      - {parameter: positioning_accuracy, value: 7.1, unit: um, standard: "ISO 230-2:1988"}
"""
TABLE = b"id,positioning_accuracy [um] (ISO 230-2:1988)\nI-1,7.1\n"


def completed(office: Office, submission: UUID, data: bytes, name: str) -> UUID:
    answer = complete_submission(
        actor=office.officer, submission_id=submission, data=data, name=name, key=key()
    )
    return UUID(answer["id"])


@pytest.mark.parametrize(("data", "name"), [(FACTS, "facts.yaml"), (TABLE, "sheet.csv")])
def test_a_data_sheet_completes_the_items(office: Office, data: bytes, name: str) -> None:
    old = office.submission(office.case(), transaction(), marking=MARKING)
    new = completed(office, old, data, name)
    before, after = the("submission", old), the("submission", new)
    (item,) = Transaction.model_validate(after.transaction).items
    assert [str(m.value) for m in item.measurements] == ["7.1"]
    assert (before.state, after.state) == ("withdrawn", "received")
    assert after.reference in before.reason
    assert name in before.reason
    assert not Transaction.model_validate(before.transaction).items[0].measurements
    assert (after.case_id, after.label_id) == (before.case_id, before.label_id)
    found = get_submission(reader=office.officer, submission_id=new)
    assert found["case"]["id"] == str(after.case_id)


def test_only_what_waits_and_is_seen_is_completed(office: Office) -> None:
    old = office.submission(office.case(), transaction(), marking=MARKING)
    completed(office, old, TABLE, "sheet.csv")
    with pytest.raises(GuardRefused):
        completed(office, old, TABLE, "sheet.csv")
    low = someone(Role.LICENSING, clearance=Level.UNCLASSIFIED)
    with pytest.raises(NotVisible):
        complete_submission(actor=low, submission_id=old, data=TABLE, name="sheet.csv", key=key())


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"{", "facts.yaml"), (TABLE.replace(b"I-1", b"I-9"), "sheet.csv"), (b"", "sheet.csv")],
)
def test_a_sheet_that_does_not_fit_changes_nothing(office: Office, data: bytes, name: str) -> None:
    old = office.submission(office.case(), transaction(), marking=MARKING)
    with pytest.raises(CatchallError):
        completed(office, old, data, name)
    assert the("submission", old).state == "received"
