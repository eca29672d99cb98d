"""Earlier records: JSON files to cases and denials, one record a file."""

from collections.abc import Mapping, Sequence
from datetime import date

from catchall.errors import InputError
from catchall.lexicon import countries, records
from catchall.model import EarlierCase


def read_history(files: Mapping[str, bytes]) -> tuple[EarlierCase, ...]:
    """Read earlier records, in the order of their ids.

    Args:
        files: file name to content; each holds one record in the form of EarlierCase.

    Raises:
        InputError: a file is not a record, a country does not exist, or two files hold
            records of the same id. Names the file and the key.
    """
    found: dict[str, EarlierCase] = {}
    for name in sorted(files):
        record = _record(files[name], name)
        if record.id in found:
            raise InputError(
                f"record {record.id} is also in {found[record.id].source}",
                file=name,
                place="id",
                remedy="keep one of the two files",
            )
        found[record.id] = record
    return tuple(found[key] for key in sorted(found))


def later_records(history: Sequence[EarlierCase], *, as_of: date) -> tuple[EarlierCase, ...]:
    """Records that begin after ``as_of``, which links never use."""
    return tuple(record for record in history if record.when.first > as_of)


def _record(data: bytes, name: str) -> EarlierCase:
    record = records.validated(EarlierCase, records.parse(data, name=name), name=name)
    for place, code in _countries(record):
        if code is not None and not countries.known(code):
            raise InputError(
                f"unknown country {code}",
                file=name,
                place=place,
                remedy="give an ISO 3166 code such as KR",
            )
    return record.model_copy(update={"source": name})


def _countries(record: EarlierCase) -> list[tuple[str, str | None]]:
    return [
        ("country", record.country),
        ("destination", record.destination),
        *((f"via[{n}]", code) for n, code in enumerate(record.via)),
        *((f"parties[{n}].country", party.country) for n, party in enumerate(record.parties)),
        *((f"items[{n}].origin", item.origin) for n, item in enumerate(record.items)),
    ]
