"""What the answers to discord.py's requests tell of Discord's limits."""

import re
from collections.abc import Mapping
from types import SimpleNamespace

import aiohttp

from bot.frontend.budget import Told
from bot.frontend.pacing import Bucket, Pacer

_MESSAGE = re.compile(r"/channels/(?P<channel>\d+)/messages(?:/\d+)?$")
_BUCKETS = {"POST": Bucket.CREATE, "PATCH": Bucket.EDIT}
_OWN_TOKEN = re.compile(r"/(interactions|webhooks)/\d+/")
"""Routes with a token in their path aren't counted among all requests, by Discord's docs."""


def watched(pacer: Pacer) -> aiohttp.TraceConfig:
    """A trace for discord.py's HTTP session by which the pacer learns."""

    async def started(
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        params: aiohttp.TraceRequestStartParams,
    ) -> None:
        path = params.url.path
        paced = _paced(params.method, path)
        if paced is not None:
            pacer.left(paced[0])
        elif _OWN_TOKEN.search(path) is None:
            pacer.passed()

    async def ended(
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        params: aiohttp.TraceRequestEndParams,
    ) -> None:
        headers = params.response.headers
        if "X-RateLimit-Global" in headers:
            pacer.refused(_seconds(headers.get("Retry-After")))
            return
        paced = _paced(params.method, params.url.path)
        told = _told(params.response.status, headers)
        if paced is not None and told is not None:
            pacer.learn(*paced, told)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(started)
    trace.on_request_end.append(ended)
    return trace


def _paced(method: str, path: str) -> tuple[int, Bucket] | None:
    """The channel and bucket of a request that had to wait for its turn."""
    found = _MESSAGE.search(path)
    bucket = _BUCKETS.get(method)
    return None if found is None or bucket is None else (int(found["channel"]), bucket)


def _told(status: int, headers: Mapping[str, str]) -> Told | None:
    """What the headers say; None where they say nothing that can be read."""
    try:
        limit = int(headers["X-RateLimit-Limit"])
        remaining = int(headers["X-RateLimit-Remaining"])
        reset_after_s = float(headers["X-RateLimit-Reset-After"])
    except (KeyError, ValueError):
        return None
    if status == 429:  # of a narrower limit, which the headers don't speak of
        remaining, reset_after_s = 0, max(reset_after_s, _seconds(headers.get("Retry-After")))
    return Told(limit, remaining, reset_after_s, headers.get("X-RateLimit-Bucket", ""))


def _seconds(header: str | None) -> float:
    try:
        return float(header or 0)
    except ValueError:
        return 0.0
