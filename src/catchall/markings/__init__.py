"""Handling: read and write markings, roll them up, decide who may read what."""

from catchall.markings.decide import may_read
from catchall.markings.declassification import (
    Instruction,
    InstructionKind,
    add_years,
    read_instruction,
    review_due,
    roll_up_instructions,
)
from catchall.markings.read import read, read_banner, read_portion
from catchall.markings.readers import reader_from
from catchall.markings.render import format_banner, format_portion
from catchall.markings.rollup import roll_up
from catchall.markings.scheme import Scheme, parse_scheme, scheme

__all__ = [
    "Instruction",
    "InstructionKind",
    "Scheme",
    "add_years",
    "format_banner",
    "format_portion",
    "may_read",
    "parse_scheme",
    "read",
    "read_banner",
    "read_instruction",
    "read_portion",
    "reader_from",
    "review_due",
    "roll_up",
    "roll_up_instructions",
    "scheme",
]
