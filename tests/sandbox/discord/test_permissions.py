"""What the bot may not do, and the code that it is told."""

from collections.abc import Awaitable, Callable

import discord
import pytest

from bot.sandbox.discord import DiscordSandbox, Permission
from bot.sandbox.discord.model import Channel, ChannelType, Guild, Member, Overwrite, Role
from bot.sandbox.discord.permissions import ALL, EVERYONE, NONE, in_channel
from bot.sandbox.discord.snowflake import created_at
from tests.sandbox.discord.client import Bot

OWNER, MEMBER, STRANGER, GUILD, RED, BLUE = 10, 11, 12, 1, 2, 3
VIEW, SEND, ATTACH = Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES, Permission.ATTACH_FILES


def _guild(*roles: int) -> Guild:
    guild = Guild(GUILD, "g", OWNER)
    guild.roles = {
        GUILD: Role(GUILD, "@everyone", EVERYONE),
        RED: Role(RED, "red", Permission.MANAGE_THREADS),
        BLUE: Role(BLUE, "blue", Permission.ADMINISTRATOR),
    }
    for user_id, held in ((OWNER, set[int]()), (MEMBER, set(roles))):
        guild.members[user_id] = Member(user_id, created_at(user_id), held)
    return guild


@pytest.mark.parametrize(
    ("user_id", "roles", "overwrites", "has", "lacks"),
    [
        (OWNER, [], [Overwrite(GUILD, is_member=False, deny=VIEW)], ALL, NONE),
        (STRANGER, [], [], NONE, ALL),
        (MEMBER, [], [], EVERYONE, Permission.MANAGE_THREADS),
        (MEMBER, [RED], [], Permission.MANAGE_THREADS, Permission.MANAGE_CHANNELS),
        (MEMBER, [BLUE], [Overwrite(GUILD, is_member=False, deny=VIEW)], ALL, NONE),
        (MEMBER, [], [Overwrite(GUILD, is_member=False, deny=VIEW)], NONE, ALL),
        (MEMBER, [], [Overwrite(GUILD, is_member=False, deny=SEND)], VIEW, SEND | ATTACH),
        (
            MEMBER,
            [RED],
            [
                Overwrite(GUILD, is_member=False, deny=SEND),
                Overwrite(RED, is_member=False, allow=SEND),
            ],
            SEND | ATTACH,
            NONE,
        ),
        (
            MEMBER,
            [RED],
            [
                Overwrite(RED, is_member=False, allow=SEND),
                Overwrite(MEMBER, is_member=True, deny=SEND),
            ],
            VIEW,
            SEND,
        ),
    ],
)
def test_roles_and_overwrites_add_up(
    user_id: int,
    roles: list[int],
    overwrites: list[Overwrite],
    has: Permission,
    lacks: Permission,
) -> None:
    channel = Channel(5, ChannelType.TEXT, guild_id=GUILD)
    channel.overwrites = {overwrite.target_id: overwrite for overwrite in overwrites}
    held = in_channel(_guild(*roles), channel, user_id)
    assert has in held
    assert not held & lacks


Act = Callable[[discord.TextChannel, discord.Message], Awaitable[object]]


REFUSALS: list[tuple[Permission, Act, int]] = [
    (Permission.VIEW_CHANNEL, lambda c, m: c.send("x"), 50001),
    (Permission.SEND_MESSAGES, lambda c, m: c.send("x"), 50013),
    (Permission.ATTACH_FILES, lambda c, m: c.send(file=discord.File(__file__)), 50013),
    (Permission.READ_MESSAGE_HISTORY, lambda c, m: m.reply("x"), 50013),
    (Permission.READ_MESSAGE_HISTORY, lambda c, m: c.fetch_message(m.id), 50013),
    (Permission.CREATE_PUBLIC_THREADS, lambda c, m: m.create_thread(name="t"), 50013),
    (Permission.ADD_REACTIONS, lambda c, m: m.add_reaction("👍"), 50013),
    (Permission.SEND_MESSAGES, lambda c, m: c.typing().__aenter__(), 50013),
    (Permission.VIEW_CHANNEL, lambda c, m: c.guild.fetch_channel(c.id), 50001),
]


@pytest.mark.parametrize(("denied", "act", "code"), REFUSALS)
async def test_a_missing_permission_has_its_code(
    sandbox: DiscordSandbox, bot: Bot, denied: Permission, act: Act, code: int
) -> None:
    await sandbox.person("alice").post(sandbox.channel, "hi")
    message = await bot.message("hi")
    sandbox.permit_bot(sandbox.channel, deny=denied)
    await bot.heard("guild_channel_update")
    assert isinstance(message.channel, discord.TextChannel)
    with pytest.raises(discord.Forbidden) as refused:
        await act(message.channel, message)
    assert refused.value.code == code


async def test_a_hidden_channel_is_silent(sandbox: DiscordSandbox, bot: Bot) -> None:
    hidden = sandbox.add_channel("staff")
    sandbox.permit_bot(hidden, deny=Permission.VIEW_CHANNEL)
    await sandbox.person("alice").post(hidden, "psst")
    await sandbox.person("alice").post(sandbox.channel, "hello")
    await bot.message("hello")
    assert [m.content for m in bot.all("message")] == ["hello"]


async def test_threads_have_a_permission_of_their_own(sandbox: DiscordSandbox, bot: Bot) -> None:
    await sandbox.person("alice").post(sandbox.channel, "hi")
    thread = await (await bot.message("hi")).create_thread(name="t")
    sandbox.permit_bot(sandbox.channel, deny=Permission.SEND_MESSAGES)
    await thread.send("still allowed")
    sandbox.permit_bot(sandbox.channel, deny=Permission.SEND_MESSAGES_IN_THREADS)
    with pytest.raises(discord.Forbidden) as refused:
        await thread.send("x")
    assert refused.value.code == 50013


async def test_roles_can_lose_permissions_while_running(sandbox: DiscordSandbox, bot: Bot) -> None:
    for role in list(sandbox.guild.roles.values()):
        sandbox.world.set_role_permissions(sandbox.guild, role.id, 0)
    await bot.heard("guild_role_update", count=2)
    channel = bot.get_channel(sandbox.channel.id)
    assert isinstance(channel, discord.TextChannel)
    assert not channel.permissions_for(channel.guild.me).send_messages
    with pytest.raises(discord.Forbidden):
        await channel.send("x")
