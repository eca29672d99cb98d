from datetime import date

import pytest

from catchall.errors import InputError, TransactionError
from catchall.intake import forms
from catchall.model import EndUse, FactState, Knowledge, KnowledgeKind, Transaction

TRANSACTION = b"""
id: t1
destination: Iran
from_country: South Korea
parties:
  - {id: p1, name: Byeolha Precision, country: Korea, roles: [supplier]}
  - {id: p2, name: Dastan Tarash, roles: [end_user]}
items:
  - {id: i1, description: machining center, model: HM-630, quantity: 2}
"""


def read(data: bytes = TRANSACTION) -> Transaction:
    return forms.read_transaction(data, name="t.yaml")


def test_countries_are_read_in_any_spelling() -> None:
    text = TRANSACTION.replace(b"country: Korea", b"country: Republic of Korea")
    transaction = read(text)
    assert (transaction.destination, transaction.from_country) == ("IR", "KR")
    assert transaction.parties[0].country == "KR"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (b"destination: Iran", b"destination: Ruritania", "destination"),
        (b"quantity: 2", b"quantity: -2", r"items\[0\]\.quantity"),
        (b"roles: [end_user]", b"roles: [customer]", r"parties\[1\]\.roles\[0\]"),
        (b"id: t1", b"idd: t1", "id"),
    ],
)
def test_bad_input_names_its_place(old: bytes, new: bytes, place: str) -> None:
    text = TRANSACTION.replace(b"country: Korea", b"country: KR").replace(old, new)
    with pytest.raises(InputError, match=rf"t\.yaml: {place}"):
        read(text)


def facts(text: str) -> forms.Facts:
    return forms.read_facts(text.encode(), name="facts.yaml")


@pytest.fixture
def transaction() -> Transaction:
    return read(TRANSACTION.replace(b"country: Korea", b"country: KR"))


def test_facts_complete_items_with_their_source(transaction: Transaction) -> None:
    done = forms.complete(
        transaction,
        facts(
            """
source: data sheet
items:
  - item: hm630
    measurements: [{parameter: travel, axis: x, value: 1.05, unit: m}]
"""
        ),
        name="facts.yaml",
    )
    measured = done.items[0].measurements[0]
    assert measured.state is FactState.CONFIRMED
    assert measured.evidence[0].place == "items[0].measurements[0]"
    assert done.items[0].quantity == 2


def test_facts_about_an_unknown_item_are_refused(transaction: Transaction) -> None:
    with pytest.raises(TransactionError, match=r"items\[0\]\.item: no item 'XY'.*HM-630"):
        forms.complete(transaction, facts("source: s\nitems: [{item: XY}]"), name="facts.yaml")


@pytest.mark.parametrize("actor", ["exporter", "p1", "byeolha precision", "supplier"])
def test_an_actor_is_found_by_role_id_or_name(transaction: Transaction, actor: str) -> None:
    letter = Knowledge(
        actor=actor,
        kind=KnowledgeKind.INFORMED,
        of=EndUse.WMD,
        since=date(2026, 3, 1),
        basis="letter",
    )
    assert forms.informed(transaction, letter, name="x").knowledge[-1].actor == "p1"


def test_an_unknown_actor_is_refused(transaction: Transaction) -> None:
    letter = Knowledge(
        actor="broker",
        kind=KnowledgeKind.AWARE,
        of=EndUse.WMD,
        since=date(2026, 3, 1),
        basis="letter",
    )
    with pytest.raises(TransactionError, match="no party is 'broker'"):
        forms.informed(transaction, letter, name="x")
