"""Commands, buttons, menus and forms, with the real client library as the bot."""

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from bot.sandbox.discord import DiscordSettings
from tests.sandbox.discord.client import Bot, connected
from tests.sandbox.discord.widgets import Panel, Used
from tests.sandbox.playground.browser import Json, Page, Refused
from tests.sandbox.playground.conftest import Served


class Translations(app_commands.Translator):
    """Knows two German words."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        german = {"export": "exportieren", "Export the video": "Das Video exportieren"}
        return german.get(string.message) if locale is discord.Locale.german else None


async def styles(_: Used, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=s.title(), value=s) for s in ("noir", "neon") if typed in s]


@app_commands.autocomplete(style=styles)
@app_commands.describe(style="How it shall look", picture="A picture")
async def export(
    interaction: Used, style: str = "plain", picture: discord.Attachment | None = None
) -> None:
    name = picture.filename if picture else "nothing"
    await interaction.response.send_message(f"{style} {name}", view=Panel(), ephemeral=True)


async def slow(interaction: Used) -> None:
    await interaction.response.defer()
    await interaction.followup.send("done")


async def silent(_: Used) -> None: ...


async def admin(interaction: Used) -> None:
    await interaction.response.send_message("yes, boss")


async def make_video(interaction: Used, message: discord.Message) -> None:
    await interaction.response.send_message(f"a video of {message.content}")


class CommandBot(Bot):
    """Registers one command of every kind."""

    async def setup_hook(self) -> None:
        video = app_commands.Group(name="video", description="Make videos")
        video.command(name="export", description="Export the video")(export)
        video.command(name="slow", description="Thinks first")(slow)
        video.command(name="silent", description="Never answers")(silent)
        self.tree.add_command(video)
        restricted = app_commands.default_permissions(manage_guild=True)(admin)
        self.tree.command(name="admin", description="For managers")(restricted)
        self.tree.context_menu(name="Make a video")(make_video)
        self.add_view(Panel())
        await self.tree.set_translator(Translations())
        await self.tree.sync()


@pytest.fixture
async def bot(served: Served) -> AsyncIterator[Bot]:
    async with connected(served.discord, CommandBot()) as client:
        yield client


async def run(page: Page, command: str, **options: object) -> Json:
    return await page.ask(
        "run", channel_id=page.channel("videos"), command=command, options=options
    )


async def answer(page: Page, outcome: Json) -> Json:
    """The message that a use was answered with."""
    return await page.message(lambda message: message["id"] == outcome["message_id"])


def at(message: Json) -> Json:
    return {"channel_id": message["channel_id"], "message_id": message["id"]}


@pytest.mark.usefixtures("alice", "ben", "bot")  # the list comes when the bot does
async def test_the_list_of_commands(alice: Page, ben: Page) -> None:
    listed = (await alice.told("commands"))["commands"]
    assert [(c["type"], c["path"]) for c in listed] == [
        (1, "video export"),
        (1, "video slow"),
        (1, "video silent"),
        (1, "admin"),
        (3, "Make a video"),
    ]
    style, picture = listed[0]["options"]
    assert (style["path"], style["type"], style["autocomplete"]) == ("style", 3, True)
    assert (picture["type"], picture["description"], picture["required"]) == (
        11,
        "A picture",
        False,
    )
    of_ben = (await ben.told("commands"))["commands"]
    assert "admin" not in [c["path"] for c in of_ben], "it is for who manages the server"


@pytest.mark.usefixtures("ben", "bot")
async def test_the_list_is_translated(ben: Page) -> None:
    await ben.ask("set_locale", locale="de")
    export = next(c for c in ben.ready["commands"] if c["path"] == "video export")
    assert (export["name"], export["description"]) == (
        "video exportieren",
        "Das Video exportieren",
    )
    outcome = await run(ben, export["path"])
    assert outcome["state"] == "message"


@pytest.mark.usefixtures("bot")
async def test_an_answer_for_ones_own_eyes(alice: Page, ben: Page) -> None:
    upload = await ben.upload("cat.png", b"meow")
    outcome = await run(ben, "video export", style="noir", picture={"upload": upload})
    assert outcome["state"] == "message"
    told = await answer(ben, outcome)
    assert (told["content"], told["flags"] & 64) == ("noir cat.png", 64)
    assert (told["interaction"]["name"], told["interaction"]["user"]["username"]) == (
        "video export",
        "ben",
    )
    sent = await ben.ask("post", channel_id=ben.channel("videos"), content="done")
    await alice.message(lambda message: message["id"] == sent["message"]["id"])
    assert "noir" not in str(alice.all("message_create"))
    seen = (await alice.ask("history", channel_id=told["channel_id"]))["messages"]
    assert told["id"] not in [message["id"] for message in seen]
    for do, fields in (
        ("click", {"custom_id": "update"}),
        ("react", {"emoji": "👍"}),
        ("dismiss", {}),
    ):
        with pytest.raises(Refused) as refused:
            await alice.ask(do, **at(told), **fields)
        assert refused.value.code == 10008
    await ben.ask("dismiss", **at(told))
    assert await ben.told("message_delete") == at(told)
    assert alice.all("message_delete") == []


@pytest.mark.usefixtures("bot")
async def test_thinking_first(alice: Page) -> None:
    outcome = await run(alice, "video slow")
    assert outcome["state"] == "thinking"
    thinking = await answer(alice, outcome)
    assert thinking["flags"] & 128
    done = await alice.message(lambda message: message["content"] == "done")
    assert (done["id"], done["flags"] & 128) == (thinking["id"], 0)


@pytest.mark.usefixtures("bot")
async def test_suggestions(alice: Page) -> None:
    fields = {"channel_id": alice.channel("videos"), "command": "video export", "option": "style"}
    told = await alice.ask("complete", **fields, typed="n")
    assert told["choices"] == [{"name": "Noir", "value": "noir"}, {"name": "Neon", "value": "neon"}]
    told = await alice.ask("complete", **fields, typed="noi", options={"style": "noi"})
    assert told["choices"] == [{"name": "Noir", "value": "noir"}]


@pytest.mark.usefixtures("bot")
async def test_a_button_changes_its_message(alice: Page) -> None:
    told = await answer(alice, await run(alice, "video export"))
    outcome = await alice.ask("click", **at(told), custom_id="update")
    assert (outcome["state"], outcome["message_id"]) == ("updated", told["id"])
    await alice.message(lambda message: message["content"] == "updated")


@pytest.mark.usefixtures("bot")
async def test_a_menu(alice: Page) -> None:
    told = await answer(alice, await run(alice, "video export"))
    outcome = await alice.ask("select", **at(told), custom_id="size", values=["9:16"])
    assert (await answer(alice, outcome))["content"] == "size 9:16"
    with pytest.raises(Refused, match="not among the options"):
        await alice.ask("select", **at(told), custom_id="size", values=["4:3"])


@pytest.mark.usefixtures("bot")
async def test_a_form(alice: Page, ben: Page) -> None:
    told = await answer(alice, await run(alice, "video export"))
    opened = await alice.ask("click", **at(told), custom_id="form")
    assert (opened["state"], opened["modal"]["title"]) == ("modal", "Title")
    filled = {
        "interaction_id": opened["interaction_id"],
        "values": {"words": "Hello"},
        "files": {"picture": [await alice.upload("cat.png", b"meow")]},
    }
    with pytest.raises(Refused) as refused:
        await ben.ask("submit", **filled)
    assert refused.value.code == 10062, "a form is its opener's"
    outcome = await alice.ask("submit", **filled)
    assert (await answer(alice, outcome))["content"] == "Hello ['cat.png']"
    with pytest.raises(Refused, match="'words' is required"):
        await alice.ask("submit", interaction_id=opened["interaction_id"], values={"words": ""})


@pytest.mark.usefixtures("bot")
async def test_a_command_of_a_message(alice: Page, ben: Page) -> None:
    place = alice.channel("videos")
    sent = (await alice.ask("post", channel_id=place, content="a cat"))["message"]
    outcome = await ben.ask("run_on_message", **at(sent), command="Make a video")
    assert (await answer(alice, outcome))["content"] == "a video of a cat"


@pytest.mark.usefixtures("bot")
async def test_what_may_not_be_run(ben: Page) -> None:
    with pytest.raises(Refused) as refused:
        await run(ben, "admin")
    assert refused.value.code == 50013
    with pytest.raises(Refused) as refused:
        await run(ben, "nothing")
    assert refused.value.code == 10063
    with pytest.raises(Refused, match="no such options"):
        await run(ben, "video slow", speed=3)


class TestABotThatNeverAnswers:
    """The client says so once Discord's time is over."""

    @pytest.fixture
    def settings(self) -> DiscordSettings:
        return DiscordSettings(acknowledge_within_s=0.2)

    @pytest.mark.usefixtures("bot")
    async def test_it_failed(self, alice: Page) -> None:
        outcome = await run(alice, "video silent")
        assert outcome["state"] == "failed"
        assert "message_id" not in outcome
