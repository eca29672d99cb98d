"""A saved index: one file that is mapped into memory.

It begins with a line of JSON that says what is where: the version, and for each part its
type, shape and place. Numbers are stored as they lie in memory, words as lines of text,
entries as lines of JSON that are read only when they are shown.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from catchall.errors import SnapshotError
from catchall.lexicon import names
from catchall.model import ListedEntity, SnapshotRef
from catchall.screening.postings import Postings
from catchall.screening.rows import Rows
from catchall.screening.segment import Segment
from catchall.screening.vocabulary import Forms, Vocabulary

_MAGIC = b"catchall-index/2\n"
_ALIGN = 64
_COLUMNS = (
    "manners", "factors", "text_keys", "bone_keys", "meaning_keys", "head_keys",
    "decimal", "plain", "sizes", "masks",
)  # fmt: skip
"""Columns of the forms of words that are numbers."""
_REMEDY = "build the index again from its lists"


class Entries(Sequence[ListedEntity]):
    """Entries as lines of JSON; each is read when it is asked for."""

    def __init__(self, data: bytes | memoryview, ends: NDArray[np.int64]) -> None:
        self._data = data
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> ListedEntity: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ListedEntity]: ...
    def __getitem__(self, at: int | slice) -> ListedEntity | Sequence[ListedEntity]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        start = int(self._ends[at - 1]) if at else 0
        return ListedEntity.model_validate_json(bytes(self._data[start : int(self._ends[at])]))


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
            data = np.ascontiguousarray(part).tobytes()
            file.write(data + b"\0" * (-len(data) % _ALIGN))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _parts(segment: Segment) -> Iterator[tuple[str, NDArray[Any]]]:
    forms, vocabulary = segment.vocabulary.forms, segment.vocabulary
    columns = {
        "keys": segment.keys,
        "word_keys": vocabulary.word_keys,
        "texts": forms.texts,
        "folds": forms.folds,
        "bones": forms.bones,
        "looses": forms.looses,
        "meanings": forms.meanings,
    }
    for name, column in columns.items():
        yield name, np.frombuffer("\n".join(column).encode(), dtype=np.uint8)
    lines = [entity.model_dump_json().encode() for entity in segment.entities]
    yield "entities", np.frombuffer(b"".join(lines), dtype=np.uint8)
    yield "ends", np.cumsum([len(line) for line in lines], dtype=np.int64)
    for name in _COLUMNS:
        yield name, getattr(forms, name)
    yield "counts", vocabulary.counts
    yield "word_starts", segment.word_starts
    yield "word_rows", segment.word_rows
    yield "marks", segment.marks
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
    segments = [_segment(lambda name, n=n: part(f"{n}/{name}")) for n in numbers]
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


def _segment(part: Any) -> Segment:
    def column(name: str) -> list[str]:
        text = part(name).tobytes().decode()
        return text.split("\n") if text or len(part("counts")) else []

    forms = Forms(
        texts=column("texts"),
        folds=column("folds"),
        bones=column("bones"),
        looses=column("looses"),
        meanings=column("meanings"),
        **{name: part(name) for name in _COLUMNS},
    )
    postings = Postings(*(part(f"postings/{each.name}") for each in fields(Postings)))
    vocabulary = Vocabulary(column("word_keys"), forms, postings, part("counts"))
    rows = Rows(*(part(f"rows/{each.name}") for each in fields(Rows)))
    entries = Entries(part("entities").data, part("ends"))
    keys = column("keys")
    numbers = (part(name) for name in ("word_starts", "word_rows", "marks"))
    return Segment(entries, keys, rows, vocabulary, *numbers)


def _refused(path: Path, problem: str) -> SnapshotError:
    return SnapshotError(problem, file=path.name, remedy=_REMEDY)
