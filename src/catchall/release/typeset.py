"""Typeset a paper with Typst: no system library, the same bytes for the same input.

Output is PDF/A-2a and PDF/UA-1. Under these Typst refuses to print a character that no
font can show, so that a name never turns into boxes unnoticed.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import typst

from catchall.errors import CatchallError

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_TRIES = 4


def typeset(template: str, data: Mapping[str, Any], *, as_of: date) -> bytes:
    """Set ``data`` by a packaged template; raises CatchallError for what cannot be shown."""
    if meaningless := _meaningless(data):
        raise CatchallError(
            f"no font can show {_scripts(meaningless)}",
            remedy="use the text form, or name the sign",
        )
    try:
        return _compile(template, data, as_of)
    except typst.TypstError as error:
        missing = _missing(error)
        if not missing:
            raise CatchallError(f"the PDF could not be made: {error}") from error
        raise CatchallError(
            f"no font at hand can show {_scripts(missing)}",
            remedy="install fonts for it, such as Noto, or use the text form",
        ) from error


def typeset_with_notes(template: str, data: Mapping[str, Any], *, as_of: date) -> bytes:
    """Set ``data``, with a note in place of every stretch that no font can show."""
    missing = _meaningless(data)
    for _ in range(_TRIES):
        try:
            return _compile(template, _noted(data, missing), as_of)
        except typst.TypstError as error:
            found = _missing(error)
            if not found - missing:
                raise CatchallError(f"the PDF could not be made: {error}") from error
            missing |= found
    raise CatchallError(f"no font at hand can show {_scripts(missing)}", remedy="use the text form")


def _compile(template: str, data: Mapping[str, Any], as_of: date) -> bytes:
    source = (files("catchall.release") / "templates" / f"{template}.typ").read_bytes()
    day = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    return typst.compile(
        source,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(day.timestamp()),
    )


def _meaningless(value: Any) -> set[str]:
    """Private-use and unassigned characters: no font gives them a meaning, and PDF/A bars them."""
    if isinstance(value, str):
        return {char for char in value if unicodedata.category(char) in ("Co", "Cn")}
    parts = value.values() if isinstance(value, Mapping) else value
    if isinstance(parts, str) or not isinstance(parts, Iterable):
        return set()
    return {char for part in parts for char in _meaningless(part)}


def _script(char: str) -> str:
    if unicodedata.category(char) == "Co":
        return "PRIVATE-USE"
    return unicodedata.name(char, "UNASSIGNED").split()[0]


def _missing(error: typst.TypstError) -> set[str]:
    told = "\n".join(str(part) for part in (error, getattr(error, "diagnostic", "")))
    return {char for found in _MISSING.findall(told) for char in found if char.strip()}


def _scripts(chars: set[str]) -> str:
    names = {_script(char) for char in chars}
    return ", ".join(f"{name} characters" for name in sorted(names))


def _noted(value: Any, missing: set[str]) -> Any:
    """The same data with each stretch of missing characters told by script and length."""
    if isinstance(value, str) and missing:
        stretch = re.compile(f"[{re.escape(''.join(sorted(missing)))}]+")
        return stretch.sub(lambda found: _note(found[0]), value)
    if isinstance(value, Mapping):
        return {key: _noted(one, missing) for key, one in value.items()}
    return [_noted(one, missing) for one in value] if isinstance(value, list | tuple) else value


def _note(stretch: str) -> str:
    return f"[{len(stretch)} {_script(stretch[0])} characters: see the text form]"
