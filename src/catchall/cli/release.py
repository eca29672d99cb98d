"""``catchall release``: a non-paper of exactly what the recipient may read."""

from pathlib import Path
from typing import Annotated

import typer

from catchall import release as papers
from catchall.cli import files
from catchall.cli.options import AsOf, Json, Out, day
from catchall.cli.output import Exit, console, heading, leave, print_json, say
from catchall.intake import read_message
from catchall.markings import reader_from
from catchall.model import Message


def release(
    file: Annotated[Path, typer.Argument(help="The message that came in.")],
    to: Annotated[
        str, typer.Option("--to", help="Recipient as COUNTRY:LEVEL, such as KOR:S or JPN:SECRET.")
    ],
    serial: Annotated[str, typer.Option("--serial", help="Serial number of the paper.")] = "1",
    as_of: AsOf = None,
    out: Out = None,
    json: Json = False,
) -> None:
    """Write a non-paper that holds exactly the portions the recipient may read.

    Refuses with the reason of every portion otherwise. The paper bears the day of --as-of,
    or of the message. With --out it is written as text, then as PDF, which needs fonts for
    every script of the text.
    """
    message = read_message(files.read(file), name=file.name)
    reader = reader_from(to)
    when = day(as_of or _day_of(message))
    paper = papers.non_paper(message, reader, as_of=when, serial=serial)
    text = papers.non_paper_text(paper)
    written: list[Path] = []
    if out is not None:
        stem = f"non-paper-{reader.nationality}-{serial}"
        written = files.write_all(out, {f"{stem}.txt": text.encode()})
        written += files.write_all(out, {f"{stem}.pdf": papers.non_paper_pdf(paper)})
    if json:
        print_json(paper.model_dump(mode="json") | {"written": [str(path) for path in written]})
    else:
        screen = console()
        heading(screen, f"Non-paper for {to}")
        say(screen, text)
        for path in written:
            say(screen, f"wrote {path}")
    leave(Exit.NOTHING_FOUND)


def _day_of(message: Message) -> str | None:
    """The day that the message itself bears, as YYYY-MM-DD; null where it bears none."""
    header = message.header
    dates = (
        header.transmission and header.transmission.dtg,
        header.mail and header.mail.date,
        header.wrapper and header.wrapper.created,
    )
    return next((str(field.value)[:10] for field in dates if field and field.value), None)
