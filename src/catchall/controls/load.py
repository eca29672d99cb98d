"""Load rulebook files: packaged lists and folders of others, with file and line in every error."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catchall.controls import yamlfile
from catchall.controls.check import problems
from catchall.controls.mirror import mirrored
from catchall.controls.parameters import Catalogue, Parameter
from catchall.controls.resolve import resolve
from catchall.controls.rulebook import Entry, Rulebook
from catchall.controls.schema import EntryData, MirrorData
from catchall.errors import RulebookError

FICTITIOUS = frozenset({"EXERCISE"})
"""Packaged lists that are loaded only when they are named."""

PARAMETERS = "parameters"
MIRROR = "mirror"
_UNION_TAGS = {"all", "any", "not", "parameter", "any_axis", "entry", "too_complex"}


class _File:
    """One YAML file: its bytes, and a name for errors that shows no machine's folders."""

    def __init__(self, path: Traversable, name: str) -> None:
        self.name = name
        self.stem = path.name.removesuffix(".yaml")
        self.data = path.read_bytes()

    def error(self, place: Sequence[str | int], problem: str, remedy: str) -> RulebookError:
        line = yamlfile.line_of(self.data, place)
        return RulebookError(problem, file=self.name, place=f"line {line}", remedy=remedy)


def load(
    *, lists: Sequence[str] | None = None, extra: Sequence[Path | Traversable] = ()
) -> Rulebook:
    """The rulebook of packaged lists and of further folders of entry files.

    Args:
        lists: names such as ``EU`` or ``NSG``; all real lists where left out. Fictitious
            lists, such as ``EXERCISE``, are loaded only when they are named.
        extra: folders laid out like the packaged ones; all their entries are loaded.
            A folder may hold a ``parameters`` folder of its own.

    Raises:
        RulebookError: a file is not valid; file and line are named.
        InputError: a list is not known.
    """
    if not extra:
        return _packaged(None if lists is None else tuple(sorted(set(lists))))
    return _load(lists, extra)


@cache
def _packaged(lists: tuple[str, ...] | None) -> Rulebook:
    return _load(lists, ())


def available() -> tuple[str, ...]:
    """The names of the packaged lists."""
    return tuple(sorted(_folders()))


@cache
def parameters() -> Catalogue:
    """Every parameter of the packaged lists, with type, unit and question."""
    return _catalogue(_yaml(_root().joinpath(PARAMETERS), PARAMETERS), {})


def _root() -> Traversable:
    return files("catchall.controls") / "rulebooks"


def _folders() -> dict[str, Traversable]:
    return {
        folder.name.upper(): folder
        for folder in _root().iterdir()
        if folder.is_dir() and folder.name not in (PARAMETERS, "__pycache__")
    }


def _load(lists: Sequence[str] | None, extra: Sequence[Path | Traversable]) -> Rulebook:
    folders = _folders()
    chosen = _chosen(lists, folders)
    mirrors = _mirrors(chosen, folders)
    sources = sorted({each.mirrors for each, _ in mirrors} - set(chosen))
    read = [
        file
        for name in (*chosen, *sources)
        for file in _yaml(folders[name], name.lower())
        if file.stem != MIRROR
    ]
    catalogue: Catalogue = parameters()
    for folder in extra:
        own = folder.joinpath(PARAMETERS)
        if own.is_dir():
            catalogue = _catalogue(_yaml(own, f"{folder.name}/{PARAMETERS}"), catalogue)
        read.extend(_yaml(folder, folder.name))
    entries, shared = _entries(read, folders, catalogue)
    for mirror, _ in mirrors:
        models = [each for each in entries if each.list == mirror.mirrors]
        held = {each.code for each in entries if each.list == mirror.list}
        entries.extend(mirrored(mirror, models, held))
    wanted = [each for each in entries if each.list not in sources]
    return Rulebook(wanted, catalogue, _digest([*read, *shared, *(file for _, file in mirrors)]))


def _entries(
    read: Sequence["_File"], folders: Mapping[str, Traversable], catalogue: Catalogue
) -> tuple[list[Entry], list["_File"]]:
    """The entries of files, and the further files that their shared texts needed."""
    data: dict[tuple[str, str], tuple[EntryData, _File]] = {}
    for file in read:
        entry = _entry(file, catalogue)
        if (entry.list, entry.code) in data:
            raise file.error(("code",), f"entry {entry.list}/{entry.code} stands twice", "keep one")
        data[entry.list, entry.code] = (entry, file)
    shared = _Shared(data, folders, catalogue)
    own = list(data.values())
    entries = [resolve(entry, file.name, shared, file.data) for entry, file in own]
    return entries, shared.read


