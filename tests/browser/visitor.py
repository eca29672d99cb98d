"""Visitors: people who read and press pages, and who note all that goes wrong."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

SHOTS = Path("build/shots")
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
_EXPECTED = ("status of 404", "status of 403", "status of 409", "status of 422")
"""What Chromium writes to the console where a page says no; that is the page's to say."""


@dataclass(frozen=True)
class Desk:
    """A running desk: its address, and links to sign in with by user name."""

    address: str
    links: dict[str, str]


class Visitor:
    """Somebody at a browser of his own."""

    everybody: ClassVar[list["Visitor"]] = []

    def __init__(self, context: BrowserContext, desk: Desk) -> None:
        self.desk = desk
        self.context = context
        self.page: Page = context.new_page()
        self.page.set_default_timeout(_PATIENCE)
        self.strangers: list[str] = []
        self.errors: list[str] = []
        context.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        Visitor.everybody.append(self)

    @classmethod
    def by_link(cls, browser: Browser, desk: Desk, name: str, **more: object) -> "Visitor":
        """A visitor who signs in by the link that the desk has printed for him."""
        visitor = cls(browser.new_context(locale="en-US", viewport=_VIEW, **more), desk)  # type: ignore[arg-type]
        visitor.page.goto(desk.links[name])
        visitor.page.get_by_role("button", name="Sign in").click()
        visitor.page.wait_for_url(lambda url: "/enter/" not in url)
        return visitor

    @classmethod
    def check_all(cls) -> None:
        """No request has left the machine, and no console told of an error."""
        for visitor in cls.everybody:
            strangers, errors = visitor.strangers[:], visitor.errors[:]
            visitor.strangers.clear()
            visitor.errors.clear()
            assert not strangers, f"asked of other hosts: {strangers}"
            assert not errors, f"errors in the console: {errors}"

    def goes(self, path: str) -> Page:
        """Go to a path of the desk."""
        self.page.goto(f"{self.desk.address}{path}")
        return self.page

    def sees(self, name: str) -> None:
        """Take a picture of the page and have axe find nothing in it."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
        found = Axe().run(self.page, options=RULES)
        told = [
            f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}"
            for v in found.response["violations"]
        ]
        assert not told, f"{name}: axe finds {told}"

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"data", "blob", "about"}:
            return
        if parts.hostname != "127.0.0.1":
            self.strangers.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(each in message.text for each in _EXPECTED):
            self.errors.append(f"{self.page.url}: {message.text}")


_PATIENCE = 15_000
_VIEW = {"width": 1280, "height": 900}
