"""Classification: an item against the control lists, as they stood on a date."""

from catchall.classification.answering import answered, with_axes
from catchall.classification.classifying import classify
from catchall.classification.dating import undated
from catchall.classification.sheets import Sheet, read_items
from catchall.classification.unplaced import unplaced

__all__ = ["Sheet", "answered", "classify", "read_items", "undated", "unplaced", "with_axes"]
