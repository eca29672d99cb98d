"""The app of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and handling labels."""

    name = "catchall_desk.accounts"
    default_auto_field = "django.db.models.BigAutoField"
