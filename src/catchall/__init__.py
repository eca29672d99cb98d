"""catchall: a workbench for strategic trade control.

The public names; nothing else is promised before version 1.0. The process in one line each:

    message = read_message(data, name="message.txt")            what came in
    transaction = propose(message, extract(message))            what is proposed
    determination = assess(transaction, jurisdiction="KR", as_of=day, rulebook=load_rulebook())
    paper = non_paper(message, reader_from("KOR:S"), as_of=day, serial="1")
"""

from catchall.assess import assess
from catchall.classification import classify
from catchall.controls import load as load_rulebook
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
