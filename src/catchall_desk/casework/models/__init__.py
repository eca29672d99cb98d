"""The records of case work, one module for each kind."""

from catchall_desk.casework.models.alert import Alert
from catchall_desk.casework.models.assessment import Assessment
from catchall_desk.casework.models.base import Record
from catchall_desk.casework.models.bulk import BulkRow, BulkRun
from catchall_desk.casework.models.case import Case, CaseLink, LegalHold
from catchall_desk.casework.models.claim import Claim, ClaimStep, LeadReading
from catchall_desk.casework.models.correction import Correction
from catchall_desk.casework.models.decision import Decision
from catchall_desk.casework.models.denial import Denial, DenialMatch
from catchall_desk.casework.models.hold import Hold, HoldGround
from catchall_desk.casework.models.lead import IncomingMessage, Lead, MessagePortion
from catchall_desk.casework.models.notice import InformNotice
from catchall_desk.casework.models.obligation import Due
from catchall_desk.casework.models.proposal import LinkAnswer, LinkProposal
from catchall_desk.casework.models.request import Request
from catchall_desk.casework.models.screened import Derived, PartyJudgement, ScreeningHit
from catchall_desk.casework.models.searchable import SearchText
from catchall_desk.casework.models.submission import Submission

__all__ = [
    "Alert",
    "Assessment",
    "BulkRow",
    "BulkRun",
    "Case",
    "CaseLink",
    "Claim",
    "ClaimStep",
    "Correction",
    "Decision",
    "Denial",
    "DenialMatch",
    "Derived",
    "Due",
    "Hold",
    "HoldGround",
    "IncomingMessage",
    "InformNotice",
    "Lead",
    "LeadReading",
    "LegalHold",
    "LinkAnswer",
    "LinkProposal",
    "MessagePortion",
    "PartyJudgement",
    "Record",
    "Request",
    "ScreeningHit",
    "SearchText",
    "Submission",
]
