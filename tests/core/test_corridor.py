"""The corridor: what a determination is told of the days that no text covers."""

from datetime import date

from catchall import controls
from catchall.corridor import assess
from catchall.model import (
    Determination,
    GroundStatus,
    Item,
    Measurement,
    Outcome,
    Party,
    PartyRole,
    Transaction,
)


def _determined(as_of: date) -> Determination:
    changer = Item(
        id="drive",
        description="a drive",
        measurements=(
            Measurement(parameter="kind", value="frequency_changer"),
            Measurement(parameter="changer_power", value="10", unit="V*A"),
        ),
    )
    transaction = Transaction(
        id="t",
        from_country="KR",
        destination="CH",
        parties=(Party(id="maker", name="Maker", country="KR", roles=(PartyRole.EXPORTER,)),),
        items=(changer,),
    )
    book = controls.load(lists=["KR"])
    return assess(transaction, jurisdiction="KR", as_of=as_of, rulebook=book)


def test_a_day_without_a_text_leaves_the_list_open() -> None:
    found = _determined(date(2016, 6, 1))
    assert "KR 3A225" in {
        f"{one.nearest.entry.jurisdiction} {one.nearest.entry.code}" for one in found.undated
    }
    assert found.outcome is Outcome.REFER
    [listed] = [ground for ground in found.grounds if ground.code == "kr.listed"]
    assert listed.status is GroundStatus.OPEN
    assert any(one.startswith("no_text_of_day:drive: KR 3A225") for one in found.cautions)


def test_a_day_with_a_text_has_no_such_caution() -> None:
    found = _determined(date(2026, 11, 24))
    assert found.undated == ()
    assert not any(one.startswith("no_text_of_day") for one in found.cautions)
