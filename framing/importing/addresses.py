"""Addresses of articles -> one form for each, so that lists, pages and texts can be joined by them."""

from __future__ import annotations

import functools
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

# Parameters that say where a reader came from, never which article it is.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|ref|ref_src|referrer|cmp(?:id)?|ncid"
    r"|smid|smtyp|src|source|spm|xtor|at_\w+|ito|ocid|icid|s_cid|partner|emc|rss|feed|_ga|share|amp"
)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_SAFE = "/:@!$&'()*+,;=-._~"


# An article's address is asked for three times in a row.
@functools.lru_cache(maxsize=1_024)
def normalise_url(url: str) -> str:
    """Write an address in the form by which articles are joined and repeats are found.

    Parameters
    ----------
    url : str
        An address as a list or a page gives it.

    Returns
    -------
    str
        Without scheme, ``www.`` (also ``m.`` and ``amp.``), user, default port, fragment, the
        parameters that only track, ``/amp`` or a slash at the end and ``index.html``; host in small
        letters and punycode decoded to none, the other parameters sorted. What is no address with a
        host comes back stripped, otherwise unchanged.

    Examples
    --------
    >>> normalise_url("https://www.Courier.example:443/a/b/?utm_source=x&id=7#top")
    'courier.example/a/b?id=7'
    >>> normalise_url("http://courier.example/a/b?id=7")
    'courier.example/a/b?id=7'
    """
    url = url.strip()
    try:
        parts = urlsplit(url if "//" in url.partition("?")[0] else f"//{url}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if not host or " " in host:
        return url
    host = _plain_host(host)
    if port and f":{port}" != _DEFAULT_PORTS.get(parts.scheme or "https"):
        host += f":{port}"
    path = _INDEX.sub("/", quote(unquote(parts.path), safe=_SAFE))
    path = re.sub(r"/amp$", "", path.rstrip("/"))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0].lower()))
    return host + path + (f"?{urlencode(kept)}" if kept else "")


def host_of(url: str) -> str:
    """Give the host of an address without ``www.``, empty where there is none.

    Examples
    --------
    >>> host_of("https://www.courier.example/a"), host_of("no address")
    ('courier.example', '')
    """
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return _plain_host(host)


def is_front_page(url: str) -> bool:
    """Whether an address leads to the first page of a site.

    Examples
    --------
    >>> is_front_page("https://courier.example/"), is_front_page("https://courier.example/?p=7")
    (True, False)
    """
    plain = normalise_url(url)
    return "/" not in plain and "?" not in plain


def _plain_host(host: str) -> str:
    """Drop what stands before a host for some readers only."""
    host = host.lower().rstrip(".")
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", host)
