"""Reading an edit's stream from a response, and what its ends mean.

There is no end marker, no resume, and no keep-alive to rely on: a body that ends with its
terminator is done, and one that doesn't leaves it open whether the edit was made.
"""

import asyncio
from collections.abc import AsyncGenerator

import aiohttp

from bot.core.events import Heartbeat, RunFailed, StreamEvent
from bot.errors import ServiceUnavailable, StreamBroken
from bot.nemo.answers import ANSWER_TYPES, data_of, refusal_in_stream
from bot.nemo.transport import read_answer
from bot.nemo.wire import StreamReader


async def accept_stream(call: str, response: aiohttp.ClientResponse) -> None:
    """Make sure that a response is a stream.

    Raises the ``ServiceError`` that another answer stands for. Servers and proxies misname
    event streams, so any type but JSON and HTML is read as one.
    """
    if response.status == 200 and response.content_type not in ANSWER_TYPES:
        return
    data_of(await read_answer(call, response))
    raise ServiceUnavailable(f"{call}: HTTP {response.status}, not an event stream")


async def read_events(
    call: str, response: aiohttp.ClientResponse, silence_s: float
) -> AsyncGenerator[StreamEvent, None]:
    """Yield a stream's events as they come.

    Raises ``StreamBroken`` when the body is cut, or when for ``silence_s`` nothing but
    heartbeats came; the ``ServiceError`` of an error code that it begins with.
    """
    loop = asyncio.get_running_loop()
    reader = StreamReader()
    began = failed = False
    cut_by: str | None = None
    quiet_since = loop.time()
    while True:
        try:
            async with asyncio.timeout_at(quiet_since + silence_s):
                piece = await response.content.readany()
        except (aiohttp.ClientError, TimeoutError) as error:
            piece, cut_by = b"", type(error).__name__
        events = reader.feed(piece) if piece else reader.close()
        for event in events:
            if isinstance(event, RunFailed):
                if event.code and not began:
                    raise refusal_in_stream(call, event.code)
                failed = True
            began = began or not isinstance(event, Heartbeat)
            yield event
        if not piece:
            break
        if not _only_heartbeats(events):
            began, quiet_since = True, loop.time()
    if cut_by and not failed:
        raise StreamBroken(f"{call}: {cut_by}")


def _only_heartbeats(events: list[StreamEvent]) -> bool:
    """False also for a frame that has nothing to tell, a thought for example."""
    return bool(events) and all(isinstance(event, Heartbeat) for event in events)
