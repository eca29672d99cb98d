"""Parties against the watchlists in use, with the index that stays built while they stay the same.

What screening needs is imported when it is first used: the first page does without it.
"""

from collections.abc import Sequence
from hashlib import sha256

import catchall
from catchall.model import Hit, ListedEntity, Party
from catchall_desk.library import editions


def lists_key() -> str:
    """One hash over the watchlists in use; the same while none of them changes."""
    found = (snapshot.ref.sha256 for snapshot in editions.current_lists())
    return sha256("".join(found).encode()).hexdigest()


def screen_parties(parties: Sequence[Party]) -> tuple[Hit, ...]:
    """The hits of the parties, best first for each."""
    from catchall.screening import indexed

    return catchall.screen(parties, indexed(editions.current_lists()))


def fingerprint(party: Party) -> str:
    """What makes two parties the same for a judgement."""
    from catchall.screening.judgements import party_fingerprint

    return party_fingerprint(party)


def version_of(entity: ListedEntity) -> str:
    """Changes whenever anything in the entry changes."""
    from catchall.screening.judgements import entry_version

    return entry_version(entity)
