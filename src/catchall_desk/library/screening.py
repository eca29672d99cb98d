"""Parties against the watchlists in use, with one index for as long as they stay the same.

What screening needs is imported when it is first used: the first page does without it.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

import catchall
from catchall.model import Hit, ListedEntity, Party
from catchall_desk.library import editions

if TYPE_CHECKING:
    from catchall.screening import NameIndex


def lists_key() -> str:
    """One hash over the watchlists in use; the same while none of them changes."""
    found = (snapshot.ref.sha256 for snapshot in editions.current_lists())
    return sha256("".join(found).encode()).hexdigest()


def screen_parties(parties: Sequence[Party]) -> tuple[Hit, ...]:
    """The hits of the parties, best first for each."""
    return catchall.screen(parties, _index(lists_key()))


def fingerprint(party: Party) -> str:
    """What makes two parties the same for a judgement."""
    from catchall.screening.judgements import party_fingerprint

    return party_fingerprint(party)


def version_of(entity: ListedEntity) -> str:
    """Changes whenever anything in the entry changes."""
    from catchall.screening.judgements import entry_version

    return entry_version(entity)


@lru_cache(maxsize=2)
def _index(_key: str) -> "NameIndex":
    return catchall.NameIndex.build(editions.current_lists())
