"""Classification: an item against the control lists, as they stood on a date."""

from catchall.classification.classify import classify

__all__ = ["classify"]
