"""Migrations, server, worker and scheduler in one process."""

import gc
import logging
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.urls import get_resolver
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
        demo: load the demonstration, while the desk answers already.

    Raises:
        DeskBusy: another process runs this desk.
    """
    home: Path = settings.HOME
    lock = take_lock(home) if _on_sqlite() else None
    gc.disable()
    call_command("migrate", verbosity=0, interactive=False)
    server = create_server(_application(), host=host, port=port, threads=THREADS)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # to wait a turn is no trouble
    gc.freeze()
    gc.enable()
    scheduler = Scheduler(home)
    signal.signal(signal.SIGTERM, _leave)
    scheduler.start()
    address = f"http://{server.effective_host}:{server.effective_port}"
    say(f"catchall desk on {address} - not accredited for classified data")
    if demo:
        say(
            "the exercise is being loaded; links to sign in with follow, one for each of its people"
        )
        threading.Thread(target=_load_demo, args=(address, say), daemon=True).start()
    try:
        server.run()
    finally:
        scheduler.stop()
        scheduler.join(timeout=10)
        server.close()
        if lock:
            lock.close()


def _application() -> WSGIHandler:
    """The application with its addresses, so that the first who asks does not wait for them."""
    application = get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018 - to ask is to load them
    return application


def _on_sqlite() -> bool:
    return "sqlite" in settings.DATABASES["default"]["ENGINE"]


def _load_demo(address: str, say: Callable[[str], None]) -> None:
    """Load it while the desk answers already; the links come when it is there."""
    from catchall_desk.demo.load import load

    for name, secret in load():
        say(f"sign in once as {name}: {address}/enter/{secret}/")
    say("begin as officer; what he proposes waits for the countersigner, in another browser")
    connection.close()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
