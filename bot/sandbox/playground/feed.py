"""What goes on behind the scenes, as a list that grows: REST, gateway, the service, its streams."""

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.recorder import RestCall
from bot.sandbox.discord.world import World
from bot.sandbox.nemo.journal import DeltaEntry, Entry, PromptEntry, RequestEntry, ToolEntry
from bot.sandbox.nemo.server import NemoSandbox

_KEPT = 1000
MOST = 100
_SUMMARY_LETTERS = 120


@dataclass(frozen=True, slots=True)
class _Line:
    """One numbered entry as the page gets it."""

    number: int
    shape: Json


class Feed:
    """Listens to both stand-ins and keeps the latest entries."""

    def __init__(self, discord: DiscordSandbox, nemo: NemoSandbox) -> None:
        self._world: World = discord.world
        self._lines: deque[_Line] = deque(maxlen=_KEPT)
        self._count = 0
        self._grown = asyncio.Event()
        discord.recorder.listen(self._rest)
        discord.gateway.listen(self._gateway)
        nemo.journal.listen(self._service)

    @property
    def start(self) -> int:
        """The position from which a page that opens now reads."""
        return max(self._count - MOST, 0)

    async def grown(self, position: int) -> None:
        """Wait until there is an entry behind a position."""
        while position >= self._count:
            self._grown.clear()
            await self._grown.wait()

    def batch(self, position: int) -> tuple[int, Json]:
        """The position behind the newest entry, and what happened since `position`.

        Pieces of one stream that follow each other come as one entry. The latest `MOST` entries
        come; the others count as dropped.
        """
        missed = max(self._count - position, 0)
        fresh = list(islice(reversed(self._lines), missed))[::-1]
        joined = list(_joined(fresh))
        shown = joined[-MOST:]
        dropped = missed - len(fresh) + len(joined) - len(shown)
        entries = [{"n": line.number, **line.shape} for line in shown]
        return self._count, {"entries": entries, "dropped": dropped}

    # --- what is listened to -------------------------------------------------------------

    def _rest(self, call: RestCall) -> None:
        limit = call.limit
        use = limit and {
            "bucket": limit.name,
            "left": limit.left,
            "of": limit.count,
            "resets_in_ms": round(limit.resets_in_s * 1000),
        }
        self._add(
            "rest",
            method=call.method,
            path=call.path,
            status=call.status,
            ms=round((call.answered_at - call.arrived_at) * 1000),
            limit=use,
        )

    def _gateway(self, name: str, data: Json) -> None:
        self._add("gateway", name=name, summary=self._summary(name, data))

    def _service(self, entry: Entry) -> None:
        match entry:
            case RequestEntry(method, path, status):
                self._add("nemo", method=method, path=path, status=status)
            case PromptEntry(session_id, text):
                self._stream("prompt", session_id, text)
            case DeltaEntry(session_id, _, text):
                self._stream("text", session_id, text)
            case ToolEntry(session_id, name):
                self._stream("tool", session_id, name)
            case _:
                pass

    def _stream(self, what: str, session_id: str, text: str) -> None:
        self._add("stream", what=what, session=session_id, text=text, count=1)

    def _add(self, kind: str, **shape: object) -> None:
        self._count += 1
        at_ms = round(time.time() * 1000)
        self._lines.append(_Line(self._count, {"at_ms": at_ms, "kind": kind, **shape}))
        self._grown.set()

    def _summary(self, name: str, data: Json) -> str:
        """In short, where and by whom."""
        parts: list[str] = []
        channel_id = str(data.get("channel_id") or (data.get("id") if "THREAD" in name else ""))
        channel = self._world.channels.get(int(channel_id)) if channel_id.isdigit() else None
        if channel is not None:
            parts.append(f"#{channel.name}" if channel.name else "direct message")
        member: Json = data.get("member") or {}
        who: Json | None = data.get("author") or member.get("user") or data.get("user")
        if who is not None:
            parts.append(str(who["username"]))
        if text := str(data.get("content") or ""):
            parts.append(text[:_SUMMARY_LETTERS])
        return " · ".join(parts)


def _joined(lines: list[_Line]) -> Iterator[_Line]:
    """The lines, with each stream's pieces of text that follow each other in one."""
    last: _Line | None = None
    for line in lines:
        if last is not None and _continues(last.shape, line.shape):
            text, count = last.shape["text"] + line.shape["text"], last.shape["count"] + 1
            last = _Line(line.number, {**line.shape, "text": text, "count": count})
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _continues(before: Json, after: Json) -> bool:
    both = (before.get("what"), after.get("what"))
    return both == ("text", "text") and before["session"] == after["session"]
