"""Determinations from what is installed, and the same bytes again at any later time."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import catchall
from catchall.model import Classification, Determination, EarlierCase, Item, Transaction, Undated
from catchall_desk.errors import DeskError
from catchall_desk.library import editions

if TYPE_CHECKING:
    from catchall.screening import Judgements

Plain = dict[str, Any]


class Computed(NamedTuple):
    """A determination as it is kept: its bytes, their hash, and what a replay needs."""

    determination: Determination
    content: str
    sha256: str
    rests_on: dict[str, Any]


def classify_item(item: Item, *, as_of: date) -> tuple[tuple[Classification, ...], str]:
    """What the current control lists say of an item, and the hash of the rulebook."""
    rulebook = editions.current_rulebook()
    return tuple(catchall.classify(item, as_of=as_of, rulebook=rulebook)), rulebook.sha256


def rulebook_key() -> str:
    """The hash of the control lists in use."""
    return editions.current_rulebook().sha256


def undated_of(item: Item, *, as_of: date) -> tuple[Undated, ...]:
    """Entries that test such goods, but of which no text of that day is encoded."""
    from catchall.classification import undated  # when used: the desk starts sooner

    return undated(item, as_of=as_of, rulebook=editions.current_rulebook())


def determine(
    transaction: Transaction,
    *,
    jurisdiction: str,
    as_of: date,
    history: Sequence[EarlierCase],
    judged: Sequence[Plain] = (),
) -> Computed:
    """Assess a transaction with the current editions.

    Args:
        transaction: what is proposed.
        jurisdiction: whose law.
        as_of: the day that counts.
        history: earlier records to search.
        judged: what people decided of parties and list entries, each as plain data of
            ``catchall.screening.Judged``.

    Raises:
        CatchallError: as :func:`catchall.corridor.assess`.
    """
    lists = editions.current_lists()
    rulebook = editions.current_rulebook()
    found = catchall.assess(
        transaction,
        jurisdiction=jurisdiction,
        as_of=as_of,
        rulebook=rulebook,
        snapshots=lists,
        history=history,
        judgements=_judgements(judged),
    )
    content = found.canonical_json()
    rests_on = {
        "rulebook": rulebook.sha256,
        "lists": [snapshot.ref.sha256 for snapshot in lists],
        "history": [case.model_dump(mode="json") for case in history],
        "judged": list(judged),
    }
    return Computed(found, content.decode(), sha256(content).hexdigest(), rests_on)


def replay(content: str, rests_on: dict[str, Any]) -> str:
    """The determination computed again, as of its day, with the editions it used.

    Raises:
        DeskError: the law or an edition that it rests on is no longer at hand.
    """
    then = Determination.model_validate_json(content)
    again = catchall.assess(
        then.transaction,
        jurisdiction=then.jurisdiction,
        as_of=then.as_of,
        rulebook=editions.rulebook_of(rests_on["rulebook"]),
        snapshots=tuple(editions.list_of(each) for each in rests_on["lists"]),
        history=[EarlierCase.model_validate(each) for each in rests_on["history"]],
        judgements=_judgements(rests_on.get("judged", ())),
    )
    if again.law_sha256 != then.law_sha256 or again.catchall_version != then.catchall_version:
        raise DeskError(
            f"it was made by catchall {then.catchall_version} with other catch-all law",
            remedy=f"replay it with catchall {then.catchall_version}",
        )
    return again.canonical_json().decode()


def _judgements(judged: Sequence[Plain]) -> "Judgements":
    from catchall.screening import Judged, Judgements  # when used: the desk starts sooner

    return Judgements(Judged.model_validate(each) for each in judged)
