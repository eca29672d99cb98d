"""The desk under test: on SQLite in memory, or on the database of DATABASE_URL."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catchall_desk.config.settings")
os.environ.setdefault("CATCHALL_SECRET_KEY", "only for tests")

import django
import pytest

django.setup()

from desk.people import Office  # noqa: E402 - the models need Django


@pytest.fixture
def office(db: None) -> Office:  # noqa: ARG001 - the people are in the database
    """One person for each thing to do."""
    return Office()
