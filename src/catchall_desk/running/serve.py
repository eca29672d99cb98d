"""Migrations, server, worker and scheduler in one process."""

import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from catchall_desk.jobs.scheduler import Scheduler
from catchall_desk.running.home import take_lock

THREADS = 16


def serve(*, host: str, port: int, say: Callable[[str], None], demo: bool) -> None:
    """Run the desk until it is told to stop.

    Args:
        host: address to listen on; the loopback unless told.
        port: port to listen on, 0 for any that is free.
        say: where to say what is going on.
        demo: load the demonstration first.

    Raises:
        DeskBusy: another process runs this desk.
    """
    home: Path = settings.HOME
    lock = take_lock(home) if _on_sqlite() else None
    call_command("migrate", verbosity=0, interactive=False)
    links = _load_demo() if demo else []
    server = create_server(get_wsgi_application(), host=host, port=port, threads=THREADS)
    scheduler = Scheduler(home)
    signal.signal(signal.SIGTERM, _leave)
    scheduler.start()
    address = f"http://{server.effective_host}:{server.effective_port}"
    say(f"catchall desk on {address} - not accredited for classified data")
    for name, secret in links:
        say(f"sign in once as {name}: {address}/enter/{secret}/")
    try:
        server.run()
    finally:
        scheduler.stop()
        scheduler.join(timeout=10)
        server.close()
        if lock:
            lock.close()


def _on_sqlite() -> bool:
    return "sqlite" in settings.DATABASES["default"]["ENGINE"]


def _load_demo() -> list[tuple[str, str]]:
    from catchall_desk.demo.load import load

    return load()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
