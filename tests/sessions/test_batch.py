"""Several files with a wish each: each has its own edit, and its own video."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.events import RunFailed, TextWhole
from bot.core.markdown import escaped
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


async def test_every_file_is_found_in_the_message_that_brought_it(stage: Stage) -> None:
    await stage.a_thread()
    message_id = await stage.say(WISHES, *FILES)
    await stage.idle()
    brought = [asset for turn in (2, 3) for asset in await stage.store.assets(turn)]
    assert [asset.message_id for asset in brought] == [message_id, message_id]


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


NEXT = text("batch.next", "en", name="b.png", other="a.png")


async def test_which_video_goes_on_is_told_once(stage: Stage) -> None:
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    assert len([shown for shown in stage.thread.texts if NEXT in shown]) == 1


async def test_which_video_goes_on_is_told_of_a_failure_too(stage: Stage) -> None:
    stage.service.runs = [[TextWhole("Done.")], [RunFailed("boom")]]
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    assert len([shown for shown in stage.thread.texts if NEXT in shown]) == 1


async def a_batch(stage: Stage) -> None:
    """Two videos, each in its session: ``session1`` and ``session2``."""
    stage.service.drafts = [None, draft("a"), draft("a"), None, draft("b"), draft("b")]
    await stage.drop(WISHES, *FILES)
    await stage.idle()
    stage.service.drafts = [draft("a")]
    stage.service.prompts.clear()
    stage.service.uploads.clear()


@pytest.mark.parametrize("said", ["a.png: slower", "A.PNG, slower", "a.png：慢一点"])
async def test_a_video_is_chosen_by_its_name(stage: Stage, said: str) -> None:
    await a_batch(stage)
    await stage.ask(said)
    assert stage.service.prompts == [("session1", said)]
    assert stage.service.uploads == []


async def test_a_chosen_video_goes_on_until_another_is_chosen(stage: Stage) -> None:
    await a_batch(stage)
    for said in ("a.png: slower", "warmer", "b.png: faster", "colder"):
        await stage.ask(said)
    sessions = [session for session, _ in stage.service.prompts]
    assert sessions == ["session1", "session1", "session2", "session2"]


@pytest.mark.parametrize("said", ["put a.png behind it", "a.pngs: slower"])
async def test_a_name_elsewhere_chooses_nothing(stage: Stage, said: str) -> None:
    await a_batch(stage)
    await stage.ask(said)
    assert [session for session, _ in stage.service.prompts] == ["session2"]


async def test_a_reply_goes_on_with_the_video_that_it_replies_to(stage: Stage) -> None:
    await a_batch(stage)
    (result,) = [
        message_id
        for message_id, shown in stage.thread.messages.items()
        if shown.posts[-1].filename == "a.mp4"
    ]
    await stage.say("slower", reply_to=result)
    await stage.idle()
    assert stage.service.prompts == [("session1", "a.png: slower")]


@pytest.mark.parametrize("asked", ["a.png: warmer", "export a.png"])
async def test_a_reply_to_a_later_answer_goes_on_with_its_video(stage: Stage, asked: str) -> None:
    await a_batch(stage)
    about_a = (await stage.ask(asked)).id
    await stage.ask("b.png: colder")
    await stage.say("slower", reply_to=about_a)
    await stage.idle()
    assert stage.service.prompts[-1] == ("session1", "a.png: slower")


async def test_a_reply_to_anything_else_goes_on_as_before(stage: Stage) -> None:
    await a_batch(stage)
    await stage.say("slower", reply_to=THREAD)
    await stage.idle()
    assert stage.service.prompts == [("session2", "slower")]


async def test_the_export_of_a_named_video(stage: Stage) -> None:
    await a_batch(stage)
    await stage.ask("export a.png")
    names = [post.filename for shown in stage.thread.messages.values() for post in shown.posts]
    assert [name for name in names if name] == ["a.mp4", "b.mp4", "a.mp4"]


async def test_files_of_one_name_are_told_apart(stage: Stage) -> None:
    await stage.drop(WISHES, image(1, "image.png"), image(2, "image.png"))
    await stage.idle()
    words = text("batch.next", "en", name=escaped("image.png (2)"), other="image.png")
    assert any(words in shown for shown in stage.thread.texts)
    await stage.ask("image.png: slower")
    await stage.ask("image.png (2): faster")
    assert [session for session, _ in stage.service.prompts[2:]] == ["session1", "session2"]


async def test_a_chosen_video_whose_session_has_died_gets_its_own_file_again(
    stage: Stage,
) -> None:
    await a_batch(stage)
    stage.service.dead = {"session1"}
    await stage.ask("a.png: slower")
    assert stage.service.prompts == [("session3", "a.png: slower")]
    assert stage.service.uploads == [("session3", "https://cdn.example/1/fresh")]
    await stage.ask("b.png: faster")
    await stage.ask("a.png: warmer")
    assert [session for session, _ in stage.service.prompts[1:]] == ["session2", "session3"]


async def test_a_choice_outlives_a_restart(stage: Stage) -> None:
    await a_batch(stage)
    await stage.ask("a.png: slower")
    await stage.restart()
    await stage.ask("b.png: slower")
    await stage.ask("a.png: slower")
    sessions = [session for session, _ in stage.service.prompts]
    assert sessions == ["session1", "session2", "session1"]


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
