"""The app of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates and views."""

    name = "catchall_desk.web"
