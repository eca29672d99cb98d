"""Addresses of the desk."""

from django.urls import include, path

from catchall_desk.api.app import api

urlpatterns = [
    path("", include("catchall_desk.web.urls")),
    path("api/", api.urls),
    path("accounts/", include("allauth.urls")),
]
handler404 = "catchall_desk.web.middleware.not_found"
