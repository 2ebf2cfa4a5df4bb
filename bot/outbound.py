"""Requests that leave this machine: an address from outside must not lead back inside.

Addresses of files come from Discord and from the service, and each may redirect to another. Every
connection is judged by the address that was really resolved, so neither a name that points to this
machine nor a second look-up with another answer gets through.
"""

import ipaddress
import os
import socket
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from typing import cast

import aiohttp
from yarl import URL

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses as seen through NAT64, by RFC 6052."""

_trusted: ContextVar[bool] = ContextVar("trusted", default=False)
"""Whether the request that a connection is made for goes to a place that the host has named."""


_Resolved = tuple[int, int, int, str, tuple[str, int]]
"""As ``socket.getaddrinfo`` gives it."""


class NotPublic(OSError):
    """A connection into this machine or its network was refused."""


def open_session(
    trusted: Iterable[str], traces: Sequence[aiohttp.TraceConfig] = ()
) -> aiohttp.ClientSession:
    """An HTTP session without cookies that reaches public addresses only.

    ``trusted`` are addresses (URLs) that the host has set; the servers behind them may be anywhere,
    on this machine too. What else resolves to an address that isn't public is refused with an
    ``aiohttp.ClientConnectorError``, whether it is asked for directly or redirected to. ``traces``
    see every request.
    """
    origins = frozenset(URL(url).origin() for url in trusted if url)

    async def note_trust(
        request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        before = _trusted.set(request.url.origin() in origins)
        try:
            return await send(request)
        finally:
            _trusted.reset(before)

    return aiohttp.ClientSession(
        # A stream holds its connection for minutes: with a limit, further edits would wait for it.
        connector=aiohttp.TCPConnector(limit=0, socket_factory=_guarded_socket),
        cookie_jar=aiohttp.DummyCookieJar(),
        middlewares=(note_trust,),
        trace_configs=list(traces),
    )


def is_public(address: str) -> bool:
    """Whether an IP address lies in the open internet, also where it wraps another one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner is None and ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            ip = inner
    return ip.is_global and not ip.is_multicast


def reason(error: Exception) -> str:
    """Why a request didn't get through, in plain words, without an address and what was sent."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "its name can't be looked up"
        case aiohttp.ClientConnectorCertificateError():
            return "its certificate isn't valid"
        case aiohttp.ClientSSLError():
            return "there is no secure connection to it"
        case aiohttp.ClientConnectorError(os_error=NotPublic() as refusal):
            return str(refusal)
        case aiohttp.ClientOSError(errno=int(number)):
            return os.strerror(number).lower()
        case TimeoutError():
            return "it took too long"
        case aiohttp.ServerDisconnectedError():
            return "it hung up"
        case _:
            return type(error).__name__


def _guarded_socket(address: tuple[object, ...]) -> socket.socket:
    family, kind, protocol, _, target = cast("_Resolved", address)
    if not _trusted.get() and not is_public(target[0]):
        raise NotPublic("the address isn't public")
    return socket.socket(family, kind, protocol)
