"""Intake: any message to a structured tip, with the place of every word."""

from catchall.intake.reading import read_message

__all__ = ["read_message"]
