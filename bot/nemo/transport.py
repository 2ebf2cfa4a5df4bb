"""Requests to the service over one shared connection pool, and when they are sent again."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import aiohttp
import stamina

from bot.errors import ServiceError, ServiceUnavailable, TooManyRequests
from bot.nemo.answers import Answer, data_of
from bot.nemo.limits import CHUNK_BYTES, MAX_ANSWER_BYTES, Limits, Repeat
from bot.outbound import reason

logger = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the service credits with a request; exports without it are refused."""

    source: str
    version: str
    platform: str = "unknown"

    @property
    def headers(self) -> dict[str, str]:
        return {
            "X-Skill-Source": self.source,
            "X-Skill-Version": self.version,
            "X-Skill-Platform": self.platform,
        }


@dataclass(frozen=True, slots=True)
class Request:
    """One request; ``body`` makes what is sent anew for each attempt."""

    method: str
    path: str
    total_s: float
    silence_s: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    body: Callable[[], bytes | aiohttp.Payload] | None = None
    repeat: Repeat = Repeat.UNRECEIVED
    follow_redirects: bool = False

    @property
    def call(self) -> str:
        """The request's name in logs."""
        return f"{self.method} {self.path}"


class Transport:
    """Sends requests; the pool belongs to the caller.

    A pool with ``aiohttp.DummyCookieJar`` keeps accounts apart. ``doubt`` is called for each
    request that fails in a way that an outage of the service would explain.
    """

    def __init__(
        self,
        pool: aiohttp.ClientSession,
        api_url: str,
        attribution: Attribution,
        limits: Limits | None = None,
        doubt: Callable[[], None] = lambda: None,
    ) -> None:
        self._pool = pool
        self._doubt = doubt
        self._api_url = api_url.rstrip("/")
        self._attribution = attribution
        self.limits = limits = limits or Limits()
        self._repeater = stamina.AsyncRetryingCaller(
            attempts=limits.attempts,
            timeout=None,
            wait_initial=limits.first_pause_s,
            wait_max=limits.longest_pause_s,
            wait_jitter=limits.first_pause_s / 2,
        )

    async def send(self, request: Request, token: str | None = None) -> dict[str, object]:
        """Send a request once and return its answer's data. Raises ``ServiceError``."""
        async with self.open(request, token) as response:
            return data_of(await read_answer(request.call, response))

    @asynccontextmanager
    async def open(
        self, request: Request, token: str | None = None
    ) -> AsyncGenerator[aiohttp.ClientResponse]:
        """A response to be read inside; faults of the connection become ``ServiceError``."""
        headers = {"Accept": "application/json", **self._attribution.headers, **request.headers}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        async with (
            _guard(request.call, self._doubt),
            self._pool.request(
                request.method,
                self._api_url + request.path,
                headers=headers,
                data=request.body() if request.body else None,
                timeout=self._timeout(request.total_s, request.silence_s),
                allow_redirects=request.follow_redirects,
            ) as response,
        ):
            yield response

    @asynccontextmanager
    async def open_elsewhere(self, url: str) -> AsyncGenerator[aiohttp.ClientResponse]:
        """A file on another server, which must not see who asks; used like ``open``."""
        timeout = self._timeout(self.limits.download_s, self.limits.download_silence_s)
        async with _guard("GET a file elsewhere"), self._pool.get(url, timeout=timeout) as response:
            yield response

    async def repeat(self, attempt: Callable[[], Awaitable[T]], allowed: Repeat) -> T:
        """Try until it works, as often as ``allowed`` and the limits let it."""
        limits = self.limits
        rate_limited = False

        def pause(error: Exception) -> bool | float:
            nonlocal rate_limited
            match error:
                case TooManyRequests() if allowed >= Repeat.REFUSED and not rate_limited:
                    rate_limited = True
                    asked_s = error.retry_after_s
                    pause_s = limits.rate_limit_pause_s if asked_s is None else asked_s
                    return pause_s <= limits.longest_rate_limit_pause_s and float(pause_s)
                case ServiceUnavailable():
                    return allowed >= (Repeat.ALWAYS if error.received else Repeat.UNRECEIVED)
                case _:
                    return False

        return await self._repeater(pause, attempt)

    def _timeout(self, total_s: float, silence_s: float | None) -> aiohttp.ClientTimeout:
        return aiohttp.ClientTimeout(
            total=total_s, sock_connect=self.limits.connect_s, sock_read=silence_s
        )


async def read_answer(call: str, response: aiohttp.ClientResponse) -> Answer:
    """The whole answer. Raises ``ServiceUnavailable`` when it passes ``MAX_ANSWER_BYTES``."""
    body = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK_BYTES):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise ServiceUnavailable(f"{call}: the answer is over {MAX_ANSWER_BYTES} bytes")
    return Answer(call, response.status, bytes(body), response.headers.get("Retry-After"))


@asynccontextmanager
async def _guard(call: str, doubt: Callable[[], None] = lambda: None) -> AsyncGenerator[None]:
    """Logs each failed request in one line, and hides what an HTTP client's errors may show."""
    try:
        yield
    except ServiceError as error:
        logger.warning("%s: %s", type(error).__name__, error)
        if isinstance(error, ServiceUnavailable):
            doubt()
        raise
    except (aiohttp.ClientError, TimeoutError) as error:
        # Such an error may hold an address with a signature or the request's headers; so it is
        # named, and nothing of it is kept.
        failure = ServiceUnavailable(
            f"{call}: {reason(error)}", received=not isinstance(error, _NEVER_SENT)
        )
        logger.warning("%s: %s", type(failure).__name__, failure)
        doubt()
        raise failure from None


_NEVER_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)
