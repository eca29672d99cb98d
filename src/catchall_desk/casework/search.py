"""Search over references, titles, parties, items and the words of messages.

The words are held under the label of what they come from and filtered in the query. Finds
are in the order of time: a rank by relevance would be reckoned over what the reader may
not see as well, and so tell of it. On SQLite an FTS5 index of trigrams finds the words, on
PostgreSQL a trigram index where the extension is there.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from catchall.model import EarlierCase, Transaction, canonical_json
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.models import Denial, MessagePortion, Record, SearchText, Submission
from catchall_desk.casework.models.lead import IncomingMessage
from catchall_desk.records import statements

SHORTEST = 3
"""An index of trigrams finds nothing shorter; such words are looked for without it."""
PAGE = 50
FTS = "casework_searchtext_fts"
_COLUMNS = (
    "title",
    "summary",
    "addressee",
    "counterpart",
    "question",
    "answer",
    "text",
    "reason",
    "legal_basis",
    "recipient",
)
Plain = dict[str, Any]


def find(*, reader: Person, words: str, kind: str = "", limit: int = PAGE) -> list[Plain]:
    """Records and portions that hold all of the words, the latest first.

    Args:
        reader: whose labels count.
        words: parted by blanks; each has to be found, in any case of letters.
        kind: only records of that kind, if told.
        limit: how many at most.
    """
    asked = words.split()[:8]
    if not asked:
        return []
    with reading_as(reader.pk):
        rows = SearchText.objects.all()
        for word in asked:
            rows = _holding(rows, word[:80])
        if kind:
            rows = rows.filter(kind=kind)
        found = rows.select_related("label").order_by("-at", "id")[: max(1, min(limit, 200))]
        return [_shown(row, asked[0]) for row in found]


def indexed(record: Record) -> tuple[object, ...]:
    """All that the words of a record are made of: where it stays the same, they do."""
    stated = (canonical_json(getattr(record, name, None)) for name in ("transaction", "earlier"))
    return (record.label_id, *(getattr(record, name, "") for name in _COLUMNS), *stated)


def index_new(record: Record, kind: str) -> None:
    """Add the words of a record; called in the transaction that opens it."""
    said = _said(record)
    statements.insert(SearchText(kind=kind, record_id=record.pk, at=record.created_at, **said))


def index_changed(record: Record, kind: str) -> None:
    """Bring the words of a record up to date; called in the transaction that changes it."""
    SearchText.objects.filter(kind=kind, record_id=record.pk, part="").update(**_said(record))


def index_message(message: IncomingMessage, lead: Record) -> None:
    """Make the portions of a lead's message findable, each under its own label."""
    SearchText.objects.bulk_create(
        SearchText(
            kind="message",
            record_id=lead.pk,
            part=portion.portion,
            label_id=portion.label_id,
            title="",
            text=portion.text,
            at=message.received_at,
        )
        for portion in MessagePortion.objects.filter(message=message).order_by("id")
    )


def _said(record: Record) -> Plain:
    title = next((str(v) for n in _COLUMNS[:4] if (v := getattr(record, n, ""))), "")
    title = title or " · ".join(_traded_by(record))
    return {
        "label_id": record.label_id,
        "reference": record.reference,
        "title": title[:200],
        "text": "\n".join([record.reference, *_words(record)]),
    }


def _words(record: Record) -> Iterable[str]:
    yield from (str(value) for name in _COLUMNS if (value := getattr(record, name, "")))
    yield from _traded_by(record)


def _traded_by(record: Record) -> Iterable[str]:
    """Who trades what, where the record tells of a trade."""
    if isinstance(record, Submission):
        yield from _traded(Transaction.model_validate(record.transaction))
    if isinstance(record, Denial):
        yield from _traded(EarlierCase.model_validate(record.earlier))


def _traded(stated: Transaction | EarlierCase) -> Iterable[str]:
    for party in stated.parties:
        yield from filter(None, (party.name, *party.aliases, party.country, party.address))
    for item in stated.items:
        yield from filter(None, (item.description, item.model, item.hs_code))
    yield from filter(None, (stated.destination, *stated.references))


def _holding(rows: QuerySet[SearchText], word: str) -> QuerySet[SearchText]:
    if connection.vendor != "sqlite" or len(word) < SHORTEST:
        return rows.filter(Q(text__icontains=word) | Q(title__icontains=word))
    quoted = '"' + word.replace('"', '""') + '"'
    matching = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s"  # noqa: S608 - no input in it
    return rows.filter(pk__in=RawSQL(matching, [quoted]))  # noqa: S611 - a parameter


def _shown(row: SearchText, word: str) -> Plain:
    return {
        "kind": row.kind,
        "id": str(row.record_id),
        "part": row.part,
        "reference": row.reference,
        "title": row.title,
        "excerpt": _excerpt(row.text, word),
        "at": row.at.isoformat(),
        "marking": row.label.banner,
    }


def _excerpt(text: str, word: str, around: int = 80) -> str:
    """The words about the first find, on one line."""
    place = max(0, text.casefold().find(word.casefold()))
    return " ".join(text[max(0, place - around) : place + around].split())
