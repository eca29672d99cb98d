"""The case package: for one reader, without loss, and never with a byte changed."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from catchall.errors import ExtraMissing, PackageError, ReleaseRefused
from catchall.markings import reader_from
from catchall.release.sharing import (
    CasePackage,
    PackageContent,
    case_package,
    case_package_schema,
    open_package,
    optional,
    public_key,
    seal,
)
from core.release import made
from core.release.cases import determination, item, transaction
from core.release.sharing import cases

_KEY = bytes(range(32))
_KNOWN = [public_key(_KEY)]
_SEALED = seal(cases.package(), _KEY)


def _open(data: bytes) -> CasePackage:
    return open_package(data, trusted=_KNOWN, name="in.json")


def test_what_is_sealed_opens_without_loss_and_is_the_same_again() -> None:
    package = cases.package()
    assert _open(_SEALED) == package
    assert seal(package, _KEY) == _SEALED


def test_it_holds_only_what_the_reader_may_have() -> None:
    package = cases.package()
    assert [one.id for one in package.portions] == ["para-1"]
    assert package.banners == ("CONFIDENTIAL//REL TO USA, KOR",)
    assert package.portions[0].originator == ("USA",)
    assert [party.name for party in package.tips[0].parties] == ["Dastan Tarash", "Kuzey Teknik"]
    for word in ("Ruzgar", "source with access", "26EXAMPLE1"):
        assert word not in _SEALED.decode()


def test_who_may_read_nothing_gets_no_package() -> None:
    with pytest.raises(ReleaseRefused) as refusal:
        cases.package("JPN:S")
    assert len(refusal.value.reasons) == 2
    assert "Dastan" not in " ".join(refusal.value.reasons)


def test_a_determination_goes_along_filtered_or_refuses_the_package() -> None:
    source = cases.message()
    knows = made.evidence(source, "was seeking two HM-630")
    goods = item().model_copy(update={"evidence": (knows,)})
    case = transaction((knows,)).model_copy(update={"items": (goods,)})
    content = PackageContent(messages=(source,), determination=determination(case))
    with pytest.raises(ReleaseRefused):
        case_package(content, reader_from("KOR:C"), cases.COVER)
    released = content.model_copy(update={"released": ("T-1",)})
    package = case_package(released, reader_from("KOR:C"), cases.COVER)
    assert package.determination
    assert package.determination.links == ()
    assert _open(seal(package, _KEY)) == package


def test_it_fits_its_schema() -> None:
    schema = case_package_schema()
    Draft202012Validator.check_schema(schema)
    document = json.loads(_SEALED)
    Draft202012Validator(schema).validate(document["package"])
    assert not Draft202012Validator(schema).is_valid(document["package"] | {"extra": 1})


@given(place=st.integers(0, len(_SEALED) - 1), byte=st.integers(0, 255))
def test_one_byte_changed_is_refused(place: int, byte: int) -> None:
    if _SEALED[place] == byte:
        return
    changed = _SEALED[:place] + bytes([byte]) + _SEALED[place + 1 :]
    with pytest.raises(PackageError):
        _open(changed)


def test_every_byte_is_under_the_seal() -> None:
    for place, byte in enumerate(_SEALED):
        changed = _SEALED[:place] + bytes([byte ^ 0x20]) + _SEALED[place + 1 :]
        with pytest.raises(PackageError):
            _open(changed)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[" * 100_000, b"\xff", _SEALED[:-1], _SEALED + b" ", b" " + _SEALED]
)
def test_what_is_no_sealed_package_is_refused(data: bytes) -> None:
    with pytest.raises(PackageError, match=r"^in\.json"):
        _open(data)


def test_an_unknown_key_is_refused() -> None:
    other = seal(cases.package(), bytes(32))
    with pytest.raises(PackageError, match="key that is not known"):
        _open(other)


def _resealed(change: dict[str, Any]) -> bytes:
    package = cases.package()
    loose = package.model_construct(**{**dict(package), **change})
    return seal(loose, _KEY)


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_another_version_is_refused_with_what_to_do() -> None:
    with pytest.raises(PackageError, match=r"version 2; .*bring catchall up to date"):
        _open(_resealed({"version": "2"}))


def test_words_that_do_not_fit_their_hash_are_refused() -> None:
    package = cases.package()
    forged = package.portions[0].model_copy(update={"sha256": "0" * 64})
    with pytest.raises(PackageError, match="does not fit its hash"):
        _open(_resealed({"portions": (forged,)}))


def test_a_short_key_is_refused() -> None:
    with pytest.raises(PackageError, match="32 bytes"):
        seal(cases.package(), b"short")


def test_a_missing_library_is_named_with_its_extra() -> None:
    with pytest.raises(ExtraMissing, match=r"^no_such_library is not .*catchall\[share\]"):
        optional.need("no_such_library.part")


def test_the_day_is_the_cover_s() -> None:
    assert cases.package().as_of == date(2026, 3, 20)
