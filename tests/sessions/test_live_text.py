"""The latest text wins, one request is under way, and the final never waits for a preview."""

import asyncio
from collections.abc import Callable

import pytest

from bot.core.ports import Latest, Newest, Post, Priority
from bot.errors import ConversationGone, ConversationUnavailable, StoreError
from bot.sessions.live_text import LiveText
from tests.fakes import FakeConversation


class SlowConversation(FakeConversation):
    """Lets no edit through before ``let_through`` is set."""

    def __init__(self) -> None:
        super().__init__(1)
        self.let_through = asyncio.Event()
        self.waiting = asyncio.Event()

    async def edit(self, message_id: int, latest: Latest, *, priority: Priority) -> None:
        self.waiting.set()
        await self.let_through.wait()
        await super().edit(message_id, latest, priority=priority)


class Pages:
    """Messages that are noted in memory."""

    def __init__(self, conversation: FakeConversation) -> None:
        self.conversation = conversation
        self.noted: dict[int, int] = {}
        self.posted: list[tuple[int, int]] = []

    async def known(self) -> dict[int, int]:
        return dict(self.noted)

    async def announce(self, page: int) -> None:
        self.noted[page] = 0

    async def forget(self, page: int) -> None:
        del self.noted[page]

    async def send(self, post: Newest, *, page: int, priority: Priority) -> int:
        assert self.noted[page] == 0, "noted before it leaves"
        self.noted[page] = await self.conversation.post(post, nonce=f"n{page}", priority=priority)
        self.posted.append((page, self.noted[page]))
        return self.noted[page]


class Text:
    """What is to be shown, and a LiveText over it."""

    def __init__(self, conversation: FakeConversation, *, interval_s: float = 0.0) -> None:
        self.pages = ["first"]
        self.messages = Pages(conversation)
        self.live = LiveText(
            conversation,
            self.messages,
            lambda: list(self.pages),
            reply_to=7,
            interval_s=interval_s,
            refresh_s=60,
        )


async def until(conversation: FakeConversation, *texts: str) -> None:
    async with asyncio.timeout(5):
        while conversation.texts != list(texts):
            conversation.changed.clear()
            await conversation.changed.wait()


async def test_the_first_text_is_posted_at_once_and_reported() -> None:
    conversation = FakeConversation(1)
    text = Text(conversation, interval_s=60)
    async with text.live:
        await until(conversation, "first")
    (message,) = conversation.messages.values()
    assert message.posts[0] == Post("first", reply_to=7)
    assert text.messages.posted == [(0, message.id)]


async def test_a_change_is_shown_in_the_same_message() -> None:
    conversation = FakeConversation(1)
    text = Text(conversation)
    async with text.live:
        await until(conversation, "first")
        text.pages = ["second"]
        text.live.update()
        await until(conversation, "second")


async def test_first_words_do_not_wait_for_the_interval() -> None:
    conversation = FakeConversation(1)
    text = Text(conversation, interval_s=60)
    async with text.live:
        await until(conversation, "first")
        text.pages = ["words"]
        text.live.update(at_once=True)
        await until(conversation, "words")


async def test_what_changes_while_a_request_waits_is_shown_by_it() -> None:
    conversation = SlowConversation()
    text = Text(conversation)
    async with text.live:
        await until(conversation, "first")
        text.pages = ["old"]
        text.live.update()
        await conversation.waiting.wait()
        text.pages = ["newest"]
        text.live.update()
        conversation.let_through.set()
        await until(conversation, "newest")
    assert [post.text for post in next(iter(conversation.messages.values())).posts] == [
        "first",
        "newest",
    ]


async def test_leaving_drops_a_preview_that_waits_for_its_turn() -> None:
    conversation = SlowConversation()
    text = Text(conversation)
    async with asyncio.timeout(5):
        async with text.live:
            await until(conversation, "first")
            text.pages = ["too late"]
            text.live.update()
            await conversation.waiting.wait()
    assert conversation.texts == ["first"]


async def test_text_beyond_a_page_goes_on_in_the_next_message() -> None:
    conversation = FakeConversation(1)
    text = Text(conversation)
    async with text.live:
        await until(conversation, "first")
        text.pages = ["first", "more"]
        text.live.update()
        await until(conversation, "first", "more")
    assert [page for page, _ in text.messages.posted] == [0, 1]
    assert len({message.nonce for message in conversation.messages.values()}) == 2


async def test_an_unchanged_text_makes_no_request() -> None:
    conversation = FakeConversation(1)
    text = Text(conversation)
    async with text.live:
        await until(conversation, "first")
        for _ in range(5):
            text.live.update()
            await asyncio.sleep(0)
        text.pages = ["end"]
        text.live.update()
        await until(conversation, "end")
    assert len(next(iter(conversation.messages.values())).posts) == 2


