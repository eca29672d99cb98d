"""Addresses of the desk."""

from django.urls import include, path

from catchall_desk.api.app import api
from catchall_desk.web import views

urlpatterns = [
    path("", views.start, name="start"),
    path("enter/<str:secret>/", views.enter, name="enter"),
    path("api/", api.urls),
    path("accounts/", include("allauth.urls")),
]
