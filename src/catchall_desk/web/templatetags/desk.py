"""Filters and tags for the templates of the desk."""

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from catchall.model import Outcome
from catchall.release import words as release_words
from catchall_desk.web import asking, words
from catchall_desk.web.addresses import url_of
from catchall_desk.web.marking import level_of
from catchall_desk.web.moving import waits_for_others

register = template.Library()
_FEW = 2
_HARDLY, _ALMOST, _ALL = Decimal("0.1"), Decimal("99.9"), Decimal(100)
_CODE = re.compile(r"[a-z]+(_[a-z]+)+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@register.filter
def plain(code: Any) -> str:
    """A code in words."""
    return str(words.plain(str(code))) if code not in (None, "") else ""


@register.filter
def field_name(name: str) -> str:
    """What a field is called."""
    return str(words.field(name))


@register.filter
def step_name(name: str) -> str:
    """What a transition does."""
    return str(words.step(name))


@register.simple_tag(name="url_of")
def record_url(kind: str, record_id: str) -> str:
    """Where a record is shown."""
    return url_of(kind, record_id)


@register.filter
def level(banner: str) -> str:
    """The end of the class that colors a banner."""
    return level_of(banner)


@register.filter
def light(code: Any) -> SafeString:
    """One of the three answers: a sign, a word, a color."""
    return format_html('<span class="light light--{}">{}</span>', code, words.plain(str(code)))


@register.filter
def moment(value: Any) -> str:
    """A moment or a day, to the minute, in ISO 8601."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else str(value)
    return text[:16].replace("T", " ") if _MOMENT.match(text) else text


@register.filter
def percent(value: Any) -> str:
    """A share as a percentage with one decimal, never rounded to all or none; a dash if unknown."""
    if value in (None, ""):
        return "—"
    share = Decimal(str(value)) * 100
    if _ALMOST < share < _ALL:
        return "> 99.9 %"
    if 0 < share < _HARDLY:
        return "< 0.1 %"
    return f"{share:.1f} %"


@register.simple_tag
def sheet_query(marking: str, *, exercise: bool) -> str:
    """The address part of the style for printed sheets."""
    asked = {"marking": marking} | ({"exercise": "1"} if exercise else {})
    return urlencode(asked)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changed: Any) -> str:
    """The address of this page with some of its query changed."""
    query = dict(context["request"].GET.lists())
    query.update((name, [value]) for name, value in changed.items())
    return f"?{urlencode(query, doseq=True)}"


@register.simple_tag(name="waits_for_others", takes_context=True)
def others(context: template.Context) -> list[dict[str, str]]:
    """What others have to do with the record of the page before it goes on."""
    names = ("kind", "state", "possible")
    record = {name: context[name] for name in names if name in context}
    return waits_for_others(record) if len(record) == len(names) else []


@register.filter
def all_plain(codes: list[str]) -> str:
    """Several codes in words."""
    return ", ".join(str(words.plain(code)) for code in codes)


@register.filter
def few_plain(codes: list[str]) -> str:
    """The first two of several codes in words, and how many more there are."""
    more = len(codes) - _FEW
    return all_plain(codes[:_FEW]) + (f" +{more}" if more > 0 else "")


@register.filter
def of_field(value: Any, name: str) -> Any:
    """A value as the page says it: in words where the field holds a code."""
    return words.plain(value) if name in words.OF_CODES and isinstance(value, str) else value


@register.filter
def worded(said: Any) -> str:
    """What was said; in words where it is a code, such as ``below_threshold``."""
    text = str(said)
    code = text.replace("-", "_")
    return str(words.plain(code)) if _CODE.fullmatch(code) else text


@register.filter
def is_uuid(value: Any) -> bool:
    """Whether it is the id of a record."""
    return isinstance(value, UUID) or (isinstance(value, str) and asking.is_uuid(value))


@register.filter
def is_list(value: Any) -> bool:
    """Whether it is a list."""
    return isinstance(value, list | tuple)


@register.filter
def is_dict(value: Any) -> bool:
    """Whether it is a mapping."""
    return isinstance(value, dict)


@register.filter
def pairs(value: dict[str, Any]) -> list[tuple[str, Any]]:
    """Names and values; a template's own ``items`` would take a key of that name instead."""
    return list(value.items())


@register.filter
def called(people: dict[str, str] | str, value: Any) -> str:
    """What somebody is called; nothing where the value is nobody's id."""
    return people.get(value, "") if isinstance(people, dict) and isinstance(value, str) else ""


@register.filter
def is_said(value: Any) -> bool:
    """Whether there is anything in it."""
    return value not in (None, "", [], {}, ())


@register.filter
def away(days: int) -> int:
    """How many days, before or after."""
    return abs(days)


@register.filter
def event_name(kind: str) -> str:
    """An event of the ledger in words."""
    subject, _, verb = kind.partition(".")
    return f"{words.plain(subject)}: {words.event(kind, verb)}"


@register.filter
def slug(text: str) -> str:
    """Letters and digits only: for ids."""
    return "".join(c if c.isalnum() else "-" for c in text)


@register.filter
def editable(value: dict[str, Any]) -> list[tuple[str, tuple[str, str]]]:
    """The parts of a claim that a person may change, as text or as JSON."""
    shown: list[tuple[str, tuple[str, str]]] = []
    for name, part in value.items():
        if name in {"id", "state", "statements", "measurements"}:
            continue
        if part is None or isinstance(part, str):
            shown.append((name, ("value", part or "")))
        else:
            shown.append((name, ("json", json.dumps(part, ensure_ascii=False))))
    return [each for each in shown if each[1][1] not in {"", "[]", "{}"}]


@register.filter
def marked(text: str, claims: list[dict[str, Any]]) -> SafeString:
    """The text of a portion with the words underlined that bear out a claim."""
    quotes = {quote for claim in claims for quote in claim["quotes"] if 2 < len(quote) <= 60}
    found = sorted(_spans(text, quotes), key=lambda span: (span[0], -span[1]))
    pieces, at = [], 0
    for start, end in found:
        if start < at:
            continue
        pieces += [
            conditional_escape(text[at:start]),
            format_html("<mark>{}</mark>", text[start:end]),
        ]
        at = end
    return mark_safe("".join([*pieces, conditional_escape(text[at:])]))  # noqa: S308 - escaped


def _spans(text: str, quotes: set[str]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for quote in quotes:
        start = text.find(quote)
        while start >= 0:
            found.add((start, start + len(quote)))
            start = text.find(quote, start + len(quote))
    return found


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:
    """What a mapping holds under a key that the template computes."""
    return mapping.get(key, "")


@register.filter
def outcome(code: str) -> str:
    """A computed outcome as the papers say it, in the language of the page."""
    with release_words.translated(gettext):
        return release_words.outcome(Outcome(code))


@register.filter
def findings(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers item by item: those that tell something, and those that clearly do not control."""
    found: dict[str, dict[str, Any]] = {}
    for answer in answers:
        one = found.setdefault(answer["item"], {"item": answer["item"], "telling": [], "clear": []})
        clear = answer["verdict"] == "not_controlled" and not answer["near_miss"]
        one["clear" if clear else "telling"].append(answer)
    return list(found.values())


@register.filter
def item_name(item_id: str, transaction: dict[str, Any]) -> str:
    """What an item of a transaction is called: its model and what it is."""
    item = next((each for each in transaction["items"] if each["id"] == item_id), None)
    if item is None:
        return item_id
    return " ".join(part for part in (item["model"], item["description"]) if part)


@register.filter
def short_node(key: str) -> str:
    """The name of a node of the network without its sort."""
    return key.partition(":")[2] or str(words.plain(key))


@register.filter
def without(text: str, record_id: str) -> str:
    """A text without the id of a record, which people know by its reference."""
    return " ".join(str(text).replace(f"{record_id}: ", "").replace(record_id, "").split())


@register.filter
def by_verdict(entries: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The entries of a row, those of one answer together, in the order of the first of each."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in entries:
        found.setdefault(each["verdict"], []).append(each)
    return list(found.items())


@register.filter
def texts(facts: list[dict[str, Any]]) -> list[str]:
    """What facts say, each once."""
    return list(dict.fromkeys(fact["text"] for fact in facts))


@register.filter
def party(actor: str, transaction: dict[str, Any]) -> str:
    """The name of an actor; the authority and unknown actors as the papers call them."""
    names = {each["id"]: each["name"] for each in transaction["parties"]}
    with release_words.translated(gettext):
        return names.get(actor) or str(release_words.actor(actor))
