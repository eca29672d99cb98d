from decimal import Decimal
from pathlib import Path

import pytest

from catchall.errors import InputError, SnapshotError
from catchall.model import Hit, PartyKind
from catchall.screening import NameIndex
from catchall.watchlists import Snapshot, read
from catchall.watchlists.sources import SourceText
from core.screening import invented

QUERIES = (
    "Zorn Machine Works",
    "Zornmachine Work",
    "Trading Company Lumen LLC",
    "Marvdasht Precission Tool",
    "مرودشت",
    "Кестрел Шиппинг",
    "Borealis",
    "Institute",
    "unlike anything",
    "",
    "\u202e\u0000",
)


def _answers(index: NameIndex) -> list[tuple[Hit, ...]]:
    return [index.search(query, limit=7) for query in QUERIES]


@pytest.fixture(scope="module")
def all_() -> Snapshot:
    return invented.snapshot(invented.names())


@pytest.fixture(scope="module")
def index(all_: Snapshot) -> NameIndex:
    return NameIndex.build([all_])


def test_the_right_entry_comes_first(index: NameIndex) -> None:
    for query in (
        "Zorn Machine Works",
        "ZornMachine Works",
        "Works Machine Zorn",
        "Zorm Machine Works",
    ):
        assert index.search(query)[0].entity.name == "Zorn Machine Works"


def _persons(*names: str) -> NameIndex:
    rows = "".join(f'p{n},"{name}",Person\n' for n, name in enumerate(names))
    source = SourceText("p.csv", f"id,name,schema\n{rows}".encode())
    return NameIndex.build([read([source], as_of=invented.DAY, list_code="p")])


def test_a_last_word_that_is_cut_off_meets_its_whole() -> None:
    index = _persons("Garshov Amandor", "Garshov Zinovia")
    (hit, *_) = index.search("Garshov Aman", kind=PartyKind.PERSON)
    assert hit.entity.name == "Garshov Amandor"
    assert [(each.query, each.listed) for each in hit.words] == [
        ("Garshov", "Garshov"),
        ("Aman", "Amandor"),
    ]
    (first, *_) = index.search("Ama Garshov", kind=PartyKind.PERSON)
    assert "Ama" in first.unmatched_query  # only a last word can be cut off so short


def test_a_word_that_is_cut_off_after_four_letters_meets_its_whole() -> None:
    index = _persons("Garshov Amandor", "Garshov Zinovia")
    (first, *_) = index.search("Aman Garshov", kind=PartyKind.PERSON)
    assert ("Aman", "Amandor") in [(each.query, each.listed) for each in first.words]


def test_another_initial_is_another_person() -> None:
    index = _persons("William G. Frostov")
    names = ("William G. Frostov", "William W. Frostov")
    right, wrong = (index.search(name, kind=PartyKind.PERSON)[0] for name in names)
    assert wrong.score < right.score - Decimal("0.05")


@pytest.mark.parametrize("number", ["6", "44"])
def test_another_number_is_another_unit(number: str) -> None:
    index = NameIndex.build([invented.snapshot([f"Brigade Zornova {number}"])])
    right, wrong = (index.search(f"Brigade Zornova {each}")[0] for each in (number, "5"))
    assert wrong.score < Decimal("0.5") < right.score
    assert wrong.unmatched_listed == (number,)


def test_a_saved_index_answers_the_same(index: NameIndex, tmp_path: Path) -> None:
    path = tmp_path / "names.index"
    index.save(path)
    assert _answers(NameIndex.load(path)) == _answers(index)
    assert [p.name for p in tmp_path.iterdir()] == ["names.index"]


def test_an_updated_and_saved_index_answers_the_same(all_: Snapshot, tmp_path: Path) -> None:
    index = NameIndex.build([invented.snapshot(invented.names()[:150])])
    index.update(all_)
    index.save(tmp_path / "names.index")
    assert _answers(NameIndex.load(tmp_path / "names.index")) == _answers(index)


