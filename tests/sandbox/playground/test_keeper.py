"""Both worlds, kept and taken up again: nothing is lost, no id comes twice, links stay good."""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.discord.model import Json, Message
from bot.sandbox.discord.people import Person
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import Pace
from bot.sandbox.playground.archive import Archive, ArchiveUnusable
from bot.sandbox.playground.folder import DataFolder
from bot.sandbox.playground.keeper import Keeper
from bot.sandbox.playground.stage import ACCOUNT, stand_ins
from tests.sandbox.discord.client import connected
from tests.sandbox.nemo.http_client import ATTRIBUTION, Client, image_bytes
from tests.sandbox.playground.browser import PATIENCE_S
from tests.sandbox.playground.test_usages import CommandBot


@dataclass(frozen=True, slots=True)
class Worlds:
    """One run of both stand-ins."""

    discord: DiscordSandbox
    nemo: NemoSandbox
    archive: Archive

    @property
    def alice(self) -> Person:
        return self.discord.person("alice")

    @property
    def messages(self) -> list[Message]:
        return list(self.discord.channel.messages.values())

    def shape(self, message: Message) -> Json:
        return self.discord.services.message_shapes.message(message, everything=True)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder.at(tmp_path / "demo")
    folder.prepare(fresh=False)
    return folder


@contextlib.asynccontextmanager
async def run(folder: DataFolder) -> AsyncGenerator[Worlds]:
    """A run on the world of a folder."""
    with contextlib.closing(Archive.opened(folder.archive)) as archive:
        discord, nemo, place = stand_ins(archive, folder)
        nemo.runs.pace = Pace.instant()
        async with nemo, discord, Keeper(archive, place, discord, nemo):
            yield Worlds(discord, nemo, archive)


@contextlib.asynccontextmanager
async def editor(worlds: Worlds, session_id: str = "") -> AsyncGenerator[Client]:
    """Somebody with the account's token."""
    tokens = worlds.nemo.accounts.tokens
    (token,) = [value for value, each in tokens.items() if each.account.user_id == ACCOUNT]
    async with aiohttp.ClientSession() as http:
        headers = {**ATTRIBUTION, "Authorization": f"Bearer {token}"}
        yield Client(worlds.nemo, http, headers, session_id)


async def fetched(url: str) -> bytes:
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        answer.raise_for_status()
        return await answer.read()


async def test_a_conversation_is_kept(folder: DataFolder) -> None:
    async with run(folder) as first:
        ben = first.discord.person("ben")
        ben.speak("de")
        dropped = await ben.post(first.discord.channel, "look", files=[("a.png", image_bytes())])
        reply = await first.alice.post(first.discord.channel, "nice", reply_to=dropped)
        await first.alice.react(dropped, "👍")
        thread = await first.alice.open_thread(dropped, "talk")
        await first.alice.edit(await first.alice.post(thread, "a"), "b")
        await first.alice.delete(await first.alice.post(thread, "never mind"))
        await first.alice.change_thread(thread, name="The talk", locked=True)
        shapes = [first.shape(message) for message in first.messages]
        channels = first.discord.world.channels
    async with run(folder) as again:
        assert [_without_urls(again.shape(m)) for m in again.messages] == [
            _without_urls(shape) for shape in shapes
        ]
        assert again.discord.world.channels == channels
        (file,) = again.discord.channel.messages[dropped.id].attachments
        assert (file.width, file.height) == (64, 48)
        assert again.discord.channel.messages[reply.id].reference is not None
        assert again.discord.person("ben").user.locale == "de"
        assert again.discord.person("ben").id == ben.id
        assert again.discord.guild.owner_id == again.alice.id == first.alice.id


def _without_urls(shape: Json) -> Json:
    """Addresses are signed anew each time."""
    files = [{**f, "url": "", "proxy_url": ""} for f in shape["attachments"]]
    referenced = shape.get("referenced_message")
    return {
        **shape,
        "attachments": files,
        "referenced_message": _without_urls(referenced) if referenced else None,
    }


