"""An invented case for sharing: two messages, a tip and a determination."""

from datetime import date
from decimal import Decimal

from catchall.markings import reader_from
from catchall.model import (
    ControlPosition,
    Event,
    EventKind,
    Identifier,
    Item,
    Message,
    Party,
    PartyKind,
    PartyRole,
    RequestedAction,
    Tip,
)
from catchall.release.sharing import CasePackage, Cover, PackageContent, case_package
from core.release import made

OPEN = (
    "Dastan Tarash of Iran was seeking two HM-630 machining centers through Kuzey Teknik "
    "in Turkey. They are below the NSG threshold. Please investigate the order."
)
HIDDEN = "A source with access to Dastan Tarash names Ruzgar Makina as the partner behind it."
COVER = Cover(id="KOR/2026 7", as_of=date(2026, 3, 20), sender="Exercise authority")


def message(mark: str = "(C//REL TO USA, KOR)") -> Message:
    """A message with one portion for the partner and one that is not for him."""
    return made.message((mark, OPEN), ("(S//NF)", HIDDEN))


def _party(source: Message, key: str, name: str, role: PartyRole, country: str) -> Party:
    return Party(
        id=key,
        name=name,
        kind=PartyKind.ORGANIZATION,
        country=country,
        roles=(role,),
        identifiers=(Identifier(kind="registration", value="HM-630"),) if key == "p2" else (),
        evidence=(made.evidence(source, name),),
    )


def tip(source: Message) -> Tip:
    """What a person confirmed of it."""
    parties = (
        _party(source, "p1", "Dastan Tarash", PartyRole.END_USER, "IR"),
        _party(source, "p2", "Kuzey Teknik", PartyRole.INTERMEDIARY, "TR"),
        _party(source, "p3", "Ruzgar Makina", PartyRole.BROKER, "TR"),
    )
    goods = Item(
        id="i1",
        description="machining centers",
        model="HM-630",
        quantity=Decimal(2),
        evidence=(made.evidence(source, "two HM-630 machining centers"),),
    )
    attempt = Event(
        id="e1",
        kind=EventKind.ATTEMPT,
        buyer="p2",
        items=("i1",),
        destination="IR",
        evidence=(made.evidence(source, OPEN[: OPEN.index(". They")]),),
    )
    return Tip(
        message=source.id,
        message_sha256=source.source.sha256,
        parties=parties,
        items=(goods,),
        events=(attempt,),
        control_position=(
            ControlPosition(
                regime="NSG",
                status="below_threshold",
                evidence=(made.evidence(source, "below the NSG threshold"),),
            ),
        ),
        requests=(
            RequestedAction(
                id="r1",
                what="investigate the order",
                evidence=(made.evidence(source, "investigate the order"),),
            ),
        ),
        exercise=True,
    )


def package(to: str = "KOR:C", *, mark: str = "(C//REL TO USA, KOR)") -> CasePackage:
    """The package for a reader."""
    source = message(mark)
    content = PackageContent(messages=(source,), tips=(tip(source),))
    return case_package(content, reader_from(to), COVER)
