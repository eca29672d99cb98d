"""A saved index: one file that is mapped into memory.

It begins with a line of JSON that says what is where: the version, and for each part its
type, shape and place. Numbers are stored as they lie in memory; words, and entries as lines
of JSON, end to end, and read only when they are used.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchall.errors import SnapshotError
from catchall.lexicon import names
from catchall.model import SnapshotRef
from catchall.screening.entries import Entries
from catchall.screening.forms import Forms
from catchall.screening.postings import Postings
from catchall.screening.rows import Rows
from catchall.screening.segment import Segment
from catchall.screening.texts import Texts
from catchall.screening.vocabulary import Vocabulary

_MAGIC = b"catchall-index/3\n"
_ALIGN = 64
_COLUMNS = (
    "manners", "factors", "text_keys", "bone_keys", "meaning_keys", "head_keys",
    "decimal", "plain", "sizes", "masks",
)  # fmt: skip
"""Columns of the forms of words that are numbers."""
_TEXTS = ("texts", "folds", "bones", "looses", "meanings")
"""Columns of the forms that are texts."""
_NUMBERS = ("marks", "marked", "counts")
"""Columns of the vocabulary beside the forms."""
_REMEDY = "build the index again from its lists"


def _fingerprint() -> str:
    """What the readings of names depend on: the versions and the table of words."""
    table = (files("catchall.lexicon") / "data" / "words.tsv").read_bytes()
    return f"{version('catchall')} {names.VERSION} {sha256(table).hexdigest()[:16]}"


def write(
    path: Path,
    segments: Sequence[Segment],
    standing: Sequence[NDArray[np.bool_]],
    refs: Mapping[str, SnapshotRef],
) -> None:
    """Write an index beside its place and then put it there in one step."""
    parts: list[tuple[str, NDArray[Any]]] = []
    for number, (segment, each) in enumerate(zip(segments, standing, strict=True)):
        parts += [(f"{number}/{name}", part) for name, part in _parts(segment)]
        parts.append((f"{number}/standing", each))
    places: dict[str, Any] = {}
    at = 0
    for name, part in parts:
        places[name] = {"type": part.dtype.str, "shape": part.shape, "at": at}
        at += -(-part.nbytes // _ALIGN) * _ALIGN
    head = {
        "made_by": _fingerprint(),
        "segments": len(segments),
        "size": at,
        "refs": {code: ref.model_dump(mode="json") for code, ref in refs.items()},
        "parts": places,
    }
    line = json.dumps(head).encode()
    line += b" " * (-(len(_MAGIC) + len(line) + 1) % _ALIGN) + b"\n"
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(_MAGIC + line)
        for _, part in parts:
            file.write(np.ascontiguousarray(part).reshape(-1).view(np.uint8).data)
            file.write(b"\0" * (-part.nbytes % _ALIGN))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _parts(segment: Segment) -> Iterator[tuple[str, NDArray[Any]]]:
    forms, vocabulary = segment.vocabulary.forms, segment.vocabulary
    columns = {name: getattr(forms, name) for name in _TEXTS}
    columns |= {"keys": segment.keys, "words": vocabulary.words, "entities": segment.entities.lines}
    for name, column in columns.items():
        yield name, column.data
        yield f"{name}/ends", column.ends
    for name in _COLUMNS:
        yield name, getattr(forms, name)
    for name in _NUMBERS:
        yield name, getattr(vocabulary, name)
    yield "word_starts", segment.word_starts
    yield "word_rows", segment.word_rows
    yield "entry_marks", segment.marks
    for each in fields(Postings):
        yield f"postings/{each.name}", getattr(vocabulary.postings, each.name)
    for each in fields(Rows):
        yield f"rows/{each.name}", getattr(segment.rows, each.name)


def read(
    path: Path,
) -> tuple[list[Segment], list[NDArray[np.bool_]], dict[str, SnapshotRef]]:
    """Open a saved index; raises SnapshotError where it cannot be used."""
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
    except (OSError, ValueError) as error:
        raise _refused(path, "the index cannot be opened") from error
    head, start = _head(path, data)
    if head["made_by"] != _fingerprint():
        raise _refused(path, "the index was made by another version of catchall")
    if len(data) < start + head["size"]:
        raise _refused(path, "the index is cut off")

    def part(name: str) -> NDArray[Any]:
        place = head["parts"][name]
        at = start + place["at"]
        size = int(np.prod(place["shape"])) * np.dtype(place["type"]).itemsize
        return np.asarray(data[at : at + size].view(place["type"]).reshape(place["shape"]))

    numbers = range(head["segments"])
    segments = [_segment(part, f"{number}/") for number in numbers]
    standing = [part(f"{number}/standing").copy() for number in numbers]
    refs = {code: SnapshotRef.model_validate(ref) for code, ref in head["refs"].items()}
    return segments, standing, refs


def _head(path: Path, data: NDArray[np.uint8]) -> tuple[dict[str, Any], int]:
    if data[: len(_MAGIC)].tobytes() != _MAGIC:
        raise _refused(path, "not an index of catchall")
    size = 4096
    while size <= len(data) * 2:
        line, found, _ = data[len(_MAGIC) : size].tobytes().partition(b"\n")
        if found:
            return json.loads(line), len(_MAGIC) + len(line) + 1
        size *= 2
    raise _refused(path, "the index is cut off")


def _segment(find: Callable[[str], NDArray[Any]], prefix: str) -> Segment:
    def part(name: str) -> NDArray[Any]:
        return find(prefix + name)

    def column(name: str) -> Texts:
        return Texts(part(name), part(f"{name}/ends"))

    texts: Any = {name: column(name) for name in _TEXTS}
    columns: Any = {name: part(name) for name in _COLUMNS}
    forms = Forms(**texts, **columns)
    postings = Postings(*(part(f"postings/{each.name}") for each in fields(Postings)))
    vocabulary = Vocabulary(
        words=column("words"),
        forms=forms,
        postings=postings,
        **{name: part(name) for name in _NUMBERS},
    )
    rows = Rows(*(part(f"rows/{each.name}") for each in fields(Rows)))
    entries = Entries(part("entities"), part("entities/ends"))
    numbers = (part(name) for name in ("word_starts", "word_rows", "entry_marks"))
    return Segment(entries, column("keys"), rows, vocabulary, *numbers)


def _refused(path: Path, problem: str) -> SnapshotError:
    return SnapshotError(problem, file=path.name, remedy=_REMEDY)
