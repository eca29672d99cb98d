"""Schemes: the levels, controls and words of one way of marking, as dated data."""

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import ValidationError

from catchall.errors import MarkingError
from catchall.model import Level, Value

_PACKAGED = ("us", "tlp", "company")


class SchemeLevel(Value):
    """One level or label; the order in the file is the rank, lowest first."""

    code: str
    banner: str
    aliases: tuple[str, ...] = ()
    open: bool = False
    """Whether everybody may read what bears it."""
    foreign_only: bool = False


class Control(Value):
    """One control with its portion and banner spelling."""

    code: str
    portion: str
    banner: str | None = None
    aliases: tuple[str, ...] = ()
    slot: str | None = None
    """The field of a marking that holds its list: ``rel_to``, ``eyes_only`` …"""
    caption: bool = False
    """A distribution caption: only who is on that distribution reads."""
    noforn: str | None = None
    """The control that remains of it where NOFORN is written out."""
    alone: bool = False
    """Whether it may stand without a level, which is then unclassified."""

    @property
    def long(self) -> str:
        """The spelling in a banner."""
        return self.banner or self.code


class Owner(Value):
    """An owner that writes its levels in words of its own."""

    code: str
    portions: Mapping[Level, str]
    banners: Mapping[Level, str]
    release_phrase: str = "REL TO"


class Scheme(Value):
    """A way of marking, as it stood from ``effective_from``."""

    scheme: str
    title: str
    kind: Literal["levels", "labels"]
    prefix: str | None = None
    effective_from: date
    effective_to: date | None = None
    source: str
    levels: tuple[SchemeLevel, ...]
    dissemination: tuple[Control, ...] = ()
    other: tuple[Control, ...] = ()
    opaque: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()
    country_aliases: Mapping[str, str] = {}
    ambiguous_names: tuple[str, ...] = ()

    @cached_property
    def level_words(self) -> dict[str, SchemeLevel]:
        """Every spelling of a level, in capitals."""
        return {
            word.upper(): level
            for level in self.levels
            for word in (level.code, level.banner, *level.aliases)
        }

    @cached_property
    def control_words(self) -> dict[str, Control]:
        """Every spelling of a control, in capitals; those with a list are left out."""
        return {
            word.upper(): control
            for control in (*self.dissemination, *self.other)
            if control.slot is None
            for word in (control.code, control.portion, control.long, *control.aliases)
        }

    @cached_property
    def controls(self) -> dict[str, Control]:
        """Controls by code."""
        return {control.code: control for control in (*self.dissemination, *self.other)}

    @cached_property
    def positions(self) -> dict[str, int]:
        """Place of each control in the written order."""
        return {code: place for place, code in enumerate(self.controls)}

    def rank(self, code: str) -> int:
        """Rank of a level or label, 0 for the lowest; raises KeyError where it has none."""
        for place, level in enumerate(self.levels):
            if level.code == code:
                return place
        raise KeyError(code)

    def owner(self, owner: tuple[str, ...]) -> Owner | None:
        """The words of an owner that has its own."""
        return next((known for known in self.owners if (known.code,) == owner), None)


def parse_scheme(text: str, *, file: str) -> Scheme:
    """Read a scheme file; raises MarkingError naming the file and what is wrong in it."""
    try:
        return Scheme.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise MarkingError("not a YAML file", file=file, remedy="correct its syntax") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise MarkingError(first["msg"], file=file, place=place) from error


@cache
def scheme(name: str) -> Scheme:
    """A packaged scheme: ``us``, ``tlp`` or ``company``; raises MarkingError for another."""
    if name not in _PACKAGED:
        known = ", ".join(_PACKAGED)
        raise MarkingError(f"unknown marking scheme {name[:40]!r}", remedy=f"use one of {known}")
    path = files("catchall.markings") / "data" / f"{name}.yaml"
    return parse_scheme(path.read_text("utf-8"), file=f"{name}.yaml")


def label_schemes() -> tuple[Scheme, ...]:
    """The packaged schemes whose marks are a prefix and a label, such as ``TLP:AMBER``."""
    return tuple(found for found in map(scheme, _PACKAGED) if found.kind == "labels")
