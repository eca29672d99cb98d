"""``catchall share``: a case for one partner, sealed, or as an export; and how to open one."""

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from catchall.cli import files
from catchall.cli.options import AsOf, Json, day
from catchall.cli.output import Exit, console, heading, leave, print_json, say
from catchall.errors import InputError
from catchall.intake import extract, message_date, read_message
from catchall.markings import reader_from
from catchall.model import Custody
from catchall.release.sharing import (
    CasePackage,
    Cover,
    PackageContent,
    case_package,
    ftm_entities,
    new_key,
    open_package,
    public_key,
    seal,
    stix_bundle,
)
from catchall.release.sharing.export import file_name

app = typer.Typer(help="Share a case with a partner, or open what a partner sent.")
_HEX = re.compile(r"[0-9a-f]{64}")


@app.command("key")
def key(
    out: Annotated[Path, typer.Option("--out", help="Folder for the key files.")],
    name: Annotated[str, typer.Option("--name", help="What the files are called.")] = "catchall",
    json: Json = False,
) -> None:
    """Make a pair of keys: one that stays here, one that partners are given beforehand."""
    private = new_key()
    secret, shown = out / f"{name}.key", out / f"{name}.pub"
    _write_secret(secret, private.hex().encode() + b"\n")
    files.write_all(out, {shown.name: public_key(private).hex().encode() + b"\n"})
    if json:
        print_json({"key": str(secret), "public_key": str(shown)})
    else:
        say(console(), f"wrote {secret}: keep it where only the releasing office can read it")
        say(console(), f"wrote {shown}: give it to your partners")
    leave(Exit.NOTHING_FOUND)


def _write_secret(path: Path, data: bytes) -> None:
    """Write a file that nobody else may read, and never over another."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise InputError(
            "a key of that name is there", file=path.name, remedy="give another --name"
        ) from error
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=str(path)) from error
    with os.fdopen(handle, "wb") as file:
        file.write(data)


@app.command("make")
def make(
    file: Annotated[Path, typer.Argument(help="The message that came in.")],
    to: Annotated[str, typer.Option("--to", help="Recipient, such as KOR:S or JPN:SECRET.")],
    sender: Annotated[str, typer.Option("--sender", help="Who sends it.")],
    serial: Annotated[str, typer.Option("--serial", help="Serial number at the sender.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the files that are written.")],
    key: Annotated[
        Path | None, typer.Option("--key", help="Private key; without it nothing is sealed.")
    ] = None,
    holder: Annotated[
        str | None,
        typer.Option("--holder", help="Whose the sender is, where it holds what others wrote."),
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Write what one partner may have of a message: sealed package, STIX and FollowTheMoney.

    The package is written only with --key. Each export says what it cannot take along.
    """
    message = read_message(files.read(file), name=file.name)
    when = day(as_of) if as_of else message_date(message) or day(None)
    content = PackageContent(
        messages=(message,),
        tips=(extract(message),),
        custody=Custody(holder=reader_from(f"{holder}:none").nationality) if holder else None,
    )
    cover = Cover(id=serial, as_of=when, sender=sender)
    package = case_package(content, reader_from(to), cover)
    exports = (stix_bundle(package), ftm_entities(package))
    contents = {export.file: export.data for export in exports}
    if key is not None:
        contents[file_name(package, "catchall.json")] = seal(package, _key(key))
    written = files.write_all(out, contents)
    if json:
        print_json(
            {
                "package": package.model_dump(mode="json"),
                "written": [path.name for path in written],
                "left_out": {export.file: export.left_out for export in exports},
            }
        )
    else:
        _show(package)
        for path in written:
            say(console(), f"wrote {path}")
        for export in exports:
            say(console(), f"{export.file} leaves out: {'; '.join(export.left_out)}", style="dim")
    leave(Exit.NOTHING_FOUND)


@app.command("open")
def open_(
    file: Annotated[Path, typer.Argument(help="A sealed case package.")],
    trust: Annotated[
        list[Path], typer.Option("--trust", help="Public key of a known sender; repeatable.")
    ],
    json: Json = False,
) -> None:
    """Open a sealed case package; refused if one byte changed or its key is not known."""
    known = [_key(path) for path in trust]
    package = open_package(files.read(file), trusted=known, name=file.name)
    if json:
        print_json(package.model_dump(mode="json"))
    else:
        _show(package)
    leave(Exit.NOTHING_FOUND)


def _key(path: Path) -> bytes:
    text = files.read(path).decode("ascii", "replace").strip()
    if not _HEX.fullmatch(text):
        raise InputError("not a key", file=path.name, remedy="make one with catchall share key")
    return bytes.fromhex(text)


def _show(package: CasePackage) -> None:
    screen = console()
    heading(screen, f"Case {package.id} of {package.sender} for {package.recipient.name}")
    for banner in package.banners:
        say(screen, banner, style="bold")
    for portion in package.portions:
        words = " ".join(" ".join(piece.text.split()) for piece in portion.pieces)
        say(screen, f"{portion.id} {portion.canonical} {words}")
    names = [party.name for tip in package.tips for party in tip.parties if party.name]
    if names:
        say(screen, f"parties: {', '.join(names)}")
