"""Bulk: many items against the rules at once, by the same rules compiled to SQL."""

from catchall.bulk.compile import Compiled, compile_version

__all__ = ["Compiled", "compile_version"]
