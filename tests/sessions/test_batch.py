"""Several files with a wish each: each has its own edit, and its own video."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.events import RunFailed, TextWhole
from bot.core.records import ButtonAction
from bot.core.server_settings import ServerSettings
from bot.locales import text
from tests.sessions.stage import GUILD, THREAD, Stage, draft, image

WISHES = "1. make it slow\n2. make it black and white"
FILES = (image(1, "a.png"), image(2, "b.png"))
PROMPTS = ["a.png: make it slow", "b.png: make it black and white"]


async def test_each_file_has_its_edit_and_its_video(stage: Stage) -> None:
    stage.service.drafts = [None, draft("a"), draft("a"), draft("a", "b")]
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    assert stage.said == PROMPTS
    assert len(stage.service.renders) == 2
    assert len({render_id for render_id, _ in stage.service.renders}) == 2
    assert [url for _, url in stage.service.uploads] == [file.url for file in FILES]
    assert {post.reply_to for shown in stage.thread.messages.values() for post in shown.posts} <= {
        THREAD,
        None,
    }


@pytest.mark.parametrize("opening", [True, False])
async def test_a_batch_counts_as_many_edits_as_it_has_files(stage: Stage, opening: bool) -> None:
    if not opening:
        await stage.a_thread()
    done = 0 if opening else 1
    settings = ServerSettings(GUILD, turns_per_person_a_day=done + 1)
    await stage.store.save_server(settings)
    if opening:
        await stage.drop(WISHES, *FILES)
    else:
        await stage.say(WISHES, *FILES)
    await stage.idle()
    assert stage.said == []
    told = [*stage.parent.texts, *stage.thread.texts]
    assert text("permit.too_many", "en", wanted=2, left=1) in told


async def test_a_batch_in_a_thread_outlives_a_restart(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[asyncio.Event()]]
    stage.service.prompted.clear()
    await stage.say(WISHES, *FILES)
    await stage.service.prompted.wait()
    stage.service.runs = []
    await stage.restart()
    await stage.idle()
    assert stage.said == PROMPTS


async def test_a_batch_is_taken_back_with_its_message(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    asked = await stage.say(WISHES, *FILES)
    await stage.manager.removed(THREAD, asked)
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower"]


async def test_a_changed_batch_stays_as_it_was(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    asked = await stage.say(WISHES, *FILES)
    for words in ("faster", WISHES + " now"):
        changed = replace(stage.incoming(words, *FILES), message_id=asked)
        await stage.manager.changed(changed)
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", *PROMPTS]


async def test_no_file_gets_into_the_session_of_another(stage: Stage) -> None:
    await stage.a_thread()
    await stage.say(WISHES, *FILES)
    await stage.idle()
    assert [session for session, _ in stage.service.prompts] == ["session2", "session3"]
    assert stage.service.uploads == [
        ("session2", FILES[0].url),
        ("session3", FILES[1].url),
    ]


async def test_the_next_wish_has_the_last_session_and_every_file(stage: Stage) -> None:
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    await stage.ask("join them")
    assert stage.service.prompts[-1] == ("session2", "join them")
    assert ("session2", "https://cdn.example/1/fresh") in stage.service.uploads


async def test_which_video_goes_on_is_told_once(stage: Stage) -> None:
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    told = [shown for shown in stage.thread.texts if text("batch.next", "en") in shown]
    assert len(told) == 1


async def test_each_video_has_the_name_of_its_file(stage: Stage) -> None:
    stage.service.drafts = [None, draft("a"), draft("a"), None, draft("b")]
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    posts = [shown.posts[-1] for shown in stage.thread.messages.values()]
    assert [post.filename for post in posts if post.filename] == ["a.mp4", "b.mp4"]


async def test_a_part_that_is_done_again_begins_anew(stage: Stage) -> None:
    stage.service.runs = [[RunFailed("boom")], [TextWhole("Done.")]]
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    await stage.press(ButtonAction.RETRY, "1")
    await stage.idle()
    assert stage.service.prompts[-1] == ("session3", PROMPTS[0])
    assert stage.service.uploads[-1] == ("session3", "https://cdn.example/1/fresh")
