"""A manager over a real store, with a service and threads in memory."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from bot.core.incoming import Incoming, Press
from bot.core.observer import NOBODY, Observer
from bot.core.ports import Credits
from bot.core.records import ButtonAction, NewAsset, ThreadRecord, TurnKind, TurnRecord
from bot.sessions.manager import Manager
from bot.sessions.studio import Studio, Timing
from bot.store.store import SqliteStore, open_store
from bot.store.types import utc_now
from tests.fakes import (
    Crash,
    FakeConversation,
    FakeConversations,
    FakeMediaTools,
    FakeService,
    Shown,
)

SKILL = "openai-image-to-video"
PERSON = 77
GUILD = 5
PARENT = 11
THREAD = 1_000_000
"""The id of the message that opens the thread, and hence the thread's."""
QUICK = Timing(
    preview_interval_s=0.0,
    preview_refresh_s=60.0,
    reconcile_after_s=(0.0, 0.0, 0.0),
    render_poll_s=0.0,
    render_poll_max_s=0.0,
    claim_again_s=(0.0, 0.0),
    deliver_again_s=(0.0, 0.0),
    burst_s=0.0,
    together_s=0.0,
    store_again_s=0.0,
    discord_again_s=0.0,
)
PATIENCE_S = 20.0
_LANES = ("turns of", "answers in", "exports of", "queue of")


def draft(*names: str) -> Mapping[str, object]:
    """A draft with one clip for each name, 5 s long."""
    clips = [{"n": name, "d": 5000} for name in names]
    return {"t": [{"tt": 0, "sg": clips}], "d": 5000 * len(names)}


def image(attachment_id: int, filename: str = "kite.png", *, size: int = 48_213) -> NewAsset:
    url = f"https://cdn.example/{attachment_id}/{filename}"
    return NewAsset(attachment_id, filename, "image/png", size, url)


@dataclass
class Trouble:
    """Whether the database refuses what is written to it."""

    on: bool = False


@dataclass
class Clock:
    """The store's clock: the true time, and whatever a test puts on top."""

    ahead_s: float = 0.0

    def __call__(self) -> datetime:
        now = utc_now()
        return now.fromtimestamp(now.timestamp() + self.ahead_s, now.tzinfo)


@dataclass
class Stage:
    """A bot that can be talked to, crashed and started again."""

    store: SqliteStore
    path: Path
    clock: Clock
    timing: Timing = QUICK
    service: FakeService = field(default_factory=lambda: FakeService(balance=Credits(800, 0, 800)))
    conversations: FakeConversations = field(default_factory=FakeConversations)
    media: FakeMediaTools = field(default_factory=FakeMediaTools)
    observer: Observer = NOBODY

    def __post_init__(self) -> None:
        self.manager = self._new_manager()
        self._ids = count(THREAD + 1)

    def _new_manager(self) -> Manager:
        self.studio = Studio(
            self.store,
            self.service,
            self.conversations,
            self.media,
            self.timing,
            self.observer,
            self.clock,
        )
        return Manager(self.studio, skill_name=SKILL)

    @property
    def thread(self) -> FakeConversation:
        return self.conversations.at(THREAD)

    @property
    def parent(self) -> FakeConversation:
        return self.conversations.at(PARENT)

    @property
    def said(self) -> list[str]:
        """The prompts that the service took."""
        return [prompt for _, prompt in self.service.prompts]

    def incoming(
        self,
        text: str,
        *files: NewAsset,
        message_id: int | None = None,
        reply_to: int | None = None,
    ) -> Incoming:
        """A message in the thread or, with its id, the one that opens the thread."""
        opening = message_id == THREAD
        return Incoming(
            message_id=next(self._ids) if message_id is None else message_id,
            channel_id=PARENT if opening else THREAD,
            guild_id=GUILD,
            author_id=PERSON,
            text=text,
            assets=files,
            locale="en-US",
            enabled_channel=opening,
            mentions_bot=False,
            can_thread=opening,
            readable=True,
            reply_to=reply_to,
        )

    async def drop(self, text: str, *files: NewAsset) -> None:
        """Post files (an image, if none is given) in the channel: that opens the thread."""
        opening = self.incoming(text, *(files or (image(1),)), message_id=THREAD)
        await self.manager.receive(opening)

    async def say(self, text: str, *files: NewAsset, reply_to: int | None = None) -> int:
        """Say something in the thread; return the message's id."""
        incoming = self.incoming(text, *files, reply_to=reply_to)
        await self.manager.receive(incoming)
        return incoming.message_id

    async def ask(self, text: str, *files: NewAsset) -> Shown:
        """Say something in the thread, and return the newest message once all is quiet."""
        await self.say(text, *files)
        await self.idle()
        return self.thread.last

    async def press(self, action: ButtonAction, argument: str = "") -> str | None:
        return await self.manager.press(Press(next(self._ids), THREAD, PERSON, action, argument))

    async def a_thread(self, *names: str) -> None:
        """Open the thread by a first edit, after which the timeline has these clips."""
        self.service.drafts = [None, draft(*(names or ("kite",)))]
        await self.drop("turn this image into a clip")
        await self.idle()
        self.service.prompts.clear()
        self.service.uploads.clear()

    async def idle_or(self, event: asyncio.Event) -> None:
        """Wait until nothing is at work, or the event comes."""
        waiting = [asyncio.create_task(self.idle()), asyncio.create_task(event.wait())]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        await asyncio.wait(waiting)

    async def record(self) -> ThreadRecord:
        thread = await self.store.thread(THREAD)
        assert thread is not None
        return thread

    async def turn(self, turn_id: int = 1) -> TurnRecord:
        turn = await self.store.turn(turn_id)
        assert turn is not None
        return turn

    async def unsettled(self) -> TurnRecord | None:
        return await self.store.next_turn(THREAD, tuple(TurnKind))

    async def shows(self, words: str) -> None:
        """Wait until a message in the thread has these words."""
        async with asyncio.timeout(PATIENCE_S):
            while not any(words in shown for shown in self.thread.texts):
                self.thread.changed.clear()
                await self.thread.changed.wait()

    async def idle(self) -> None:
        """Wait until nothing is at work."""
        async with asyncio.timeout(PATIENCE_S):
            while tasks := lanes():
                await asyncio.wait(tasks)

    async def crash(self) -> None:
        """End the process in the middle of whatever it does."""
        await self.manager.stop(0)
        self.service.crash = self.conversations.crash = Crash()
        for conversation in self.conversations.known.values():
            conversation.recover()

    async def start(self) -> None:
        self.manager = self._new_manager()
        await self.manager.resume()

    async def restart(self) -> None:
        await self.crash()
        await self.start()

    def crash_at(self, step: int) -> Crash:
        """Let everything freeze at a step; the returned value tells when that is reached."""
        crash = self.service.crash = self.conversations.crash = Crash(step)
        for conversation in self.conversations.known.values():
            conversation.recover(crash)
        return crash

    def retime(self, timing: Timing) -> None:
        """Wait otherwise from now on."""
        self.timing = timing
        self.manager = self._new_manager()


def lanes() -> list[asyncio.Task[object]]:
    """What workers are doing at the moment."""
    return [task for task in asyncio.all_tasks() if task.get_name().startswith(_LANES)]


@asynccontextmanager
async def open_stage(folder: Path) -> AsyncGenerator[Stage]:
    clock = Clock()
    path = folder / "bot.db"
    async with open_store(f"sqlite+aiosqlite:///{path}", clock=clock) as store:
        stage = Stage(store, path, clock)
        try:
            yield stage
        finally:
            await stage.manager.stop(0)
