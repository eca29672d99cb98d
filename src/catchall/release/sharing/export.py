"""An export: a document in another's format, with what it could not take along."""

import hashlib
import re
from datetime import date
from uuid import UUID

from catchall.model import Evidence, Value
from catchall.release.sharing.package import CasePackage

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Export(Value):
    """A document in a format of others."""

    file: str
    """A name for the file: the serial and the format, never a word of the case."""
    media_type: str
    data: bytes
    left_out: tuple[str, ...]
    """What the format cannot hold, or what was not put into it; the sender should know."""


def file_name(package: CasePackage, ending: str) -> str:
    """A name for a file of a package, safe on every system."""
    serial = _UNSAFE.sub("-", package.id).strip("-.")[:60] or "package"
    return f"case-{serial}.{ending}"


def stable_uuid(package: CasePackage, *parts: str) -> str:
    """The same UUID for the same thing of the same package, in the form of a random one."""
    seed = "\x1f".join(("catchall", package.sender, package.id, *parts))
    return str(UUID(bytes=hashlib.sha256(seed.encode()).digest()[:16], version=4))


def midnight(day: date) -> str:
    """The first instant of a day, as STIX writes it."""
    return f"{day.isoformat()}T00:00:00.000Z"


def marks_of(package: CasePackage, evidence: tuple[Evidence, ...]) -> tuple[int, ...]:
    """Places of the portions in the package that some evidence stands in."""
    held = {
        (f"sha256:{one.message_sha256}", one.id): place
        for place, one in enumerate(package.portions)
    }
    found = {held.get((one.source, one.portion or "")) for one in evidence}
    return tuple(sorted(place for place in found if place is not None))