async def test_a_passing_fault_skips_one_preview_only() -> None:
    conversation = FakeConversation(1)
    text = Text(conversation)
    async with text.live:
        await until(conversation, "first")
        conversation.failures.append(ConversationUnavailable("503"))
        text.pages = ["second"]
        text.live.update()
        while conversation.failures:
            await asyncio.sleep(0)
        text.live.update()
        await until(conversation, "second")


async def settle() -> None:
    """Let everything go on that waits for nothing."""
    for _ in range(20):
        await asyncio.sleep(0)


async def refused(conversation: FakeConversation, text: Text, retry_after_s: float) -> None:
    """Let Discord refuse a change of the first text."""
    await until(conversation, "first")
    conversation.failures.append(ConversationUnavailable("429", retry_after_s))
    text.pages = ["second"]
    text.live.update()
    while conversation.failures:
        await asyncio.sleep(0)


async def test_where_discord_asks_to_wait_nothing_is_tried_before(
    pass_time: Callable[[float], None],
) -> None:
    conversation = FakeConversation(1)
    text = Text(conversation)
    async with text.live:
        await refused(conversation, text, 600)
        requests = len(conversation.priorities)
        for words in ("third", "fourth"):
            text.pages = [words]
            text.live.update(at_once=True)
            pass_time(290)
            await settle()
        assert len(conversation.priorities) == requests
        pass_time(20)
        await until(conversation, "fourth")
        assert len(conversation.priorities) == requests + 1


async def test_leaving_does_not_wait_for_what_discord_asks() -> None:
    conversation = FakeConversation(1)
    text = Text(conversation)
    async with asyncio.timeout(5):
        async with text.live:
            await refused(conversation, text, 600)
            await settle()
    assert conversation.texts == ["first"]


async def test_a_deleted_thread_ends_the_preview_quietly() -> None:
    conversation = FakeConversation(1)
    conversation.failures.append(ConversationGone("10003"))
    text = Text(conversation)
    async with text.live:
        while conversation.failures:
            await asyncio.sleep(0)
    assert conversation.texts == []


async def test_a_broken_preview_never_breaks_the_turn(caplog: pytest.LogCaptureFixture) -> None:
    conversation = FakeConversation(1)
    text = Text(conversation)

    def broken() -> list[str]:
        raise ZeroDivisionError

    text.live = LiveText(
        conversation, text.messages, broken, reply_to=None, interval_s=0, refresh_s=60
    )
    async with text.live:
        await asyncio.sleep(0.01)
    assert "live text broke" in caplog.text


async def test_messages_of_an_earlier_process_are_gone_on_with() -> None:
    conversation = FakeConversation(1)
    known = await conversation.post(Post("half a"), nonce="n0", priority=Priority.PROGRESS)
    text = Text(conversation)
    text.messages.noted = {0: known}
    text.pages = ["whole"]
    async with text.live:
        await until(conversation, "whole")
    assert text.messages.posted == []


async def turn_until(leave: asyncio.Event, text: Text) -> None:
    """A turn that lasts until ``leave``."""
    async with text.live:
        await leave.wait()


class StuckConversation(FakeConversation):
    """Takes a message, and never answers."""

    def __init__(self) -> None:
        super().__init__(1)
        self.asked = asyncio.Event()

    async def post(self, post: Post | Newest, *, nonce: str, priority: Priority) -> int:
        self.asked.set()
        return await asyncio.Future()


@pytest.mark.parametrize("leaving", [False, True])
async def test_a_cancelled_turn_waits_for_no_request(leaving: bool) -> None:
    conversation = StuckConversation()
    leave = asyncio.Event()
    turn = asyncio.create_task(turn_until(leave, Text(conversation)))
    await conversation.asked.wait()
    if leaving:
        leave.set()
        await asyncio.sleep(0)
        assert not turn.done(), "a request under way is waited for"
    turn.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait([turn])
    assert turn.cancelled()
    assert [task for task in asyncio.all_tasks() if task.get_name() == "live text"] == []


class FullDisk(Pages):
    """Nothing that was noted can be taken back."""

    async def forget(self, page: int) -> None:
        raise StoreError("disk full")


@pytest.mark.parametrize(("kind", "noted"), [(Pages, {}), (FullDisk, {0: 0})])
async def test_what_never_left_is_forgotten_if_the_database_lets_it(
    kind: type[Pages], noted: dict[int, int]
) -> None:
    conversation = FakeConversation(1)
    conversation.held_progress = asyncio.Event()
    text = Text(conversation)
    text.messages = kind(conversation)
    text.live = LiveText(
        conversation, text.messages, lambda: ["x"], reply_to=None, interval_s=0, refresh_s=60
    )
    async with text.live:
        while not conversation.priorities:
            await asyncio.sleep(0)
    assert text.messages.noted == noted
    assert conversation.texts == []
