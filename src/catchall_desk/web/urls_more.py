"""Addresses of exchange, alerts, denials, bulk, library, search, history and administration."""

from django.urls import path

from catchall_desk.web.views import (
    board,
    history,
    library,
    office,
    opening,
    people,
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
]
