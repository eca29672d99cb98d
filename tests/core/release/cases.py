"""An invented determination, computed by the real stages."""

from datetime import date
from decimal import Decimal
from functools import cache

from catchall import controls
from catchall.classification import classify
from catchall.determination import determine
from catchall.model import (
    Axis,
    CaseKind,
    Determination,
    EndUse,
    Evidence,
    Item,
    Knowledge,
    KnowledgeKind,
    Link,
    LinkKind,
    Measurement,
    PartialDate,
    Party,
    PartyRole,
    Transaction,
)

AS_OF = date(2026, 3, 20)


def _figure(parameter: str, axis: str, value: str, unit: str, standard: str | None) -> Measurement:
    return Measurement(
        parameter=parameter, axis=axis, value=Decimal(value), unit=unit, standard=standard
    )


def item(description: str = "horizontal machining center") -> Item:
    """A machine just below the thresholds of the exercise's lists."""
    axes = ("x", "y", "z")
    return Item(
        id="HM-630",
        description=description,
        quantity=Decimal(2),
        axes=tuple(Axis(name=name, kind="linear") for name in axes),
        axes_complete=True,
        measurements=(
            Measurement(parameter="machine.process", value="milling"),
            Measurement(parameter="contouring_axes.linear", value=Decimal(3)),
            Measurement(parameter="contouring_axes.rotary", value=Decimal(0)),
            Measurement(parameter="contouring_axes.total", value=Decimal(3)),
            *(_figure("travel", name, "1.05", "m", None) for name in axes),
            *(
                _figure("positioning_accuracy", name, "6.8", "um", "ISO 230-2:1988")
                for name in axes
            ),
            *(
                _figure("unidirectional_repeatability", name, "1.4", "um", "ISO 230-2:2014")
                for name in axes
            ),
        ),
    )


def transaction(evidence: tuple[Evidence, ...] = (), *, maker: str = "Byeolha") -> Transaction:
    """An invented export with what the authority knows of it."""
    return Transaction(
        id="T-1",
        from_country="KR",
        destination="IR",
        route=("TR",),
        parties=(
            Party(id="p1", name=maker, country="KR", roles=(PartyRole.EXPORTER,)),
            Party(id="p2", name="Dastan Tarash", country="IR", roles=(PartyRole.END_USER,)),
        ),
        items=(item(),),
        end_uses=(EndUse.MISSILE,),
        knowledge=(
            Knowledge(
                actor="authority:KR",
                kind=KnowledgeKind.AWARE,
                of=EndUse.MISSILE,
                since=date(2026, 3, 11),
                basis="an invented paper",
                evidence=evidence,
            ),
        ),
        exercise=True,
    )


@cache
def determination(proposed: Transaction | None = None) -> Determination:
    """What Korean law of the exercise's day demands of it."""
    rulebook = controls.load()
    case = proposed or transaction()
    link = Link(
        kind=LinkKind.SAME_END_USER_NEW_INTERMEDIARY,
        to="DEN-2025-014",
        to_kind=CaseKind.DENIAL,
        to_when=PartialDate.parse("2025-07"),
        rule="test/1",
        text="the same end-user through a new intermediary",
    )
    return determine(
        case,
        jurisdiction="KR",
        as_of=AS_OF,
        classifications=tuple(
            answer for one in case.items for answer in classify(one, as_of=AS_OF, rulebook=rulebook)
        ),
        hits=(),
        links=(link,),
        history_searched=1,
        snapshots=(),
        rulebook_sha256=rulebook.sha256,
    )
