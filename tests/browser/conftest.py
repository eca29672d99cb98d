"""The desk as a visitor runs it, in Debian's Chromium; every page is looked at by axe."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.visitor import Desk, Visitor

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_LOADS_WITHIN = 480


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder: it needs Chromium, and sockets to speak with it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of the run."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not here: apt-get install chromium, or set CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=FLAGS, headless=True
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """`catchall desk --demo` in a folder of its own, with the sign-in links that it prints."""
    home = tmp_path_factory.mktemp("desk")
    log = home / "said.txt"
    catchall = str(Path(sys.executable).parent / "catchall")
    command = [catchall, "desk", "--home", str(home / "data"), "--port", "0", "--demo"]
    with log.open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)  # noqa: S603 - our own
    try:
        yield _wait(process, log)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> Desk:
    until = time.monotonic() + _LOADS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        text = log.read_text()
        if "Traceback" in text:
            break
        links = dict(re.findall(r"sign in once as (\w+): (\S+)", text))
        if "countersigner" in links and text.endswith("\n"):
            time.sleep(0.5)
            links = dict(re.findall(r"sign in once as (\w+): (\S+)", log.read_text()))
            address = re.search(r"catchall desk on (\S+)", text)
            assert address is not None
            return Desk(address[1], links)
        time.sleep(0.3)
    raise AssertionError(f"the desk did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def office(desk: Desk, chromium: Browser) -> Callable[[str], Visitor]:
    """The visitor of a user name, signed in by his link; the same one whenever asked for."""
    signed_in: dict[str, Visitor] = {}

    def visitor(name: str) -> Visitor:
        if name not in signed_in:
            signed_in[name] = Visitor.by_link(chromium, desk, name)
        return signed_in[name]

    return visitor


@pytest.fixture(autouse=True)
def quiet(office: Callable[[str], Visitor], request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test: nothing was asked of another host, and nothing went wrong in a page."""
    yield
    Visitor.check_all()
    del office, request
