from datetime import date
from pathlib import Path

import pytest

from catchall.errors import SnapshotError
from catchall.watchlists import Store, diff, read
from catchall.watchlists.sources import SourceText

FIRST, SECOND = date(2026, 1, 1), date(2026, 2, 1)


def _list(tmp_path: Path, names: dict[str, str], file: str = "mill.csv") -> Path:
    path = tmp_path / file
    rows = "".join(f"{number},{name}\n" for number, name in names.items())
    path.write_text(f"id,name\n{rows}", encoding="utf-8")
    return path


def _many(count: int) -> dict[str, str]:
    return {f"M-{n}": f"Works {n}" for n in range(count)}


def test_a_list_is_kept_with_its_history(tmp_path: Path) -> None:
    store = Store(tmp_path / "lists")
    first = store.add([_list(tmp_path, {"A": "Zorn", "B": "Yarn"})], as_of=FIRST)
    assert (first.old, [e.id for e in first.added]) == (None, ["A", "B"])
    second = store.add([_list(tmp_path, {"A": "Zorn Works", "C": "Xen"})], as_of=SECOND)
    assert [e.id for e in second.added] == ["C"]
    assert [e.id for e in second.removed] == ["B"]
    assert [(c.id, c.fields) for c in second.changed] == [("A", ("name",))]
    assert store.current("mill").ref.as_of == SECOND
    oldest, newest = store.versions("mill")
    assert store.version("mill", oldest).ref.as_of == FIRST
    assert newest.startswith("2026-02-01-")
    (status,) = store.status()
    assert (status.ref.list, status.ref.entities, len(status.versions)) == ("mill", 2, 2)


def test_a_list_that_shrank_needs_a_yes_and_the_old_one_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "lists")
    store.add([_list(tmp_path, _many(20))], as_of=FIRST)
    smaller = _list(tmp_path, _many(17))
    with pytest.raises(SnapshotError, match="shrank from 20 to 17"):
        store.add([smaller], as_of=SECOND)
    assert store.current("mill").ref.entities == 20
    store.add([smaller], as_of=SECOND, accept_shrink=True)
    assert store.current("mill").ref.entities == 17


def test_a_tenth_may_go(tmp_path: Path) -> None:
    store = Store(tmp_path / "lists")
    store.add([_list(tmp_path, _many(20))], as_of=FIRST)
    assert len(store.add([_list(tmp_path, _many(18))], as_of=SECOND).removed) == 2


def test_an_unusable_file_leaves_the_old_snapshot_in_force(tmp_path: Path) -> None:
    store = Store(tmp_path / "lists")
    store.add([_list(tmp_path, {"A": "Zorn"})], as_of=FIRST)
    broken = tmp_path / "mill.xml"
    broken.write_text("<CONSOLIDATED_LIST><INDIV", encoding="utf-8")
    with pytest.raises(SnapshotError):
        store.add([broken], as_of=SECOND, list_code="mill")
    assert store.current("mill").ref.as_of == FIRST


def test_an_interrupted_load_leaves_the_old_snapshot_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "lists")
    store.add([_list(tmp_path, {"A": "Zorn"})], as_of=FIRST)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            store.add([_list(tmp_path, {"A": "Zorn", "B": "Yarn"})], as_of=SECOND)
    assert store.current("mill").ref.as_of == FIRST
    store.add([_list(tmp_path, {"A": "Zorn", "B": "Yarn"})], as_of=SECOND)
    assert store.current("mill").ref.as_of == SECOND


@pytest.mark.parametrize("code", ["../up", "", ".hidden", "a/b"])
def test_a_code_cannot_leave_the_folder(tmp_path: Path, code: str) -> None:
    with pytest.raises(SnapshotError):
        Store(tmp_path).current(code)


def test_a_list_that_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="no list 'mill'"):
        Store(tmp_path).current("mill")
    assert Store(tmp_path / "absent").status() == ()


def test_diff_of_a_snapshot_with_itself_is_empty() -> None:
    snapshot = read([SourceText("a.csv", b"id,name\nA,Zorn\n")], as_of=FIRST)
    delta = diff(snapshot, snapshot)
    assert (delta.added, delta.removed, delta.changed) == ((), (), ())
