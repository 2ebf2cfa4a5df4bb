"""Forms and menus, which SimCord checks by its own reading of Discord's rules."""

from dataclasses import replace

import pytest
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.sandbox.nemo.settings import NemoSettings, RegisteredAccount
from tests.e2e.stage import CLIP
from tests.simcord.stage import SimStage

TOKEN = "nmv_usr_alice"
EDIT = "make it black and white"


@pytest.fixture
def nemo_settings(nemo_settings: NemoSettings) -> NemoSettings:
    """Alice has an account."""
    return replace(nemo_settings, accounts=(RegisteredAccount(TOKEN, credits=500),))


def answer(used: InteractionResult) -> ResponseMessage:
    """What was answered, before the eyes of the asker alone."""
    assert used.response is not None
    assert used.response.ephemeral
    return used.response


async def panel(world: SimStage) -> ResponseMessage:
    """The settings, open before the one who manages the server."""
    return answer(await world.owner.slash(world.channel, "video settings"))


async def test_a_token_goes_in_by_a_form(world: SimStage, photo: bytes) -> None:
    opened = await world.alice.slash(world.channel, "account link")
    assert opened.modal is not None
    linked = answer(await world.alice.submit_modal(opened, {"token": TOKEN}))
    assert linked.content.startswith("Linked.")
    assert TOKEN not in linked.content
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    assert "photo.jpg" in world.texts(world.thread())[-1]
    assert world.nemo.accounts.anonymous() == []
    unlinked = answer(await world.alice.slash(world.channel, "account unlink"))
    assert "token is deleted" in unlinked.content


async def test_the_servers_account_is_for_those_who_manage_it(world: SimStage) -> None:
    refused = await world.alice.slash(world.channel, "account link", whose="guild")
    assert "manage this server" in answer(refused).content
    opened = await world.owner.slash(world.channel, "account link", whose="guild")
    assert opened.modal is not None


async def test_the_settings_are_for_those_who_manage_the_server(world: SimStage) -> None:
    refused = answer(await world.alice.slash(world.channel, "video settings"))
    assert "manage this server" in refused.content
    assert refused.components == []


async def test_a_channel_is_enabled_by_a_menu(world: SimStage, photo: bytes) -> None:
    elsewhere = world.guild.create_text_channel("elsewhere")
    shown = await panel(world)
    await world.owner.select(shown, [elsewhere], custom_id="set:channels")
    assert f"opens a thread: {elsewhere.mention}" in shown.content
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    await world.alice.send(elsewhere, CLIP, attachments=[("photo.jpg", photo)])
    assert world.channel.threads == []
    assert "photo.jpg" in world.texts(world.thread(elsewhere))[-1]


async def test_roles_that_may_begin_are_chosen_from_a_menu(world: SimStage, photo: bytes) -> None:
    editors = world.guild.create_role("Editors")
    bob = world.guild.add_member(world.env.create_user("bob"), roles=[editors])
    await world.owner.select(await panel(world), [editors], custom_id="set:start_roles")
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    assert world.channel.threads == []
    assert "one of these roles" in world.texts(world.channel)[-1]
    await bob.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    assert world.prompts() == [CLIP]


async def test_only_the_owner_of_a_thread_edits_by_a_button(world: SimStage, photo: bytes) -> None:
    bob: MemberActor = world.guild.add_member(world.env.create_user("bob"))
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    await world.owner.click(await panel(world), custom_id="set:owner_only")
    await bob.send(world.thread(), EDIT)
    assert "Only the person" in world.texts(world.thread())[-1]
    assert world.prompts() == [CLIP]


async def test_limits_are_written_into_a_form(world: SimStage, photo: bytes) -> None:
    shown = await panel(world)
    opened = await world.owner.click(shown, custom_id="set:limits")
    values = {"per_person": "1", "per_server": "", "cooldown": "0"}
    await world.owner.submit_modal(opened, values)
    assert "1 a person, no limit in the server" in shown.content
    await world.alice.send(world.channel, CLIP, attachments=[("photo.jpg", photo)])
    await world.alice.send(world.thread(), EDIT)
    assert "1 edit in 24 hours" in world.texts(world.thread())[-1]
    assert world.prompts() == [CLIP]


async def test_skill_and_language_of_a_channel(world: SimStage, photo: bytes) -> None:
    shown = await panel(world)
    await world.owner.select(shown, [world.channel], custom_id="set:channel")
    here = f"{world.channel.id}"
    await world.owner.select(shown, ["ai-animations"], custom_id=f"set:skill:{here}")
    await world.owner.select(shown, ["fr"], custom_id=f"set:language:{here}")
    assert "AI Animations" in shown.content
    assert "Français" in shown.content
    await world.alice.send(world.channel, attachments=[("photo.jpg", photo)])
    assert "Dis-le avec tes mots" in world.texts(world.thread())[-1]
