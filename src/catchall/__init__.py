"""catchall: a workbench for strategic trade control.

The public names; nothing else is promised before version 1.0. The process in one line each:

    message = read_message(data, name="message.txt")            what came in
    transaction = propose(message, extract(message))            what is proposed
    determination = assess(transaction, jurisdiction="KR", as_of=day, rulebook=load_rulebook())
    paper = non_paper(message, reader_from("KOR:S"), as_of=day, serial="1")

A name is imported when it is first asked for (PEP 562), so that a program pays only for
the parts that it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catchall.classification import classify
    from catchall.controls import load as load_rulebook
    from catchall.corridor import assess
    from catchall.determination import determine
    from catchall.errors import CatchallError
    from catchall.intake import extract, propose, read_message
    from catchall.intake.forms import read_facts, read_transaction
    from catchall.markings import may_read, reader_from, roll_up
    from catchall.model import (
        Classification,
        Determination,
        Hit,
        Item,
        Link,
        Message,
        Party,
        Tip,
        Transaction,
    )
    from catchall.network import find_links, read_history
    from catchall.release import determination_pdf, determination_text, non_paper, visible
    from catchall.screening import NameIndex, screen
    from catchall.watchlists import load as load_watchlist

__all__ = [
    "CatchallError",
    "Classification",
    "Determination",
    "Hit",
    "Item",
    "Link",
    "Message",
    "NameIndex",
    "Party",
    "Tip",
    "Transaction",
    "assess",
    "classify",
    "determination_pdf",
    "determination_text",
    "determine",
    "extract",
    "find_links",
    "load_rulebook",
    "load_watchlist",
    "may_read",
    "non_paper",
    "propose",
    "read_facts",
    "read_history",
    "read_message",
    "read_transaction",
    "reader_from",
    "roll_up",
    "screen",
    "visible",
]

_HOMES = {
    "classification": "classify",
    "corridor": "assess",
    "determination": "determine",
    "errors": "CatchallError",
    "intake": "extract propose read_message",
    "intake.forms": "read_facts read_transaction",
    "markings": "may_read reader_from roll_up",
    "model": "Classification Determination Hit Item Link Message Party Tip Transaction",
    "network": "find_links read_history",
    "release": "determination_pdf determination_text non_paper visible",
    "screening": "NameIndex screen",
}
_FOUND_AT = {name: (home, name) for home, names in _HOMES.items() for name in names.split()}
_FOUND_AT["load_rulebook"] = ("controls", "load")
_FOUND_AT["load_watchlist"] = ("watchlists", "load")

if not TYPE_CHECKING:  # a type checker reads the imports above, and refuses other names

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first asked for."""
        if name not in _FOUND_AT:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        home, there = _FOUND_AT[name]
        found = getattr(import_module(f"{__name__}.{home}"), there)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        """What is here, and what would be found."""
        return sorted({*globals(), *__all__})
