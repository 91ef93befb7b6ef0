"""Addresses that a program must not be sent to -> refused, by the number that is connected to."""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from framing.errors import FramingError

_SAFE = "%/:?[]@!$&'()*+,;=~"
_PORTS = {"http": 80, "https": 443}

# IPv6 addresses that carry an IPv4 address which is the one reached.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedAddressError(FramingError):
    """An address was refused, or could not be reached; the message says why."""


class Target(NamedTuple):
    """Where a connection may go: scheme, host and port as asked for, and the numbers that were checked."""

    scheme: str
    host: str
    port: int
    path: str
    numbers: tuple[str, ...]


def check_url(url: str, *, allow_private: bool = False) -> Target:
    """Check an address and resolve its host once, so that what was checked is what is connected to.

    Parameters
    ----------
    url : str
        Any address.
    allow_private : bool
        Allow numbers that are not public, and ports other than those of http and https.

    Returns
    -------
    Target

    Raises
    ------
    RefusedAddressError
        The scheme is not http or https, a user or password stands in it, the port is another, the host
        has no number, or one of its numbers is not public.

    Examples
    --------
    >>> check_url("file:///etc/passwd")
    Traceback (most recent call last):
        ...
    framing.importing.guarding.RefusedAddressError: the scheme 'file' is neither http nor https
    >>> check_url("http://127.0.0.1/")
    Traceback (most recent call last):
        ...
    framing.importing.guarding.RefusedAddressError: 127.0.0.1 is not public (127.0.0.1)
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        # The error may quote the password.
        msg = "the address cannot be read" + ("" if "@" in url else f" ({error})")
        raise RefusedAddressError(msg) from error
    if not parts.scheme:
        msg = "it is no address of a page: it begins with neither http:// nor https://"
        raise RefusedAddressError(msg)
    if parts.scheme.lower() not in _PORTS:
        msg = f"the scheme {parts.scheme!r} is neither http nor https"
        raise RefusedAddressError(msg)
    scheme = parts.scheme.lower()
    if not host or any(ord(letter) <= 32 for letter in url.strip()):
        msg = "the address has no host, or holds white space"
        raise RefusedAddressError(msg)
    if parts.username is not None or parts.password is not None:
        msg = "a user name or password stands in the address"
        raise RefusedAddressError(msg)
    if port not in (None, _PORTS[scheme]) and not allow_private:
        msg = f"port {port} is not the one of {scheme}"
        raise RefusedAddressError(msg)
    path = quote(parts.path or "/", safe=_SAFE)
    target = path + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    try:
        host = host.encode("ascii" if host.isascii() else "idna").decode("ascii")
    except UnicodeError as error:
        msg = f"the host {host!r} is no name ({error})"
        raise RefusedAddressError(msg) from error
    at = port or _PORTS[scheme]
    return Target(scheme, host, at, target, _numbers(host, at, allow_private))


def _numbers(host: str, port: int, allow_private: bool) -> tuple[str, ...]:
    """Resolve a host; refuse it where one of its numbers is not public, as a name may have several."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        msg = f"the host {host} is not known ({error})"
        raise RefusedAddressError(msg) from error
    numbers = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in numbers:
        if not allow_private and not is_public(number):
            msg = f"{host} is not public ({number})"
            raise RefusedAddressError(msg)
    return numbers


def is_public(number: str) -> bool:
    """Whether a number of a host belongs to the public internet.

    Not public are those of this machine, of private networks, of the link, reserved and multicast ones,
    and IPv6 numbers that carry such an IPv4 number.

    Examples
    --------
    >>> [is_public(number) for number in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved
