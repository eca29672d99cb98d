"""Exports: valid in their formats, marked, without refused words, and honest of their loss."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from stix2validator import (  # type: ignore[import-untyped]
    ValidationOptions,
    validate_string,
)

from catchall.errors import ExtraMissing, MarkingError, ReleaseRefused
from catchall.markings import read, reader_from
from catchall.release import visible
from catchall.release.sharing import (
    CasePackage,
    Export,
    PackageContent,
    case_package,
    ftm_entities,
    seal,
    stix_bundle,
    tlp,
)
from core.release.leaks import leaks
from core.release.messages import message
from core.release.sharing import cases
from core.release.tips import tip


def _objects(export: Export) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export.data)["objects"]
    return found


def _valid(export: Export) -> None:
    result = validate_string(export.data.decode(), ValidationOptions(version="2.1"))
    assert (result.errors, result.warnings) == ([], [])
    assert result.is_valid


@pytest.mark.parametrize("mark", ["(C//REL TO USA, KOR)", "TLP:AMBER+STRICT", "TLP:CLEAR"])
def test_the_bundle_is_clean_for_the_validator(mark: str) -> None:
    package = cases.package("KOR:C+TLP:AMBER+STRICT", mark=mark)
    export = stix_bundle(package)
    _valid(export)
    assert stix_bundle(package) == export


def test_the_bundle_bears_the_markings_and_the_goods() -> None:
    objects = _objects(stix_bundle(cases.package()))
    kinds = [one["type"] for one in objects]
    assert kinds.count("identity") == 3
    assert kinds.count("location") == 2
    statement = next(one for one in objects if one["type"] == "marking-definition")
    assert statement["definition"] == {"statement": "CONFIDENTIAL//REL TO USA, KOR"}
    report = next(one for one in objects if one["type"] == "report")
    assert report["object_marking_refs"] == [statement["id"]]
    assert report["description"].startswith("(C//REL TO USA, KOR) Dastan Tarash")
    (extension,) = report["extensions"].values()
    assert extension["goods"] == [
        {"description": "machining centers", "model": "HM-630", "quantity": "2"}
    ]
    assert extension["control_position"] == [{"regime": "NSG", "status": "below_threshold"}]


@pytest.mark.parametrize("label", ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"])
def test_tlp_goes_both_ways(label: str) -> None:
    marking = read(f"TLP:{label}").marking
    definition = tlp.to_stix(marking)
    assert definition
    assert tlp.from_stix(definition) == marking


def test_what_is_no_tlp_has_no_definition() -> None:
    assert tlp.to_stix(read("(S)").marking) is None
    with pytest.raises(MarkingError):
        tlp.from_stix("marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da")


def _entities(export: Export) -> list[EntityProxy]:
    return [EntityProxy.from_dict(json.loads(line)) for line in export.data.splitlines()]


def test_entities_load_and_bear_their_marking() -> None:
    export = ftm_entities(cases.package())
    entities = _entities(export)
    assert [one.schema.name for one in entities] == [
        "Organization",
        "Organization",
        "EconomicActivity",
    ]
    buyer, deal = entities[1], entities[2]
    assert buyer.get("name") == ["Kuzey Teknik"]
    assert buyer.get("country") == ["tr"]
    assert "Marking: CONFIDENTIAL//REL TO USA, KOR" in buyer.get("notes")
    assert deal.get("receiver") == [buyer.id]
    assert deal.get("goodsDescription") == ["2 machining centers HM-630"]
    assert "Marking: CONFIDENTIAL//REL TO USA, KOR" in deal.get("summary")
    assert all(model.get(one.schema.name) for one in entities)
    assert ftm_entities(cases.package()) == export


def test_exports_say_what_they_leave_out() -> None:
    for export in (stix_bundle(cases.package()), ftm_entities(cases.package())):
        assert any("determination" in line for line in export.left_out)


def test_file_names_hold_the_serial_only() -> None:
    assert stix_bundle(cases.package()).file == "case-KOR-2026-7.stix.json"
    assert ftm_entities(cases.package()).file == "case-KOR-2026-7.ftm.json"


@pytest.mark.parametrize("number", range(9))
@pytest.mark.parametrize("to", ["KOR:S", "JPN:S", "TUR:C", "POL:C", "KOR:none+TLP:GREEN"])
def test_no_refused_words_leave_in_any_format(number: int, to: str) -> None:
    name = f"telegrams/t0{number}" if number else "source_telegram"
    source, who = message(name), reader_from(to)
    seen = visible(source, who)
    tips = (tip(source, name),) if number else ()
    try:
        package = case_package(PackageContent(messages=(source,), tips=tips), who, cases.COVER)
    except ReleaseRefused as refusal:
        told = [str(refusal), *refusal.reasons]
        assert all(leaks(line, source, seen) == set() for line in told)
        return
    exports = [stix_bundle(package), ftm_entities(package)]
    if to == "KOR:S":  # the validator is slow; one reader of each message is enough
        _valid(exports[0])
    written = [seal(package, bytes(32)), *(export.data for export in exports)]
    assert [leaks(one.decode(), source, seen) for one in written] == [set()] * 3
    if not seen.header:
        assert all(one.message == f"sha256:{one.message_sha256}" for one in package.tips)
    assert all(_entities(exports[1]))


@pytest.mark.parametrize(
    ("library", "make"),
    [
        ("stix2", stix_bundle),
        ("followthemoney", ftm_entities),
        ("cryptography", lambda package: seal(package, bytes(32))),
    ],
)
def test_without_the_extra_it_is_named(
    library: str, make: Callable[[CasePackage], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] == library:
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExtraMissing, match=rf"{library} is not installed; install .*share"):
        make(cases.package())
