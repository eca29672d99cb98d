"""A person on a record: who signed what."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from catchall_desk.accounts.models import Person


def signature(*, null: bool = True) -> "models.ForeignKey[Any, Any]":
    """A column for the person who signed in one capacity."""
    return models.ForeignKey(Person, on_delete=models.PROTECT, null=null, related_name="+")


def apart(one: str, other: str, name: str) -> models.CheckConstraint:
    """Two capacities of one record are never one person."""
    return models.CheckConstraint(condition=~Q(**{one: F(other)}), name=name)


def needs(states: tuple[str, ...], condition: Q, name: str) -> models.CheckConstraint:
    """In these states the condition holds."""
    return models.CheckConstraint(condition=~Q(state__in=states) | condition, name=name)
