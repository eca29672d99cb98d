"""Links: what ties a transaction to an earlier record, and what must be kept apart."""

from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.model import (
    EarlierCase,
    Evidence,
    Identifier,
    Item,
    Link,
    LinkKind,
    PartialDate,
    Party,
    PartyRole,
    Statement,
    Transaction,
)
from catchall.model.link import CaseKind
from catchall.network import find_links, later_records, names, read_history

DAY = date(2026, 3, 20)
EXPORTER = Party(id="maker", name="Byeolha Precision", country="KR", roles=(PartyRole.EXPORTER,))
USER = Party(id="user", name="Dastan Tarash", country="IR", roles=(PartyRole.END_USER,))
TRADER = Party(
    id="trader",
    name="Kuzey Teknik Ticaret",
    country="TR",
    roles=(PartyRole.PURCHASER, PartyRole.INTERMEDIARY),
)
MILL = Item(id="mill", description="horizontal machining center", model="HM-630", hs_code="845710")


def proposed(*parties: Party, **changes: object) -> Transaction:
    base: dict[str, object] = {
        "id": "now",
        "from_country": "KR",
        "destination": "IR",
        "parties": parties,
        "items": (MILL,),
    }
    return Transaction.model_validate(base | changes)


def denial(*parties: Party, **changes: object) -> EarlierCase:
    base: dict[str, object] = {
        "id": "DEN-1",
        "kind": CaseKind.DENIAL,
        "when": PartialDate.parse("2025-07"),
        "destination": "IR",
        "parties": parties,
        "items": (MILL,),
        "valid_until": date(2028, 7, 20),
        "source": "den-1.json",
    }
    return EarlierCase.model_validate(base | changes)


def kinds(links: tuple[Link, ...]) -> set[LinkKind]:
    return {link.kind for link in links}


def test_the_exercise_case_is_tied_in_every_joint() -> None:
    folder = files("catchall.exercise") / "case" / "history"
    history = read_history({f.name: f.read_bytes() for f in folder.iterdir()})
    now = proposed(EXPORTER, USER, TRADER, references=("25SEOUL1182",))
    links = find_links(now, history, as_of=DAY)
    assert kinds(links) == set(LinkKind)
    assert {link.to for link in links} == {"DEN-2025-014"}
    for link in links:
        assert link.here
        assert link.there
        assert "\n" not in link.text
        assert link.rule.endswith("/1")
        assert link.reasons
    assert all(e.source == "DEN-2025-014.json" for link in links for e in link.there)


def test_a_new_intermediary_is_named_beside_the_old() -> None:
    old = Party(id="o", name="Norda Makina", country="TR", roles=(PartyRole.INTERMEDIARY,))
    [link] = [
        found
        for found in find_links(proposed(USER, TRADER), [denial(USER, old)], as_of=DAY)
        if found.kind is LinkKind.SAME_END_USER_NEW_INTERMEDIARY
    ]
    assert "then through Norda Makina, now through Kuzey Teknik Ticaret" in link.text
    assert link.parties == ("user", "trader")


def test_the_same_intermediary_is_no_new_way() -> None:
    links = find_links(proposed(USER, TRADER), [denial(USER, TRADER)], as_of=DAY)
    assert LinkKind.SAME_END_USER_NEW_INTERMEDIARY not in kinds(links)
    assert LinkKind.REATTEMPT_AFTER_DENIAL in kinds(links)


def test_an_intermediary_that_leaves_is_another_way() -> None:
    links = find_links(proposed(USER), [denial(USER, TRADER)], as_of=DAY)
    [way] = [x for x in links if x.kind is LinkKind.SAME_END_USER_NEW_INTERMEDIARY]
    assert "now directly" in way.text


def test_an_intermediary_described_by_a_denied_party_is_a_link() -> None:
    acts = TRADER.model_copy(
        update={"statements": (Statement(text="buys machines for Dastan-Tarash, since 2024"),)}
    )
    links = find_links(proposed(acts), [denial(USER)], as_of=DAY)
    [link] = [found for found in links if found.rule == "principal/1"]
    assert link.parties == ("trader",)
    assert link.here[0].place == "parties[0].statements[0].text"
    assert link.there[0].place == "parties[0].name"


