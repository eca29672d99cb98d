"""The app of case work."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class CaseworkConfig(AppConfig):
    """Makes the machines known, and has the database hold them after each migration."""

    name = "catchall_desk.casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the machines and the keeper of the database's own rules."""
        import catchall_desk.casework.machines  # noqa: F401 - needs the models loaded

        post_migrate.connect(_install, sender=self, dispatch_uid="casework.rules")


def _install(*, using: str, **_: Any) -> None:
    from catchall_desk.accounts import row_security
    from catchall_desk.casework import search_index, triggers

    triggers.install(connections[using])
    search_index.install(connections[using])
    row_security.install(connections[using])
