"""A Discord world as JSON, and back: what lasts, without connections, waits and rate limits."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from bot.sandbox.discord.model import (
    Attachment,
    Channel,
    Guild,
    Interaction,
    Json,
    Message,
    User,
)
from bot.sandbox.discord.server import DiscordSandbox
from bot.sandbox.discord.services import Services
from bot.sandbox.discord.snowflake import created_at

_EVERYWHERE = 0


@dataclass(frozen=True, slots=True)
class _Frame:
    """Everything but messages, files and interactions, which are many."""

    last_id: int
    signing_key: str
    bot: int
    owner: int
    users: list[User]
    guilds: list[Guild]
    channels: list[Channel]
    commands: dict[int, list[Json]]
    """By guild; the global ones under 0."""


_FRAME = TypeAdapter(_Frame)
_MESSAGE = TypeAdapter(Message)
_ATTACHMENT = TypeAdapter(Attachment)
_INTERACTION = TypeAdapter(Interaction)


def frame(services: Services) -> Json:
    """Everything but messages, files and interactions, which are many."""
    world = services.world
    saved = _Frame(
        last_id=world.ids.last,
        signing_key=services.signer.key.hex(),
        bot=world.bot.id,
        owner=world.owner.id,
        users=list(world.users.values()),
        guilds=list(world.guilds.values()),
        channels=[replace(channel, messages={}) for channel in world.channels.values()],
        commands={
            scope or _EVERYWHERE: list(commands.values())
            for scope, commands in services.commands.by_scope.items()
        },
    )
    return _FRAME.dump_python(saved, mode="json")


def message(message: Message) -> Json:
    """One message."""
    return _MESSAGE.dump_python(message, mode="json")


def attachment(attachment: Attachment) -> Json:
    """One file, by where it lies."""
    return _ATTACHMENT.dump_python(attachment, mode="json")


def interactions_of(services: Services, message: Message) -> Iterator[Interaction]:
    """The interaction that a message answers, and those which that one came from."""
    next_id = message.interaction_id
    while next_id is not None:
        interaction = services.world.interactions[next_id]
        yield interaction
        next_id = interaction.parent_id


def interaction(interaction: Interaction) -> Json:
    """One interaction; its times become seconds of the day's clock."""
    moved = _moved(interaction, time.time() - time.monotonic())
    return _INTERACTION.dump_python(moved, mode="json")


def restore(
    discord: DiscordSandbox,
    frame: Json,
    attachments: Iterable[Json],
    interactions: Iterable[Json],
    messages: Iterable[Json],
) -> None:
    """Put a saved world in place of the one of a stand-in that hasn't started yet.

    Raises:
        ValueError: something isn't as it was saved.
        KeyError: the bot or the owner is missing.
    """
    services, world = discord.services, discord.world
    saved = _FRAME.validate_python(frame)
    world.users = {user.id: user for user in saved.users}
    world.bot, world.owner = world.users[saved.bot], world.users[saved.owner]
    world.guilds = {guild.id: guild for guild in saved.guilds}
    world.channels = {channel.id: channel for channel in saved.channels}
    kept = map(_ATTACHMENT.validate_python, attachments)
    world.attachments = {attachment.id: attachment for attachment in kept}
    services.signer.key = bytes.fromhex(saved.signing_key)
    services.commands.by_scope = {
        scope or None: {int(command["id"]): command for command in commands}
        for scope, commands in saved.commands.items()
    }
    for started in map(_INTERACTION.validate_python, interactions):
        services.interactions.remember(_moved(started, time.monotonic() - time.time()))
    for written in sorted(map(_MESSAGE.validate_python, messages), key=lambda each: each.id):
        _put(services, written)
    world.ids.last = max(world.ids.last, saved.last_id)


def _put(services: Services, message: Message) -> None:
    """Put a message where it was, unless its channel is gone."""
    channel = services.world.channels.get(message.channel_id)
    if channel is None:
        return
    channel.messages[message.id] = message
    services.world.ids.last = max(services.world.ids.last, message.id)
    if message.nonce is not None:
        age_s = time.time() - created_at(message.id).timestamp()
        services.messages.nonces.keep(
            message.author_id, message.nonce, channel.id, message.id, age_s
        )


def _moved(interaction: Interaction, by_s: float) -> Interaction:
    """The interaction on another clock."""
    answered_at = interaction.answered_at
    return replace(
        interaction,
        started_at=interaction.started_at + by_s,
        answered_at=None if answered_at is None else answered_at + by_s,
    )