def test_a_word_that_only_contains_a_name_names_nobody() -> None:
    said = (Statement(text="sells Dastan Tarashkar lathes"),)
    acts = TRADER.model_copy(update={"statements": said})
    assert not find_links(proposed(acts, items=()), [denial(USER, items=())], as_of=DAY)


def test_evidence_of_a_statement_is_kept() -> None:
    where = Evidence(source="sha256:1", quote="for", start=3, end=6, portion="p2", method="m/1")
    said = (Statement(text="agent of Dastan Tarash", evidence=(where,)),)
    acts = TRADER.model_copy(update={"statements": said})
    links = find_links(proposed(acts, items=()), [denial(USER, items=())], as_of=DAY)
    assert [link.here for link in links] == [(where,)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Dastan Tarash", "Dastan Tarabar Shipping Lines"),
        ("Dastan Tarash", "Dastan Tarash Foods and Sons Trading of Isfahan"),
        ("Machine Sazi North", "Machine Sazi South"),
        ("Norda Makina", "Kuzey Teknik Ticaret"),
        ("Ak Makina", "Akin Makina"),
        ("Norda", "Norda Makina"),
        ("Norda Makina", "Norda Makina Karadeniz"),
        ("Norda Makina", "Norda Ticaret"),
        ("Shahid Steel Works", "Shahid Cement Works"),
    ],
)
def test_similar_names_of_others_are_kept_apart(here: str, there: str) -> None:
    country = "IR" if "of Isfahan" not in there else "TR"
    now = USER.model_copy(update={"name": here})
    then = USER.model_copy(update={"name": there, "country": country})
    links = find_links(proposed(now, items=()), [denial(then, items=())], as_of=DAY)
    assert not links


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Byeolha Precision", "BYEOLHA PRECISION CO., LTD."),
        ("Dastan Tarash", "Dastan-Tarash"),
        ("Dastan Tarash", "Tarash Dastan"),
        ("Dastan Tarash", "Dastan Tarash Machine Works"),
        ("Norda Makina", "Norda Makine San. ve Tic. Ltd. Şti."),
        ("Machine Sazi North", "Mashin Sazi North"),
    ],
)
def test_spellings_of_one_name_are_tied_with_the_words_that_matched(here: str, there: str) -> None:
    now, then = (USER.model_copy(update={"name": name}) for name in (here, there))
    links = find_links(proposed(now, items=()), [denial(then, items=())], as_of=DAY)
    [link] = [found for found in links if found.kind is LinkKind.SAME_PARTY]
    assert link.reasons[0].startswith("words agree: ")


@pytest.mark.parametrize(
    ("here", "there", "country"),
    [
        ("Dastan Tarash", "داستان تراش", "IR"),
        ("Pars Sanat Novin", "پارس صنعت نوین", "IR"),
        ("Sanat Gostar Alborz", "صنعت گستر البرز", "IR"),
        ("Al Noor Industrial Trading", "النور للتجارة الصناعية", "AE"),
        ("Zapolyarny Vakuum", "ООО «Заполярный Вакуум»", "RU"),
        ("Ural'skij Stanok", "Уральский станок", "RU"),
        ("Byeolha Precision Co., Ltd.", "주식회사 별하정밀", "KR"),
        ("Hongyuan Precision Machinery", "宏远精密机械有限公司", "CN"),
        ("Kuzey Teknik Ticaret", "KUZEY TEKNİK TİC. A.Ş.", "TR"),
        ("Nour Electronics", "Nur Electronics", "LB"),
        ("Mehrabad Tajhiz", "Mehr Abad Tajhiz", "IR"),
        ("Khorshid Steel", "Xorshid Steel", "IR"),
    ],
)
def test_names_in_other_scripts_and_transliterations_are_tied(
    here: str, there: str, country: str
) -> None:
    now, then = (
        USER.model_copy(update={"name": name, "country": country}) for name in (here, there)
    )
    links = find_links(proposed(now, items=()), [denial(then, items=())], as_of=DAY)
    assert kinds(links) == {LinkKind.SAME_PARTY}