@pytest.mark.parametrize("damage", ["empty", "foreign", "cut", "version"])
def test_a_damaged_index_is_refused(index: NameIndex, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "names.index"
    index.save(path)
    data = path.read_bytes()
    changed = {
        "empty": b"",
        "foreign": b"id,name\nA,Zorn\n",
        "cut": data[: len(data) // 2],
        "version": data.replace(b'"made_by": "', b'"made_by": "9', 1),
    }[damage]
    path.write_bytes(changed)
    with pytest.raises(SnapshotError, match="build the index again"):
        NameIndex.load(path)


def test_a_missing_index(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be opened"):
        NameIndex.load(tmp_path / "absent")


def test_an_update_equals_a_fresh_build(all_: Snapshot) -> None:
    old = [*invented.names()[:120], "Gone Works", "Zorn Vanished Tools"]
    index = NameIndex.build([invented.snapshot(old)])
    added, gone = index.update(all_)
    assert (added, gone) == (80, 2)
    assert len(index) == len(all_.entities)
    assert _answers(index) == _answers(NameIndex.build([all_]))


def test_words_of_entries_that_are_gone_weigh_nothing(all_: Snapshot) -> None:
    index = NameIndex.build([invented.snapshot([*invented.names(), "Kestral Institute"])])
    index.update(all_)
    fresh = NameIndex.build([all_])
    for name in ("Kestral Institute", "Kestral Machine Works"):
        assert index.search(name) == fresh.search(name)


def test_updates_come_back_to_where_they_started(all_: Snapshot, index: NameIndex) -> None:
    changing = NameIndex.build([all_])
    changing.update(invented.snapshot(invented.names()[:50]))
    changing.update(all_)
    assert _answers(changing) == _answers(index)


def test_an_update_leaves_other_lists_alone(all_: Snapshot) -> None:
    other = invented.snapshot(["Zorn Machine Works East"], code="other")
    index = NameIndex.build([all_, other])
    index.update(invented.snapshot(invented.names()[:10]))
    assert {ref.list for ref in index.snapshots} == {"mill", "other"}
    assert "other" in {hit.entity.list for hit in index.search("Zorn Machine Works East")}


def test_the_order_of_lists_does_not_matter(all_: Snapshot) -> None:
    other = invented.snapshot(["Zorn Works", "Lumen Trading"], code="other")
    assert _answers(NameIndex.build([all_, other])) == _answers(NameIndex.build([other, all_]))


def test_what_was_searched_before_does_not_matter(all_: Snapshot, index: NameIndex) -> None:
    fresh = NameIndex.build([all_])
    backwards = [fresh.search(query, limit=7) for query in reversed(QUERIES)]
    assert backwards[::-1] == _answers(index)


def test_kind_and_threshold_leave_out(index: NameIndex) -> None:
    assert index.search("Zorn Machine Works", kind=PartyKind.PERSON) == ()
    hits = index.search("Zorn Machine Works", threshold=Decimal("0.9"))
    assert hits
    assert all(hit.score >= Decimal("0.9") for hit in hits)


def test_country_moves_the_score_and_an_identifier_decides() -> None:
    text = b"id,name,countries,identifiers\nA,Zorn Machine Works,IR,REG 12345\n"
    source = SourceText("one.csv", text)
    index = NameIndex.build([read([source], as_of=invented.DAY)])
    query = "Zorn Machines"
    plain = index.search(query)[0].score
    assert index.search(query, countries=["IR"])[0].score > plain
    assert index.search(query, countries=["SE"])[0].score < plain
    (hit,) = index.search("Zorn", identifiers=["reg-12345"])
    assert hit.score >= Decimal("0.99")
    assert "identifier_equal" in hit.context


def test_an_empty_index_finds_nothing() -> None:
    assert NameIndex.build([]).search("Zorn") == ()


def test_bulk_gives_the_same_for_any_threads_and_batches(index: NameIndex) -> None:
    pa = pytest.importorskip("pyarrow")
    from catchall.screening.bulk import search_many

    def asked(queries: list[str]) -> list[dict[str, object]]:
        table = pa.table({"id": queries, "name": queries})
        rows = search_many(index, table, threshold=Decimal(0), limit=5).to_pylist()
        assert (
            rows == search_many(index, table, threshold=Decimal(0), limit=5, threads=2).to_pylist()
        )
        return list(rows)

    queries = list(QUERIES[:8])
    together = asked(queries)
    one_by_one = [row for query in queries for row in asked([query])]
    assert together == one_by_one
    assert together[0]["matched_name"] == "Zorn Machine Works"
    with pytest.raises(InputError, match="no column 'name'"):
        search_many(index, pa.table({"nom": ["Zorn"]}), threshold=Decimal(0))
