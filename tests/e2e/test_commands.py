"""Slash commands and the message menu, as people use them."""

from dataclasses import replace

import pytest

from bot.core.media import ACCEPTED
from bot.sandbox.discord.model import Channel
from bot.sandbox.nemo.draft import TextSegment, TextTrack
from tests.e2e.stage import CLIP, Stage, has_video

EDIT = "make it black and white"


@pytest.fixture
async def thread(running: Stage, photo: bytes) -> Channel:
    """A thread with a video in the making."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    return thread


class TestNew:
    """``/video new``: the answer to the command becomes the start of the thread."""

    async def test_a_prompt_and_two_images(self, running: Stage, photo: bytes) -> None:
        options = {
            "prompt": CLIP,
            "image": ("one.jpg", photo),
            "image2": ("two.jpg", photo),
            "skill": "ai-animations",
        }
        used = await running.alice.run(running.channel, "video new", options)
        starter = await used.reply()
        assert CLIP in starter.content
        assert "one.jpg, two.jpg" in starter.content
        assert starter.ephemeral_to is None
        thread = await running.thread_of(starter)
        assert thread.name == CLIP
        assert (await running.answer(thread)).content
        assert running.prompts() == [CLIP]
        assert [upload.source for upload in running.nemo.journal.uploads] == ["url", "url"]
        assert running.rows("SELECT skill FROM threads") == [("ai-animations",)]

    async def test_an_image_alone_is_greeted(self, running: Stage, photo: bytes) -> None:
        used = await running.alice.run(running.channel, "video new", {"image": ("a.jpg", photo)})
        thread = await running.thread_of(await used.reply())
        assert thread.name == "a.jpg"
        assert "Got your file" in (await running.answer(thread)).content
        assert running.prompts() == []

    async def test_nothing_given_is_told_privately(self, running: Stage) -> None:
        answer = await (await running.alice.run(running.channel, "video new")).reply()
        assert "prompt" in answer.content
        assert answer.ephemeral_to == running.alice.id

    async def test_a_skill_that_there_is_not(self, running: Stage) -> None:
        options = {"prompt": CLIP, "skill": "magic"}
        answer = await (await running.alice.run(running.channel, "video new", options)).reply()
        assert "no such skill" in answer.content
        assert answer.ephemeral_to == running.alice.id

    async def test_in_a_thread_there_is_no_other_thread(
        self, running: Stage, thread: Channel
    ) -> None:
        answer = await (await running.alice.run(thread, "video new", {"prompt": CLIP})).reply()
        assert "text channel" in answer.content
        assert running.prompts() == [CLIP]

    async def test_skills_complete_themselves(self, running: Stage) -> None:
        typing = await running.alice.complete(running.channel, "video new", "skill", "FINDER")
        names = [choice["value"] for choice in await typing.choices()]
        assert names == ["image-to-video-finder"]
        typing = await running.alice.complete(running.channel, "video skill", "skill", "")
        assert len(await typing.choices()) == 5


class TestMakeAVideo:
    """The entry in the menu of a message."""

    async def test_anothers_message_with_an_image(self, running: Stage, photo: bytes) -> None:
        elsewhere = running.discord.add_channel("elsewhere")
        bob = running.discord.person("bob")
        posted = await bob.post(elsewhere, "my cat", files=[("cat.jpg", photo)])
        used = await running.alice.run_on_message(posted, "Make a video")
        assert f"<#{posted.id}>" in (await used.reply()).content
        thread = await running.thread_of(posted)
        assert "Got your file" in (await running.answer(thread)).content
        assert running.prompts() == []
        assert running.rows("SELECT owner_id FROM threads") == [(running.alice.id,)]
        again = await (await running.alice.run_on_message(posted, "Make a video")).reply()
        assert "already" in again.content

    async def test_ones_own_message_is_the_wish(self, running: Stage, photo: bytes) -> None:
        elsewhere = running.discord.add_channel("elsewhere")
        posted = await running.alice.post(elsewhere, CLIP, files=[("cat.jpg", photo)])
        await running.alice.run_on_message(posted, "Make a video")
        await running.answer(await running.thread_of(posted))
        assert running.prompts() == [CLIP]

    async def test_a_forwarded_message(self, running: Stage, photo: bytes) -> None:
        elsewhere = running.discord.add_channel("elsewhere")
        posted = await running.alice.post(elsewhere, "", files=[("cat.jpg", photo)])
        forwarded = await running.alice.forward(posted, elsewhere)
        await running.alice.run_on_message(forwarded, "Make a video")
        await running.answer(await running.thread_of(forwarded))
        assert len(running.nemo.journal.uploads) == 1

    async def test_a_message_without_files(self, running: Stage) -> None:
        posted = await running.alice.post(running.channel, "hello")
        answer = await (await running.alice.run_on_message(posted, "Make a video")).reply()
        assert "no image" in answer.content
        assert answer.ephemeral_to == running.alice.id

    async def test_a_message_in_a_thread(
        self, running: Stage, thread: Channel, photo: bytes
    ) -> None:
        posted = await running.alice.post(thread, "", files=[("cat.jpg", photo)])
        answer = await (await running.alice.run_on_message(posted, "Make a video")).reply()
        assert "text channel" in answer.content
        await running.answer(thread, posted)


async def test_export_with_options(running: Stage, thread: Channel) -> None:
    options = {"quality": "720p", "format": "mov"}
    used = await running.alice.run(thread, "video export", options)
    assert "on its way" in (await used.reply()).content
    await running.shown(thread, has_video)
    asked = running.rows("SELECT text FROM turns WHERE kind = 'export'")
    assert asked == [("export 720p mov",)]


async def test_status_is_told_safely_and_in_full(running: Stage, thread: Channel) -> None:
    (session_id,) = running.nemo.sessions.ids()
    session = running.nemo.sessions[session_id]
    said = [f"[click {number}](https://evil.example) " + "kite " * 12 for number in range(40)]
    titles = [TextTrack((TextSegment(f"t{len(text)}", text, 0, 900),)) for text in said]
    session.draft = replace(session.draft, tracks=(*session.draft.tracks, *titles))
    used = await running.alice.run(thread, "video status")
    await used.follow_up()
    told = "".join(message.content for message in used.messages)
    assert {message.ephemeral_to for message in used.messages} == {running.alice.id}
    assert "](" not in told
    assert "[click 0] <https://evil.example>" in told


async def test_stop_and_retry_where_nothing_runs(running: Stage) -> None:
    stopped = await (await running.alice.run(running.channel, "video stop")).reply()
    assert "nothing to stop" in stopped.content
    retried = await (await running.alice.run(running.channel, "video retry")).reply()
    assert "no ended request" in retried.content
    assert stopped.ephemeral_to == retried.ephemeral_to == running.alice.id


async def test_retry_asks_again(running: Stage, thread: Channel) -> None:
    await running.say(thread, EDIT)
    used = await running.alice.run(thread, "video retry")
    assert "once more" in (await used.reply()).content
    await running.idle()
    assert running.prompts() == [CLIP, EDIT, EDIT]


async def test_language_holds_for_all_that_is_private(running: Stage) -> None:
    chosen = await running.alice.run(running.channel, "video language", {"language": "de"})
    assert "Deutsch" in (await chosen.reply()).content
    helped = await (await running.alice.run(running.channel, "video help")).reply()
    assert "Poste ein Bild" in helped.content
    followed = await running.alice.run(running.channel, "video language", {"language": "automatic"})
    assert "your words" in (await followed.reply()).content
    helped = await (await running.alice.run(running.channel, "video help")).reply()
    assert "Post an image" in helped.content


async def test_skill_tells_and_changes(running: Stage) -> None:
    told = await (await running.alice.run(running.channel, "video skill")).reply()
    assert "OpenAI Image to Video" in told.content
    options = {"skill": "ai-animations"}
    refused = await (await running.alice.run(running.channel, "video skill", options)).reply()
    assert "manage this server" in refused.content
    owner = running.discord.person("owner")
    changed = await (await owner.run(running.channel, "video skill", options)).reply()
    assert "AI Animations" in changed.content
    told = await (await running.alice.run(running.channel, "video skill")).reply()
    assert "AI Animations" in told.content


@pytest.mark.parametrize(
    "command",
    [
        *("video export", "video status", "video credits", "video upload", "video stop"),
        *("video retry", "video skill", "video help", "video settings", "video new"),
        *("account link", "account unlink", "account show"),
    ],
)
async def test_every_command_is_acknowledged_at_once_and_answered_in_private(
    running: Stage, command: str
) -> None:
    used = await running.alice.run(running.channel, command)
    assert await used.acknowledged()
    assert used.interaction.answered_at is not None
    assert used.interaction.answered_at - used.interaction.started_at < 1
    if command == "account link":
        assert await used.modal()
    else:
        assert (await used.reply()).ephemeral_to == running.alice.id


async def test_upload_names_the_formats(running: Stage) -> None:
    told = await (await running.alice.run(running.channel, "video upload")).reply()
    assert all(name in told.content for name in ACCEPTED)
    assert told.ephemeral_to == running.alice.id


async def test_answers_speak_the_language_of_the_person(running: Stage) -> None:
    yuki = running.discord.person("yuki", locale="ja")
    told = await (await yuki.run(running.channel, "video stop")).reply()
    assert "止める" in told.content


async def test_commands_are_handed_over_once_and_in_every_language(running: Stage) -> None:
    def puts() -> int:
        return sum(call.method == "PUT" for call in running.discord.recorder.calls)

    video = running.discord.services.commands.find(running.discord.guild.id, "video", 1)
    assert video["name_localizations"]["ja"] == "動画"
    assert video["name_localizations"]["en-US"] == "video"
    before = puts()
    await running.stop_bot()
    await running.start_bot()
    await (await running.alice.run(running.channel, "video help")).reply()
    assert puts() == before


class TestInAServerThatIsNotServed:
    """The host has named the servers in which the bot works."""

    @pytest.fixture
    async def elsewhere(self, world: Stage) -> Stage:
        section = world.settings.discord.model_copy(update={"guild_ids": (1,)})
        world.settings = world.settings.model_copy(update={"discord": section})
        await world.start_bot()
        return world

    async def test_commands_spend_nothing(self, elsewhere: Stage, photo: bytes) -> None:
        used = await elsewhere.alice.run(elsewhere.channel, "video new", {"prompt": CLIP})
        answer = await used.reply()
        assert "hasn't enabled it" in answer.content
        assert answer.ephemeral_to == elsewhere.alice.id
        posted = await elsewhere.alice.post(elsewhere.channel, "", files=[("a.jpg", photo)])
        used = await elsewhere.alice.run_on_message(posted, "Make a video")
        assert "hasn't enabled it" in (await used.reply()).content
        assert elsewhere.rows("SELECT 1 FROM threads") == []

    async def test_accounts_can_be_seen_in_a_direct_message(self, elsewhere: Stage) -> None:
        place = elsewhere.alice.direct_channel()
        used = await elsewhere.alice.run(place, "account show")
        assert "bot's own account" in (await used.reply()).content