def test_a_contained_name_of_another_country_is_another_firm() -> None:
    then = USER.model_copy(update={"name": "Dastan Tarash Machine Works", "country": "AE"})
    assert not find_links(proposed(USER, items=()), [denial(then, items=())], as_of=DAY)


def test_a_person_is_not_tied_by_part_of_a_name() -> None:
    now = Party(id="p", name="Kim Chol", kind="person", country="KP", roles=(PartyRole.PURCHASER,))
    then = now.model_copy(update={"name": "Kim Chol Su"})
    assert not find_links(proposed(now, items=()), [denial(then, items=())], as_of=DAY)


def test_equal_identifiers_tie_whatever_the_names() -> None:
    number = (Identifier(kind="registration", value="TR-123 456"),)
    now = TRADER.model_copy(update={"identifiers": number})
    then = Party(
        id="x",
        name="Another Name",
        roles=(PartyRole.INTERMEDIARY,),
        identifiers=(Identifier(kind="registration", value="tr123456"),),
    )
    [link] = find_links(proposed(now, items=()), [denial(then, items=())], as_of=DAY)
    assert link.reasons == ("identifier registration TR-123 456 is equal",)
    assert link.there[0].place == "parties[0].identifiers[0]"


def test_aliases_count() -> None:
    then = USER.model_copy(update={"name": "Works No. 7", "aliases": ("Dastan Tarash",)})
    links = find_links(proposed(USER, items=()), [denial(then, items=())], as_of=DAY)
    assert links[0].there[0].place == "parties[0].aliases[0]"


def test_a_party_without_a_name_ties_to_nothing() -> None:
    nobody = USER.model_copy(update={"name": None, "description": "a missile-related entity"})
    assert not find_links(proposed(nobody, items=()), [denial(nobody, items=())], as_of=DAY)


def test_a_record_of_a_later_day_is_never_used_and_can_be_named() -> None:
    record = denial(USER, when=PartialDate.parse("2026-04"))
    assert find_links(proposed(USER), [record], as_of=DAY) == ()
    assert later_records([record], as_of=DAY) == (record,)
    assert later_records([record], as_of=date(2026, 4, 1)) == ()


@pytest.mark.parametrize(("day", "found"), [(date(2028, 7, 20), True), (date(2028, 7, 21), False)])
def test_a_denial_is_attempted_again_while_it_is_in_force(day: date, found: bool) -> None:
    links = find_links(proposed(USER), [denial(USER)], as_of=day)
    assert (LinkKind.REATTEMPT_AFTER_DENIAL in kinds(links)) is found
    assert LinkKind.SAME_PARTY in kinds(links)


def test_a_denial_without_a_last_day_says_so() -> None:
    links = find_links(proposed(USER), [denial(USER, valid_until=None)], as_of=DAY)
    [again] = [x for x in links if x.kind is LinkKind.REATTEMPT_AFTER_DENIAL]
    assert "names no last day" in again.text


def test_a_case_that_was_no_denial_is_no_reattempt() -> None:
    record = denial(USER, kind=CaseKind.CASE)
    assert LinkKind.REATTEMPT_AFTER_DENIAL not in kinds(
        find_links(proposed(USER), [record], as_of=DAY)
    )


def test_an_equal_model_ties_by_itself_and_a_kind_of_goods_does_not() -> None:
    other = Party(id="x", name="Somebody Else", roles=(PartyRole.END_USER,))
    model = Item(id="m", description="machine", model="hm 630")
    like = Item(id="m", description="lathe", hs_code="845811")
    elsewhere: dict[str, object] = {"destination": "VN"}
    assert kinds(
        find_links(proposed(), [denial(other, items=(model,), **elsewhere)], as_of=DAY)
    ) == {LinkKind.SAME_GOODS}
    assert not find_links(proposed(), [denial(other, items=(like,), **elsewhere)], as_of=DAY)