async def test_no_id_comes_twice(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    async with run(folder) as first:
        last = await first.alice.post(first.discord.channel, "one")
    monkeypatch.setattr(time, "time", lambda: 1_700_000_000.0)  # the clock was set back
    async with run(folder) as again:
        new = await again.alice.post(again.discord.channel, "two")
        assert new.id > last.id
        assert list(again.discord.channel.messages) == [last.id, new.id]


async def test_links_stay_good(folder: DataFolder) -> None:
    async with run(folder) as first:
        message = await first.alice.post(first.discord.channel, files=[("a.txt", b"kept")])
        link = first.shape(message)["attachments"][0]["url"]
        async with editor(first) as client:
            await client.open_session()
            await client.upload(("beach.png", image_bytes()))
            media = (await client.state())["video_infos"][0]["cdn_url"]
    async with run(folder):
        assert await fetched(link) == b"kept"
        assert await fetched(media) == image_bytes()


async def test_a_world_that_has_moved(folder: DataFolder, tmp_path: Path) -> None:
    async with run(folder) as first:
        await first.alice.post(first.discord.channel, files=[("a.txt", b"kept")])
        async with editor(first) as client:
            await client.open_session()
            await client.upload(("beach.png", image_bytes()))
        taken = first.discord, first.nemo
        moved = DataFolder(tmp_path / 'another "place"')
    folder.path.rename(moved.path)
    async with taken[0], taken[1], run(moved) as again:
        assert again.discord.cdn_url != taken[0].cdn_url, "the old ports are taken"
        shape = again.shape(again.messages[0])
        assert await fetched(shape["attachments"][0]["url"]) == b"kept"
        (session,) = again.nemo.sessions.by_id.values()
        assert session.media[0].path.is_relative_to(moved.path)
        assert await fetched(session.media[0].url) == image_bytes()


async def test_an_editing_session_goes_on(folder: DataFolder) -> None:
    async with run(folder) as first, editor(first) as client:
        await client.open_session("de")
        await client.upload(("beach.png", image_bytes()))
        await client.say("turn this image into a 2-second clip")
        await client.say("add the title 'Hi'")
        credits, state = await client.credits(), await client.state()
    async with run(folder) as again, editor(again, client.session_id) as client:
        assert (await client.credits(), await client.state()) == (credits, state)
        assert again.nemo.sessions[client.session_id].language == "de"
        await client.say("undo")
        titles = again.nemo.sessions[client.session_id].draft.titles
        assert titles == (), "what was edited before can be taken back"


async def test_a_render_under_way_begins_anew(folder: DataFolder) -> None:
    async with run(folder) as first, editor(first) as client:
        await client.open_session()
        await client.upload(("beach.png", image_bytes()))
        await client.say("turn this image into a 1-second clip")
        await client.export()
    async with run(folder) as again:
        await again.nemo.renders["render_1"].finished.wait()
    async with run(folder) as third, editor(third, client.session_id) as client:
        _, answer = await client.call("GET", "/api/render/proxy/lambda/render_1")
        assert answer["status"] == "completed"
        assert len(await fetched(answer["output"]["url"])) == answer["output"]["size"]


async def test_what_was_set_aside_is_there_again(folder: DataFolder) -> None:
    async with run(folder) as first:
        account = first.nemo.accounts.registered(ACCOUNT)
        before = account.available
        account.set_aside()
    async with run(folder) as again:
        assert again.nemo.accounts.registered(ACCOUNT).available == before


async def test_commands_and_answers_are_kept(folder: DataFolder) -> None:
    async with run(folder) as first:
        async with connected(first.discord, CommandBot()):
            used = await first.alice.run(first.discord.channel, "video slow")
            answer = await used.reply()
            private = await first.alice.run(first.discord.channel, "video export")
            hidden = await private.reply()
        commands = first.discord.services.commands.all(None)
        shape = first.shape(answer)
    async with run(folder) as again:
        assert again.discord.services.commands.all(None) == commands
        assert again.shape(again.messages[-1]) == shape
        assert hidden.id not in again.discord.channel.messages, "ephemeral answers don't last"
        interaction = again.discord.world.interactions[used.interaction.id]
        kept = again.discord.services.interactions.by_token(
            again.discord.world.bot.id, interaction.token
        )
        assert kept.followup_ids == used.interaction.followup_ids


async def test_a_repeated_request_makes_no_second_message(folder: DataFolder) -> None:
    async def send(worlds: Worlds) -> str:
        discord = worlds.discord
        async with aiohttp.ClientSession() as http:
            answer = await http.post(
                f"{discord.api_url}/channels/{discord.channel.id}/messages",
                json={"content": "once", "nonce": "n1", "enforce_nonce": True},
                headers={"Authorization": f"Bot {discord.settings.token}"},
            )
            return (await answer.json())["id"]

    async with run(folder) as first:
        sent = await send(first)
    async with run(folder) as again:
        assert await send(again) == sent


async def test_a_change_is_soon_on_disk(folder: DataFolder) -> None:
    async with run(folder) as worlds:
        message = await worlds.alice.post(worlds.discord.channel, "kept")
        key = ("message", str(message.id))
        async with asyncio.timeout(PATIENCE_S):
            while key not in worlds.archive.documents():
                await asyncio.sleep(0.02)


async def test_what_is_gone_is_gone(folder: DataFolder) -> None:
    async with run(folder) as first:
        channel = first.discord.channel
        deleted = await first.alice.post(channel, "never mind")
        thread = await first.alice.open_lone_thread(channel, "for a while")
        await first.alice.post(thread, "in here")
    async with run(folder) as again:
        await again.alice.delete(again.discord.channel.messages[deleted.id])
        await again.alice.delete_thread(thread.id)
    async with run(folder) as third:
        assert thread.id not in third.discord.world.channels
        kinds = [kind for kind, _ in third.archive.documents()]
        assert kinds.count("message") == 1, "only the note that a thread was opened"


@pytest.mark.parametrize("body", ["", "{}", '{"folder": 1}', "[]", "nonsense"])
async def test_a_world_that_makes_no_sense(folder: DataFolder, body: str) -> None:
    async with run(folder):
        pass
    for key in (("playground", "place"), ("discord", "frame"), ("nemo", "accounts")):
        with contextlib.closing(Archive.opened(folder.archive)) as archive:
            whole = archive.documents()[key]
            archive.write({key: body})
        with pytest.raises(ArchiveUnusable, match="damaged: start anew with --fresh"):
            async with run(folder):
                pass
        with contextlib.closing(Archive.opened(folder.archive)) as archive:
            archive.write({key: whole})
