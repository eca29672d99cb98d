"""Handling: read and write markings, roll them up, decide who may read what."""

from catchall.markings.read import read, read_banner, read_portion
from catchall.markings.render import format_banner, format_portion

__all__ = ["format_banner", "format_portion", "read", "read_banner", "read_portion"]
