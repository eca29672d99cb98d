"""The app of the pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, views, forms and built assets."""

    name = "catchall_desk.web"
