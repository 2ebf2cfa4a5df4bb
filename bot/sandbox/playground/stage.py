"""The whole playground: both stand-ins, the bot between them, and the page for the people."""

import contextlib
import secrets
import socket
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.sandbox.child import BotProcess, environment
from bot.sandbox.discord import DiscordSandbox, DiscordSettings
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, RegisteredAccount
from bot.sandbox.playground import keeper
from bot.sandbox.playground.archive import Archive, ArchiveInUse, ArchiveUnusable
from bot.sandbox.playground.folder import DataFolder
from bot.sandbox.playground.hub import Hub
from bot.sandbox.playground.keeper import Keeper, Place, Saved
from bot.sandbox.playground.notes import Notes
from bot.sandbox.playground.server import PageServer
from bot.sandbox.playground.uploads import Uploads
from bot.sandbox.serving import HOST

MANAGER, MEMBER = "alice", "ben"
ACCOUNT = "usr_demo"
CHANNELS = {
    "videos": "Drop a picture here, and a thread opens in which it becomes a video.",
    "lounge": "Here the bot listens only when it is mentioned.",
}


_PORT_TAKEN = "port {} is taken: choose another one with --port"


class PortTaken(Exception):
    """Something else listens on the wanted port."""


@dataclass(frozen=True, slots=True)
class Playground:
    """What is running."""

    url: str
    hub: Hub
    discord: DiscordSandbox
    nemo: NemoSandbox
    bot: BotProcess
    keeper: Keeper


@contextlib.asynccontextmanager
async def playground(
    folder: DataFolder, port: int, *, fresh: bool = False
) -> AsyncGenerator[Playground]:
    """Everything at work on the world in a folder, or on a `fresh` one, until the block is left.

    Raises:
        ArchiveUnusable: the world is in use, damaged, or of a later version.
        FolderRefused: nothing can be written to the folder.
        PortTaken: something else listens on `port`.
    """
    if port and _free_port(port) != port:
        raise PortTaken(_PORT_TAKEN.format(port))
    with contextlib.closing(_archive(folder, fresh=fresh)) as archive:
        folder.prepare(fresh=fresh)
        discord, nemo, place = stand_ins(archive, folder)
        saving = Keeper(archive, place, discord, nemo)
        async with nemo, discord, saving, _page(discord, nemo, folder, port) as (hub, url):
            variables = _variables(discord, nemo)
            bot = BotProcess(variables, folder.bot, folder.log, hub.machinery.bot_changed)
            hub.machinery.put_to(bot)
            await bot.start()
            try:
                yield Playground(url, hub, discord, nemo, bot, saving)
            finally:
                await bot.stop()


def _archive(folder: DataFolder, *, fresh: bool) -> Archive:
    """The world's archive, emptied if a fresh world is wanted."""
    try:
        archive = Archive.opened(folder.archive)
    except ArchiveInUse:
        raise
    except ArchiveUnusable:
        if not fresh:
            raise
        Archive.remove(folder.archive)
        return Archive.opened(folder.archive)
    if fresh:
        archive.clear()
    return archive


def stand_ins(archive: Archive, folder: DataFolder) -> tuple[DiscordSandbox, NemoSandbox, Place]:
    """Both stand-ins with the world of the archive, or with a new one if it is new.

    They listen where they did the last time, if they can, so that old links stay good.
    """
    then = keeper.last_place(archive)
    last_urls = (then.discord_url, then.nemo_url) if then else ("", "")
    ports = [_free_port(urlsplit(url).port or 0) for url in last_urls]
    discord = DiscordSandbox(
        DiscordSettings(
            token=secrets.token_urlsafe(24),
            owner_name=MANAGER,
            channels=tuple(CHANNELS),
            data_dir=folder.discord,
            port=ports[0],
        )
    )
    account = RegisteredAccount(f"nmv_usr_{secrets.token_urlsafe(24)}", ACCOUNT)
    nemo = NemoSandbox(NemoSettings(port=ports[1], data_dir=folder.nemo, accounts=(account,)))
    discord_url, nemo_url = (f"http://{HOST}:{port}" for port in ports)
    place = Place(str(folder.path), discord_url, nemo_url)
    if then is None:
        _furnish(discord)
    else:
        try:
            keeper.restore(Saved(archive, place, then), discord, nemo)
        except (ValueError, KeyError):
            raise archive.damaged() from None
    return discord, nemo, place


def _furnish(discord: DiscordSandbox) -> None:
    """Make a new world one that people can move into."""
    for channel in discord.world.channels_of(discord.guild):
        channel.topic = CHANNELS[channel.name]
    for name in (MANAGER, MEMBER):
        discord.world.direct_channel(discord.person(name).id)


def _free_port(wanted: int) -> int:
    """The wanted port if it can be had, or else any other; 0 wants any."""
    for port in (wanted, 0):
        with contextlib.suppress(OSError), socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((HOST, port))
            return int(trial.getsockname()[1])
    raise PortTaken("no port of this machine is free")


def _variables(discord: DiscordSandbox, nemo: NemoSandbox) -> dict[str, str]:
    """The bot's settings: both stand-ins, and the account whose credits the page shows."""
    tokens = nemo.accounts.tokens
    owned = [value for value, token in tokens.items() if token.account.user_id == ACCOUNT]
    return {**environment(discord, nemo), "NEMO_TOKEN": owned[0]}


@contextlib.asynccontextmanager
async def _page(
    discord: DiscordSandbox, nemo: NemoSandbox, folder: DataFolder, port: int
) -> AsyncGenerator[tuple[Hub, str]]:
    """The page for both people, with its address."""
    people = [discord.person(name) for name in (MANAGER, MEMBER)]
    limit = discord.world.upload_limit(discord.guild.id)
    account = nemo.accounts.registered(ACCOUNT)
    hub = Hub(discord, nemo, account, people, Uploads(folder.uploads, limit), Notes(folder.notes))
    server = PageServer(hub, port)
    try:
        await server.start()
    except OSError:
        raise PortTaken(_PORT_TAKEN.format(port)) from None
    try:
        yield hub, server.url
    finally:
        await server.stop()
