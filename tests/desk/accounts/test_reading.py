"""Who may read: asked in every query, the same on both databases, never forgotten."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import catchall_desk
from catchall.markings import may_read
from catchall.model import Level, Marking
from catchall_desk.accounts import glass, labels, people, row_security
from catchall_desk.accounts.labeled import Labeled
from catchall_desk.accounts.models import Membership, Person, Readable, RoleGrant
from catchall_desk.accounts.reading import NoReader, reading_as, system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.models import Case
from catchall_desk.errors import DeskError, GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock
from catchall_desk.records.models import Event
from desk.people import MARKING, Office, opened, someone

pytestmark = pytest.mark.django_db

MARKINGS = st.builds(
    Marking,
    level=st.sampled_from([Level.UNCLASSIFIED, Level.CONFIDENTIAL, Level.SECRET]),
    owner=st.sampled_from([("USA",), ("KOR",), ("JPN",)]),
    rel_to=st.sampled_from([(), ("USA", "KOR"), ("USA", "JPN"), ("USA", "JPN", "KOR")]),
    dissemination=st.sampled_from([(), ("NOFORN",)]),
)


def test_nobody_reads_by_default() -> None:
    with pytest.raises(NoReader):
        Case.objects.count()


def test_every_content_model_has_the_label_rule_as_its_only_door() -> None:
    models = row_security.labeled_models()
    assert len(models) > 15
    for model in models:
        assert model._meta.base_manager_name == "objects"
        assert (
            model._default_manager is model._base_manager or model._base_manager.name == "objects"
        )
        with pytest.raises(NoReader):
            model._default_manager.all()
        with pytest.raises(NoReader):
            model._base_manager.all()
        assert issubclass(model, Labeled)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    marking=MARKINGS,
    nationality=st.sampled_from(["KOR", "USA", "JPN", "FRA"]),
    clearance=st.sampled_from([None, *list(Level)]),
)
def test_the_query_answers_as_the_library_does(
    marking: Marking, nationality: str, clearance: Level | None
) -> None:
    person = someone(Role.ANALYST, nationality=nationality, clearance=clearance)
    label = labels.label_for(marking)
    allowed = may_read(labels.reader_of(person), marking).allowed
    assert Readable.objects.filter(person=person, label=label).exists() is allowed


def test_a_lower_clearance_takes_effect_at_once(office: Office) -> None:
    case = office.case(marking=MARKING)
    admin = someone(Role.SECURITY, clearance=None)
    with reading_as(office.analyst.pk):
        assert Case.objects.filter(pk=case).exists()
    people.change_profile(
        actor=admin,
        person_id=office.analyst.pk,
        profile=people.Profile(nationality="KOR", clearance=Level.CONFIDENTIAL),
    )
    with reading_as(office.analyst.pk):
        assert not Case.objects.filter(pk=case).exists()


def test_who_administers_people_reads_no_case(office: Office) -> None:
    office.case()
    admin = someone(Role.SECURITY)
    with reading_as(admin.pk):
        assert Case.objects.count() == 0
    for person, role in ((admin, Role.ANALYST), (office.analyst, Role.SECURITY)):
        with pytest.raises(GuardRefused, match="reads no cases"):
            people.grant_role(actor=None, person_id=person.pk, role=role)


def test_nobody_gives_himself_anything(office: Office) -> None:
    admin = someone(Role.SECURITY)
    with pytest.raises(NotAllowed, match="himself"):
        people.grant_role(actor=admin, person_id=admin.pk, role=Role.ANALYST)
    with pytest.raises(NotAllowed, match="himself"):
        people.change_profile(
            actor=admin, person_id=admin.pk, profile=people.Profile(nationality="USA")
        )
    with pytest.raises(NotAllowed, match="role security"):
        people.grant_role(actor=office.officer, person_id=office.analyst.pk, role=Role.AUTHORIZER)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(person=admin, role=Role.AUDITOR, granted_by=admin)


def test_nobody_writes_above_what_he_reads() -> None:
    low = someone(Role.LICENSING, clearance=Level.CONFIDENTIAL)
    with pytest.raises(DeskError, match="above what you may read"):
        opened(low, "case", title="x", origin="application", marking=MARKING)


def circle(owner: Person) -> str:
    people.found_compartment(actor=None, code="tulip", title="Tulip", owner_id=owner.pk)
    return "tulip"


def test_a_compartment_is_opened_for_a_day_and_reviewed_by_another(office: Office) -> None:
    code = circle(office.officer)
    case = office.case(compartment=code)
    reader = office.analyst
    with reading_as(reader.pk):
        assert not Case.objects.filter(pk=case).exists()
    with pytest.raises(GuardRefused, match="reason"):
        glass.break_glass(actor=reader, compartment=code, reason=" ", review_due=clock.today())
    broken = glass.break_glass(
        actor=reader, compartment=code, reason="ship leaves tonight", review_due=clock.today()
    )
    with reading_as(reader.pk):
        assert Case.objects.filter(pk=case).exists()
    with clock.stopped_at(clock.now() + timedelta(hours=25)), reading_as(reader.pk):
        assert not Case.objects.filter(pk=case).exists() or connection.vendor == "postgresql"
    with pytest.raises(NotAllowed, match="himself"):
        glass.review_glass(actor=reader, glass_id=broken.pk, finding="fine")
    with pytest.raises(NotVisible):
        glass.review_glass(actor=office.regime, glass_id=broken.pk, finding="fine")
    assert glass.glass_to_review(office.officer) == [broken]
    glass.review_glass(actor=office.officer, glass_id=broken.pk, finding="it was right")
    assert glass.glass_to_review(office.officer) == []


def test_broken_glass_lifts_no_clearance(office: Office) -> None:
    code = circle(office.officer)
    case = office.case(compartment=code)
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    glass.break_glass(actor=low, compartment=code, reason="r", review_due=date(2030, 1, 1))
    with reading_as(low.pk):
        assert not Case.objects.filter(pk=case).exists()


def test_members_are_let_in_by_others(office: Office) -> None:
    code = circle(office.officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            person=office.analyst, compartment_id=code, added_by=office.analyst
        )
    people.let_in(actor=office.officer, person_id=office.analyst.pk, compartment=code)
    case = office.case(compartment=code)
    with reading_as(office.analyst.pk):
        assert Case.objects.filter(pk=case).exists()


def test_content_of_two_compartments_is_not_joined(office: Office) -> None:
    people.found_compartment(actor=None, code="rose", title="Rose", owner_id=office.officer.pk)
    one = labels.label_from(MARKING, circle(office.officer))
    two = labels.label_from(MARKING, "rose")
    with pytest.raises(DeskError, match="two compartments"):
        labels.joined([one, two])


def test_the_database_itself_hides_what_may_not_be_read(office: Office) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("row-level security is PostgreSQL's")
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    office.case()
    counts = []
    for reader in (office.officer, low):
        with reading_as(reader.pk), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM casework_case")
            counts.append(cursor.fetchone()[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM casework_case")
        counts.append(cursor.fetchone()[0])
    assert counts == [1, 0, 0]


def test_reading_everything_is_for_few_modules() -> None:
    """A new use of ``system_reading`` is a decision: it is written down here."""
    root = Path(catchall_desk.__file__).parent
    users = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "system_reading()" in path.read_text(encoding="utf-8")
    }
    assert users == {
        "accounts/auditing.py",
        "accounts/reading.py",
        "casework/binding.py",
        "casework/bulk/runs.py",
        "casework/comparing.py",
        "casework/correcting.py",
        "casework/deriving.py",
        "casework/linking.py",
        "casework/reassessing.py",
        "casework/screening.py",
        "casework/sweep.py",
        "demo/load.py",
        "running/audit.py",
        "running/move.py",
    }


def test_every_change_of_people_is_on_record(office: Office) -> None:
    before = Event.objects.count()
    people.deactivate(actor=someone(Role.SECURITY), person_id=office.analyst.pk)
    kinds = list(Event.objects.filter(seq__gt=before).values_list("kind", flat=True))
    assert kinds == ["person.added", "role.granted", "person.deactivated"]
    with system_reading():
        assert not Readable.objects.filter(person=office.analyst).exists()
