"""The app of installed editions."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Editions of rulebooks and watchlists."""

    name = "catchall_desk.library"
    default_auto_field = "django.db.models.BigAutoField"
