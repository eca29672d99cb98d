"""A file of many items, as a firm would send it: its columns wait to be named."""

import csv
import io
from random import Random

from catchall_desk.accounts.models import Person
from catchall_desk.casework.bulk import arriving

ROWS = 120
NAME = "exercise-items.csv"
_HEAD = ("Item No", "Goods", "HS", "Buyer", "Country", "positioning_accuracy [um] (ISO 230-2:1988)")
_GOODS = (
    ("horizontal machining center", "845710", ("5.2", "6.4", "7.1", "9.8", "")),
    ("pressure transducer", "902620", ("",)),
    ("vacuum pump", "841410", ("",)),
    ("carbon fiber winding machine", "844630", ("",)),
    ("office furniture", "940330", ("",)),
)
_BUYERS = ("Kestrel Tool Works Ltd", "Blue Delta Trading", "Orchid Institute", "Plain Buyer Co")


def play(officer: Person) -> None:
    """Send the file; the same one at every loading."""
    dice = Random(2027)  # noqa: S311 - the same rows at every loading, nothing secret
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for number in range(1, ROWS + 1):
        goods, code, figures = dice.choice(_GOODS)
        where = dice.choice(("Turkey", "Brazil", "Vietnam"))
        buyer = dice.choice(_BUYERS)
        writer.writerow([f"EX-{number:03d}", goods, code, buyer, where, dice.choice(figures)])
    arriving.receive(
        actor=officer,
        data=out.getvalue().encode(),
        name=NAME,
        marking="UNCLASSIFIED//REL TO USA, KOR",
        key="demo-bulk-file",
    )
