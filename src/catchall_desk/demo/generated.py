"""Forty generated cases in many states, the same at every loading."""

from datetime import timedelta
from random import Random
from uuid import UUID

from catchall.model import EndUse, Item, Party, PartyKind, PartyRole, Transaction
from catchall_desk.accounts.models import Person
from catchall_desk.demo.acting import Stage
from catchall_desk.demo.invented_list import HEADS
from catchall_desk.records import clock

COUNT = 40
_MAKERS = ("Sorae", "Marugang", "Hwaru", "Onbyeol", "Dureum", "Nuriha")
_TRADES = ("Precision", "Valves", "Sensors", "Composites", "Pumps")
_TAILS = (
    "Tool Works Ltd",
    "Trading House LLC",
    "General Trading FZE",
    "Machinery",
    "Research Institute",
    "Trading",
    "Hydraulics Sanayi",
)
"""Buyers, several of them near a name of the invented list, few of them the firm itself."""
_BUYERS = (
    ("end-user", PartyRole.END_USER),
    ("purchaser", PartyRole.PURCHASER),
    ("consignee", PartyRole.INTERMEDIATE_CONSIGNEE),
    ("intermediary", PartyRole.INTERMEDIARY),
    ("broker", PartyRole.BROKER),
)
_GOODS = (
    ("horizontal machining center", "845710"),
    ("pressure transducer", "902620"),
    ("carbon fiber winding machine", "844630"),
    ("bellows-sealed valve", "848180"),
    ("vacuum pump", "841410"),
)
_MARKINGS = (
    "UNCLASSIFIED//REL TO USA, KOR",
    "CONFIDENTIAL//REL TO USA, KOR",
    "SECRET//REL TO USA, KOR",
)
_WAYS = ((), ("assess",), ("assess", "await_external"), ("assess", "determine"))


def play(cast: dict[str, Person]) -> None:
    """Open the cases, each with a submission; some with requests that are due or late."""
    dice = Random(2026)  # noqa: S311 - the same cases at every loading, nothing secret
    stage = Stage("generated")
    for number in range(1, COUNT + 1):
        _case(stage, cast, dice, number)
    _alert(stage, cast["officer"])


def _alert(stage: Stage, author: Person) -> None:
    """An alert that was tested on the past and waits for a second person."""
    alert = stage.opens(
        author,
        "alert",
        title="EXERCISE: winding machines to new buyers",
        scope={"destinations": ["KZ", "VN"], "goods": ["winding"]},
        power="EXERCISE: standing order of the authority",
        source="EXERCISE: pattern of earlier cases",
        expected_hits=3,
        marking=_MARKINGS[1],
    )
    stage.moves(author, "alert", alert, "back_test")


def _case(stage: Stage, cast: dict[str, Person], dice: Random, number: int) -> None:
    officer = cast["officer"]
    proposed = _transaction(dice, number)
    case = stage.opens(
        officer,
        "case",
        title=f"EXERCISE {number}: {proposed.items[0].description} to {proposed.destination}",
        origin=dice.choice(("application", "declaration", "disclosure")),
        marking=dice.choice(_MARKINGS),
        jurisdiction=dice.choice(("KR", "EU", "US", "UK", "JP")),
        exercise=True,
    )
    stage.opens(
        officer,
        "submission",
        kind="application",
        transaction=proposed.model_dump(mode="json"),
        case=case[0],
    )
    for way in dice.choice(_WAYS):
        case = stage.moves(officer, "case", case, way)
    if number % 4 == 0:
        _question(stage, cast, case[0], dice)


def _question(stage: Stage, cast: dict[str, Person], case: UUID, dice: Random) -> None:
    request = stage.opens(
        cast["officer"],
        "request",
        case=case,
        kind="agency",
        counterpart="EXERCISE agency",
        channel="portal",
        question="EXERCISE: is the end-user known to you?",
    )
    request = stage.moves(cast["releaser"], "request", request, "clear")
    due = clock.today() + timedelta(days=dice.randrange(1, 30))
    stage.moves(cast["officer"], "request", request, "send", due_on=due)


def _transaction(dice: Random, number: int) -> Transaction:
    description, code = dice.choice(_GOODS)
    destination = dice.choice(("TR", "AE", "IN", "BR", "VN", "KZ"))
    return Transaction(
        id=f"EX-{number}",
        from_country="KR",
        destination=destination,
        parties=(
            Party(
                id="exporter",
                name=f"{dice.choice(_MAKERS)} {dice.choice(_TRADES)}",
                country="KR",
                roles=(PartyRole.EXPORTER,),
            ),
            *(_buyer(dice, name, role, destination) for name, role in _BUYERS),
        ),
        items=(Item(id="I-1", description=description, hs_code=code),),
        stated_end_use="EXERCISE: general industry",
        end_uses=(EndUse.OTHER,),
        exercise=True,
    )


def _buyer(dice: Random, name: str, role: PartyRole, country: str) -> Party:
    return Party(
        id=name,
        name=f"{dice.choice(HEADS)} {dice.choice(_TAILS)}",
        kind=PartyKind.ORGANIZATION,
        country=country,
        roles=(role,),
    )
