"""What is read by a statement composed once is what the managers give, for every reader."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

import catchall_desk
from catchall.model import Level
from catchall_desk.accounts import reading
from catchall_desk.accounts.labeled import (
    Labeled,
    is_readable,
    readable_events,
    readable_labels,
    readable_objects,
)
from catchall_desk.accounts.models import Label
from catchall_desk.accounts.reading import NoReader, reading_as, system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.models import Case
from catchall_desk.records import statements
from desk.casework.world import World
from desk.people import LOW, someone

pytestmark = pytest.mark.django_db
OWN = [model for model in apps.get_models() if model.__module__.startswith("catchall_desk")]
CONTENT = [model for model in OWN if issubclass(model, Labeled)]


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001 - the people are in the database
    """A desk with something of nearly everything, under two markings."""
    world = World()
    world.effective()
    world.paper()
    world.request("clear")
    world.alert(active=True)
    world.consultation()
    world.notice("clear", "issue", "serve")
    world.case(marking=LOW)
    return world


def plain(rows: Any) -> list[dict[str, Any]]:
    """Every column of the rows, in the order of their keys."""
    found = [
        {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields} for row in rows
    ]
    return sorted(found, key=repr)


def by_manager(model: type[Model]) -> list[dict[str, Any]]:
    return plain(model._default_manager.all())


@pytest.mark.usefixtures("world")
def test_every_table_is_read_as_django_would() -> None:
    filled = 0
    with system_reading():
        for model in OWN:
            said = plain(statements.objects(model, "1 = 1"))
            assert said == by_manager(model), model
            filled += bool(said)
    assert filled >= 18


def test_a_reader_is_given_what_the_managers_give_him(world: World) -> None:
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    for reader in (low, world.a, someone(Role.SECURITY)):
        with reading_as(reader.pk):
            for model in CONTENT:
                assert plain(readable_objects(model, "1 = 1")) == by_manager(model), model
    with reading_as(low.pk):
        assert len(readable_objects(Case, "1 = 1")) == 1
        hidden = world.case()
        assert readable_objects(Case, "id = %s", hidden) == []
        widened = readable_objects(Case, "id = %s OR 1 = 1", hidden)
        assert hidden not in {case.pk for case in widened}


def test_nobody_is_given_nothing() -> None:
    assert reading.current() == ""
    with pytest.raises(NoReader):
        readable_objects(Case, "1 = 1")


def test_the_labels_and_events_of_a_reader(world: World) -> None:
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    hidden = world.case()
    for reader in (low, world.a):
        own = set(readable_labels(str(reader.pk), 100))
        known = set(Label.objects.values_list("pk", flat=True))
        assert own == {label for label in known if is_readable(str(reader.pk), label)}
        with reading_as(reader.pk):
            told = [kind for _, _, kind in readable_events(f"case:{hidden}")]
        assert told == ([] if reader is low else ["case.open"])
    assert set(readable_labels(str(low.pk), 100)) < set(readable_labels(str(world.a.pk), 100))


def test_content_is_never_asked_for_without_its_condition() -> None:
    asked: set[str] = set()
    for source in Path(catchall_desk.__path__[0]).rglob("*.py"):
        if source.name not in {"labeled.py", "statements.py"}:
            asked |= set(re.findall(r"statements\.objects\(\s*(\w+)", source.read_text("utf-8")))
    assert asked == {"Label", "Person"}
    assert not asked & {model.__name__ for model in CONTENT}
