"""Release: what may leave, for whom, and the papers that say it."""

from catchall.release import words
from catchall.release.filter import Refusal, Visible, VisiblePortion, visible
from catchall.release.paper import NonPaper, non_paper, non_paper_pdf, non_paper_text

__all__ = [
    "NonPaper",
    "Refusal",
    "Visible",
    "VisiblePortion",
    "non_paper",
    "non_paper_pdf",
    "non_paper_text",
    "visible",
    "words",
]
