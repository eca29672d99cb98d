"""Red flags: typologies of diversion looked for in a case, raised, not raised or skipped."""

from catchall.determination.red_flags.find import find_red_flags
from catchall.determination.red_flags.schema import FlagRule, flag_rules

__all__ = ["FlagRule", "find_red_flags", "flag_rules"]
