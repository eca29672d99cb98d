"""The corridor: a transaction in, a determination out."""

from collections.abc import Sequence
from datetime import date

from catchall.classification import classify, undated
from catchall.controls import Rulebook, available
from catchall.determination import determine
from catchall.model import Determination, EarlierCase, Transaction
from catchall.network import find_links
from catchall.screening import Judgements, indexed, screen
from catchall.watchlists import Snapshot

REGIMES = ("WA", "NSG", "MTCR", "AG", "CWC")
"""Lists that are tested beside those of the jurisdiction: the regimes they come from."""


def lists_for(jurisdiction: str, *, exercise: bool = False) -> tuple[str, ...]:
    """The control lists that a determination of a jurisdiction tests, in a fixed order."""
    wanted = (jurisdiction, *REGIMES, *(("EXERCISE",) if exercise else ()))
    return tuple(name for name in dict.fromkeys(wanted) if name in available())


def assess(  # noqa: PLR0913 - all that a determination rests on
    transaction: Transaction,
    *,
    jurisdiction: str,
    as_of: date,
    rulebook: Rulebook,
    snapshots: Sequence[Snapshot] = (),
    history: Sequence[EarlierCase] | None = None,
    judgements: Judgements | None = None,
) -> Determination:
    """Classify the items, screen the parties, find links, and apply the law of one day.

    Args:
        transaction: what is proposed, with what each actor knows since when.
        jurisdiction: whose law: ``KR``, ``EU``, ``US``, ``JP``, ``UK``. Its lists are tested, and
            those of the regimes.
        as_of: the day whose law, lists and knowledge count.
        rulebook: control lists with all their versions.
        snapshots: watchlists as they stood.
        history: earlier cases and denials; null where none was searched.
        judgements: what people decided of parties and list entries; null where nobody did.

    Returns:
        A determination that is complete in itself and replays to the same bytes.
    """
    lists = lists_for(jurisdiction, exercise=transaction.exercise)
    classifications = tuple(
        answer
        for item in transaction.items
        for answer in classify(item, as_of=as_of, rulebook=rulebook, jurisdictions=lists)
    )
    own = tuple(name for name in lists if name not in REGIMES)
    silent = tuple(
        each
        for item in transaction.items
        for each in undated(item, as_of=as_of, rulebook=rulebook, jurisdictions=own)
    )
    hits = screen(transaction.parties, indexed(snapshots))
    if judgements is not None:
        hits = judgements.apply(hits, transaction.parties)
    return determine(
        transaction,
        jurisdiction=jurisdiction,
        as_of=as_of,
        classifications=classifications,
        hits=hits,
        links=find_links(transaction, history or (), as_of=as_of),
        history_searched=None if history is None else len(history),
        snapshots=tuple(snapshot.ref for snapshot in snapshots),
        rulebook_sha256=rulebook.sha256,
        undated=silent,
    )
