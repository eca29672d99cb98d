"""Every machine of case work; importing this package makes them known."""

from catchall_desk.casework.machines import (
    alert,
    assessment,
    case,
    correction,
    decision,
    denial,
    hold,
    lead,
    notice,
    request,
    submission,
)

ALL = (
    alert.MACHINE,
    assessment.MACHINE,
    case.MACHINE,
    correction.MACHINE,
    decision.MACHINE,
    denial.MACHINE,
    hold.MACHINE,
    lead.MACHINE,
    notice.MACHINE,
    request.MACHINE,
    submission.MACHINE,
)
