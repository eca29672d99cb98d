"""Mirror: the entries of a list that takes over those of another, or is taken over by it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from catchall.controls.resolve import warned
from catchall.controls.rulebook import Entry
from catchall.controls.schema import MirrorData
from catchall.model.citation import Citation


def mirrored(
    mirror: MirrorData, entries: Collection[Entry], own: Collection[str]
) -> Iterator[Entry]:
    """The entries of the mirrored list, as the mirroring one has them.

    Args:
        mirror: what the list takes over, since when.
        entries: the entries of the mirrored list.
        own: codes with a file of their own.
    """
    note = warned(mirror.note, approximate=mirror.approximate)
    codes = _numbers(mirror.list, entries) if mirror.numbered else None
    for entry in entries:
        last = entry.versions[-1]
        code = entry.code if codes is None else codes.get(entry.code)
        if code is None or code in own:
            continue
        citation = Citation(
            title=mirror.title,
            locator=code,
            effective_from=mirror.effective,
            status=mirror.status,
            note=note,
        )
        version = replace(
            last,
            list=mirror.list,
            code=code,
            effective=mirror.effective,
            until=None,
            citation=citation,
            source=None,
            other_than=last.other_than if codes is None else _known(last.other_than, codes),
            shared_with=last.id,
        )
        yield replace(
            entry,
            list=mirror.list,
            code=code,
            see_also=entry.see_also if codes is None else _known(entry.see_also, codes),
            versions=(version,),
            last_checked_on=mirror.last_checked_on,
            raw=b"",
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
