"""The app of partner exchange."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Makes the machines, clocks and ends of exchange known."""

    name = "catchall_desk.exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is declared here."""
        from catchall_desk.exchange import consultation, paper  # noqa: F401
