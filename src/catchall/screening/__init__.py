"""Party screening: resemblances between parties and list entries, explained."""

from catchall.screening.index import NameIndex
from catchall.screening.judgements import Judged, Judgements
from catchall.screening.reuse import indexed
from catchall.screening.screen import FALSE_POSITIVES, screen

__all__ = ["FALSE_POSITIVES", "Judged", "Judgements", "NameIndex", "indexed", "screen"]
