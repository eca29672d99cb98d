"""``catchall desk``: the commands. Django is imported only when one of them runs."""

import gc
import importlib.util
import os
from pathlib import Path
from typing import Annotated

import typer

from catchall_desk.errors import DeskError

NEEDED = ("django", "ninja", "allauth", "cryptography", "holidays", "waitress", "whitenoise")

app = typer.Typer(
    help="The desk: case work with a record. Not accredited for classified data.",
    no_args_is_help=False,
)
audit = typer.Typer(help="The ledger: verify, sign, export.", no_args_is_help=True)
people = typer.Typer(help="The first people of a desk.", no_args_is_help=True)
app.add_typer(audit, name="audit")
app.add_typer(people, name="people")

Home = Annotated[
    Path, typer.Option("--home", envvar="CATCHALL_DESK_HOME", help="Folder of the desk.")
]
_HOME = Path("catchall-desk")


@app.callback(invoke_without_command=True)
def desk(
    context: typer.Context,
    home: Home = _HOME,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port; 0 for any free one.")] = 8700,
    demo: Annotated[bool, typer.Option("--demo", help="Load the EXERCISE first.")] = False,
) -> None:
    """Run the desk: migrations, server, worker and scheduler in one process."""
    gc.disable()  # what is made now stays: looking through it for garbage is a fifth of the start
    _set_up(home)
    gc.enable()
    if context.invoked_subcommand is None:
        from catchall_desk.running.serve import serve

        serve(host=host, port=port, say=typer.echo, demo=demo)


@app.command("migrate")
def migrate() -> None:
    """Bring the database to this version; the desk does so itself when it starts."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


@app.command("sweep")
def sweep_now() -> None:
    """Do once what the scheduler does: ends, obligations, reassessment, checkpoint."""
    from django.conf import settings

    from catchall_desk.jobs.scheduler import run_due

    typer.echo("done" if run_due(settings.HOME) else "another process is at it")


@app.command("backup")
def backup(target: Annotated[Path, typer.Argument(help="A file that is not there yet.")]) -> None:
    """Copy the database while the desk runs, and verify the copy."""
    from catchall_desk.running.backup import back_up

    report = back_up(target)
    typer.echo(
        f"wrote {target}; chain of {report.size} events holds" if report else f"wrote {target}"
    )


@app.command("restore")
def restore_from(source: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Put a backup where no database is, after verifying its chain."""
    from django.conf import settings

    from catchall_desk.running.backup import restore

    report = restore(source, settings.HOME)
    typer.echo(f"restored; chain of {report.size} events holds" if report else "restored")


@app.command("move")
def move(source: Annotated[Path, typer.Argument(help="The desk.sqlite3 to move.")]) -> None:
    """Move a desk from SQLite into the empty PostgreSQL of DATABASE_URL."""
    from catchall_desk.running.move import move_from

    report, counts = move_from(source)
    typer.echo(f"moved {sum(counts.values())} rows; chain of {report.size} events holds")


@audit.command("verify")
def audit_verify(
    checkpoint: Annotated[
        Path | None, typer.Option("--checkpoint", help="A signed checkpoint to compare with.")
    ] = None,
    key: Annotated[
        str | None, typer.Option("--key", help="Verifier key; that of this desk if left out.")
    ] = None,
) -> None:
    """Recompute the chain; exit code 1 where it does not hold."""
    from django.conf import settings

    from catchall_desk.running.audit import verify_here

    report = verify_here(settings.HOME, checkpoint, key)
    for problem in report.problems:
        typer.echo(problem)
    typer.echo(f"chain of {report.size} events {'BROKEN' if report.problems else 'holds'}")
    raise typer.Exit(1 if report.problems else 0)


@audit.command("checkpoint")
def audit_checkpoint() -> None:
    """Sign the chain as it stands; keep the note away from the database."""
    from django.conf import settings

    from catchall_desk.jobs.checkpoints import write_checkpoint

    typer.echo(write_checkpoint(settings.HOME).read_text(encoding="utf-8"), nl=False)


@audit.command("key")
def audit_key() -> None:
    """Print the verifier key."""
    from django.conf import settings

    from catchall_desk.records.checkpoint import load_key, verifier_key

    typer.echo(verifier_key(load_key(settings.HOME / "checkpoint.key")))


@audit.command("verifier")
def audit_verifier() -> None:
    """Print the offline verifier: a script that needs Python and nothing else."""
    from catchall_desk.records import verify_ledger

    typer.echo(Path(verify_ledger.__file__).read_text(encoding="utf-8"), nl=False)


@audit.command("export")
def audit_export(target: Annotated[Path, typer.Argument(help="A file that is not there.")]) -> None:
    """Write the chain, one event a line, for the offline verifier."""
    from catchall_desk.running.audit import export

    typer.echo(f"wrote {export(target)} events to {target}")


@people.command("security")
def people_security(
    username: str, name: str, nationality: Annotated[str, typer.Argument(help="Trigraph.")]
) -> None:
    """Make a security administrator and print a sign-in link that is used once."""
    from catchall_desk.running.first import first_administrator

    typer.echo(f"/enter/{first_administrator(username, name, nationality)}/")


@people.command("key")
def people_key(username: str) -> None:
    """Print a key for the API that stands for a person, for thirty days; it is shown once."""
    from catchall_desk.running.first import key_for

    typer.echo(key_for(username))


def _set_up(home: Path) -> None:
    """Say what is missing, or make Django ready for this home."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise DeskError(
            f"the desk needs {missing[0]}, which is not installed",
            remedy='pip install "catchall[desk]"',
        )
    from catchall_desk.running.home import prepare

    prepare(home)
    os.environ["CATCHALL_DESK_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "catchall_desk.config.settings"
    import django

    django.setup()
