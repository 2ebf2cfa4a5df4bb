"""What is said to one person alone: in the language they chose, else in that of their Discord."""

import pytest

from bot.locales import text
from bot.sandbox.discord.model import Channel
from bot.sandbox.discord.people import Person
from tests.e2e.stage import CLIP, Stage

CHOSEN = "ja"


@pytest.fixture
async def owner(running: Stage) -> Person:
    """Manages the server, has a French Discord, and chose another language."""
    running.discord.world.owner.locale = "fr"
    owner = running.discord.person("owner")
    answered = await owner.run(running.channel, "video language", {"language": CHOSEN})
    assert (await answered.reply()).content == text("language.set", CHOSEN)
    return owner


@pytest.fixture
async def thread(running: Stage, photo: bytes) -> Channel:
    """Alice's thread, in English."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    return thread


async def test_the_panel_and_its_form(running: Stage, owner: Person) -> None:
    panel = await (await owner.run(running.channel, "video settings")).reply()
    assert panel.content.startswith(text("settings.title", CHOSEN))
    form = await (await owner.click(panel, "set:limits")).modal()
    assert form["title"] == text("settings.limits_title", CHOSEN)


async def test_the_form_of_an_account(running: Stage, owner: Person) -> None:
    form = await (await owner.run(running.channel, "account link")).modal()
    assert form["title"] == text("account.title", CHOSEN)


async def test_a_wish_that_nothing_can_begin_with(running: Stage, owner: Person) -> None:
    told = await (await owner.run(running.channel, "video new")).reply()
    assert told.content == text("new.nothing", CHOSEN)


@pytest.mark.usefixtures("running")
async def test_the_balance_in_the_thread_of_somebody_else(owner: Person, thread: Channel) -> None:
    told = await (await owner.run(thread, "video credits")).reply()
    left = text("credits.balance", CHOSEN, available="#").partition("#")[0]
    assert told.content.startswith(left)


async def test_without_a_choice_it_is_the_language_of_discord(running: Stage) -> None:
    running.discord.world.owner.locale = "fr"
    owner = running.discord.person("owner")
    panel = await (await owner.run(running.channel, "video settings")).reply()
    assert panel.content.startswith(text("settings.title", "fr"))
    bob = running.discord.person("bob", locale="fr")
    told = await (await bob.run(running.channel, "video settings")).reply()
    assert told.content == text("settings.not_yours", "fr")
