"""Clauses: the conditions of a rule, in the forms that can be tested against facts."""

from typing import Annotated, Literal

from pydantic import Field

from catchall.model import Activity, CountryCode, EndUse, KnowledgeKind
from catchall.model.base import NonEmpty, Value


class Clause(Value):
    """What every clause has: a code that is stable, and the condition in one sentence."""

    code: NonEmpty
    text: NonEmpty


class ActivityClause(Clause):
    """The transaction is one of these activities."""

    test: Literal["activity"]
    any_of: tuple[Activity, ...]


class ReachClause(Clause):
    """The movement of the goods, or the actor, is within the reach of the law."""

    test: Literal["reach"]
    by: Literal["movement", "actor"] = "movement"
    """``movement``: where the goods leave; where the actor sits only if that is not known."""
    countries: tuple[CountryCode, ...] = ()
    table: str | None = None
    route: bool = False
    """True where a country that the goods pass through counts."""


class SubjectClause(Clause):
    """The goods are subject to a law that follows them abroad."""

    test: Literal["subject_to"]
    law: NonEmpty
    country: CountryCode


class GoodsClause(Clause):
    """What the classifications say of the goods.

    ``unlisted``: no item is shown to be listed, or some item is not. ``listed``: an item
    is listed. ``convertible``: the goods lend themselves to the use of concern.
    """

    test: Literal["goods"]
    state: Literal["unlisted", "listed", "convertible"]


class TariffClause(Clause):
    """An item's HS code is in one named list of the file, and not in another."""

    test: Literal["tariff"]
    in_list: NonEmpty
    not_in_list: str | None = None


class KnowledgeClause(Clause):
    """The actor stands to an end use of concern in one of these ways."""

    test: Literal["knowledge"]
    kinds: tuple[KnowledgeKind, ...]
    of: tuple[EndUse, ...]
    question: NonEmpty
    specific: bool = False
    """True where only reasons that name one of ``of`` leave the clause open."""


class Circumstance(Value):
    """A circumstance that the law names as ground for suspicion, and how to ask for it."""

    code: NonEmpty
    text: NonEmpty
    question: NonEmpty
    signs: tuple[str, ...] = ()
    """Codes of links and red flags that point to it without establishing it."""


class CircumstanceClause(Clause):
    """The actor suspects, because of a circumstance that the law names."""

    test: Literal["circumstance"]
    set: NonEmpty
    specific: bool = False
    """True where only a sign of one of the circumstances leaves the clause open."""


class PlaceClause(Clause):
    """The destination is, or is not, in a table of countries."""

    test: Literal["destination"]
    table: NonEmpty
    member: bool = True


class NationalLawClause(Clause):
    """The country that the goods leave has made use of an option of the law."""

    test: Literal["national_law"]
    table: NonEmpty


class NoticeClause(Clause):
    """A public notice demands a license for these goods to this destination."""

    test: Literal["notice"]
    table: NonEmpty
    circumstance: NonEmpty


class ListedPartyClause(Clause):
    """A party of the transaction is on a list that this law makes decisive."""

    test: Literal["listed_party"]
    lists: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    question: NonEmpty


class InformationClause(Clause):
    """The authority holds information on an end use of concern."""

    test: Literal["information"]
    of: tuple[EndUse, ...]
    unless_informed: bool = False
    """True where the power is spent once the exporter has been informed."""


class DenialClause(Clause):
    """A denial by another state ties to the transaction, and must be consulted upon."""

    test: Literal["denial"]
    consultations: tuple[Literal["binding", "advisory"], ...]


class ChartClause(Clause):
    """The Country Chart has a mark for a listed item and this destination."""

    test: Literal["chart"]


class FollowsClause(Clause):
    """Another rule of the same file is met."""

    test: Literal["follows"]
    rules: tuple[str, ...]


AnyClause = Annotated[
    ActivityClause
    | ReachClause
    | SubjectClause
    | GoodsClause
    | TariffClause
    | KnowledgeClause
    | CircumstanceClause
    | PlaceClause
    | NationalLawClause
    | NoticeClause
    | ListedPartyClause
    | InformationClause
    | DenialClause
    | ChartClause
    | FollowsClause,
    Field(discriminator="test"),
]
