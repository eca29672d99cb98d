"""Files of a watchlist to a snapshot, whatever their format."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path

from catchall.errors import SnapshotError
from catchall.model import SnapshotRef
from catchall.watchlists.snapshot import Snapshot
from catchall.watchlists.sources import FORMATS, Format, SourceText, excel


def load(
    paths: Path | Traversable | Sequence[Path | Traversable],
    *,
    as_of: date,
    list_code: str | None = None,
) -> Snapshot:
    """Read the files of one list; the format is recognized by the content.

    Args:
        paths: one file, or the files that make up one list (OFAC: SDN, ALT and ADD).
        as_of: the day on which the list stood like this.
        list_code: code of the list in place of the format's own.

    Raises:
        SnapshotError: a file is missing, empty, cut off, not text, or of no known format;
            or no entry could be read.
    """
    chosen = paths if isinstance(paths, Sequence) else (paths,)
    return read([_source(path) for path in chosen], as_of=as_of, list_code=list_code)


def read(sources: Sequence[SourceText], *, as_of: date, list_code: str | None = None) -> Snapshot:
    """As :func:`load`, from bytes that are at hand."""
    texts = [excel.as_table(each) if excel.is_workbook(each) else each for each in sources]
    form = _format(texts)
    reading = form.read(texts)
    if not reading.entities:
        raise SnapshotError(
            f"no entry could be read ({form.name})",
            file=sources[0].name,
            place=reading.problems[0] if reading.problems else None,
            remedy="use the file as its publisher issues it",
        )
    code = list_code or reading.code
    entities = reading.entities
    if code != reading.code:
        entities = [entity.model_copy(update={"list": code}) for entity in entities]
    ref = SnapshotRef(
        list=code,
        title=reading.title,
        as_of=as_of,
        sha256=_sha256(sources),
        entities=len(entities),
    )
    return Snapshot(ref=ref, entities=tuple(entities), problems=tuple(reading.problems))


def _source(path: Path | Traversable) -> SourceText:
    try:
        return SourceText(path.name, path.read_bytes())
    except OSError as error:
        raise SnapshotError(
            "the file cannot be read",
            file=path.name,
            remedy=f"check the path ({error.strerror})",
        ) from error


def _format(sources: Sequence[SourceText]) -> Format:
    formats = [_recognized(source) for source in sources]
    if not formats:
        raise SnapshotError("no file was given", remedy="name the files of the list")
    if any(form is not formats[0] for form in formats):
        raise SnapshotError(
            "the files are of different formats: "
            + ", ".join(f"{s.name} is {f.name}" for s, f in zip(sources, formats, strict=True)),
            remedy="load each list by itself",
        )
    return formats[0]


def _recognized(source: SourceText) -> Format:
    for form in FORMATS:
        if form.recognize(source):
            return form
    known = ", ".join(form.name for form in FORMATS)
    raise SnapshotError(
        "not a list of a known format", file=source.name, remedy=f"give one of: {known}"
    )


def _sha256(sources: Sequence[SourceText]) -> str:
    if len(sources) == 1:
        return sources[0].sha256
    return sha256("\n".join(sorted(source.sha256 for source in sources)).encode()).hexdigest()
