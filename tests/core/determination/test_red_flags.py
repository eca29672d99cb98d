"""Red flags: each is raised, not raised, and skipped where an input is not at hand."""

from collections.abc import Mapping
from datetime import date

import pytest

from catchall.determination.red_flags import flag_rules
from catchall.determination.red_flags.schema import read_flags
from catchall.errors import RulebookError
from catchall.model import Determination, Judgement, LinkKind, Outcome, Party, PartyRole
from catchall.model.determination import FlagStatus, RedFlag
from catchall.model.link import CaseKind
from core.determination.cases import (
    classification,
    determined,
    hit,
    link,
    transaction,
)

MAKER = Party(id="maker", name="Maker", country="KR", roles=(PartyRole.EXPORTER,))
USER = Party(id="user", name="User", country="IR", roles=(PartyRole.END_USER,))
TRADER = Party(id="trader", name="Trader", country="TR", roles=(PartyRole.INTERMEDIARY,))


def flag(found: Determination, rule: str) -> RedFlag:
    return next(one for one in found.red_flags if one.rule.split("/")[0] == rule)


def status(
    rule: str, *parties: Party, found: Mapping[str, object] | None = None, **seen: object
) -> str:
    subject = transaction(parties=(MAKER, *(parties or (USER,))), **seen)
    return flag(determined(subject, **(found or {})), rule).status.value


def test_every_rule_is_looked_for_in_order_and_names_its_inputs() -> None:
    found = determined(transaction())
    assert [one.rule for one in found.red_flags] == [rule.id for rule in flag_rules()]
    assert all(one.needs for one in found.red_flags)
    assert all(one.missing for one in found.red_flags if one.status is FlagStatus.SKIPPED)
    assert all(one.because for one in found.red_flags)


@pytest.mark.parametrize(
    ("judgement", "expected"),
    [(Judgement.NO_JUDGEMENT, "raised"), (Judgement.NEGATIVE, "not_raised")],
)
def test_t01(judgement: Judgement, expected: str) -> None:
    assert status("T01", found={"hits": (hit(judgement),)}) == expected
    assert status("T01") == "not_raised"
    assert status("T01", found={"snapshots": ()}) == "skipped"


def test_t02() -> None:
    near = {"classifications": (classification(near=True),)}
    assert status("T02", found=near) == "raised"
    assert status("T02", found=near, destination="CH") == "not_raised"
    assert status("T02", found=near, destination=None) == "skipped"
    assert status("T02", found={"classifications": ()}) == "skipped"
    assert status("T02") == "not_raised"


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("T03", LinkKind.SAME_END_USER_NEW_INTERMEDIARY),
        ("T04", LinkKind.REATTEMPT_AFTER_DENIAL),
    ],
)
def test_flags_on_links(rule: str, kind: LinkKind) -> None:
    assert status(rule, found={"links": (link(kind),)}) == "raised"
    assert status(rule, found={"links": (link(LinkKind.SAME_GOODS),)}) == "not_raised"
    assert status(rule, found={"history_searched": 0}) == "skipped"
    assert status(rule, found={"history_searched": 12}) == "not_raised"


def test_t05_says_which_input_it_lacks() -> None:
    assert status("T05") == "not_raised"
    found = determined(transaction(parties=(MAKER, USER, TRADER)))
    assert flag(found, "T05").missing == ("first_seen_of_intermediary",)


def test_t07() -> None:
    by_role = USER.model_copy(
        update={"roles": (PartyRole.ULTIMATE_CONSIGNEE, PartyRole.FREIGHT_FORWARDER)}
    )
    by_name = USER.model_copy(update={"name": "Blue Sea Logistics LLC"})
    within = USER.model_copy(update={"name": "Cargolux Bearings"})
    assert status("T07", by_role) == "raised"
    assert status("T07", by_name) == "raised"
    assert status("T07", within) == "not_raised"
    assert status("T07", TRADER) == "skipped"


def test_t09() -> None:
    assert status("T09", USER) == "not_raised"
    assert status("T09", USER, destination="AE") == "raised"
    assert status("T09", USER.model_copy(update={"country": "TR"}), destination="TR") == "raised"
    assert status("T09", USER.model_copy(update={"country": None})) == "skipped"
    assert status("T09", USER, destination=None) == "skipped"


def test_t10() -> None:
    assert status("T10", route=("TR",)) == "raised"
    assert status("T10", route=("TR",), destination="TR") == "not_raised"
    assert status("T10", route=("DE",)) == "not_raised"
    assert status("T10") == "skipped"


def test_a_hub_is_one_from_its_day() -> None:
    subject = transaction(parties=(MAKER, USER), route=("KG",))
    for day, expected in ((date(2022, 6, 27), "not_raised"), (date(2022, 6, 28), "raised")):
        assert flag(determined(subject, as_of=day), "T10").status == expected


def test_t17() -> None:
    case = {"to_kind": CaseKind.CASE}
    supplier = link(LinkKind.SAME_SUPPLIER).model_copy(update=case)
    goods = link(LinkKind.SAME_GOODS).model_copy(update=case)
    elsewhere = link(LinkKind.SAME_GOODS, to="CASE-2").model_copy(update=case)
    assert status("T17", found={"links": (supplier, goods)}) == "raised"
    assert status("T17", found={"links": (supplier, elsewhere)}) == "not_raised"
    assert status("T17", found={"links": (supplier,)}) == "not_raised"


def test_t18() -> None:
    nameless = USER.model_copy(update={"name": None, "description": "a missile-related entity"})
    assert status("T18", TRADER) == "raised"
    assert status("T18", nameless) == "raised"
    assert status("T18") == "skipped"
    assert status("T18", stated_end_use="molds for bottles") == "not_raised"


def test_a_raised_flag_is_a_reason_to_ask_and_points_to_its_circumstance() -> None:
    by_name = USER.model_copy(update={"name": "Blue Sea Logistics LLC"})
    found = determined(transaction(parties=(MAKER, by_name)))
    assert found.outcome is Outcome.REFER
    first = next(f.code for f in found.missing if f.code.startswith("kr.19-3."))
    assert first == "kr.19-3.7"
    assert not [o for o in found.obligations if o.actor == "maker"]


def test_skipped_flags_do_not_refer() -> None:
    assert determined(transaction()).outcome is Outcome.NO_LICENSE_REQUIRED


def test_what_is_wrong_in_the_file_is_named() -> None:
    bad = b"""
flags:
  - {rule: T99, version: "1", title: T, needs: [x], tables: [nowhere],
     source: {title: S, locator: l, status: draft}}
"""
    with pytest.raises(RulebookError, match="no country table is named nowhere"):
        read_flags(bad, name="flags.yaml")
    with pytest.raises(RulebookError, match="occurs twice"):
        read_flags(
            bad.replace(b"flags:\n", b"flags:\n" + bad.split(b"\n", 2)[2]), name="flags.yaml"
        )
