"""Threads in memory, and what is shown in them."""

import asyncio
from collections.abc import AsyncGenerator, MutableSequence
from dataclasses import dataclass
from typing import TypeVar

from bot.core.ports import Latest, Newest, Post, Priority, Sent
from bot.core.records import ThreadRecord
from bot.errors import AttachmentGone, ConversationError, ConversationUnavailable, MessageGone
from tests.fakes.crash import Crash

E = TypeVar("E", bound=Exception | None)


@dataclass
class Shown:
    """A message in the thread: every post that it has shown, the last one being current."""

    id: int
    posts: list[Post]
    nonce: str
    priority: Priority

    @property
    def text(self) -> str:
        return self.posts[-1].text


class FakeConversation:
    """A thread in memory.

    ``failures`` are raised, one a request, before anything is done; ``final_failures`` by
    requests that matter (None: this one succeeds). ``held`` holds up what matters,
    ``held_progress`` what doesn't.
    """

    def __init__(self, channel_id: int, crash: Crash | None = None) -> None:
        self.channel_id = channel_id
        self.title: str | None = None
        self.messages: dict[int, Shown] = {}
        self.deleted: list[Shown] = []
        self.opened: list[ThreadRecord] = []
        self.failures: list[Exception] = []
        self.final_failures: list[Exception | None] = []
        self.delete_failures: list[ConversationError] = []
        self.look_failures: list[ConversationError] = []
        self.open_failures: list[ConversationError] = []
        self.url_failures: list[ConversationError] = []
        self.read_failures: list[ConversationError] = []
        self.held: asyncio.Event | None = None
        self.held_progress: asyncio.Event | None = None
        self.files: dict[str, bytes] = {}
        """What lies under an address; files that aren't here can't be looked into."""
        self.gone: set[str] = set()
        self.refreshed: list[tuple[int, int]] = []
        self.posted_files: list[bytes] = []
        self.priorities: list[Priority] = []
        self.limit = 10 * 1024 * 1024
        self.changed = asyncio.Event()
        self.typed = asyncio.Event()
        self._crash = crash or Crash()
        self._last_id = channel_id + 1000

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages.values()]

    @property
    def last(self) -> "Shown":
        return list(self.messages.values())[-1]

    def recover(self, crash: Crash | None = None) -> None:
        """Freeze no more, or at another step."""
        self._crash = crash or Crash()

    async def open(self, thread: ThreadRecord) -> None:
        await self._crash()
        _raise_next(self.open_failures)
        self.opened.append(thread)
        await self._crash()

    async def post(self, post: Post | Newest, *, nonce: str, priority: Priority) -> int:
        await self._before(priority)
        post = post() if callable(post) else post
        known = [message.id for message in self.messages.values() if message.nonce == nonce]
        if known:
            shown = self.messages[known[0]]
            if (shown.text, shown.posts[-1].buttons) != (post.text, post.buttons):
                shown.posts.append(post)
                self.changed.set()
            return known[0]
        if post.file is not None:
            self.posted_files.append(await asyncio.to_thread(post.file.read_bytes))
        self._last_id += 1
        message_id = self._last_id
        self.messages[message_id] = Shown(message_id, [post], nonce, priority)
        self.changed.set()
        await self._crash()
        return message_id

    async def sent(self, after: int) -> list[Sent]:
        _raise_next(self.look_failures)
        return [
            Sent(message.id, message.posts[-1])
            for message in self.messages.values()
            if message.id > after
        ]

    async def unsend(self, nonce: str) -> None:
        for message_id in [known.id for known in self.messages.values() if known.nonce == nonce]:
            await self.delete(message_id)

    async def edit(self, message_id: int, latest: Latest, *, priority: Priority) -> None:
        await self._before(priority)
        if message_id not in self.messages:
            raise MessageGone(f"message {message_id}")
        post = latest()
        if post is not None:
            self.messages[message_id].posts.append(post)
            self.changed.set()
        await self._crash()

    async def delete(self, message_id: int) -> None:
        await self._crash()
        _raise_next(self.delete_failures)
        if message_id not in self.messages:
            raise MessageGone(f"message {message_id}")
        self.deleted.append(self.messages.pop(message_id))
        self.changed.set()
        await self._crash()

    async def typing(self) -> None:
        self.typed.set()

    async def fresh_url(self, message_id: int, attachment_id: int) -> str:
        _raise_next(self.url_failures)
        self.refreshed.append((message_id, attachment_id))
        return f"https://cdn.example/{attachment_id}/fresh"

    async def head(self, url: str, size: int) -> bytes:
        if url in self.gone:
            raise AttachmentGone(url)
        if url not in self.files:
            raise ConversationUnavailable(url)
        return self.files[url][:size]

    async def read(self, url: str) -> AsyncGenerator[bytes, None]:
        _raise_next(self.read_failures)
        if url not in self.files:
            raise AttachmentGone(url)
        yield self.files[url]

    async def upload_limit(self) -> int:
        return self.limit

    async def _before(self, priority: Priority) -> None:
        await self._crash()
        self.priorities.append(priority)
        _raise_next(self.failures)
        if priority >= Priority.FIRST_WORDS and self.held_progress is not None:
            await self.held_progress.wait()
        if priority <= Priority.ERROR:
            if self.held is not None:
                await self.held.wait()
            _raise_next(self.final_failures)


def _raise_next(errors: MutableSequence[E]) -> None:
    error = errors.pop(0) if errors else None
    if error is not None:
        raise error


class FakeConversations:
    """All threads in memory, made when they are asked for."""

    def __init__(self) -> None:
        self.known: dict[int, FakeConversation] = {}
        self.crash = Crash()

    def at(self, channel_id: int) -> FakeConversation:
        if channel_id not in self.known:
            self.known[channel_id] = FakeConversation(channel_id, self.crash)
        return self.known[channel_id]
