"""The desk as a process: one command, one process, backup and restore, the move."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desk.postgres import postgres

DESK = "import sys; from catchall_desk.running.commands import app; app()"


def environment(home: Path, url: str = "") -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "CATCHALL_SECRET_KEY"}}
    return {**kept, "CATCHALL_DESK_HOME": str(home), **({"DATABASE_URL": url} if url else {})}


def run(home: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", DESK, *arguments],
        env=environment(home, url),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@contextmanager
def serving(home: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A desk that runs; gives its address, and stops it in the end."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-u", "-c", DESK, "--port", "0", *arguments],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lines: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            found = re.search(r"on (http://[\d.]+:\d+)", line)
            if found:
                yield found.group(1), process
                return
        pytest.fail("".join(lines)[-2000:])
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        if process.stdout is not None:
            process.stdout.close()


@pytest.mark.slow
def test_one_command_runs_the_desk_and_everything_around_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home, "--demo") as (address, process):
        with urllib.request.urlopen(address, timeout=60) as page:  # noqa: S310
            assert b"<title>" in page.read()
        assert process.stdout is not None
        assert "being loaded" in process.stdout.readline()
        links = [process.stdout.readline() for _ in range(2)]
        assert all("/enter/" in line for line in links)
        second = run(home, "--port", "0")
        assert second.returncode != 0
        assert "another process runs this desk" in second.stderr + second.stdout
        key = run(home, "people", "key", "officer").stdout.strip()
        asked = urllib.request.Request(  # noqa: S310
            f"{address}/api/case/count", headers={"Authorization": f"Bearer {key}"}
        )
        with urllib.request.urlopen(asked, timeout=60) as counted:  # noqa: S310
            assert json.load(counted)["count"] >= 41
        assert "no such person" in run(home, "people", "key", "nobody").stderr
        copy = run(home, "backup", str(tmp_path / "copy.sqlite3"))
        assert "events holds" in copy.stdout, copy.stderr
    note = tmp_path / "note.txt"
    note.write_text(run(home, "audit", "checkpoint").stdout, encoding="utf-8")
    verified = run(home, "audit", "verify", "--checkpoint", str(note))
    assert (verified.returncode, "holds" in verified.stdout) == (0, True)
    _restores(tmp_path, home)
    _is_found_out(home, note)


def _restores(tmp_path: Path, home: Path) -> None:
    other = tmp_path / "other"
    restored = run(other, "restore", str(tmp_path / "copy.sqlite3"))
    assert "restored; chain of" in restored.stdout, restored.stderr
    assert counts(other) == counts(home)
    assert counts(other)["casework_case"] >= 41
    assert run(other, "audit", "verify").returncode == 0
    assert (
        "there is a database already"
        in run(other, "restore", str(tmp_path / "copy.sqlite3")).stderr
    )


def counts(home: Path) -> dict[str, int]:
    """The rows of every table."""
    connection = sqlite3.connect(home / "desk.sqlite3")
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    found = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names.fetchall()
    }
    connection.close()
    return found


def _is_found_out(home: Path, note: Path) -> None:
    """Somebody with the file drops the triggers and cuts the end of the chain."""
    connection = sqlite3.connect(home / "desk.sqlite3")
    connection.executescript(
        "DROP TRIGGER records_event_no_delete; DROP TRIGGER records_content_no_delete;"
        "DELETE FROM records_content WHERE event_id > 100;"
        "DELETE FROM records_event WHERE seq > 100;"
    )
    connection.commit()
    connection.close()
    told = run(home, "audit", "verify", "--checkpoint", str(note))
    assert (told.returncode, "truncated" in told.stdout) == (1, True)


COUNTS = """
from django.apps import apps
from catchall_desk.accounts.reading import system_reading
with system_reading():
    print({m._meta.db_table: m._base_manager.count() for m in apps.get_models()})
"""
PLAY = "from catchall_desk.demo.load import load; load()"


def inside(home: Path, code: str, url: str = "") -> str:
    """What code prints that runs inside the desk."""
    begin = (
        "import django, os\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'catchall_desk.config.settings'\n"
        "django.setup()\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", begin + code],
        env=environment(home, url),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.slow
def test_the_move_to_postgresql_and_a_restore_there_carry_everything(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert run(home, "migrate").returncode == 0
    inside(home, PLAY)
    told = inside(home, COUNTS)
    head = _head(home, tmp_path / "before.jsonl")
    with postgres() as url:
        moved = run(home, "move", str(home / "desk.sqlite3"), url=url)
        assert "events holds" in moved.stdout, moved.stderr[-2000:]
        assert _head(home, tmp_path / "after.jsonl", url) == head
        assert inside(home, COUNTS, url) == told
        assert "done" in run(home, "sweep", url=url).stdout  # it can write from here on
        assert run(home, "audit", "verify", url=url).returncode == 0
        _restores_on_postgres(tmp_path, home, url)


def _restores_on_postgres(tmp_path: Path, home: Path, url: str) -> None:
    """A backup of the one, restored into another database of that server."""
    told, head = inside(home, COUNTS, url), _head(home, tmp_path / "there.jsonl", url)
    copy, other = str(tmp_path / "copy.dump"), f"{url}2"
    made = run(home, "backup", copy, url=url)
    assert made.returncode == 0, made.stderr
    assert "not empty" in run(home, "restore", copy, url=url).stderr
    inside(
        home,
        "from django.db import connection as c; c.cursor().execute('CREATE DATABASE desk2')",
        url,
    )
    back = run(home, "restore", copy, url=other)
    assert back.returncode == 0, back.stderr
    assert inside(home, COUNTS, other) == told
    assert _head(home, tmp_path / "back.jsonl", other) == head
    verified = run(home, "audit", "verify", url=other)
    assert (verified.returncode, "holds" in verified.stdout) == (0, True)
    refused = "UPDATE records_event SET actor = 'x' WHERE seq = 1"
    code = (
        "from django.db import connection as c, DatabaseError\n"
        f"try: c.cursor().execute({refused!r})\n"
        "except DatabaseError as e: print(e)\n"
    )
    assert "append-only" in inside(home, code, other)  # what the database refuses came along


def _head(home: Path, target: Path, url: str = "") -> str:
    return str(json.loads(_export(home, target, url)[-1])["hash"])


def _export(home: Path, target: Path, url: str = "") -> list[str]:
    done = run(home, "audit", "export", str(target), url=url)
    assert done.returncode == 0, done.stderr[-2000:]
    return target.read_text(encoding="utf-8").splitlines()


@pytest.mark.slow
def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import importlib.util as u, sys; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'django' else real(name, *a)\n"
        "sys.argv = ['catchall', 'desk']\n"
        "from catchall.cli.app import main; main()"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env=environment(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert 'pip install "catchall[desk]"' in done.stderr
    assert not list(tmp_path.iterdir())
