"""The socket of one run, and what faults do to it."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from aiohttp import web

from bot.sandbox.nemo.dialects import Frame, Writer, error_frame, giant_frame, heartbeats
from bot.sandbox.nemo.faults import (
    Cut,
    ErrorEvent,
    ErrorFrame,
    GiantEvent,
    Heartbeats,
    RawBytes,
    RunFault,
    Silence,
    Trickle,
)
from bot.sandbox.nemo.journal import Journal
from bot.sandbox.nemo.sessions import Run

STALE_SESSION = (
    "ValueError: The last_update_time provided in the session object is earlier than the "
    "update_time in the storage_session. Please check if it is a stale session."
)
"""What a run dies of when another one of its session has begun."""

STRIKING = (Cut, ErrorFrame, ErrorEvent, Silence, Heartbeats, RawBytes, GiantEvent)

FaultT = TypeVar("FaultT")


class RunEnded(Exception):
    """The run is over before its turn was; the body ends as bodies do."""


class RunCut(Exception):
    """The connection was closed in the middle of the body."""


def find_fault(faults: Sequence[RunFault], kind: type[FaultT]) -> FaultT | None:
    """The first fault of a kind."""
    return next((fault for fault in faults if isinstance(fault, kind)), None)


@dataclass(slots=True)
class Wire:
    """Writes frames, counts them, and lets each fault strike at its place."""

    response: web.StreamResponse
    request: web.Request
    run: Run
    writer: Writer
    session_id: str
    journal: Journal
    faults: tuple[RunFault, ...] = ()
    events: int = 0
    _bytes: int = 0
    _deltas: int = 0
    _struck: list[RunFault] = field(default_factory=list[RunFault])
    _beats: Iterator[Frame] = field(default_factory=heartbeats)

    async def send(self, frame: Frame) -> None:
        """Write one event; raises `RunEnded` or `RunCut` when a fault ends the run."""
        await self.strike()
        if self.run.superseded:
            await self._write(error_frame(STALE_SESSION, escaped=True).data)
            raise RunEnded
        written_at = time.monotonic()
        await self._write(frame.data)
        self.events += 1
        if frame.delta:
            self.journal.delta(self.session_id, self._deltas, frame.delta, written_at)
            self._deltas += 1

    async def heartbeat(self) -> None:
        await self._write(next(self._beats).data)

    async def strike(self) -> None:
        """Let every fault strike whose place has come."""
        for fault in self.faults:
            if isinstance(fault, STRIKING) and fault not in self._struck:
                after = fault.after_events
                if after is not None and after <= self.events:
                    self._struck.append(fault)
                    await self._suffer(fault)

    async def _suffer(self, fault: RunFault) -> None:
        match fault:
            case Cut():
                await self._cut()
            case ErrorFrame(message, escaped):
                await self._write(error_frame(message, escaped=escaped).data)
                raise RunEnded
            case ErrorEvent(code, message, last):
                for frame in self.writer.error(code, message):
                    await self._write(frame.data)
                if last:
                    raise RunEnded
            case Silence(seconds):
                await asyncio.sleep(seconds)
            case Heartbeats(seconds, every_s):
                await self.beat_for(seconds, every_s)
            case RawBytes(data):
                await self._write(data)
            case GiantEvent(size):
                await self._write(giant_frame(size).data)
            case _:
                pass

    async def beat_for(self, seconds: float, every_s: float) -> None:
        """Wait, and say meanwhile that the run is alive (never, if `every_s` is 0)."""
        while 0 < every_s < seconds:
            await asyncio.sleep(every_s)
            seconds -= every_s
            await self.heartbeat()
        await asyncio.sleep(seconds)

    async def _write(self, data: bytes) -> None:
        cut = find_fault(self.faults, Cut)
        if cut and cut.after_bytes is not None and self._bytes + len(data) > cut.after_bytes:
            await self._put(data[: cut.after_bytes - self._bytes])
            await self._cut()
        await self._put(data)

    async def _put(self, data: bytes) -> None:
        trickle = find_fault(self.faults, Trickle)
        step = trickle.chunk_bytes if trickle else len(data)
        for start in range(0, len(data), step or 1):
            await self.response.write(data[start : start + step])
            if trickle:
                await asyncio.sleep(trickle.delay_s)
        self._bytes += len(data)

    async def _cut(self) -> None:
        if self.request.transport is not None:
            self.request.transport.close()
        raise RunCut
