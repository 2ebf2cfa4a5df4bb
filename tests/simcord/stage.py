"""The bot's real parts on SimCord, against a NemoVideo on this machine."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import aiohttp
import discord
from discord import app_commands
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from bot.core.skills import DEFAULT_SKILL
from bot.frontend.client import ReelthreadClient
from bot.frontend.connection import Connection
from bot.frontend.pacing import Pacer
from bot.frontend.thread import DiscordThreads
from bot.frontend.traffic import watched
from bot.media.tools import ProcessMediaTools
from bot.nemo.services import NemoServices, Service
from bot.sandbox.nemo.server import NemoSandbox
from bot.sessions.desk import Desk
from bot.sessions.manager import Manager
from bot.sessions.rules import HouseRules
from bot.sessions.studio import Studio
from bot.store.store import open_store
from tests.e2e.stage import QUICK
from tests.simcord.cdn import served_cdn

UNHURRIED = replace(
    QUICK,
    preview_interval_s=600.0,
    preview_refresh_s=600.0,
    render_poll_s=0.0,
    render_poll_max_s=0.0,
)
"""Few edits, so that none has to wait for its turn.

SimCord lets a timer end only once all other work rests, and takes a wait for a turn for work, as
well as a live text that waits for something new. So a render is asked for without a pause.
"""
SETTLED_WITHIN_S = 12.0
"""How long the bot may be busy after one step; below aiohttp's 15 s for an idle connection."""


class HostedClient(ReelthreadClient):
    """The bot, with its commands under the name where SimCord looks for them."""

    @property
    def tree(self) -> app_commands.CommandTree[discord.Client]:
        return self._tree


@dataclass
class SimStage:
    """A server on SimCord with the bot in it, Alice, and who manages the server.

    Whatever they do comes back once the bot has nothing left to do, over real sockets, too.
    """

    env: Env
    nemo: NemoSandbox
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor
    owner: MemberActor
    make_client: Callable[[], discord.Client]

    def thread(self, channel: ChannelHandle | None = None) -> ChannelHandle:
        """The one thread of a channel."""
        (thread,) = (channel or self.channel).threads
        return thread

    def of_bot(self, place: ChannelHandle) -> list[discord.Message]:
        """What the bot itself has said in a channel or a thread, oldest first."""
        said = (discord.MessageType.default, discord.MessageType.reply)
        return [
            message
            for message in place.history()
            if message.author.id == self.bot_user.id and message.type in said
        ]

    def texts(self, place: ChannelHandle) -> list[str]:
        return [message.content for message in self.of_bot(place)]

    def buttons(self, message: discord.Message) -> list[str]:
        """The labels of a message's buttons."""
        rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
        parts = [part for row in rows for part in row.children]
        return [part.label or "" for part in parts if isinstance(part, discord.Button)]

    def pinged_by(self, message: discord.Message) -> set[int]:
        """Everyone whom SimCord notifies of a message, with 0 for `@everyone`."""
        kept = self.env.backend.get_message(message.channel.id, message.id)
        everyone = [0] if kept.mention_everyone else []
        return {*kept.ping_user_ids, *kept.ping_role_ids, *everyone}

    def prompts(self) -> list[str]:
        """What the service was asked to do, in order."""
        return [prompt.text for prompt in self.nemo.journal.prompts]

    async def connect_again(self) -> None:
        """Let another client take over, as after a fault of the connection."""
        await self.env.restart_bot(self.make_client())

    @property
    def bot_user(self) -> discord.ClientUser:
        assert self.env.bot.user is not None
        return self.env.bot.user

    @property
    def mention(self) -> str:
        return self.bot_user.mention


@contextlib.asynccontextmanager
async def sim_stage(nemo: NemoSandbox, folder: Path) -> AsyncGenerator[SimStage]:
    """The bot without its connection's loop, logged in at SimCord, in a server with one channel."""
    connection, pacer = Connection(), Pacer()
    async with (
        nemo,
        served_cdn() as cdn,
        open_store(f"sqlite+aiosqlite:///{folder / 'reelthread.db'}") as store,
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http,
        contextlib.AsyncExitStack() as stack,
    ):
        services = NemoServices(
            http,
            store,
            Service(nemo.api_url, nemo.web_url),
            default_skill=DEFAULT_SKILL,
        )
        media = ProcessMediaTools(asyncio.Semaphore(1))
        conversations = DiscordThreads(connection, http, pacer)
        manager = Manager(
            Studio(store, services, conversations, media, UNHURRIED), skill_name=DEFAULT_SKILL
        )
        rules = HouseRules(store)
        desk = Desk(store, services, rules, skill_name=DEFAULT_SKILL)
        stack.callback(pacer.close)

        def make_client() -> HostedClient:
            client = HostedClient(
                manager, store, desk, rules, guild_ids=(), readable=True, trace=watched(pacer)
            )
            connection.use(client)
            return client

        env = Env(make_client(), settle_timeout=SETTLED_WITHIN_S)
        env.backend.cdn = cdn
        await env.start()
        stack.push_async_callback(env.shutdown)
        stack.push_async_callback(manager.stop, 0.0)
        guild = env.create_guild()
        channel = guild.create_text_channel("videos")
        await rules.enable_only(guild.id, [channel.id], [channel.id])
        alice = guild.add_member(env.create_user("alice"))
        owner = MemberActor(env, guild, guild.owner)
        yield SimStage(env, nemo, guild, channel, alice, owner, make_client)
    env.raise_errors()
