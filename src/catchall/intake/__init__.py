"""Intake: any message to a structured tip, with the place of every word."""

from catchall.intake.extracting import extract, message_date
from catchall.intake.joining import read_sections
from catchall.intake.proposing import attempts, propose
from catchall.intake.reading import read_message
from catchall.intake.recording import as_record, as_told

__all__ = [
    "as_record",
    "as_told",
    "attempts",
    "extract",
    "message_date",
    "propose",
    "read_message",
    "read_sections",
]
