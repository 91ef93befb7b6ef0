"""A real Chromium, without a screen, that opens pages and records what they ask for and what they say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

# Root, as in a container, has no sandbox; the rest keeps Chromium itself from calling out.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str | None:
    """Find the system's Chromium; FRAMING_CHROMIUM names another."""
    named = os.environ.get("FRAMING_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def expect(locator):
    """Give Playwright's assertions, which wait for what a page does after an event."""
    from playwright import sync_api  # absent where the tests in a browser are skipped

    return sync_api.expect(locator)


class Visit:
    """An open page, with the requests it made, what its console said and the errors of its scripts."""

    def __init__(self, page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, file: Path, anchor: str = ""):
        """Open a file of this machine."""
        self.page.goto(file.resolve().as_uri() + anchor)
        return self.page

    @property
    def outside(self) -> list[str]:
        """Requests for anything but files and what the page holds itself."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:", "about:"))]


# Not for the session: Playwright holds the thread's event loop, which the notebooks need later.
@pytest.fixture(scope="module")
def browser():
    """Start the system's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium_path()
    if path is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is on the PATH, FRAMING_CHROMIUM is not set")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser) -> Iterator[Visit]:
    """Open pages in a context of their own; the page's keyword arguments are those of a context."""
    contexts = []

    def make(**settings) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}} | settings)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Visit(context.new_page())

    yield make
    for context in contexts:
        context.close()


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page) -> list[str]:
    """Run axe-core in the page; one line per violation of WCAG 2.2 AA or of good practice."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found = axe.run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found
        for node in rule["nodes"][:3]
    ]
