"""Outside: a firm and a partner read what was delivered to them, and nothing else at all."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from catchall.model import Level
from catchall_desk.accounts.labeled import is_readable
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import found_compartment, let_in
from catchall_desk.accounts.reading import reading_as, system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import search, selectors
from catchall_desk.casework.machine import machines
from catchall_desk.errors import Conflict, GuardRefused, NotAllowed, NotVisible
from catchall_desk.exchange import delivering
from catchall_desk.exchange.delivering import DeliverInput
from catchall_desk.exchange.models import Delivery
from desk.casework.world import World
from desk.people import key, someone

pytestmark = pytest.mark.django_db
LOW = "UNCLASSIFIED//REL TO USA, KOR"


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001 - its people are in the database
    return World()


def office(world: World, code: str, role: Role = Role.EXPORTER) -> Person:
    """Somebody of a firm or a partner with an office of its own."""
    found_compartment(actor=None, code=code, title=code.title(), owner_id=world.a.pk, outside=True)
    person = someone(role, clearance=Level.UNCLASSIFIED)
    let_in(actor=None, person_id=person.pk, compartment=code)
    return person


def sent(world: World, to: str, **more: Any) -> tuple[UUID, UUID]:
    request = world.request("clear", "send")
    given = {"kind": "request", "record": request, "to": to, "marking": LOW, **more}
    answer = delivering.deliver(actor=world.a, given=DeliverInput.model_validate(given), key=key())
    return request, UUID(answer["id"])


def test_a_firm_reads_its_own_and_answers(world: World) -> None:
    firm = office(world, "hanbit")
    request, delivery = sent(world, "hanbit")
    (found,) = delivering.inbox(reader=firm)
    assert (found["id"], found["text"], found["marking"]) == (str(delivery), "q", LOW)
    assert found["due_on"]
    assert found["exercise"] is False
    delivering.reply(actor=firm, delivery_id=delivery, text="We operate them.", key=key())
    (seen,) = delivering.deliveries_of(reader=world.b, record_id=request)
    assert [each["text"] for each in seen["replies"]] == ["We operate them."]
    assert delivering.get_delivery(reader=firm, delivery_id=delivery)["replies"]


def test_outsiders_see_neither_cases_nor_each_other(world: World) -> None:
    firm, rival = office(world, "hanbit"), office(world, "rival")
    partner = office(world, "embassy", Role.PARTNER)
    low = world.case(marking=LOW)
    _, delivery = sent(world, "hanbit")
    for outsider in (firm, rival, partner):
        for machine in machines():
            wanted = selectors.Wanted()
            listed = selectors.list_records(reader=outsider, kind=machine.kind, wanted=wanted)
            assert listed["records"] == []
        assert search.find(reader=outsider, words="t") == []
        with pytest.raises(NotVisible):
            selectors.get_record(reader=outsider, kind="case", record_id=low)
    for outsider in (rival, partner):
        assert delivering.inbox(reader=outsider) == []
        with pytest.raises(NotVisible):
            delivering.get_delivery(reader=outsider, delivery_id=delivery)
        with pytest.raises(NotVisible):
            delivering.reply(actor=outsider, delivery_id=delivery, text="x", key=key())
    assert len(delivering.inbox(reader=firm)) == 1


def test_the_desk_reads_every_outside_compartment_by_marking(world: World) -> None:
    office(world, "hanbit")
    _, delivery = sent(world, "hanbit")
    with system_reading():
        label = Delivery.objects.get(pk=delivery).label_id
    low = someone(Role.LICENSING, clearance=Level.UNCLASSIFIED)
    nobody = someone(Role.LICENSING, clearance=None)
    assert is_readable(str(low.pk), label)
    assert not is_readable(str(nobody.pk), label)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"to": "nowhere"}, NotVisible),
        ({"marking": "SECRET//REL TO USA, KOR"}, GuardRefused),
        ({"kind": "case"}, NotVisible),
    ],
)
def test_what_may_not_go_out_does_not(
    world: World, more: dict[str, Any], problem: type[Exception]
) -> None:
    office(world, "hanbit")
    with pytest.raises(problem):
        sent(world, **{"to": "hanbit", **more})


def test_only_what_was_cleared_and_only_once(world: World) -> None:
    firm = office(world, "hanbit")
    draft = world.request()
    given = DeliverInput(kind="request", record=draft, to="hanbit", marking=LOW)
    with pytest.raises(GuardRefused):
        delivering.deliver(actor=world.a, given=given, key=key())
    request, delivery = sent(world, "hanbit")
    again = given.model_copy(update={"record": request})
    with pytest.raises(Conflict):
        delivering.deliver(actor=world.a, given=again, key=key())
    with pytest.raises(NotAllowed):
        delivering.deliver(actor=firm, given=again, key=key())
    with pytest.raises(GuardRefused):
        delivering.reply(actor=firm, delivery_id=delivery, text=" ", key=key())


def test_what_was_delivered_stays_as_it_was(world: World) -> None:
    office(world, "hanbit")
    sent(world, "hanbit")
    with (
        reading_as(world.a.pk),
        pytest.raises(DatabaseError, match="only added"),
        transaction.atomic(),
    ):
        Delivery.objects.all().update(text="other")
