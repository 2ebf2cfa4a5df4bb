"""``/video settings``: those who manage a server choose, and what they choose holds."""

import pytest

from bot.sandbox.discord.model import Channel, Message, Role
from bot.sandbox.discord.people import Person
from tests.e2e.stage import CLIP, Stage

EDIT = "make it black and white"


@pytest.fixture
def owner(running: Stage) -> Person:
    return running.discord.person("owner")


@pytest.fixture
async def panel(running: Stage, owner: Person) -> Message:
    """The panel, open before the one who manages the server."""
    return await (await owner.run(running.channel, "video settings")).reply()


async def choose(stage: Stage, panel: Message, menu: str, *values: int | str) -> None:
    """Choose from a menu, and wait until the panel shows it."""
    before = panel.content
    await stage.discord.person("owner").select(panel, menu, [str(value) for value in values])
    await until_changed(stage, panel, before)


async def until_changed(stage: Stage, panel: Message, before: str) -> None:
    await stage.discord.world.changes.until(lambda: panel.content != before)


@pytest.fixture
def editors(world: Stage) -> Role:
    """A role that bob has; asked for before the bot, which learns of roles as it connects."""
    bob, guild = world.discord.person("bob"), world.discord.guild
    role = Role(world.discord.world.ids.next(), "Editors", 0)
    guild.roles[role.id] = role
    guild.members[bob.id].roles.add(role.id)
    return role


async def test_it_is_for_those_who_manage_the_server(running: Stage) -> None:
    answer = await (await running.alice.run(running.channel, "video settings")).reply()
    assert "manage this server" in answer.content
    assert answer.components == []


async def test_a_channel_is_enabled_and_disabled(
    running: Stage, owner: Person, panel: Message, photo: bytes
) -> None:
    assert f"opens a thread: <#{running.channel.id}>" in panel.content
    assert panel.ephemeral_to == owner.id
    elsewhere = running.discord.add_channel("elsewhere")
    await choose(running, panel, "set:channels", elsewhere.id)
    assert f"opens a thread: <#{elsewhere.id}>" in panel.content
    ignored = await running.alice.post(running.channel, CLIP, files=[("photo.jpg", photo)])
    posted = await running.alice.post(elsewhere, CLIP, files=[("photo.jpg", photo)])
    await running.answer(await running.thread_of(posted))
    assert ignored.id not in running.discord.world.channels
    assert running.prompts() == [CLIP]


async def test_it_works_on_after_a_restart(running: Stage, panel: Message, photo: bytes) -> None:
    elsewhere = running.discord.add_channel("elsewhere")
    await running.stop_bot()
    await running.start_bot()
    await choose(running, panel, "set:channels", running.channel.id, elsewhere.id)
    await running.stop_bot()
    await running.start_bot()
    posted = await running.alice.post(elsewhere, CLIP, files=[("photo.jpg", photo)])
    assert await running.answer(await running.thread_of(posted))


async def test_roles_that_may_begin(
    editors: Role, running: Stage, panel: Message, photo: bytes
) -> None:
    await choose(running, panel, "set:start_roles", editors.id)
    assert f"<@&{editors.id}>" in panel.content
    used = await running.alice.run(running.channel, "video new", {"prompt": CLIP})
    refused = await used.follow_up()
    assert "one of these roles" in refused.content
    assert refused.ephemeral_to == running.alice.id
    assert used.messages == [refused]
    thread = await running.drop(CLIP, ("a.jpg", photo), person=running.discord.person("bob"))
    await running.answer(thread)
    assert running.prompts() == [CLIP]


async def test_only_the_owner_of_a_thread_edits(
    running: Stage, owner: Person, panel: Message, photo: bytes
) -> None:
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    before = panel.content
    await owner.click(panel, "set:owner_only")
    await until_changed(running, panel, before)
    assert "only the person who started it" in panel.content
    asked = await running.discord.person("bob").post(thread, EDIT)
    refused = await running.shown(thread, lambda message: "Only the person" in message.content)
    assert refused.reference is not None
    assert refused.reference.message_id == asked.id
    await running.say(thread, EDIT)
    assert running.prompts() == [CLIP, EDIT]


async def test_limits(running: Stage, owner: Person, panel: Message, photo: bytes) -> None:
    before = panel.content
    opened = await owner.click(panel, "set:limits")
    await opened.modal()
    await owner.submit(opened, {"per_person": "1", "per_server": "", "cooldown": "0"})
    await until_changed(running, panel, before)
    assert "1 a person, no limit in the server" in panel.content
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    await running.alice.post(thread, EDIT)
    await running.shown(thread, lambda message: "1 edit in 24 hours" in message.content)
    assert running.prompts() == [CLIP]


@pytest.mark.parametrize("wrong", ["many", "-1", "100001", "²"])
async def test_a_limit_that_is_no_number(
    running: Stage, owner: Person, panel: Message, wrong: str
) -> None:
    opened = await owner.click(panel, "set:limits")
    await opened.modal()
    filled = await owner.submit(opened, {"per_person": wrong, "per_server": "5"})
    told = await filled.follow_up()
    assert f"“{wrong}” isn't a whole number" in told.content
    assert told.ephemeral_to == owner.id
    assert running.rows("SELECT 1 FROM servers") == []


async def test_skill_and_language_of_a_channel(
    running: Stage, owner: Person, panel: Message, photo: bytes
) -> None:
    channel: Channel = running.channel
    await choose(running, panel, "set:channel", channel.id)
    assert f"<#{channel.id}>" in panel.content
    await choose(running, panel, f"set:skill:{channel.id}", "ai-animations")
    await choose(running, panel, f"set:language:{channel.id}", "fr")
    assert "AI Animations" in panel.content
    assert "Français" in panel.content
    before = panel.content
    await owner.click(panel, "set:back")
    await until_changed(running, panel, before)
    assert "How I work" in panel.content
    thread = await running.drop("", ("photo.jpg", photo))
    await running.answer(thread)
    assert running.rows("SELECT skill, locale FROM threads") == [("ai-animations", "fr")]


@pytest.mark.usefixtures("owner")
async def test_the_right_to_manage_is_looked_at_anew(running: Stage, panel: Message) -> None:
    """A panel may stay open while its reader loses the right."""
    panel.ephemeral_to = None
    used = await running.alice.click(panel, "set:owner_only")
    assert "manage this server" in (await used.reply()).content
    assert running.rows("SELECT 1 FROM servers") == []
