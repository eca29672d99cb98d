"""Addresses of the pages; each module of views has its own lines."""

from django.urls import include, path

from catchall_desk.web import printing
from catchall_desk.web.views import cases, entering, inbox, leads, records, triage, work

urlpatterns = [
    path("", work.start, name="start"),
    path("enter/<str:secret>/", entering.enter, name="enter"),
    path("keys/", entering.keys, name="keys"),
    path("language/", include("django.conf.urls.i18n")),
    path("sheet.css", printing.sheet, name="sheet"),
    path("inbox/", inbox.listed, name="inbox"),
    path("inbox/new/", inbox.new, name="new_message"),
    path("leads/<uuid:record_id>/", leads.shown, name="lead"),
    path("triage/", triage.shown, name="triage"),
    path("cases/", cases.listed, name="cases"),
    path("", include("catchall_desk.web.urls_more")),
    path("records/<slug:kind>/", records.listed, name="records"),
    path("records/<slug:kind>/<uuid:record_id>/", records.shown, name="record"),
]
