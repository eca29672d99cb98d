"""Release: what may leave, for whom, and the papers that say it."""

from catchall.release import words
from catchall.release.chart import threshold_chart
from catchall.release.determined import visible_determination
from catchall.release.facts import visible_tip
from catchall.release.filter import Refusal, Visible, VisiblePortion, visible
from catchall.release.notices import denial_notice, letter
from catchall.release.paper import NonPaper, leave_out, non_paper, non_paper_pdf, non_paper_text
from catchall.release.report import determination_text
from catchall.release.report_html import determination_html
from catchall.release.report_pdf import determination_pdf

__all__ = [
    "NonPaper",
    "Refusal",
    "Visible",
    "VisiblePortion",
    "denial_notice",
    "determination_html",
    "determination_pdf",
    "determination_text",
    "leave_out",
    "letter",
    "non_paper",
    "non_paper_pdf",
    "non_paper_text",
    "threshold_chart",
    "visible",
    "visible_determination",
    "visible_tip",
    "words",
]
