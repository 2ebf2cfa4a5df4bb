"""Getting on Discord and staying there: token, intents, an API out of reach, a broken gateway."""

import logging

import pytest

from bot.config import SecretStr
from bot.errors import DiscordRefused
from bot.sandbox.discord import DiscordSettings, errors
from bot.sandbox.discord.settings import PrivilegedIntents
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.e2e.stage import CLIP, Stage, logged

SLOW = Pace(first_event_s=0.1, delta_s=0.01, edit_tool_s=0.1, generate_tool_s=0.5, heartbeat_s=0)


def with_settings(world: Stage, **discord: object) -> None:
    """Start the bot with other settings for Discord."""
    settings = world.settings
    section = settings.discord.model_copy(update=discord)
    world.settings = settings.model_copy(update={"discord": section})


async def test_a_wrong_token_ends_the_bot_with_one_line(world: Stage) -> None:
    with_settings(world, token=SecretStr("wrong"))
    with pytest.raises(DiscordRefused) as refused:
        await world.start_bot()
    assert "Reset Token" in str(refused.value)
    assert "wrong" not in str(refused.value)
    assert "\n" not in str(refused.value)


async def test_an_api_out_of_reach_is_tried_again_until_it_is_there(
    world: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await world.discord.stop()
    world.launch_bot()
    await logged(caplog, "connecting again in", times=2)
    assert "Discord is out of reach" in caplog.text
    await world.discord.start()
    await world.online()
    thread = await world.drop(CLIP, ("photo.jpg", photo))
    assert "photo.jpg" in (await world.answer(thread)).content


async def test_an_api_that_shows_a_web_page_is_tried_again(
    world: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    banned = world.discord.faults.ban("GET", "/users/@me")
    await world.start_bot()
    assert banned.hits == 1
    assert "it answered with status 429" in caplog.text


class TestWithoutTheContentIntent:
    """The host hasn't switched the intent on: mentions still work."""

    @pytest.fixture
    def discord_settings(self) -> DiscordSettings:
        return DiscordSettings(privileged_intents=PrivilegedIntents(message_content=False))

    async def test_a_mention_with_an_image_works(self, running: Stage, photo: bytes) -> None:
        thread = await running.drop(f"{running.mention} {CLIP}", ("photo.jpg", photo))
        assert "photo.jpg" in (await running.answer(thread)).content
        assert running.prompts() == [CLIP]
        edited = await running.say(thread, f"{running.mention} make it black and white")
        assert edited.content

    async def test_the_host_reads_what_to_switch_on(
        self, world: Stage, caplog: pytest.LogCaptureFixture
    ) -> None:
        await world.start_bot()
        errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert len(errors) == 1
        assert "Privileged Gateway Intents" in errors[0].getMessage()
        assert errors[0].exc_info is None

    async def test_a_message_without_a_mention_is_answered_with_a_hint(
        self, running: Stage, photo: bytes
    ) -> None:
        thread = await running.drop(f"{running.mention} {CLIP}", ("photo.jpg", photo))
        await running.answer(thread)
        asked = await running.alice.post(thread, "make it black and white")
        hint = await running.shown(thread, lambda message: "my name" in message.content, asked)
        assert hint.reference is not None
        assert hint.reference.message_id == asked.id
        assert running.prompts() == [CLIP]


class TestWhileAnEditStreams:
    """Whatever happens to the gateway: one final answer, nothing sent twice."""

    @pytest.fixture
    def nemo_settings(self) -> NemoSettings:
        return NemoSettings(pace=SLOW, silent_ratio=0.0, gui_ratio=0.0)

    async def finish(self, running: Stage, photo: bytes) -> None:
        """Let the edit under way end, and let the person ask for another one."""
        thread = running.discord.world.threads_of(running.discord.guild.id)[0]
        assert "photo.jpg" in (await running.answer(thread)).content
        await running.online()
        assert (await running.say(thread, "make it black and white")).content
        assert running.prompts() == [CLIP, "make it black and white"]
        assert len(running.of_bot(thread)) == 2

    async def begin(self, running: Stage, photo: bytes) -> None:
        """Wait for the first words of an edit."""
        thread = await running.drop(CLIP, ("photo.jpg", photo))
        await running.shown(thread, lambda message: message.content.startswith("Let"))

    async def test_the_connection_drops(self, running: Stage, photo: bytes) -> None:
        await self.begin(running, photo)
        running.discord.gateway.replay_seen(3)
        running.discord.gateway.drop()
        await self.finish(running, photo)
        assert running.discord.gateway.resumed == 1
        assert running.discord.gateway.identified == 1

    async def test_discord_asks_to_reconnect(self, running: Stage, photo: bytes) -> None:
        await self.begin(running, photo)
        running.discord.gateway.ask_to_reconnect()
        await self.finish(running, photo)
        assert running.discord.gateway.resumed == 1

    async def test_the_session_is_invalid(self, running: Stage, photo: bytes) -> None:
        await self.begin(running, photo)
        running.discord.gateway.forget_sessions()
        running.discord.gateway.drop()
        await self.finish(running, photo)
        assert running.discord.gateway.identified == 2


async def test_a_token_that_was_reset_ends_the_bot_when_it_logs_in_anew(
    world: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await world.start_bot()
    await logged(caplog, "on Discord as")
    world.discord.faults.refuse("GET", "/users/@me", errors.unauthorized())
    world.discord.gateway.send_event("INTERACTION_CREATE", {"id": "1", "type": 2})
    with pytest.raises(DiscordRefused):
        await world.ended_bot()


async def test_an_odd_payload_kills_the_client_and_not_the_bot(
    world: Stage, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """discord.py dies of an interaction that lacks a field; another client follows."""
    caplog.set_level(logging.INFO)
    await world.start_bot()
    await logged(caplog, "on Discord as")
    world.discord.gateway.online.clear()
    world.discord.gateway.send_event("INTERACTION_CREATE", {"id": "1", "type": 2})
    await world.online()
    thread = await world.drop(CLIP, ("photo.jpg", photo))
    assert "photo.jpg" in (await world.answer(thread)).content
    assert "discord.py broke" in caplog.text


async def test_a_message_event_that_comes_twice_is_one_request(
    running: Stage, photo: bytes
) -> None:
    running.discord.faults.repeat_event("MESSAGE_CREATE", 2)
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.say(thread, "make it black and white")
    await running.idle()
    assert running.prompts() == [CLIP, "make it black and white"]
    assert len(running.of_bot(thread)) == 2
