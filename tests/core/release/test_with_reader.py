"""The whole way: a message as it comes, read, extracted, and shown to each reader."""

from datetime import date
from typing import Any

import pytest

from catchall.errors import ReleaseRefused
from catchall.intake import extract, read_message
from catchall.model import Message, Reader
from catchall.release import non_paper, non_paper_text, visible, visible_tip
from catchall.release.sharing import (
    Cover,
    PackageContent,
    case_package,
    ftm_entities,
    seal,
    stix_bundle,
)
from core.release.leaks import leaks
from core.release.messages import expected, reader
from shared import shared

_TELEGRAMS = [f"telegrams/t0{number}" for number in range(1, 9)]


def _read(name: str) -> Message:
    return read_message(shared(f"intake/{name}.txt").read_bytes(), name=f"{name[-3:]}.txt")


def _readers(name: str) -> dict[str, Any]:
    found: dict[str, Any] = expected(f"{name}.expected.json")["readers"]
    return found


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_portions_for_every_reader(name: str) -> None:
    source = _read(name)
    for who, stated in _readers(name).items():
        seen = visible(source, reader(stated["reader"]))
        ids = seen.ids | ({"header"} if seen.header else frozenset())
        assert ids == set(stated["may_see"]), who
        wanted = {one["portion"]: one["reason"] for one in stated["may_not_see"]}
        wanted.pop("header", None)
        assert {one.portion: one.reason.value for one in seen.refused} == wanted, who


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_what_is_extracted_tells_no_reader_too_much(name: str) -> None:
    source = _read(name)
    tip = extract(source)
    for stated in _readers(name).values():
        who = reader(stated["reader"])
        seen = visible(source, who)
        written = visible_tip(tip, source, who).canonical_json().decode()
        assert leaks(written, source, seen) == set()
        for words in stated.get("must_not_contain") or ():
            assert " ".join(words.split()) not in " ".join(written.split())


def _everything(source: Message, who: Reader) -> list[str]:
    day = date(2026, 3, 20)
    try:
        paper = non_paper(source, who, as_of=day, serial="1")
    except ReleaseRefused as refusal:
        return [str(refusal), *refusal.reasons]
    content = PackageContent(messages=(source,), tips=(extract(source),))
    package = case_package(content, who, Cover(id="1", as_of=day, sender="Sender"))
    exports = (stix_bundle(package), ftm_entities(package))
    files = [text for one in exports for text in (one.data.decode(), one.file)]
    return [non_paper_text(paper), seal(package, bytes(32)).decode(), *files]


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_nothing_that_leaves_says_what_must_not_be_said(name: str) -> None:
    source = _read(name)
    asked = 0
    for stated in _readers(name).values():
        who = reader(stated["reader"])
        for form in _everything(source, who):
            assert leaks(form, source, visible(source, who)) == set()
            for words in stated.get("must_not_contain") or ():
                asked += 1
                assert " ".join(words.split()) not in " ".join(form.split())
    assert asked


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_who_sees_something_sees_its_parties(name: str) -> None:
    source = _read(name)
    tip = extract(source)
    for who, stated in _readers(name).items():
        shown = visible_tip(tip, source, reader(stated["reader"]))
        names = {word for party in shown.parties for word in (party.name, *party.aliases) if word}
        quotes = {quote for words in stated["facts"]["parties"].values() for quote in words}
        if quotes:
            assert names, who
