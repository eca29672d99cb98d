"""Party screening: resemblances between parties and list entries, explained."""

from catchall.screening.index import NameIndex
from catchall.screening.screen import THRESHOLD, screen

__all__ = ["THRESHOLD", "NameIndex", "screen"]
