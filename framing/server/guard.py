"""A request in; whether it may come from the page itself, out.

The page listens on this machine alone, but any web page that is open in the same browser can send
requests to it. A token that nobody else knows, in the path, keeps these out; the host name is checked
against names that were made to point here (DNS rebinding), the origin against forms of other pages.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer; a page replaces the policy by its own, stricter in what it names."""


def refusal(method: str, host: str, path: str, headers: Mapping[str, str], *, port: int, token: str) -> str:
    """Say why a request is refused, ``""`` where it is not.

    Parameters
    ----------
    method, host, path : str
        Of the request.
    headers : mapping
        Of the request.
    port : int
        Where the page listens.
    token : str
        What its addresses begin with.

    Returns
    -------
    str

    Examples
    --------
    >>> refusal("GET", "127.0.0.1:80", "/secret/", {}, port=80, token="secret")
    ''
    >>> refusal("GET", "evil.example:80", "/secret/", {}, port=80, token="secret")
    'host'
    """
    names = {f"127.0.0.1:{port}", f"localhost:{port}"}
    if host.lower() not in names:
        return "host"
    given = path.split("/")[1] if path.startswith("/") else ""
    if not hmac.compare_digest(given.encode(), token.encode()):
        return "token"
    if method == "GET":
        return ""
    origin = headers.get("Origin")
    if origin is None or origin not in {f"http://{name}" for name in names}:
        return "origin"
    return "" if headers.get("Sec-Fetch-Site", "same-origin") == "same-origin" else "origin"
