"""Several files with a wish each: each has its own edit, and its own video."""

import asyncio
from dataclasses import replace

from tests.sessions.stage import THREAD, Stage, draft, image

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
