"""Load the demonstration; a second time changes nothing but the sign-in links."""

from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.tokens import issue_token
from catchall_desk.casework.linking import propose_waiting
from catchall_desk.casework.models import Case
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.demo import bulk_file, exercise_case, generated
from catchall_desk.demo.people import make_people
from catchall_desk.records import clock

SIGN_IN = (
    "officer",
    "countersigner",
    "releaser",
    "technical",
    "verifier",
    "attache",
    "exporter",
    "partner",
    "security",
    "auditor",
)


def load() -> list[tuple[str, str]]:
    """Make the people and the cases that are not there yet.

    Returns:
        User names with the secrets of sign-in links that are used once.
    """
    cast = make_people()
    with system_reading():
        loaded = Case.objects.filter(exercise=True).exists()
    if not loaded:
        exercise_case.play(cast)
        generated.play(cast)
        bulk_file.play(cast["officer"])
        screen_waiting(at=clock.now())
        propose_waiting(at=clock.now())
    return [(name, issue_token(person=cast[name], purpose="sign_in")) for name in SIGN_IN]
