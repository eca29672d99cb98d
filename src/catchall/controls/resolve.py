"""From entry files to entries: same_as is followed, dates are closed, citations completed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from catchall.controls.rulebook import Entry, Version
from catchall.controls.schema import Band, EntryData, Note, VersionData
from catchall.controls.tests import Test
from catchall.controls.walk import reletter, relettered, without
from catchall.errors import RulebookError
from catchall.model.citation import Citation

_DEPTH = 8


class Lookup(Protocol):
    """Where entries named by ``same_as`` are found."""

    def __call__(self, list_: str, code: str) -> EntryData | None:
        """The entry of a list, or none."""

    def fail(self, entry: EntryData, place: Sequence[str | int], problem: str) -> RulebookError:
        """The error that names the file and the line of a place in an entry."""


class _Text(NamedTuple):
    test: Test
    notes: tuple[Note, ...]
    bands: tuple[Band, ...]
    other_than: tuple[str, ...]
    gate: Test | None


def resolve(entry: EntryData, file: str, lookup: Lookup, raw: bytes = b"") -> Entry:
    """The entry with all its versions written out; raises RulebookError."""
    versions, gate = [], entry.gate
    for number, version in enumerate(entry.versions):
        text = _text(entry, number, lookup, 0)
        gate = gate or text.gate
        versions.append(_version(entry, number, version, text))
    if gate is None:
        raise lookup.fail(entry, ("code",), "the entry has no gate")
    return Entry(
        list=entry.list,
        code=entry.code,
        title=entry.title,
        scope=entry.scope,
        concept=entry.concept,
        regimes=entry.regimes,
        numbering=entry.numbering,
        see_also=entry.see_also,
        gate=gate,
        versions=tuple(versions),
        last_checked_on=entry.last_checked_on,
        file=file,
        governed_by=entry.governed_by,
        new=entry.new,
        raw=raw,
    )


def _version(entry: EntryData, number: int, version: VersionData, text: _Text) -> Version:
    until = _until(entry, number)
    note = warned(version.citation.note, approximate=version.approximate)
    return Version(
        list=entry.list,
        code=entry.code,
        effective=version.effective,
        until=until,
        citation=Citation(
            title=version.citation.title,
            locator=version.citation.locator,
            effective_from=version.effective,
            effective_to=until,
            status=version.status,
            note=note,
            read_on=version.citation.read_on,
        ),
        test=text.test,
        notes=text.notes,
        bands=text.bands,
        other_than=text.other_than if version.other_than is None else version.other_than,
        source=version.source,
        shared_with=version.same_as,
    )


def warned(note: str | None, *, approximate: bool) -> str | None:
    """The note of a citation, with a warning where its dates are from memory."""
    if not approximate:
        return note
    warning = "Dates from memory: they may be wrong by months."
    return f"{note} {warning}" if note else warning


def _until(entry: EntryData, number: int) -> date | None:
    version = entry.versions[number]
    if version.until is None and number + 1 < len(entry.versions):
        return entry.versions[number + 1].effective - timedelta(days=1)
    return version.until


def _text(entry: EntryData, number: int, lookup: Lookup, depth: int) -> _Text:
    version = entry.versions[number]
    if version.test is not None:
        others = version.other_than or ()
        return _Text(version.test, version.notes, version.bands, others, entry.gate)
    place = ("versions", number, "same_as")
    name = version.same_as or ""
    found = _find(name, lookup)
    if found is None or depth >= _DEPTH:
        raise lookup.fail(entry, place, f"no version {name} to share a text with")
    text = _text(*found, lookup, depth + 1)
    test = without(text.test, frozenset(version.omit))
    if test is None:
        raise lookup.fail(entry, place, "omit leaves nothing of the other version")
    return _Text(
        relettered(test, version.letters),
        _notes(text.notes, version) + version.notes,
        _bands(text.bands, version) + version.bands,
        text.other_than if version.other_than is None else version.other_than,
        text.gate or found[0].gate,
    )


def _find(name: str, lookup: Lookup) -> tuple[EntryData, int] | None:
    code, _, day = name.rpartition("@")
    list_, _, code = code.partition("/")
    other = lookup(list_, code)
    if other is None:
        return None
    for number, version in enumerate(other.versions):
        if version.effective.isoformat() == day:
            return other, number
    return None


def _notes(notes: tuple[Note, ...], version: VersionData) -> tuple[Note, ...]:
    return tuple(
        note.model_copy(update={"scope": _scope(note.scope, version)})
        for note in notes
        if not note.scope or set(note.scope) - set(version.omit)
    )


def _bands(bands: tuple[Band, ...], version: VersionData) -> tuple[Band, ...]:
    return tuple(
        band.model_copy(update={"scope": _scope(band.scope, version)})
        for band in bands
        if not band.scope or set(band.scope) - set(version.omit)
    )


def _scope(scope: tuple[str, ...], version: VersionData) -> tuple[str, ...]:
    kept = (letter for letter in scope if letter not in version.omit)
    return tuple(reletter(letter, version.letters) for letter in kept)
