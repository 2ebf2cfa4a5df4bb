"""A scripted person: drops a picture, says one line after the other, waits like a person."""

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from bot.sandbox.discord import ChangeKind, DiscordSandbox
from bot.sandbox.discord.model import Attachment, Channel, Message
from bot.sandbox.discord.people import Person
from bot.sandbox.transcript import Transcript

QUIET_S = 1.5
"""With nothing new for so long, and no hourglass left, a person takes the answer for whole."""
BUSY = "⏳"


class Story:
    """One person's conversation with the bot, written to ``output`` as it grows."""

    def __init__(self, discord: DiscordSandbox, output: TextIO) -> None:
        self._discord = discord
        self._transcript = Transcript(discord.world, output)
        self._person: Person = discord.person("alice")

    async def play(
        self, picture: Path, lines: Sequence[str], patience_s: float
    ) -> list[Attachment]:
        """Say the lines, the first one with the picture; return the videos that came.

        Raises ``TimeoutError`` where an answer takes longer than ``patience_s``.
        """
        watching = asyncio.create_task(self._watch(), name="the person's eyes")
        try:
            first, *rest = lines
            self._transcript.start(self._discord.channel)
            dropped = await self._person.post(self._discord.channel, first, files=[picture])
            thread = await self._thread_of(dropped, patience_s)
            for line in rest:
                await self._answered(thread, patience_s)
                await self._person.post(thread, line)
            await self._answered(thread, patience_s)
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching
        return [
            attachment
            for message in self._from_bot(thread)
            for attachment in message.attachments
            if attachment.content_type.startswith("video/")
        ]

    async def _thread_of(self, message: Message, patience_s: float) -> Channel:
        created = await self._discord.wait_for(
            lambda change: (
                change.kind is ChangeKind.THREAD_CREATED and change.channel_id == message.id
            ),
            patience_s,
        )
        assert created.channel is not None, "a created thread is told with its channel"
        return created.channel

    async def _answered(self, thread: Channel, patience_s: float) -> None:
        """Wait until the bot has answered the last line and is quiet."""
        async with asyncio.timeout(patience_s):
            while True:
                end = self._discord.world.changes.end
                await asyncio.sleep(QUIET_S)
                if end == self._discord.world.changes.end and self._settled(thread):
                    break
        self._transcript.settle()

    def _settled(self, thread: Channel) -> bool:
        asked = max(
            (
                message.id
                for message in thread.messages.values()
                if message.author_id == self._person.id
            ),
            default=0,
        )
        answers = [message for message in self._from_bot(thread) if message.id > asked]
        return bool(answers) and not any(BUSY in message.content for message in answers)

    def _from_bot(self, thread: Channel) -> list[Message]:
        bot = self._discord.world.bot.id
        return [message for message in thread.messages.values() if message.author_id == bot]

    async def _watch(self) -> None:
        async for change in self._discord.watch(since=0):
            self._transcript.show(change)
