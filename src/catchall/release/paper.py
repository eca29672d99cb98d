"""The non-paper: exactly what a named recipient may read of a message, and nothing else."""

import hashlib
import re
from collections.abc import Collection, Iterator
from datetime import date
from textwrap import fill

from catchall.errors import InputError, ReleaseRefused
from catchall.lexicon import countries
from catchall.markings import format_banner, may_read, roll_up
from catchall.markings.codes import name
from catchall.model import Custody, Marking, Message, Reader, Sha256, Value
from catchall.release.filter import Visible, VisiblePortion, visible
from catchall.release.typeset import typeset

_BULLET = re.compile(r"\A\s*(?:--?|[-–—•*])\s+")
_WIDTH = 72


class PaperLine(Value):
    """One paragraph or point of a paper; ``point`` is its number in the block it came from."""

    text: str
    portion: str
    marking: str
    point: int | None = None


class UsedPortion(Value):
    """A portion whose words stand in a paper, with the hash of those words."""

    id: str
    marking: str
    sha256: Sha256


class NonPaper(Value):
    """A paper for one recipient; complete in itself, the same inputs give the same bytes."""

    schema_version: str = "1"
    title: str
    recipient: Reader
    serial: str
    as_of: date
    banner: str
    originator: tuple[str, ...]
    """Who must consent before anything of it is passed on or used for another purpose."""
    lines: tuple[PaperLine, ...]
    used: tuple[UsedPortion, ...]
    source_sha256: Sha256
    """Hash of the message that it was made from; its number and header are not in the paper."""
    exercise: bool = False


def non_paper(
    message: Message,
    reader: Reader,
    *,
    as_of: date,
    serial: str,
    title: str = "Non-paper",
    custody: Custody | None = None,
) -> NonPaper:
    """Make a non-paper of exactly the portions that the named recipient may read.

    Attachments are messages of their own: they are in no paper but one made from them.

    Args:
        message: the message as read; its words stand as they came.
        reader: the recipient.
        as_of: the day the paper bears.
        serial: its serial number at the releasing office.
        title: what stands above it; the releasing office answers for its words.
        custody: who releases it, where that is not the originator of every portion.

    Raises:
        ReleaseRefused: nothing may be read, or the whole cannot be marked so that the
            recipient may read it. The reasons name portions by their ids only.
    """
    seen = visible(message, reader, custody)
    portions = [portion for portion in seen.portions if portion.pieces]
    if not portions:
        raise _refused(f"nothing in the message may be read by {reader.name}", seen)
    markings = [portion.marking for portion in portions]
    return NonPaper(
        title=title,
        recipient=reader,
        serial=serial,
        as_of=as_of,
        banner=_banner(markings, seen),
        originator=tuple(sorted({owner for marking in markings for owner in marking.owner})),
        lines=tuple(line for portion in portions for line in _lines(portion)),
        used=tuple(_used(portion) for portion in portions),
        source_sha256=message.source.sha256,
        exercise=message.exercise,
    )


def leave_out(message: Message, portions: Collection[str]) -> Message:
    """The message without some of its portions, which a person keeps back from a paper.

    Its words and its hash stay those of the whole; only fewer portions can be used.

    Args:
        message: the message as read.
        portions: ids of the portions that are kept back; what lies inside one has an id
            of its own, and stays unless it is named too.

    Raises:
        InputError: the message has no such portion.
    """
    unknown = sorted(set(portions) - {portion.id for portion in message.portions})
    if unknown:
        raise InputError(
            f"the message has no portion {', '.join(unknown)}",
            remedy=f"its portions are {', '.join(one.id for one in message.portions)}",
        )
    kept = tuple(portion for portion in message.portions if portion.id not in portions)
    return message.model_copy(update={"portions": kept})


def _refused(problem: str, seen: Visible) -> ReleaseRefused:
    return ReleaseRefused(problem, reasons=tuple(refusal.line() for refusal in seen.refused))


