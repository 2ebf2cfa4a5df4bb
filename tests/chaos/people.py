"""Twenty people with a thread each, who do what people do, at any moment."""

import asyncio
import contextlib
import itertools
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

from bot.sandbox.discord import ChangeKind, DiscordSandbox
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.discord.people import Person, SentFile
from tests.chaos.evidence import Asked

BURST_PAUSE_S = 0.1
CHANGES_MIND_WITHIN_S = 1.0
PATIENCE = 6
"""Whoever sees more than so many requests under way waits before the next one."""
FULL = "requests are waiting here already"
TURNED_AWAY_S = 20.0
"""How long people wait who read that."""
OPENS_WITHIN_S = 300.0
LOOKS = ("status", "credits", "how do I upload a file", "show me the timeline", "hm")


def asked_by(message: Message) -> int:
    """The message that one of the bot answers, by the nonce that it was sent with."""
    digits = "".join(itertools.takewhile(str.isdigit, str(message.nonce)))
    return int(digits or 0)


class Diary:
    """Everything that was asked, by message."""

    def __init__(self) -> None:
        self._asked: dict[int, Asked] = {}
        self._numbers = itertools.count(1)

    @property
    def asked(self) -> list[Asked]:
        return list(self._asked.values())

    def mark(self) -> str:
        """A word that no message has had."""
        return f"k{next(self._numbers)}"

    def note(self, message: Message, thread_id: int, *marks: str) -> None:
        self._asked[message.id] = Asked(message.id, thread_id, message.content, marks)

    def changed(self, message: Message, mark: str) -> None:
        known = self._asked[message.id]
        self._asked[message.id] = replace(known, text=message.content, marks=(*known.marks, mark))

    def removed(self, message: Message) -> None:
        self._asked[message.id] = replace(self._asked[message.id], removed=True)


class Customer:
    """One person: opens a thread by an image, and asks for something every few seconds."""

    def __init__(
        self,
        discord: DiscordSandbox,
        person: Person,
        diary: Diary,
        rng: random.Random,
        photo: bytes,
        pause_s: float,
    ) -> None:
        self._discord = discord
        self._person = person
        self._diary = diary
        self._rng = rng
        self._photo = photo
        self._pause_s = pause_s
        self._looks: set[int] = set()
        """What was asked that doesn't wait for anything."""

    async def live(self) -> None:
        """Go on until cancelled."""
        await asyncio.sleep(self._rng.uniform(0, self._pause_s))
        try:
            thread = await self._open()
        except TimeoutError:
            return  # a finding: the message was never answered
        while True:
            await asyncio.sleep(self._rng.uniform(0.2, 2 * self._pause_s))
            act = self._rng.choices(*zip(*self._acts(), strict=True))[0]
            if self._waits_for(thread) > PATIENCE:
                continue
            if self._is_turned_away(thread):
                await asyncio.sleep(TURNED_AWAY_S)
            with contextlib.suppress(ApiError):
                await act(thread)

    def _acts(self) -> Iterator[tuple[Callable[[Channel], Awaitable[None]], int]]:
        yield self._edit, 8
        yield self._burst, 3
        yield self._export, 3
        yield self._edit_and_export, 2
        yield self._look, 3
        yield self._change_mind, 3
        yield self._take_back, 2
        yield self._stop, 2
        yield self._add_file, 2
        yield self._one_by_one, 1
        yield self._retry, 2

    def _is_turned_away(self, thread: Channel) -> bool:
        """Whether the newest that is said is that too much is waiting."""
        newest = thread.messages[max(thread.messages)]
        return newest.author_id != self._person.id and FULL in newest.content

    def _waits_for(self, thread: Channel) -> int:
        """How many requests are under way, or newer than anything that was answered."""
        own = [m.id for m in thread.messages.values() if m.author_id == self._person.id]
        others = [m for m in thread.messages.values() if m.author_id != self._person.id]
        at_work = [message for message in others if "⏳" in message.content]
        settled = {asked_by(m) for m in others if m not in at_work} - self._looks
        answered = max(settled, default=0)
        return len(at_work) + sum(message_id > answered for message_id in own)

    async def _open(self) -> Channel:
        mark = self._diary.mark()
        said = f"turn this image into a 5-second animated video clip called '{mark}'"
        message = await self._person.post(self._discord.channel, said, files=[self._file(mark)])
        self._diary.note(message, message.id, mark)
        created = await self._discord.wait_for(
            lambda change: (
                change.kind is ChangeKind.THREAD_CREATED and change.channel_id == message.id
            ),
            OPENS_WITHIN_S,
        )
        assert created.channel is not None
        return created.channel

    def _file(self, name: str) -> SentFile:
        return (f"{name}.jpg", self._photo)

    async def _say(self, thread: Channel, said: str, *marks: str, files: int = 0) -> Message:
        names = marks or (self._diary.mark(),)
        sent = [self._file(f"{names[0]}-{number}") for number in range(files)]
        message = await self._person.post(thread, said, files=sent)
        self._diary.note(message, thread.id, *marks)
        return message

    async def _title(self, thread: Channel, *, files: int = 0, then: str = "") -> Message:
        mark = self._diary.mark()
        said = f"add the title '{mark}' for the first 2 seconds{then}"
        return await self._say(thread, said, mark, files=files)

    async def _edit(self, thread: Channel) -> None:
        await self._title(thread)

    async def _burst(self, thread: Channel) -> None:
        for _ in range(self._rng.randint(2, 3)):
            await self._title(thread)
            await asyncio.sleep(BURST_PAUSE_S)

    async def _export(self, thread: Channel) -> None:
        await self._say(thread, "export")

    async def _edit_and_export(self, thread: Channel) -> None:
        await self._title(thread, then=" and export")

    async def _look(self, thread: Channel) -> None:
        message = await self._say(thread, self._rng.choice(LOOKS))
        self._looks.add(message.id)

    async def _add_file(self, thread: Channel) -> None:
        await self._title(thread, files=1)

    async def _one_by_one(self, thread: Channel) -> None:
        await self._say(thread, "turn these into 3-second clips one by one", files=2)

    async def _change_mind(self, thread: Channel) -> None:
        message = await self._title(thread)
        await asyncio.sleep(self._rng.uniform(0, CHANGES_MIND_WITHIN_S))
        mark = self._diary.mark()
        changed = await self._person.edit(message, f"add the title '{mark}' at the end")
        self._diary.changed(changed, mark)

    async def _take_back(self, thread: Channel) -> None:
        message = await self._title(thread)
        await asyncio.sleep(self._rng.uniform(0, CHANGES_MIND_WITHIN_S))
        await self._person.delete(message)
        self._diary.removed(message)

    async def _stop(self, thread: Channel) -> None:
        if self._rng.random() < 0.5:
            await self._say(thread, "stop")
        else:
            await self._press(thread, "Stop")

    async def _retry(self, thread: Channel) -> None:
        await self._press(thread, "Try again")

    async def _press(self, thread: Channel, label: str) -> None:
        """Press the newest button of that name, if there is one."""
        for message in sorted(thread.messages.values(), key=lambda m: m.id, reverse=True):
            if f'"{label}"' not in str(message.components).replace("'", '"'):
                continue
            with contextlib.suppress(ValueError):
                await self._person.click(message, label)
            return
