"""Both stand-ins, the bot between them, and a person who waits for answers."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot import app, config
from bot.config import Settings
from bot.nemo.limits import Limits
from bot.sandbox.discord import Change, ChangeKind, DiscordSandbox
from bot.sandbox.discord.model import Channel, Message, MessageType
from bot.sandbox.discord.people import Person, SentFile
from bot.sandbox.nemo.server import NemoSandbox
from bot.sessions.studio import Timing

CLIP = "turn this image into a 5-second animated video clip"
"""The first wish of most stories."""

PATIENCE_S = 60.0
QUICK = Timing(
    preview_interval_s=2.0,
    preview_refresh_s=3.0,
    reconcile_after_s=(0.1, 0.1, 0.1),
    render_poll_s=0.1,
    render_poll_max_s=0.8,
    deliver_again_s=(0.1, 0.2),
    burst_s=0.0,
    together_s=0.0,
    store_again_s=0.1,
    discord_again_s=0.2,
)
RECONNECT_AFTER_S = (0.05, 0.1)
IMPATIENT = Limits(
    call_s=5.0,
    first_pause_s=0.05,
    longest_pause_s=0.1,
    rate_limit_pause_s=0.1,
    longest_rate_limit_pause_s=0.5,
    stream_silence_s=1.0,
    look_again_s=(0.1,),
)


def has_video(message: Message) -> bool:
    """Whether a video is attached, be there other files or not."""
    return any((file.content_type or "").startswith("video/") for file in message.attachments)


@dataclass
class Stage:
    """A world in which the bot can be started, stopped and started again."""

    discord: DiscordSandbox
    nemo: NemoSandbox
    folder: Path
    timing: Timing = QUICK
    limits: Limits = IMPATIENT
    settings: Settings = field(default_factory=lambda: config.Settings())
    _bot: asyncio.Task[None] | None = None

    @property
    def alice(self) -> Person:
        return self.discord.person("alice")

    @property
    def mention(self) -> str:
        """What a person writes to mention the bot."""
        return f"<@{self.discord.world.bot.id}>"

    @property
    def channel(self) -> Channel:
        return self.discord.channel

    def launch_bot(self) -> None:
        """Start the bot without waiting for it."""
        run = app.run(self.settings, self.timing, self.limits, RECONNECT_AFTER_S)
        self._bot = asyncio.create_task(run)

    async def start_bot(self) -> None:
        """Start the bot, and wait until it is online."""
        self.discord.gateway.online.clear()
        self.launch_bot()
        assert self._bot is not None
        online = asyncio.create_task(self.discord.gateway.online.wait())
        try:
            async with asyncio.timeout(PATIENCE_S):
                await asyncio.wait([self._bot, online], return_when=asyncio.FIRST_COMPLETED)
        finally:
            online.cancel()
        if self._bot.done():
            await self.ended_bot()

    async def online(self) -> None:
        """Wait until the bot is on Discord."""
        async with asyncio.timeout(PATIENCE_S):
            await self.discord.gateway.online.wait()

    async def ended_bot(self) -> None:
        """Wait until the bot ends by itself; what it raised is raised here."""
        assert self._bot is not None
        task, self._bot = self._bot, None
        async with asyncio.timeout(PATIENCE_S):
            await task

    async def stop_bot(self) -> None:
        """Stop the bot as a cancellation does; what it raised otherwise is raised here."""
        if self._bot is None:
            return
        task, self._bot = self._bot, None
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def drop(self, text: str, *files: SentFile, person: Person | None = None) -> Channel:
        """Post files in the channel, and return the thread that opens."""
        message = await (person or self.alice).post(self.channel, text, files=files)
        return await self.thread_of(message)

    async def thread_of(self, message: Message) -> Channel:
        """The thread that a message has, or will have soon."""
        created = await self.discord.wait_for(
            lambda change: (
                change.kind is ChangeKind.THREAD_CREATED and change.channel_id == message.id
            ),
            PATIENCE_S,
        )
        assert created.channel is not None
        return created.channel

    async def say(self, thread: Channel, text: str, *files: SentFile) -> Message:
        """Say something in the thread, and return the first message of the bot's final answer."""
        return await self.answer(thread, await self.alice.post(thread, text, files=files))

    async def answer(self, thread: Channel, asked: Message | None = None) -> Message:
        """The final answer to a message, by default to the one that the thread starts from."""
        message_id = asked.id if asked else thread.id
        rows = await self.until_rows(
            "SELECT replies.message_id FROM replies JOIN turns ON turns.id = turn_id"
            " WHERE turns.message_id = ? AND role = 'final' AND delivered ORDER BY page",
            message_id,
        )
        return thread.messages[rows[0][0]]

    async def ended(self, asked: Message) -> str:
        """The status that the turn of a message has at its end, once that is in the database."""
        rows = await self.until_rows(
            "SELECT status FROM turns WHERE message_id = ? AND status IN"
            " ('done', 'failed', 'stopped')",
            asked.id,
        )
        return str(rows[0][0])

    async def idle(self) -> None:
        """Wait until the bot has nothing left to do."""
        await self.until_rows(
            "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM turns WHERE status IN"
            " ('queued', 'uploading', 'sent') OR (final IS NOT NULL AND NOT delivered))"
            " AND NOT EXISTS (SELECT 1 FROM renders WHERE status NOT IN"
            " ('delivered', 'failed', 'cancelled'))"
        )

    async def until_rows(self, query: str, *values: object) -> list[tuple[int, ...]]:
        """What the bot's database answers, once it answers anything."""
        async with asyncio.timeout(PATIENCE_S):
            while not (rows := self.rows(query, *values)):
                await asyncio.sleep(0.02)
        return rows

    def rows(self, query: str, *values: object) -> list[tuple[int, ...]]:
        """Look into the bot's database, as a host could."""
        address = f"file:{self.folder / 'reelthread.db'}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            return connection.execute(query, values).fetchall()

    async def shown(
        self,
        thread: Channel,
        fits: Callable[[Message], bool],
        after: Message | None = None,
    ) -> Message:
        """The first message of the bot below ``after`` that fits, now or soon."""
        found: list[Message] = []

        def look() -> bool:
            found[:] = [
                message
                for message in self.of_bot(thread)
                if message.id > (after.id if after else 0) and fits(message)
            ]
            return bool(found)

        await self.discord.world.changes.until(look, PATIENCE_S)
        return found[0]

    def of_bot(self, thread: Channel) -> list[Message]:
        bot = self.discord.world.bot.id
        return [
            message
            for message in thread.messages.values()
            if message.author_id == bot and message.type is not MessageType.THREAD_STARTER
        ]

    def texts(self, thread: Channel) -> list[str]:
        return [message.content for message in self.of_bot(thread)]

    def edits_of(self, message: Message) -> list[str]:
        """Every text that a message has had, oldest first."""

        def concerns(change: Change) -> bool:
            return change.message is not None and change.message.id == message.id

        changes = filter(concerns, self.discord.world.changes.since(0))
        return [change.message.content for change in changes if change.message]

    def prompts(self) -> list[str]:
        """What the service was asked to do, in order."""
        return [prompt.text for prompt in self.nemo.journal.prompts]


