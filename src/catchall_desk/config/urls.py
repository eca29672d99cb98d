"""Addresses of the desk."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from catchall_desk.api.app import api
from catchall_desk.api.errors import PATH, nothing_there
from catchall_desk.web import middleware

urlpatterns = [
    path("", include("catchall_desk.web.urls")),
    path(PATH.removeprefix("/"), api.urls),
    path("accounts/password/reset/", middleware.not_found),  # the desk sends no mail
    path("accounts/", include("allauth.urls")),
]


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not there, for programs and for people."""
    return nothing_there(request) or middleware.not_found(request, exception)
