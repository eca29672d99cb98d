"""Mirror: the entries of a list that takes over those of another, or is taken over by it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from catchall.controls.resolve import warned
from catchall.controls.rulebook import Entry, Version
from catchall.controls.schema import MirrorData
from catchall.model.citation import Citation, SourceStatus


def mirrored(
    mirror: MirrorData, entries: Collection[Entry], own: Collection[str]
) -> Iterator[Entry]:
    """The entries of the mirrored list, as the mirroring one has them.

    Args:
        mirror: what the list takes over, since when.
        entries: the entries of the mirrored list.
        own: codes with a file of their own.
    """
    codes = _numbers(mirror.list, entries) if mirror.numbered else None
    for entry in entries:
        code = entry.code if codes is None else codes.get(entry.code)
        if code is None or code in own:
            continue
        latest = _taken(entry.versions[-1], mirror, code, codes)
        yield replace(
            entry,
            list=mirror.list,
            code=code,
            see_also=entry.see_also if codes is None else _known(entry.see_also, codes),
            versions=(*_earlier(entry.versions, mirror, code), latest),
            last_checked_on=mirror.last_checked_on,
            raw=b"",
        )


def _taken(
    version: Version, mirror: MirrorData, code: str, codes: Mapping[str, str] | None
) -> Version:
    """The latest text of the mirrored list, in force here since the day the mirror names."""
    return replace(
        version,
        list=mirror.list,
        code=code,
        effective=mirror.effective,
        until=None,
        citation=Citation(
            title=mirror.title,
            locator=code,
            effective_from=mirror.effective,
            status=mirror.status,
            note=warned(mirror.note, approximate=mirror.approximate),
        ),
        source=None,
        other_than=version.other_than if codes is None else _known(version.other_than, codes),
        shared_with=version.id,
    )


def _earlier(versions: Sequence[Version], mirror: MirrorData, code: str) -> Iterator[Version]:
    """The texts before the mirror's own day, where it says how it had them."""
    if mirror.earlier is None:
        return
    last_day = mirror.effective - timedelta(days=1)
    for version in versions[:-1]:
        if version.effective > last_day:
            continue
        until = min(version.until or last_day, last_day)
        yield replace(
            version,
            list=mirror.list,
            code=code,
            until=until,
            citation=Citation(
                title=mirror.earlier.title,
                locator=code,
                effective_from=version.effective,
                effective_to=until,
                status=SourceStatus.RECALLED,
                note=warned(mirror.earlier.note, approximate=mirror.earlier.approximate),
            ),
            source=None,
            shared_with=version.id,
        )


def _numbers(list_: str, entries: Collection[Entry]) -> dict[str, str]:
    """The own number of each entry that has exactly one, which no other entry has."""
    found = {entry.code: entry.numbering.get(list_, "") for entry in entries}
    counts = Counter(found.values())
    return {
        code: number
        for code, number in found.items()
        if number and counts[number] == 1 and "," not in number
    }


def _known(codes: Sequence[str], numbers: Mapping[str, str]) -> tuple[str, ...]:
    """References in the other numbers; those that have none are left out."""
    return tuple(numbers[code] for code in codes if code in numbers)
