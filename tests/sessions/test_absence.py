"""What an absence of the bot leaves behind."""

import asyncio
from dataclasses import replace

from bot.core.events import TextWhole
from bot.core.records import TurnStatus
from bot.core.server_settings import ServerSettings
from bot.errors import ConversationGone
from bot.locales import text
from bot.sessions.intake import OF_INTEREST_S
from tests.sessions.stage import GUILD, PARENT, QUICK, THREAD, Stage


async def test_what_is_found_late_is_done_but_no_old_look_is_answered(stage: Stage) -> None:
    await stage.a_thread()
    late = OF_INTEREST_S + 1
    for words in ("status", "make it slower"):
        await stage.manager.receive(replace(stage.incoming(words), age_s=late))
    await stage.idle()
    assert stage.said == ["make it slower"]
    assert await stage.store.waiting(THREAD) == []


async def test_what_is_caught_up_was_not_typed_in_a_burst(stage: Stage) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, burst_s=60.0))
    for words in ("slower", "faster"):
        assert await stage.manager.receive(replace(stage.incoming(words), age_s=5.0))
    assert [turn.text for turn in await stage.store.waiting(THREAD)][-1] == "faster"
    await stage.crash()


async def test_an_old_mention_is_left_unanswered(stage: Stage) -> None:
    mention = replace(
        stage.incoming("hello"), channel_id=5, mentions_bot=True, age_s=OF_INTEREST_S + 1
    )
    await stage.manager.receive(mention)
    assert stage.conversations.at(5).texts == []


async def unread(stage: Stage, channel_id: int, locale: str | None) -> str:
    """What the people of a place are told, all of whose messages were not read."""
    absence = stage.manager.absence
    await absence.tell_unread(channel_id, GUILD, locale, before=1_700_000_000, nonce="9u")
    return stage.conversations.at(channel_id).texts[-1]


async def test_what_was_not_read_is_told_in_the_language_of_the_place(stage: Stage) -> None:
    await stage.a_thread()
    said = text("absence.unread", "en", time="<t:1700000000:f>")
    assert await unread(stage, THREAD, "de") == said
    assert await unread(stage, PARENT, "de") == text(
        "absence.unread", "de", time="<t:1700000000:f>"
    )
    await stage.store.save_server(ServerSettings(GUILD, language="fr"))
    assert await unread(stage, PARENT, "de") == text(
        "absence.unread", "fr", time="<t:1700000000:f>"
    )


async def test_a_place_where_nothing_may_be_said_is_left_alone(stage: Stage) -> None:
    stage.conversations.at(PARENT).failures = [ConversationGone("10003")]
    await stage.manager.absence.tell_unread(PARENT, GUILD, "en", before=1, nonce="9u")
    assert stage.conversations.at(PARENT).texts == []


async def test_what_waits_in_a_deleted_thread_is_not_done(stage: Stage) -> None:
    """What runs is paid for, and ends by itself."""
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, TextWhole("Done.")]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    await stage.say("faster")
    await stage.say("export")
    await stage.manager.gone(THREAD)
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower"]
    assert stage.service.renders == []
    assert [(await stage.turn(number)).status for number in (2, 3, 4)] == [
        TurnStatus.DONE,
        TurnStatus.STOPPED,
        TurnStatus.STOPPED,
    ]
