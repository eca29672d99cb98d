"""Denials: essentially identical, different, or for a person to judge, field by field."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from catchall.model import (
    DenialBasis,
    EarlierCase,
    Item,
    LinkKind,
    Measurement,
    PartialDate,
    Party,
    PartyRole,
    Transaction,
)
from catchall.model.link import CaseKind, DenialComparison, Sameness
from catchall.network import compare_denials, find_links

DAY = date(2026, 3, 20)
USER = Party(id="user", name="Dastan Tarash", country="IR", roles=(PartyRole.END_USER,))
OTHER = Party(id="user", name="Uhren Exercise", country="CH", roles=(PartyRole.END_USER,))


def mill(model: str | None = None, **accuracy: str) -> Item:
    return Item(
        id="mill",
        description="machining center",
        model=model,
        measurements=tuple(
            Measurement(
                parameter="positioning_accuracy", axis=axis, value=Decimal(figure), unit="um"
            )
            for axis, figure in accuracy.items()
        ),
    )


def proposed(*items: Item, user: Party = USER) -> Transaction:
    return Transaction(id="now", from_country="KR", destination="IR", parties=(user,), items=items)


def denial(*items: Item, user: Party = USER, **changes: object) -> EarlierCase:
    base: dict[str, object] = {
        "id": "DEN-1",
        "kind": CaseKind.DENIAL,
        "when": PartialDate.parse("2025"),
        "country": "JP",
        "basis": DenialBasis.LIST,
        "parties": (user,),
        "items": items,
    }
    return EarlierCase.model_validate(base | changes)


def only(now: Transaction, record: EarlierCase) -> DenialComparison:
    [found] = compare_denials(now, [record], as_of=DAY)
    return found


def test_an_equal_model_for_the_same_end_user_is_essentially_identical() -> None:
    found = only(proposed(mill("HM-630")), denial(mill("HM 630")))
    assert found.verdict is Sameness.IDENTICAL
    assert {f.field for f in found.fields} == {"receiver", "goods"}
    assert found.in_force


def test_equal_figures_are_essentially_identical_without_a_model() -> None:
    found = only(proposed(mill(x="7.0", y="6.6")), denial(mill(x="7.0", y="6.60")))
    assert found.verdict is Sameness.IDENTICAL
    assert [f.sameness for f in found.fields] == [Sameness.IDENTICAL] * 4


def test_figures_in_other_units_are_compared() -> None:
    in_mm = Measurement(parameter="positioning_accuracy", axis="x", value="0.0070", unit="mm")
    there = mill().model_copy(update={"measurements": (in_mm,)})
    assert only(proposed(mill(x="7")), denial(there)).verdict is Sameness.IDENTICAL


def test_figures_that_differ_are_for_a_person_even_with_an_equal_model() -> None:
    found = only(proposed(mill("HM-630", x="7.0")), denial(mill("HM-630", x="6.0")))
    assert found.verdict is Sameness.CANNOT_TELL
    [figure] = [f for f in found.fields if f.field == "positioning_accuracy[x]"]
    assert (figure.here, figure.there) == ("7.0 um", "6.0 um")


def test_figures_by_other_tests_are_not_compared() -> None:
    def by(standard: str) -> Item:
        one = Measurement(
            parameter="accuracy", value=Decimal(6), unit="um", standard=f"ISO 230-2:{standard}"
        )
        return mill().model_copy(update={"measurements": (one,)})

    found = only(proposed(by("1988")), denial(by("2006")))
    assert found.verdict is Sameness.CANNOT_TELL
    assert {f.field for f in found.fields} == {"receiver", "goods"}


def test_goods_of_one_kind_cannot_be_told() -> None:
    assert only(proposed(mill()), denial(mill())).verdict is Sameness.CANNOT_TELL


def test_an_unnamed_end_user_cannot_be_told() -> None:
    nobody = Party(id="u", name=None, description="an entity", roles=(PartyRole.END_USER,))
    found = only(proposed(mill("HM-630")), denial(mill("HM-630"), user=nobody))
    assert found.verdict is Sameness.CANNOT_TELL


@pytest.mark.parametrize(
    ("now", "record"),
    [
        (proposed(mill("HM-630")), denial(mill("HM-630"), user=OTHER)),
        (proposed(mill()), denial(Item(id="p", description="vacuum pump"))),
        (proposed(mill()), denial(mill(), kind=CaseKind.CASE)),
        (proposed(mill()), denial(mill(), when=PartialDate.parse("2026-04"))),
    ],
)
def test_what_is_not_the_refused_transaction_is_left_out(
    now: Transaction, record: EarlierCase
) -> None:
    assert compare_denials(now, [record], as_of=DAY) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"basis": DenialBasis.LIST}, "binding"),
        ({"basis": DenialBasis.CATCH_ALL}, "advisory"),
        ({"basis": None}, "basis_unknown"),
        ({"country": "KR"}, "own"),
    ],
)
def test_how_far_a_denial_binds(changes: dict[str, Any], expected: str) -> None:
    now, record = proposed(mill("HM-630")), denial(mill("HM-630"), **changes)
    assert only(now, record).consultation == expected
    [again] = [
        link
        for link in find_links(now, [record], as_of=DAY)
        if link.kind is LinkKind.REATTEMPT_AFTER_DENIAL
    ]
    assert again.consultation == expected
    assert any("essentially identical" in reason for reason in again.reasons)


def test_a_lapsed_denial_is_compared_and_said_to_have_lapsed() -> None:
    found = only(proposed(mill("M1")), denial(mill("M1"), valid_until=date(2026, 3, 19)))
    assert not found.in_force
    assert found.verdict is Sameness.IDENTICAL