async def logged(caplog: pytest.LogCaptureFixture, said: str, times: int = 1) -> None:
    """Wait until the bot has logged something so many times."""
    async with asyncio.timeout(PATIENCE_S):
        while caplog.text.count(said) < times:
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def stage(
    discord: DiscordSandbox, nemo: NemoSandbox, folder: Path, **changes: object
) -> AsyncGenerator[Stage]:
    """Both stand-ins running, and a bot with its database under ``folder``, not yet started."""
    async with nemo, discord:
        settings = settings_for(discord, nemo, folder)
        built = replace(Stage(discord, nemo, folder, settings=settings), **changes)
        try:
            yield built
        finally:
            await built.stop_bot()


def settings_for(discord: DiscordSandbox, nemo: NemoSandbox, folder: Path) -> Settings:
    """What a host would set, for these two servers."""
    return Settings(
        discord=config.DiscordSettings(
            token=config.SecretStr(discord.settings.token),
            channel_ids=(discord.channel.id,),
            api_url=discord.api_url,
            gateway_url=discord.gateway_url,
        ),
        nemo=config.NemoSettings(api_url=nemo.api_url, web_url=nemo.web_url),
        store=config.StoreSettings(url=f"sqlite+aiosqlite:///{folder / 'reelthread.db'}"),
        limits=config.LimitSettings(drain_s=0.5),
    )
