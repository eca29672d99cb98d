import pytest

from catchall.screening import NameIndex, indexed, reuse
from core.screening import invented


def test_the_same_snapshots_are_indexed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []
    build = NameIndex.build.__func__  # type: ignore[attr-defined]

    def counted(cls: type[NameIndex], snapshots: object) -> NameIndex:
        built.append(1)
        index = build(cls, snapshots)
        assert isinstance(index, NameIndex)
        return index

    monkeypatch.setattr(NameIndex, "build", classmethod(counted))
    reuse._built.clear()
    one = invented.snapshot(invented.names()[:20])
    again = one.model_copy(update={"entities": tuple(one.entities)})
    assert indexed([one]) is indexed([again])
    assert len(built) == 1


def test_the_same_reference_with_other_entries_is_indexed_anew() -> None:
    one = invented.snapshot(invented.names()[:20])
    other = one.model_copy(update={"entities": one.entities[:-1]})
    assert len(indexed([one])) == 20
    assert len(indexed([other])) == 19
    assert len(indexed([one])) == 20


def test_few_indexes_are_kept() -> None:
    for count in range(2, 10):
        indexed([invented.snapshot(invented.names()[:count])])
    assert len(reuse._built) == reuse._KEPT
