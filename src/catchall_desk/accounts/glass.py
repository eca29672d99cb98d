"""Break-glass: into a compartment for a day, seen by its owner, reviewed by another.

It lifts the need to know, never a clearance or a release marking: those are the
originator's, and no emergency at this desk gives them.
"""

from datetime import date, timedelta
from uuid import UUID

from catchall_desk.accounts import labels
from catchall_desk.accounts.models import BrokenGlass, Compartment, Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.roles import OUTSIDERS, Role
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock, ledger
from catchall_desk.records.writing import writing

OPEN_FOR = timedelta(hours=24)


def break_glass(*, actor: Person, compartment: str, reason: str, review_due: date) -> BrokenGlass:
    """Open a compartment for 24 hours.

    Args:
        actor: who needs it.
        compartment: which.
        reason: why it cannot wait for its owner.
        review_due: last day of the review by another, five working days on.

    Raises:
        NotAllowed: an administrator or somebody from outside asks.
        GuardRefused: no reason is given.
        NotVisible: there is no such compartment.
    """
    roles = roles_of(actor)
    if not roles or roles & {Role.SECURITY, *OUTSIDERS}:
        raise NotAllowed("only those who work on cases break the glass")
    if not reason.strip():
        raise GuardRefused("breaking the glass needs a reason", codes=("reason",))
    circle = Compartment.objects.filter(code=compartment).first()
    if circle is None:
        raise NotVisible("compartment")
    with writing():
        now = clock.now()
        glass = BrokenGlass.objects.create(
            person=actor,
            compartment=circle,
            reason=reason,
            opened_at=now,
            expires_at=now + OPEN_FOR,
            review_due=review_due,
        )
        labels.refresh_person(actor)
        ledger.append(
            actor=str(actor.pk),
            kind="glass.broken",
            subject=f"glass:{glass.pk}",
            payload={"compartment": compartment, "reason": reason, "tell": str(circle.owner_id)},
        )
    return glass


def review_glass(*, actor: Person, glass_id: UUID, finding: str) -> BrokenGlass:
    """Say whether it was right: by the owner of the compartment or an auditor, not by himself.

    Raises:
        NotVisible: there is none that the person could review.
        NotAllowed: it is his own.
        GuardRefused: nothing is said.
    """
    glass = BrokenGlass.objects.filter(pk=glass_id).select_related("compartment").first()
    if glass is None:
        raise NotVisible("broken glass")
    if glass.person_id == actor.pk:
        raise NotAllowed("nobody reviews himself")
    if glass.compartment.owner_id != actor.pk and Role.AUDITOR not in roles_of(actor):
        raise NotVisible("broken glass")
    if not finding.strip():
        raise GuardRefused("a review says what was found", codes=("finding",))
    with writing():
        glass.reviewed_by, glass.reviewed_at, glass.finding = actor, clock.now(), finding
        glass.save()
        ledger.append(
            actor=str(actor.pk),
            kind="glass.reviewed",
            subject=f"glass:{glass.pk}",
            payload={"finding": finding},
        )
    return glass


def glass_to_review(actor: Person) -> list[BrokenGlass]:
    """What the person has still to review."""
    waiting = BrokenGlass.objects.filter(reviewed_by=None).exclude(person=actor)
    if Role.AUDITOR not in roles_of(actor):
        waiting = waiting.filter(compartment__owner=actor)
    return list(waiting.order_by("review_due", "opened_at"))
