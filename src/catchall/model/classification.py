"""Classification: one item against one entry of one list, as it stood on a date."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import PlainSerializer

from catchall.model.base import Value
from catchall.model.citation import Citation, SourceStatus

Plain = Annotated[
    Decimal, PlainSerializer(lambda value: format(value, "f"), return_type=str, when_used="json")
]
"""A figure that JSON shows without an exponent: ``14650000``, not ``1.465E+7``."""


class Verdict(StrEnum):
    """The three answers."""

    CONTROLLED = "controlled"
    NOT_CONTROLLED = "not_controlled"
    CANNOT_TELL = "cannot_tell"


class Question(Value):
    """A fact that could still change the answer, and how to ask for it."""

    parameter: str
    text: str
    unit: str | None = None
    standard: str | None = None
    axis: str | None = None


class Margin(Value):
    """How far a declared figure is from the threshold of one test.

    ``short_by`` is the distance that still lacks to become controlled, in ``unit``;
    zero or negative once the test is met. ``band`` is the list's own re-affirmation
    band where it has one, and ``in_band`` says that the figure lies inside it.
    """

    paragraph: str
    parameter: str
    axis: str | None = None
    declared: Plain
    operator: str
    threshold: Plain
    unit: str
    standard: str | None = None
    short_by: Plain
    relative: Plain | None
    """``short_by`` as a share of the threshold; null where the threshold is zero."""
    band: Plain | None = None
    in_band: bool = False
    band_citation: Citation | None = None
    other_tests_unmet: int = 0
    """How many other tests fail that this paragraph needs as well; the figure alone cannot
    make it hold where there are any."""


class Proof(Value):
    """One node of the proof: what was asked, what was found, what follows.

    ``kind`` is ``all``, ``any``, ``not``, ``paragraph``, ``note``, ``test``, ``axis``,
    ``flag``, ``reference`` or ``human``; ``detail`` states a test with its figures.
    """

    kind: str
    label: str
    verdict: Verdict
    detail: str = ""
    children: tuple["Proof", ...] = ()


class NearMiss(Value):
    """Why an item that is not listed is close to being listed."""

    paragraph: str
    reasons: tuple[str, ...]
    """Codes: ``in_reaffirmation_band``, ``one_option_away``, ``one_test_away``,
    ``within_tenth`` (every figure that fails lies within a tenth of its threshold)."""
    margins: tuple[Margin, ...] = ()
    missing_options: tuple[str, ...] = ()
    """Tests without a figure (a number of axes, a feature) that alone stand between."""
    text: str


class EntryRef(Value):
    """An entry of a control list in one jurisdiction or regime, and the version applied."""

    jurisdiction: str
    """``EU``, ``US``, ``KR``, ``JP``, ``UK``, or a regime: ``WA``, ``NSG``, ``EXERCISE``."""
    code: str
    title: str
    regimes: tuple[str, ...] = ()
    version: str
    """Id of the version: the code and the first day in force."""
    rulebook_sha256: str
    status: SourceStatus
    citation: Citation
    governed_by: str | None = None
    """Short name of the regulations that govern the goods where the list only names them: ITAR."""


class Classification(Value):
    """The answer for one item and one entry, complete in itself."""

    item: str
    entry: EntryRef
    as_of: date
    verdict: Verdict
    paragraphs: tuple[str, ...] = ()
    """Official letters of the paragraphs that are met."""
    margins: tuple[Margin, ...] = ()
    near_miss: NearMiss | None = None
    questions: tuple[Question, ...] = ()
    assumptions: tuple[str, ...] = ()
    proof: Proof


class Undated(Value):
    """An entry that tests such goods, but of which no text of the day is encoded.

    No answer for that day: the law then may have said otherwise, or nothing.
    """

    as_of: date
    """The day that was asked for."""
    nearest: Classification
    """What the text at hand says that is nearest in time; its own ``as_of`` is a day on
    which that text was in force."""

    @property
    def text(self) -> str:
        """``EU 2B209; the nearest text at hand, of 2021-09-09, says: not controlled``."""
        entry, verdict = self.nearest.entry, self.nearest.verdict.replace("_", " ")
        near = " (near miss)" if self.nearest.near_miss else ""
        return (
            f"{entry.jurisdiction} {entry.code}; the nearest text at hand, of "
            f"{self.nearest.as_of}, says: {verdict}{near}"
        )
