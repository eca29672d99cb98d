"""Backups while the desk runs, and their way back; each is verified where it arrives."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from catchall_desk.errors import DeskBusy, DeskError, LedgerBroken
from catchall_desk.records.verify_ledger import Report, read_rows, verify


def back_up(target: Path) -> Report | None:
    """Copy the database to a new file while others write.

    Returns:
        What the verification of the copy found; null on PostgreSQL, where ``pg_dump`` makes
        a file that only a restore can read.

    Raises:
        DeskBusy: the file is there already.
        LedgerBroken: the chain of the copy does not verify.
        DeskError: ``pg_dump`` failed or is not installed.
    """
    if target.exists():
        raise DeskBusy("the file is there already", file=target.name)
    if connection.vendor == "postgresql":
        _postgres_tool("pg_dump", "--format=custom", "--enable-row-security", f"--file={target}")
        return None
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
    target.chmod(0o600)
    return _verified(target)


def restore(source: Path, home: Path) -> Report | None:
    """Put a backup in place of a database that is not there.

    Raises:
        DeskBusy: there is a database already; it is never overwritten.
        LedgerBroken: the chain of the backup does not verify.
        DeskError: ``pg_restore`` failed or is not installed.
    """
    if connection.vendor == "postgresql":
        if connection.introspection.table_names():
            raise DeskBusy("the database is not empty", place="DATABASE_URL")
        name = connection.settings_dict["NAME"]
        _postgres_tool(
            "pg_restore", "--exit-on-error", "--no-owner", f"--dbname={name}", str(source)
        )
        return None
    report = _verified(source)
    target = home / "desk.sqlite3"
    if target.exists():
        raise DeskBusy("there is a database already", file=target.name)
    shutil.copyfile(source, target)
    target.chmod(0o600)
    return report


def _verified(path: Path) -> Report:
    try:
        report = verify(read_rows(path))
    except (sqlite3.Error, OSError, ValueError) as error:
        raise DeskError("it is not a database of the desk", file=path.name) from error
    if report.problems:
        raise LedgerBroken(report.problems[0], file=path.name)
    return report


def _postgres_tool(tool: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL on the desk's database, as the desk's own reader."""
    program = shutil.which(tool)
    if program is None:
        raise DeskError(f"{tool} is not installed", remedy="install the PostgreSQL client")
    command = [program, *arguments]
    if tool == "pg_dump":
        command.append(str(connection.settings_dict["NAME"]))
    done = subprocess.run(  # noqa: S603 - fixed program and arguments
        command, env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DeskError(f"{tool}: {' '.join(done.stderr.split())[:300]}")


def _environment() -> dict[str, str]:
    given: dict[str, Any] = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {key: str(given[name]) for key, name in names.items() if given[name]}
    return {**environment, "PGOPTIONS": "-c catchall.reader=system"}
