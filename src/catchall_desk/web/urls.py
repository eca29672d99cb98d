"""Addresses of the pages; each module of views has its own lines."""

from django.urls import include, path

from catchall_desk.web import printing
from catchall_desk.web.views import (
    cases,
    determination,
    entering,
    inbox,
    items,
    leads,
    records,
    submitting,
    triage,
    work,
)

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
    path("cases/<uuid:record_id>/", cases.summary, name="case"),
    path("cases/<uuid:record_id>/source/", cases.source, name="case_source"),
    path("cases/<uuid:record_id>/items/", items.of_case, name="case_items"),
    path("cases/<uuid:record_id>/parties/", cases.parties, name="case_parties"),
    path("cases/<uuid:record_id>/determination/", determination.of_case, name="case_determination"),
    path("cases/<uuid:record_id>/exchange/", cases.exchange, name="case_exchange"),
    path("cases/<uuid:record_id>/network/", cases.network, name="case_network"),
    path("cases/<uuid:record_id>/history/", cases.history, name="case_history"),
    path("submissions/new/", submitting.new, name="new_submission"),
    path("submissions/<uuid:submission_id>/items/<str:item_id>/", items.shown, name="item"),
    path("decisions/<uuid:record_id>/", determination.shown, name="decision"),
    path("", include("catchall_desk.web.urls_more")),
    path("records/<slug:kind>/", records.listed, name="records"),
    path("records/<slug:kind>/<uuid:record_id>/", records.shown, name="record"),
]
