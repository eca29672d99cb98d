"""The board: deadlines by how near they are, and who has how many cases in which state."""

from django.utils.translation import gettext as _

from catchall_desk.casework.showing.board import get_board
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Page, page


@page()
def shown(ask: Ask) -> Page:
    """Deadlines and workload, as far as the reader may see."""
    return Page("desk/board.html", _("Deadlines and workload"), get_board(reader=ask.person))
