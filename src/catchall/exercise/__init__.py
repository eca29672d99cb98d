"""EXERCISE: the fictitious case that ships with catchall, parallel to a real demarche.

A partner's message asks to look into an order of three machining centers that are just
below two regimes' thresholds, placed for an end-user of missile concern by a new
intermediary, after the old one was refused. Every firm, person and machine is invented.
"""

from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

CASE: Traversable = files("catchall.exercise") / "case"
"""The folder of the case: ``message.txt``, ``facts.yaml``, ``watchlist.yaml``, ``history/``."""

AS_OF = date(2026, 3, 20)
"""The day on which the exercise is assessed: the authority knows, the exporter does not."""

INFORMED_ON = date(2026, 3, 24)
"""The day on which the exercise's authority informs the exporter."""

JURISDICTION = "KR"
RECIPIENT = "KOR:C"
"""The reader to whom the exercise's non-paper is addressed."""
