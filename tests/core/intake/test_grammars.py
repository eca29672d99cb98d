"""Grammars of extraction on short fictitious texts (EXERCISE): roles, labels, goods, denials."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.intake import extract, read_message
from catchall.model import EventKind, Item, Party, PartyRole, Tip
from catchall.model.party import PartyKind

_HEAD = "EXERCISE\n\nVarnholt, 10 March 2026\n\n"


def _tip(text: str) -> Tip:
    return extract(read_message(f"{_HEAD}{text}\n".encode(), name="exercise.txt"))


_TALKS = "Tovik Armaturen GmbH was in negotiations with the Iranian firm Qaravan Trading to sell."
_CAPITALS = "THE SWISS FIRM TOVIK AG HAS OFFERED 30 PUMPS TO BRUNNEL LTD LAST MAY."


def _named(tip: Tip, name: str) -> Party:
    found = [p for p in tip.parties if name in (p.name, *p.aliases)]
    assert found, [p.name for p in tip.parties]
    return found[0]


def _roles(tip: Tip, name: str) -> set[str]:
    return {role.value for role in _named(tip, name).roles}


def _item(tip: Tip, model: str) -> Item:
    return next(item for item in tip.items if item.model == model)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The quotation request names Ostrel Alloy Institute, Semnan, as the end user.",
         "Ostrel Alloy Institute", "end_user"),
        ("Brunnel Pumps Ltd sold four pumps to Qaravan Trading in May 2025.",
         "Brunnel Pumps Ltd", "supplier"),
        ("Brunnel Pumps Ltd sold four pumps to Qaravan Trading in May 2025.",
         "Qaravan Trading", "purchaser"),
        ("A consignment of valves sent by Tovik Armaturen GmbH was addressed to Qaravan Trading.",
         "Tovik Armaturen GmbH", "supplier"),
        ("A consignment of valves sent by Tovik Armaturen GmbH was addressed to Qaravan Trading.",
         "Qaravan Trading", "ultimate_consignee"),
        (_TALKS, "Qaravan Trading", "purchaser"),
        (_TALKS, "Tovik Armaturen GmbH", "supplier"),
        ("Qaravan Trading acts as procurement agent for Ostrel Alloy Institute.",
         "Qaravan Trading", "intermediary"),
        ("Qaravan Trading acts as procurement agent for Ostrel Alloy Institute.",
         "Ostrel Alloy Institute", "end_user"),
        ("The lathe was ordered through Nimbar Commerce LLC by Qaravan Trading.",
         "Nimbar Commerce LLC", "intermediary"),
        ("Freight is handled by Selvik Forwarding AS.", "Selvik Forwarding AS",
         "freight_forwarder"),
        ("The broker Nimbar Commerce LLC arranged the purchase.", "Nimbar Commerce LLC", "broker"),
        ("The true end user is believed to be Ostrel Alloy Institute.", "Ostrel Alloy Institute",
         "end_user"),
        ("Canada denied a permit to Brunnel Pumps Ltd for pumps.", "Brunnel Pumps Ltd",
         "exporter"),
        (_CAPITALS, "TOVIK AG", "supplier"),
        (_CAPITALS, "BRUNNEL LTD",
         "purchaser"),
    ],
)  # fmt: skip
def test_clauses_give_roles(text: str, name: str, role: str) -> None:
    assert role in _roles(_tip(text), name)


@pytest.mark.parametrize(
    "text",
    [
        "Customs told Brunnel Pumps Ltd that the report was late.",
        "The web site of Brunnel Pumps Ltd is linked to a bank.",
    ],
)
def test_clauses_of_no_trade_give_none(text: str) -> None:
    assert _roles(_tip(text), "Brunnel Pumps Ltd") == set()


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Omani trader Qaravan Trading ordered pumps.", "Qaravan Trading", "OM"),
        ("Qaravan Trading, Semnan, ordered pumps.", "Qaravan Trading", "IR"),
        ("Qaravan Trading (Cairo, Egypt) ordered pumps.", "Qaravan Trading", "EG"),
        ("Taipei-based Qaravan Trading ordered pumps.", "Qaravan Trading", "TW"),
        ("Qaravan Trading, a maker of pipes in Vadodara, ordered pumps.", "Qaravan Trading", "IN"),
        ("Qaravan Trading Co., Ltd., Sacheon, Republic of Korea, ordered pumps.",
         "Qaravan Trading Co., Ltd.", "KR"),
    ],
)  # fmt: skip
def test_places_give_countries_and_are_no_parties(text: str, name: str, country: str) -> None:
    tip = _tip(text)
    assert _named(tip, name).country == country
    assert [p.name for p in tip.parties if p.roles] == [name]


_LABELED = """\
Customer: Qaravan Trading, Hong Kong
End-user: Ostrel Alloy Institute (suspected)
Freight forwarder: Selvik Forwarding AS
Goods: 12 pcs. bellows-sealed valve BV-40 (DN 25), 4 pcs turbomolecular pump NP 1200 (1,150 l/s)
Value: USD 96,400
Destination: Hong Kong; the customer asks for onward carriage to Karachi
Stated end use: semiconductor research
Decision needed by: 2026-04-15
"""


def test_labeled_lines_are_read_one_by_one() -> None:
    tip = _tip(_LABELED)
    assert {(p.name, p.country, p.roles) for p in tip.parties} == {
        ("Qaravan Trading", "HK", (PartyRole.PURCHASER,)),
        ("Ostrel Alloy Institute", None, (PartyRole.END_USER,)),
        ("Selvik Forwarding AS", None, (PartyRole.FREIGHT_FORWARDER,)),
    }
    assert {(str(i.quantity), i.model) for i in tip.items} == {("12", "BV-40"), ("4", "NP 1200")}
    speed = _item(tip, "NP 1200").measurements[0]
    assert (speed.parameter, speed.value, speed.unit) == ("pumping_speed", 1150, "liter/s")
    attempt = next(e for e in tip.events if e.kind is EventKind.ATTEMPT)
    assert (attempt.destination, attempt.via) == ("PK", "HK")
    mentions = {(m.kind, m.value) for m in tip.mentions}
    assert {("money", "USD 96,400"), ("stated_end_use", "semiconductor research")} <= mentions
    assert [r.deadline and r.deadline.value for r in tip.requests] == ["2026-04-15"]


_LABELS = {
    "Exporter": PartyRole.EXPORTER,
    "Sold to": PartyRole.PURCHASER,
    "Ultimate consignee": PartyRole.ULTIMATE_CONSIGNEE,
    "Forwarder": PartyRole.FREIGHT_FORWARDER,
    "End user": PartyRole.END_USER,
    "Broker": PartyRole.BROKER,
}


@given(st.lists(st.sampled_from(sorted(_LABELS)), min_size=1, max_size=6, unique=True))
def test_each_label_gives_its_role_whatever_stands_around(labels: list[str]) -> None:
    firms = ["Arvo", "Brel", "Cobu", "Dask", "Elin", "Foss"]
    rows = list(zip(labels, firms, strict=False))
    text = "".join(f"{label}: {firm} Pumps GmbH, Vienna\n" for label, firm in rows)
    found = {p.name: p.roles for p in _tip(text).parties}
    assert found == {f"{firm} Pumps GmbH": (_LABELS[label],) for label, firm in rows}


def test_goods_are_described_further_in_later_sentences() -> None:
    tip = _tip(
        "Hollin Thermal Ltd offers two vacuum induction furnaces, rated 1,450 deg C and 180 kW."
        " The furnace is described as model HT-VIF 30. Chamber 30 kg, working vacuum 5 x 10^-3"
        " mbar. Qaravan Trading ordered one isostatic press. It paid EUR 412,000."
    )
    furnace = _item(tip, "HT-VIF 30")
    assert furnace.quantity == 2
    assert {(m.parameter, str(m.value), m.unit) for m in furnace.measurements} == {
        ("temperature", "1450", "degC"),
        ("power", "180", "kW"),
        ("chamber", "30", "kg"),
        ("working_vacuum", "0.005", "mbar"),
    }
    assert "EUR 412,000" in {m.value for m in tip.mentions if m.kind == "money"}


@pytest.mark.parametrize(
    ("text", "description", "quantity", "unit"),
    [
        ("They asked for a licence in 2024 (case 12/24) for isostatic presses.",
         "isostatic press", None, None),
        ("They shipped 60 drums of thionyl chloride.", "thionyl chloride", 60, "drum"),
        ("They bought 20 metric tons of aluminum powder.", "aluminum powder", 20, "tons"),
        ("Firm X ordered pumps MP-20. They want 40 pieces.", "pump", 40, "each"),
    ],
)  # fmt: skip
def test_goods_and_their_amounts(
    text: str, description: str, quantity: int | None, unit: str | None
) -> None:
    found = [(i.description, i.quantity, i.unit) for i in _tip(text).items]
    assert (description, quantity, unit) in found


@pytest.mark.parametrize(
    "text",
    ["The order value amounts to EUR 12,000.", "See flight EX 313.", "Chamber of DN 25."],
)
def test_values_and_numbers_are_no_goods(text: str) -> None:
    assert _tip(text).items == ()


def test_an_earlier_denial_has_its_party_year_goods_end_user_and_number() -> None:
    tip = _tip(
        "Qaravan Trading ordered two pumps MP-20 for Ostrel Alloy Institute.\n\n"
        "Qaravan was refused a licence in 2024 (case DN-2024-0117) for isostatic presses intended"
        " for the same institute. Please report the response by April 15."
    )
    denial = next(e for e in tip.events if e.kind is EventKind.EARLIER_CASE)
    names = {p.id: p.name for p in tip.parties} | {i.id: i.description for i in tip.items}
    assert denial.buyer is not None
    assert denial.when is not None
    assert (names[denial.buyer], denial.when.value) == ("Qaravan Trading", "2024")
    assert [names[i] for i in denial.items] == ["isostatic press"]
    assert (denial.outcome, denial.references) == ("license denied", ("DN-2024-0117",))
    assert [r.deadline and r.deadline.value for r in tip.requests] == ["2026-04-15"]


def test_two_denials_are_two_cases() -> None:
    tip = _tip(
        "In May 2022 Brunnel Pumps Ltd was denied a license for pumps.\n\n"
        "In June 2024 Tovik Armaturen GmbH was denied a license for valves."
    )
    denials = [e for e in tip.events if e.kind is EventKind.EARLIER_CASE]
    assert [e.when and e.when.value for e in denials] == ["2022-05", "2024-06"]
    assert len({e.buyer for e in denials}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Please find out whether you denied a license.",
        "The buyer refused installation by our engineers.",
        "We urge you to deny the license.",
    ],
)
def test_what_is_no_denial(text: str) -> None:
    assert not any(e.outcome for e in _tip(text).events)


def test_writers_and_readers_are_no_parties() -> None:
    tip = _tip(
        "Dear Mr. Halvard Ruhn,\n\nBrunnel Pumps Ltd sold pumps.\n\nKind regards\nIngra Tessel\n"
        "Head of Sales"
    )
    assert [p.name for p in tip.parties] == ["Brunnel Pumps Ltd"]


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("the contract, no. BTM-0731, is worth more", ["BTM-0731"]),
        ("bill of lading no. ARD-55120 and CAS 7719-09-7", ["ARD-55120", "7719-09-7"]),
        ("under number MO/2024/338", ["MO/2024/338"]),
        ("an order of 2,500 pieces in contract years 2024", []),
    ],
)
def test_identifiers(text: str, identifiers: list[str]) -> None:
    assert _kinds(_tip(text), "identifier") == identifiers


@pytest.mark.parametrize(
    "value", ["SEK 1 340 000", "NOK 14 million", "386.000 EUR", "$1.86 million", "310,000 dollars"]
)
def test_values_in_many_spellings(value: str) -> None:
    assert _kinds(_tip(f"It costs {value} in all."), "money") == [value]


def _kinds(tip: Tip, kind: str) -> list[str]:
    found: Iterable[str] = (m.value for m in tip.mentions if m.kind == kind)
    return list(dict.fromkeys(found))


def test_a_vessel_is_no_firm() -> None:
    tip = _tip("The pumps were shipped aboard the MV Grey Plover to Hodeidah, Yemen.")
    assert [(p.kind, p.roles) for p in tip.parties] == [(PartyKind.VESSEL, ())]


def test_a_figure_with_a_unit_counts_no_goods() -> None:
    tip = _tip(
        "EXERCISE. Zorn Tools asked for one used five-axis machining center type DMX 80-5 "
        "with a positioning repeatability of 1.2 um according to ISO 230-2:2014."
    )
    (item,) = tip.items
    assert (item.quantity, item.model) == (Decimal(1), "DMX 80-5")
    assert item.description == "five-axis machining center"


def test_boxes_alone_are_no_goods_and_glove_boxes_are() -> None:
    tip = _tip("EXERCISE. Zorn Tools ordered two glove boxes, which came in three boxes.")
    assert [(item.quantity, item.description) for item in tip.items] == [(Decimal(2), "glove box")]