def _banner(markings: list[Marking], seen: Visible) -> str:
    """The strict roll-up of what is used, by scheme; refused where the reader could not read it."""
    banners: list[str] = []
    for scheme in sorted({marking.scheme for marking in markings}, reverse=True):
        whole = roll_up([one for one in markings if one.scheme == scheme], strict=True)
        if not may_read(seen.reader, whole).allowed:
            problem = f"the portions together cannot be marked for {seen.reader.name}"
            raise _refused(problem, seen)
        banners.append(format_banner(whole))
    return " | ".join(banners)


def _lines(portion: VisiblePortion) -> Iterator[PaperLine]:
    for piece in portion.pieces:
        text = " ".join(_BULLET.sub("", piece.text).split())
        if text:
            yield PaperLine(
                text=text, portion=portion.id, marking=portion.canonical, point=piece.point
            )


def _used(portion: VisiblePortion) -> UsedPortion:
    digest = hashlib.sha256(portion.text.encode()).hexdigest()
    return UsedPortion(id=portion.id, marking=portion.canonical, sha256=digest)


def _country(code: str) -> str:
    known = countries.from_trigraph(code)
    return countries.name(known) if known else name(code)


def _addressed(paper: NonPaper) -> str:
    reader = paper.recipient
    level = reader.clearance.name.replace("_", " ") if reader.clearance else "no clearance"
    return f"{_country(reader.nationality)} ({reader.nationality}), {level}"


def _third_party(paper: NonPaper) -> str:
    """The third-party rule; nothing in what is addressed to a firm and has no originator."""
    if not paper.originator:
        return ""
    owners = ", ".join(_country(code) for code in paper.originator)
    return (
        "Not to be passed to a third state, nor used for another purpose, "
        f"without the written consent of the originator ({owners})."
    )


def non_paper_text(paper: NonPaper) -> str:
    """The paper as plain text, banner first and last."""
    banner = paper.banner
    top = [banner, *(["EXERCISE EXERCISE EXERCISE"] if paper.exercise else [])]
    head = [paper.title, f"Serial {paper.serial}", f"For {_addressed(paper)}", f"{paper.as_of}"]
    body = [line for block in _blocks(paper) for line in ("", *block)]
    used = [f"{one.id} {one.marking} sha256:{one.sha256}" for one in paper.used]
    rule = fill(_third_party(paper), _WIDTH)
    foot = ["", *([rule, ""] if rule else []), "Made of these portions only:", *used, ""]
    return "\n".join([*top, "", *head, *body, *foot, banner]) + "\n"


def _blocks(paper: NonPaper) -> Iterator[list[str]]:
    last = None
    for line in paper.lines:
        if line.portion != last:
            last = line.portion
            yield [line.marking]
        opening = "-- " if line.point is not None else ""
        yield fill(
            opening + line.text,
            _WIDTH,
            subsequent_indent=" " * len(opening),
            break_long_words=False,
            break_on_hyphens=False,
        ).splitlines()


def non_paper_pdf(paper: NonPaper) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1 with the banner on every page; the same bytes each time.

    Raises:
        CatchallError: a character cannot be shown by the fonts at hand; no box is printed.
    """
    data = {
        "title": paper.title,
        "banner": paper.banner,
        "exercise": paper.exercise,
        "serial": paper.serial,
        "for": _addressed(paper),
        "date": paper.as_of.isoformat(),
        "sections": _sections(paper),
        "third_party": _third_party(paper),
        "used": [one.model_dump() for one in paper.used],
    }
    return typeset("non_paper", data, as_of=paper.as_of)


def _sections(paper: NonPaper) -> list[dict[str, object]]:
    sections: list[dict[str, object]] = []
    for used in paper.used:
        lines = [
            {"text": line.text, "point": line.point is not None}
            for line in paper.lines
            if line.portion == used.id
        ]
        sections.append({"marking": used.marking, "lines": lines})
    return sections
