"""The case package: what one reader may have of a case, without loss, in one document.

It is catchall's own exchange format between two installations. Every other format is made
from it, so that all of them pass one filter.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from catchall.errors import ReleaseRefused
from catchall.markings import format_banner, may_read, roll_up
from catchall.model import Custody, Determination, Marking, Message, Reader, Sha256, Tip, Value
from catchall.release.determined import visible_determination
from catchall.release.facts import visible_tip
from catchall.release.filter import Visible, VisiblePiece, VisiblePortion, visible

VERSION: Literal["1"] = "1"


class PackagedPortion(Value):
    """A portion's own words with its marking, hash and originator."""

    id: str
    message_sha256: Sha256
    kind: str
    marking: Marking
    canonical: str
    originator: tuple[str, ...]
    """Who must consent before it is passed on or used for another purpose."""
    pieces: tuple[VisiblePiece, ...]
    sha256: Sha256
    """Hash of its words, the pieces joined by line ends."""


class CasePackage(Value):
    """A case for one recipient. The same content gives the same bytes."""

    format: Literal["catchall.case-package"] = "catchall.case-package"
    version: Literal["1"] = VERSION
    id: str
    """Serial number at the sender."""
    as_of: date
    sender: str
    recipient: Reader
    reply_to: str | None = None
    """Id of the package that it answers."""
    banners: tuple[str, ...]
    """The roll-up of the portions, one for each scheme."""
    portions: tuple[PackagedPortion, ...]
    tips: tuple[Tip, ...] = ()
    determination: Determination | None = None
    exercise: bool = False


class PackageContent(Value):
    """What a package is made from: whole messages, tips and a determination."""

    messages: tuple[Message, ...]
    tips: tuple[Tip, ...] = ()
    determination: Determination | None = None
    released: tuple[str, ...] = ()
    """Sources other than the messages that a person released to the recipient."""
    custody: Custody | None = None
    """Who sends it, where that is not the originator of every portion."""


class Cover(Value):
    """What stands on the outside of a package."""

    id: str
    as_of: date
    sender: str
    reply_to: str | None = None


def case_package(content: PackageContent, reader: Reader, cover: Cover) -> CasePackage:
    """Make the package that a reader may have.

    Raises:
        ReleaseRefused: the reader may read none of the portions, the portions together
            cannot be marked for the reader, or the determination would tell of hidden ones.
    """
    portions = tuple(one for seen in _seen(content, reader) for one in _portions(*seen))
    if not portions:
        raise ReleaseRefused(
            f"nothing of the case may be read by {reader.name}",
            reasons=tuple(_refusals(content, reader)),
        )
    return CasePackage(
        id=cover.id,
        as_of=cover.as_of,
        sender=cover.sender,
        recipient=reader,
        reply_to=cover.reply_to,
        banners=_banners([one.marking for one in portions], reader),
        portions=portions,
        tips=tuple(_tips(content, reader)),
        determination=_determination(content, reader),
        exercise=any(message.exercise for message in content.messages),
    )


def case_package_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a package, as it stands inside the signed document."""
    schema = CasePackage.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def digest(pieces: Iterable[VisiblePiece]) -> str:
    """The hash of a portion's words."""
    return hashlib.sha256("\n".join(one.text for one in pieces).encode()).hexdigest()


def _seen(content: PackageContent, reader: Reader) -> Iterable[tuple[Message, Visible]]:
    for message in content.messages:
        yield message, visible(message, reader, content.custody)


def _portions(message: Message, seen: Visible) -> Iterable[PackagedPortion]:
    for portion in seen.portions:
        if portion.pieces:
            yield _packaged(portion, message)


def _packaged(portion: VisiblePortion, message: Message) -> PackagedPortion:
    return PackagedPortion(
        id=portion.id,
        message_sha256=message.source.sha256,
        kind=portion.kind,
        marking=portion.marking,
        canonical=portion.canonical,
        originator=portion.marking.owner,
        pieces=portion.pieces,
        sha256=digest(portion.pieces),
    )


def _refusals(content: PackageContent, reader: Reader) -> Iterable[str]:
    for _message, seen in _seen(content, reader):
        yield from (refusal.line() for refusal in seen.refused)


def _banners(markings: list[Marking], reader: Reader) -> tuple[str, ...]:
    banners: list[str] = []
    for scheme in sorted({marking.scheme for marking in markings}, reverse=True):
        whole = roll_up([one for one in markings if one.scheme == scheme], strict=True)
        if not may_read(reader, whole).allowed:
            raise ReleaseRefused(f"the portions together cannot be marked for {reader.name}")
        banners.append(format_banner(whole))
    return tuple(banners)


def _tips(content: PackageContent, reader: Reader) -> Iterable[Tip]:
    messages = {message.source.sha256: message for message in content.messages}
    for tip in content.tips:
        if tip.message_sha256 not in messages:
            raise ReleaseRefused("a tip was given without the message that it was read from")
        yield visible_tip(tip, messages[tip.message_sha256], reader, content.custody)


def _determination(content: PackageContent, reader: Reader) -> Determination | None:
    if content.determination is None:
        return None
    return visible_determination(
        content.determination,
        content.messages,
        reader,
        released=content.released,
        custody=content.custody,
    )
