"""Canada: Special Economic Measures Act, consolidated list as XML (root ``data-set``)."""

from collections.abc import Sequence

from catchall.watchlists.sources import terms, xmltree
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft


def _schema(record: xmltree.Node) -> str:
    if record.value("LastName"):
        return "Person"
    return "Vessel" if record.value("ShipIMONumber") else "Organization"


def _aliases(text: str) -> tuple[str, ...]:
    """Aliases are separated by semicolons, or else by commas."""
    return terms.split(text, ";" if ";" in text else ",")


def _draft(record: xmltree.Node) -> Draft:
    person = " ".join(filter(None, (record.value("GivenName"), record.value("LastName"))))
    country = record.value("Country").partition("/")[0]
    schedule = (record.value("Schedule"), record.value("Item"))
    numbers = "-".join(filter(None, (country.strip(), *schedule)))
    return Draft(
        number=f"{numbers.replace(' ', '')}",
        name=person or record.value("EntityOrShip") or record.value("Entity"),
        schema=_schema(record),
        aliases=list(_aliases(record.value("Aliases"))),
        countries=[country],
        births=[record.value("DateOfBirthOrShipBuildDate") or record.value("DateOfBirth")],
        identifiers=[record.value("ShipIMONumber")],
        programs=["SEMA " + country.strip()],
    )


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("ca_sema", "Canada: Special Economic Measures Act")
    for source in files:
        for record in xmltree.parse(source).all("record"):
            reading.add(_draft(record), source.name, record.line)
    return reading


FORMAT = Format("Canada XML", lambda source: xmltree.root_tag(source) == "data-set", _read)
