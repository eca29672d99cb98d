"""Mirror: the entries of a list that takes over those of another under the same numbers."""

from collections.abc import Collection, Iterator
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
    for entry in entries:
        last = entry.versions[-1]
        if entry.code in own:
            continue
        citation = Citation(
            title=mirror.title,
            locator=entry.code,
            effective_from=mirror.effective,
            status=mirror.status,
            note=note,
        )
        version = replace(
            last,
            list=mirror.list,
            effective=mirror.effective,
            until=None,
            citation=citation,
            source=None,
            shared_with=last.id,
        )
        yield replace(
            entry,
            list=mirror.list,
            versions=(version,),
            last_checked_on=mirror.last_checked_on,
            raw=b"",
        )
