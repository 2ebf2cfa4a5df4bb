"""A message that is turned away is told so once, whatever happens to the process."""

from dataclasses import replace

from bot.core.server_settings import ServerSettings
from bot.errors import ConversationUnavailable, PermissionMissing
from bot.sessions.told import MOST
from tests.sessions.stage import GUILD, THREAD, Stage

NOBODY = ServerSettings(GUILD, edit_roles=frozenset({3}))
EVERYONE = ServerSettings(GUILD)


async def caught_up(stage: Stage, message_id: int) -> None:
    """The next process finds the message, long after Discord has forgotten its nonces."""
    await stage.restart()
    for message in stage.thread.messages.values():
        message.nonce = ""
    await stage.manager.receive(
        replace(stage.incoming("slower"), message_id=message_id, age_s=400.0)
    )
    await stage.idle()


async def test_it_is_told_once(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(NOBODY)
    refused = await stage.say("slower")
    told = list(stage.thread.texts)
    await caught_up(stage, refused)
    assert stage.thread.texts == told


async def test_it_is_not_done_later(stage: Stage) -> None:
    """Who was told that nothing comes of it may have said it again since."""
    await stage.a_thread()
    await stage.store.save_server(NOBODY)
    refused = await stage.say("slower")
    await stage.store.save_server(EVERYONE)
    await caught_up(stage, refused)
    assert stage.said == []


async def test_nor_is_one_of_a_flood_that_was_not_even_answered(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(NOBODY)
    messages = [await stage.say("slower") for _ in range(MOST + 1)]
    await stage.store.save_server(EVERYONE)
    await caught_up(stage, messages[-1])
    assert stage.said == []
    assert len(stage.thread.texts) == 1 + MOST


async def test_one_that_could_not_be_answered_is_looked_at_again(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(NOBODY)
    stage.thread.failures = [ConversationUnavailable("503")] * 2
    refused = await stage.say("slower")
    assert len(stage.thread.texts) == 1
    await caught_up(stage, refused)
    assert len(stage.thread.texts) == 2


async def test_a_passing_fault_holds_the_answer_up(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(NOBODY)
    stage.thread.failures = [ConversationUnavailable("503")]
    await stage.say("slower")
    assert len(stage.thread.texts) == 2


async def test_where_nothing_may_be_said_it_is_settled(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(NOBODY)
    stage.thread.failures = [PermissionMissing("50013", "Send Messages")]
    refused = await stage.say("slower")
    assert await stage.store.claimed(refused)
    assert await stage.store.thread(THREAD) is not None