def test_goods_of_one_kind_to_one_destination() -> None:
    now = proposed(items=(Item(id="m", description="three five-axis mills"),))
    tools = Item(id="t", description="a variety of machine tools")
    [link] = find_links(now, [denial(items=(tools,))], as_of=DAY)
    assert link.kind is LinkKind.SAME_DESTINATION_AND_GOODS
    assert link.reasons == ("machining center is a kind of machine tool",)


def test_a_supplier_alone_ties_to_denials_only() -> None:
    supplier = denial(EXPORTER, destination="VN", items=())
    assert kinds(find_links(proposed(EXPORTER), [supplier], as_of=DAY)) == {LinkKind.SAME_SUPPLIER}
    licensed = supplier.model_copy(update={"kind": CaseKind.CASE})
    assert not find_links(proposed(EXPORTER), [licensed], as_of=DAY)


@pytest.mark.parametrize(
    ("own", "other", "ties"),
    [
        ("09STATE50260", "09 STATE 50260", True),
        ("STATE 50260", "09STATE50260", True),
        ("09STATE50260", "08STATE50260", False),
        ("09STATE50260", "09SEOUL50260", False),
        ("LIC/2009-77", "lic 2009 77", True),
        ("LIC-77", "LIC-78", False),
        ("-", "-", False),
    ],
)
def test_references(own: str, other: str, ties: bool) -> None:
    now = proposed(items=(), references=(own,))
    record = denial(items=(), destination="VN", references=(other,))
    assert bool(find_links(now, [record], as_of=DAY)) is ties


def test_evidence_of_the_transaction_is_kept() -> None:
    word = Evidence(source="sha256:1", quote="Dastan", start=3, end=9, method="party.cue/1")
    now = USER.model_copy(update={"evidence": (word,)})
    links = find_links(proposed(now, items=()), [denial(USER, items=())], as_of=DAY)
    assert links[0].here == (word,)


@given(st.permutations([denial(USER), denial(EXPORTER, id="DEN-2"), denial(TRADER, id="DEN-3")]))
def test_the_order_of_the_history_changes_nothing(history: list[EarlierCase]) -> None:
    now = proposed(EXPORTER, USER, TRADER)
    assert find_links(now, history, as_of=DAY) == find_links(
        now, sorted(history, key=lambda r: r.id), as_of=DAY
    )


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_name_can_be_compared(here: str, there: str) -> None:
    now, then = (USER.model_copy(update={"name": name}) for name in (here, there))
    find_links(proposed(now), [denial(then)], as_of=DAY)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), min_size=1, max_size=4))
def test_a_name_is_the_same_as_itself_in_any_case_and_order(words: list[str]) -> None:
    party = USER.model_copy(update={"name": " ".join(words)})
    turned = USER.model_copy(update={"name": " ".join(reversed(words)).upper()})
    tied = find_links(proposed(party, items=()), [denial(turned, items=())], as_of=DAY)
    assert bool(tied) is any(map(_decides, words))


def _decides(word: str) -> bool:
    return names.agreement(word, word, person=False) is not None


@given(st.lists(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), min_size=1, max_size=4))
def test_names_agree_both_ways_or_neither(words: list[str]) -> None:
    pairs = [(" ".join(words), " ".join(words[1:])), (" ".join(words), " ".join(words[::2]))]
    for left, right in pairs:
        one = names.agreement(left, right, person=False)
        other = names.agreement(right, left, person=False)
        assert (one is None) is (other is None)
        assert one is None or other is None or one.contained is other.contained


def test_words_that_mean_the_same_in_two_languages_agree() -> None:
    now = USER.model_copy(update={"name": "Dastan Sanat Sazi"})
    then = USER.model_copy(update={"name": "داستان صنعت سازی"})
    links = find_links(proposed(now, items=()), [denial(then, items=())], as_of=DAY)
    assert {link.kind for link in links} == {LinkKind.SAME_PARTY}


def test_links_never_reach_back_from_before_the_record() -> None:
    record = denial(USER, when=PartialDate.parse("2025-07-21"))
    assert not find_links(proposed(USER), [record], as_of=date(2025, 7, 20))
    assert find_links(proposed(USER), [record], as_of=date(2025, 7, 20) + timedelta(days=1))
