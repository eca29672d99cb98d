"""Release: what may leave, for whom, and the papers that say it."""

from catchall.release import words
from catchall.release.non_paper import NonPaper, non_paper, non_paper_pdf, non_paper_text
from catchall.release.visible import Refusal, Visible, VisiblePortion, visible

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
