"""Bulk: many items against the rules at once, by the same rules compiled to SQL."""

from catchall.bulk.compile import Compiled, compile_version
from catchall.bulk.first_pass import Answered, FirstPass

__all__ = ["Answered", "Compiled", "FirstPass", "compile_version"]
