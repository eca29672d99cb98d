"""Addresses of exchange, alerts, denials, bulk, library, search, history and administration."""

from django.urls import path

from catchall_desk.web.views import (
    alerts,
    board,
    bulk,
    denials,
    exchange,
    history,
    library,
    notices,
    office,
    opening,
    people,
    requests,
    searching,
)

urlpatterns = [
    path("search/", searching.found, name="search"),
    path("more/", searching.everything, name="more"),
    path("board/", board.shown, name="board"),
    path("history/", history.shown, name="history"),
    path("library/", library.listed, name="library"),
    path("library/<int:edition_id>/", library.edition, name="edition"),
    path("people/", people.listed, name="people"),
    path("people/<uuid:record_id>/", people.shown, name="person"),
    path("office/", office.listed, name="office"),
    path("office/<uuid:record_id>/", office.shown, name="delivery"),
    path("records/<slug:kind>/new/", opening.shown, name="opening"),
    path("bulk/", bulk.listed, name="bulk"),
    path("bulk/<uuid:record_id>/", bulk.shown, name="bulk_run"),
    path("bulk/<uuid:record_id>/results.csv", bulk.table, name="bulk_csv"),
    path("exchange/", exchange.listed, name="exchange"),
    path("exchange/draft/", exchange.draft, name="draft"),
    path("papers/<uuid:record_id>/", exchange.paper, name="paper"),
    path("papers/<uuid:record_id>/paper.pdf", exchange.document, name="paper_pdf"),
    path("requests/<uuid:record_id>/", requests.shown, name="request"),
    path("notices/", notices.listed, name="notices"),
    path("notices/<uuid:record_id>/", notices.shown, name="notice"),
    path("alerts/", alerts.listed, name="alerts"),
    path("alerts/<uuid:record_id>/", alerts.shown, name="alert"),
    path("denials/", denials.listed, name="denials"),
    path("denials/new/", denials.new, name="new_denial"),
    path("denials/<uuid:record_id>/", denials.shown, name="denial"),
]
