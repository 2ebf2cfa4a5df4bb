"""What the manager takes in, what it leaves alone, and how it stops."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from bot.core.incoming import Press
from bot.core.records import ButtonAction, NewAsset, TurnKind
from bot.errors import ConversationGone
from bot.locales import text
from bot.sessions.manager import Manager
from tests.sessions.stage import PARENT, PERSON, SKILL, THREAD, Stage, image, lanes

EDIT = "turn this image into a clip"
DOCUMENT = NewAsset(9, "notes.pdf", "application/pdf", 100, "https://cdn.example/9/notes.pdf")


async def test_an_image_in_an_enabled_channel_opens_a_thread(stage: Stage) -> None:
    await stage.drop(f"  {EDIT}\nplease ")
    await stage.idle()
    thread = await stage.record()
    assert thread.title == f"{EDIT} please"
    assert (thread.parent_id, thread.owner_id, thread.locale) == (PARENT, 77, "en")
    assert thread.opened
    assert len(stage.thread.opened) == 1
    assert stage.said == [f"  {EDIT}\nplease "]


async def test_a_thread_without_words_is_named_after_its_file(stage: Stage) -> None:
    await stage.drop("", image(1, "beach.png"))
    await stage.idle()
    assert (await stage.record()).title == "beach.png"


async def test_a_long_request_makes_a_name_that_discord_takes(stage: Stage) -> None:
    await stage.drop("make a clip " * 20)
    await stage.idle()
    title = (await stage.record()).title
    assert len(title) <= 100
    assert title.endswith("…")


@pytest.mark.parametrize(
    ("words", "guild", "configured", "expected"),
    [
        ("turn this image into a slow clip with music", "de", "", "en"),
        ("この画像を動画にして", "de", "", "ja"),
        ("clip", "de", "", "de"),
        ("clip", None, "", "en"),
        ("clip", "xx", "", "en"),
        ("この画像を動画にして", "de", "fr", "fr"),
    ],
)
async def test_the_language_of_a_thread(
    stage: Stage, words: str, guild: str | None, configured: str, expected: str
) -> None:
    manager = Manager(stage.studio, skill_name=SKILL, language=configured)
    opening = stage.incoming(words, image(1), message_id=THREAD)
    await manager.receive(replace(opening, locale=guild))
    await stage.idle()
    assert (await stage.record()).locale == expected


@pytest.mark.parametrize(
    ("enabled", "files"), [(False, (image(1),)), (True, ()), (True, (DOCUMENT,))]
)
async def test_other_messages_are_left_alone(
    stage: Stage, enabled: bool, files: tuple[NewAsset, ...]
) -> None:
    opening = stage.incoming(EDIT, *files, message_id=THREAD)
    await stage.manager.receive(replace(opening, enabled_channel=enabled))
    assert lanes() == []
    assert await stage.store.thread(THREAD) is None
    assert stage.parent.texts == []


async def test_a_mention_opens_a_thread_anywhere(stage: Stage) -> None:
    opening = stage.incoming(EDIT, message_id=THREAD)
    await stage.manager.receive(replace(opening, enabled_channel=False, mentions_bot=True))
    await stage.idle()
    assert stage.said == [EDIT]


@pytest.mark.parametrize(
    ("words", "can_thread", "key"),
    [("", True, "thread.how"), ("export", True, "thread.how"), (EDIT, False, "thread.not_here")],
)
async def test_a_mention_that_cannot_become_a_thread_is_answered(
    stage: Stage, words: str, can_thread: bool, key: str
) -> None:
    mention = stage.incoming(words, message_id=THREAD)
    await stage.manager.receive(replace(mention, mentions_bot=True, can_thread=can_thread))
    assert stage.parent.texts == [text(key, "en")]
    assert stage.parent.last.posts[0].reply_to == THREAD
    assert await stage.store.thread(THREAD) is None


async def test_an_answer_that_nobody_can_see_is_no_failure(stage: Stage) -> None:
    stage.parent.failures = [ConversationGone("10003")]
    mention = stage.incoming("", message_id=THREAD)
    await stage.manager.receive(replace(mention, mentions_bot=True))
    assert stage.parent.texts == []


async def test_a_message_that_cannot_be_read_is_answered(stage: Stage) -> None:
    await stage.a_thread()
    await stage.manager.receive(replace(stage.incoming(""), readable=False))
    assert stage.thread.last.text == text("thread.unreadable", "en")
    shown = stage.thread.texts
    await stage.manager.receive(stage.incoming(""))
    assert stage.thread.texts == shown


async def test_a_repeated_message_does_nothing(stage: Stage) -> None:
    opening = stage.incoming(EDIT, image(1), message_id=THREAD)
    await stage.manager.receive(opening)
    await stage.manager.receive(opening)
    await stage.idle()
    await stage.manager.receive(opening)
    again = stage.incoming("slower")
    await asyncio.gather(*(stage.manager.receive(again) for _ in range(3)))
    await stage.idle()
    assert stage.said == [EDIT, "slower"]
    assert len(stage.thread.messages) == 2


async def test_messages_are_claimed_in_the_order_they_came(stage: Stage) -> None:
    await stage.a_thread()
    said = [f"edit number {number}" for number in range(8)]
    async with asyncio.TaskGroup() as tasks:
        for words in said:
            tasks.create_task(stage.say(words))
    await stage.idle()
    assert stage.said == said
    assert stage.service.most_running == 1


async def test_a_repeated_press_does_nothing(stage: Stage) -> None:
    await stage.drop("")
    await stage.idle()
    button = stage.thread.last.posts[-1].buttons[0]
    press = Press(5, THREAD, PERSON, button.action, button.argument)
    for _ in range(3):
        assert await stage.manager.press(press) == button.label
    await stage.idle()
    assert stage.said == [button.label]


@pytest.mark.parametrize(
    ("action", "argument"),
    [
        (ButtonAction.RETRY, ""),
        (ButtonAction.RETRY, "abc"),
        (ButtonAction.RETRY, "99"),
        (ButtonAction.RETRY, "9" * 40),
        (ButtonAction.SAY, "3"),
        (ButtonAction.SAY, "x"),
        (ButtonAction.STOP, ""),
    ],
)
async def test_a_button_that_belongs_to_nothing(
    stage: Stage, action: ButtonAction, argument: str
) -> None:
    await stage.a_thread()
    assert await stage.press(action, argument) is None
    await stage.idle()
    assert stage.said == []


async def test_only_turns_of_the_thread_that_have_ended_are_retried(stage: Stage) -> None:
    await stage.a_thread()
    elsewhere = replace(stage.incoming(EDIT, image(1), message_id=THREAD), message_id=5)
    await stage.manager.receive(elsewhere)
    await stage.idle()
    assert await stage.press(ButtonAction.RETRY, "2") is None
    stage.service.runs = [[asyncio.Event()]]
    await stage.say("slower")
    assert await stage.press(ButtonAction.RETRY, "3") is None
    assert await stage.press(ButtonAction.RETRY, "1") is not None


@pytest.mark.parametrize(
    ("action", "answer"),
    [
        (ButtonAction.STATUS, "Timeline (1 track)"),
        (ButtonAction.CREDITS, "800 credits"),
        (ButtonAction.EXPORT, "is ready"),
    ],
)
async def test_buttons_do_what_they_say(stage: Stage, action: ButtonAction, answer: str) -> None:
    await stage.a_thread()
    assert await stage.press(action) == text(f"button.{action}", "en")
    await stage.idle()
    assert answer in stage.thread.last.text


async def test_a_press_outside_any_thread(stage: Stage) -> None:
    assert await stage.press(ButtonAction.EXPORT) is None


async def test_a_command_while_the_database_fails(stage: Stage) -> None:
    await stage.a_thread()
    with closing(sqlite3.connect(stage.path)) as connection:
        connection.execute("ALTER TABLE threads RENAME TO lost")
    said = await stage.manager.views.look(THREAD, TurnKind.STATUS, "en-US")
    assert said == text("error.store", "en")
