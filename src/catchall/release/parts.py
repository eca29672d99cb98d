"""Parts of a value, wherever they stand in it."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from catchall.model import Evidence, Transaction

PartT = TypeVar("PartT", bound=BaseModel)


def parts_of(value: object, kind: type[PartT]) -> Iterator[PartT]:
    """Every part of one kind inside a value, itself included, wherever it stands."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name), kind)
    elif isinstance(value, tuple):
        for one in value:
            yield from parts_of(one, kind)


def evidence_in(value: object) -> Iterator[Evidence]:
    """Every piece of evidence inside a value."""
    return parts_of(value, Evidence)


def wordings(transaction: Transaction) -> Iterator[str]:
    """Everything that a transaction calls its parties and goods, and says of them."""
    for party in transaction.parties:
        yield from filter(None, (party.name, party.description, party.address, *party.aliases))
        yield from (statement.text for statement in party.statements)
    for item in transaction.items:
        yield from filter(None, (item.description, item.model))
