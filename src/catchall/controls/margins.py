"""Margins: how far each stated figure is from its threshold, always toward "controlled"."""

from collections.abc import Iterator
from decimal import Decimal

from catchall.controls.finding import Figure, Finding, Kind
from catchall.controls.rulebook import Version
from catchall.controls.schema import Band
from catchall.lexicon import units
from catchall.model.citation import Citation
from catchall.model.classification import Margin


def margins(finding: Finding, version: Version) -> tuple[Margin, ...]:
    """The margins of all tests that concern the item, in the order of the text.

    A limb that speaks of other goods (a process, a kind) gives none; nor do notes.
    """
    return tuple(dict.fromkeys(_walk(finding, version, "", 0)))


def _walk(finding: Finding, version: Version, paragraph: str, unmet: int) -> Iterator[Margin]:
    """``unmet`` counts the tests that fail beside this one in the conjunctions above it."""
    paragraph = finding.paragraph or paragraph
    if finding.kind is Kind.TEST:
        for figure in finding.figures:
            if figure.unit:
                yield margin(finding, figure, version, paragraph, unmet)
    elif finding.kind is Kind.NOTED:
        excluded = any(note.truth is True for note in finding.children[1:])
        yield from _walk(finding.children[0], version, paragraph, unmet + excluded)
    elif finding.kind is Kind.AXIS:
        if all(child.truth is not False for child in finding.children[:-1]):
            yield from _walk(finding.children[-1], version, paragraph, unmet)
    elif finding.kind in (Kind.ALL, Kind.ANY, Kind.ANY_AXIS) and not foreign(finding):
        failing = [child for child in finding.children if child.truth is False]
        for child in finding.children:
            beside = len(failing) - (child in failing) if finding.kind is Kind.ALL else 0
            yield from _walk(child, version, paragraph, unmet + beside)


def foreign(finding: Finding) -> bool:
    """Whether a conjunction fails because it speaks of goods of another kind."""
    return finding.kind is Kind.ALL and any(
        child.truth is False and child.kind is Kind.WORDS for child in finding.children
    )


def margin(
    finding: Finding, figure: Figure, version: Version, paragraph: str, unmet: int = 0
) -> Margin:
    """The margin of one figure, with the band of the list where it has one."""
    band = _band(version, finding.parameter or "", paragraph)
    width = _width(band, figure) if band else None
    short = figure.short_by
    return Margin(
        paragraph=label(version, paragraph),
        parameter=finding.parameter or "",
        axis=finding.axis,
        declared=figure.declared,
        operator=figure.operator.value,
        threshold=figure.threshold,
        unit=figure.unit,
        standard=figure.standard,
        short_by=short,
        relative=short / figure.threshold if figure.threshold else None,
        band=width,
        in_band=width is not None and not figure.met and short <= width,
        band_citation=_citation(band, version) if band else None,
        other_tests_unmet=unmet,
    )


def label(version: Version, paragraph: str) -> str:
    """``2B001.b.1``: the code with the official letters."""
    return f"{version.code}.{paragraph}" if paragraph else version.code


def _band(version: Version, parameter: str, paragraph: str) -> Band | None:
    for band in version.bands:
        inside = any(
            paragraph == letter or paragraph.startswith(f"{letter}.") for letter in band.scope
        )
        if band.parameter == parameter and (inside or not band.scope):
            return band
    return None


def _width(band: Band, figure: Figure) -> Decimal | None:
    amount = band.plus or band.up_to
    if amount is None or amount.unit is None:
        return None
    value = units.convert(amount.value, amount.unit, figure.unit)
    return value if band.plus else abs(value - figure.threshold)


def _citation(band: Band, version: Version) -> Citation:
    return Citation(
        title=band.citation.title,
        locator=band.citation.locator,
        effective_from=version.effective,
        effective_to=version.until,
        status=version.citation.status,
        note=band.citation.note,
        read_on=band.citation.read_on,
    )
