"""The app of the ledger."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The ledger; it knows people and handling only by their ids."""

    name = "catchall_desk.records"
    default_auto_field = "django.db.models.BigAutoField"