def _mirrors(
    chosen: Sequence[str], folders: Mapping[str, Traversable]
) -> list[tuple[MirrorData, "_File"]]:
    found = []
    for name in chosen:
        for file in _yaml(folders[name], name.lower(), stem=MIRROR):
            try:
                mirror = MirrorData.model_validate(yamlfile.read(file.data, file=file.name))
            except ValidationError as error:
                raise _first(error, file, ()) from error
            found.append((mirror, file))
    return found


def _chosen(lists: Sequence[str] | None, folders: Mapping[str, Traversable]) -> list[str]:
    if lists is None:
        return sorted(set(folders) - FICTITIOUS)
    unknown = sorted(set(lists) - set(folders))
    if unknown:
        raise RulebookError(
            f"no list {unknown[0]!r} in the rulebooks",
            remedy=f"choose from {', '.join(sorted(folders))}",
        )
    return sorted(set(lists))


class _Shared:
    """Finds the entries that ``same_as`` names, reading those that were not asked for."""

    def __init__(
        self,
        data: dict[tuple[str, str], tuple[EntryData, _File]],
        folders: Mapping[str, Traversable],
        catalogue: Catalogue,
    ) -> None:
        self._data = data
        self._folders = folders
        self._catalogue = catalogue
        self.read: list[_File] = []

    def __call__(self, list_: str, code: str) -> EntryData | None:
        if (list_, code) not in self._data and list_ in self._folders:
            for file in _yaml(self._folders[list_], list_.lower(), stem=code):
                self._data[list_, code] = (_entry(file, self._catalogue), file)
                self.read.append(file)
        found = self._data.get((list_, code))
        return found[0] if found else None

    def fail(self, entry: EntryData, place: Sequence[str | int], problem: str) -> RulebookError:
        """The error of a file that was read."""
        file = self._data[entry.list, entry.code][1]
        return file.error(place, problem, "name a version that is encoded")


def _yaml(folder: Traversable, name: str, *, stem: str | None = None) -> Iterator[_File]:
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.is_dir() and path.name != PARAMETERS:
            yield from _yaml(path, f"{name}/{path.name}", stem=stem)
        elif path.name.endswith(".yaml") and stem in (None, path.name.removesuffix(".yaml")):
            yield _File(path, f"{name}/{path.name}")


def _digest(read: Sequence[_File]) -> str:
    digest = hashlib.sha256()
    for file in sorted(read, key=lambda each: each.name):
        digest.update(f"{file.name}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def _catalogue(found: Iterator[_File], base: Mapping[str, Parameter]) -> Catalogue:
    parameters = dict(base)
    for file in found:
        for name, data in _mapping(yamlfile.read(file.data, file=file.name), file).items():
            if name in parameters:
                raise file.error((name,), f"parameter {name} stands twice", "keep one")
            parameters[name] = _parameter(name, data, file)
    return Catalogue(parameters)


def _parameter(name: str, data: Any, file: _File) -> Parameter:
    try:
        return Parameter.model_validate({"name": name, **_mapping(data, file)})
    except ValidationError as error:
        raise _first(error, file, (name,)) from error


def _entry(file: _File, catalogue: Catalogue) -> EntryData:
    data = _mapping(yamlfile.read(file.data, file=file.name), file)
    try:
        entry = EntryData.model_validate(data)
    except ValidationError as error:
        raise _first(error, file, ()) from error
    if entry.code != file.stem:
        raise file.error(("code",), f"code {entry.code} in a file named {file.stem}", "rename it")
    for place, problem in problems(entry, catalogue):
        raise file.error(place, problem, "correct the rule or declare the parameter")
    return entry


def _mapping(data: Any, file: _File) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise file.error((), "not a mapping of keys to values", "see an entry of the EXERCISE list")
    return data


def _first(error: ValidationError, file: _File, root: tuple[str, ...]) -> RulebookError:
    first = error.errors(include_url=False)[0]
    place = _without_tags((*root, *first["loc"]))
    problem = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        problem = f"unknown key {first['loc'][-1]!r}"
    key = ".".join(str(step) for step in place)
    return file.error(place, f"{key}: {problem}" if key else problem, "see docs on entry files")


def _without_tags(place: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The place as the file has it: pydantic adds the tag of a union member as a step."""
    steps: list[str | int] = []
    after_test = False
    for step in place:
        if after_test and step in _UNION_TAGS:
            after_test = False
            continue
        steps.append(step)
        after_test = isinstance(step, int) or step in ("test", "where", "not", "unless", "gate")
    return tuple(steps)
