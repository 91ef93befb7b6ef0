"""What a site asks of programs -> whether and when an address may be fetched."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from framing.importing.fetching import Answer, Limits, fetch
from framing.importing.guarding import RefusedAddressError, check_url
from framing.importing.robots import Rules, read_robots

AGENT = "framing"

LONGEST_DELAY = 60.0
"""Seconds above which a site's ``Crawl-delay`` is not waited for, and its pages are not fetched."""

_ROBOTS_SIZE = 512_000


@dataclass
class _Site:
    """What is known of a site: its rules, when it was asked last, how long to wait in between."""

    rules: Rules
    delay: float
    refusal: str = ""
    asked: float | None = None


@dataclass
class Visitor:
    """Fetches pages politely: one at a time, with a pause between two of a site, as its robots.txt says.

    Parameters
    ----------
    delay : float
        Seconds between two requests to one site, or what the site asks for, whichever is longer.
    contact : str
        Address of the person who fetches, sent with every request so that a site can complain.
    limits : Limits
        What one fetch may take.
    sleep : callable
        Waits for so many seconds.

    Notes
    -----
    A robots.txt that answers with 4xx forbids nothing, one that cannot be reached or answers with 5xx
    forbids everything (RFC 9309).
    """

    delay: float = 5.0
    contact: str = ""
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], object] = time.sleep
    _sites: dict[str, _Site] = field(default_factory=dict)

    @property
    def agent(self) -> str:
        """Give what is sent as ``User-Agent``."""
        return f"{AGENT}/1 (research; {self.contact or 'no contact given'})"

    def visit(self, url: str) -> Answer:
        """Fetch a page when its site allows it.

        Raises
        ------
        RefusedAddressError
            The site forbids it, or ``fetch`` does.
        """
        self._wait(url)
        answer = fetch(url, self.agent, self.limits, self._wait)
        if answer.status in (429, 503):
            self._pause(url, answer.headers.get("retry-after", ""))
            answer = fetch(url, self.agent, self.limits, self._wait)
        return answer

    def _wait(self, url: str) -> None:
        """Ask whether a page may be fetched, and wait until it may."""
        # What is wrong with the address itself must not be told of the robots.txt of its site.
        check_url(url, allow_private=self.limits.allow_private)
        site = self._site(url)
        if site.refusal:
            raise RefusedAddressError(site.refusal)
        if not site.rules.allow(url):
            msg = "robots.txt of the site does not allow it"
            raise RefusedAddressError(msg)
        if site.asked is not None:
            left = site.asked + site.delay - time.monotonic()
            if left > 0:
                self.sleep(left)
        site.asked = time.monotonic()

    def _pause(self, url: str, asked: str) -> None:
        """Wait as long as a site that is overrun asks for, if that is not too long."""
        seconds = float(asked) if asked.isascii() and asked.isdigit() else 2 * self._site(url).delay
        if seconds > LONGEST_DELAY:
            msg = f"the site asks to come back after {seconds:,.0f} seconds; import again then"
            raise RefusedAddressError(msg)
        self.sleep(seconds)

    def _site(self, url: str) -> _Site:
        """Give what is known of the site of an address; its robots.txt is read once."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._sites:
            self._sites[root] = self._meet(root)
        return self._sites[root]

    def _meet(self, root: str) -> _Site:
        """Read the robots.txt of a site."""
        site = _Site(Rules(), self.delay)
        try:
            answer = fetch(f"{root}/robots.txt", self.agent, self.limits)
        except RefusedAddressError as error:
            site.refusal = f"robots.txt of the site cannot be read: {error}"
            return site
        if answer.status >= 500:
            site.refusal = f"robots.txt of the site answers with {answer.status}, which forbids everything"
            return site
        if answer.status < 400:
            site.rules = read_robots(answer.body[:_ROBOTS_SIZE].decode("utf-8-sig", "replace"), AGENT)
        asked = site.rules.delay
        site.delay = max(self.delay, asked)
        if asked > LONGEST_DELAY:
            site.refusal = f"robots.txt of the site asks for {asked:,.0f} seconds between two pages"
        site.asked = time.monotonic()
        return site
