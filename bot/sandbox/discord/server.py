"""A Discord on this machine: one web server for REST, gateway and CDN."""

from collections.abc import AsyncIterator, Callable
from typing import Self

from aiohttp import web

from bot.sandbox.discord.cdn import Cdn
from bot.sandbox.discord.changes import PATIENCE_S, Change
from bot.sandbox.discord.faults import Faults
from bot.sandbox.discord.gateway.hub import Gateway
from bot.sandbox.discord.model import Channel, ChannelType, Guild, Overwrite
from bot.sandbox.discord.people import Person
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.recorder import Recorder
from bot.sandbox.discord.rest.accounts import AccountRoutes
from bot.sandbox.discord.rest.api import Call, Reply, Route
from bot.sandbox.discord.rest.channels import ChannelRoutes
from bot.sandbox.discord.rest.commands import CommandRoutes
from bot.sandbox.discord.rest.guilds import GuildRoutes
from bot.sandbox.discord.rest.interactions import InteractionRoutes
from bot.sandbox.discord.rest.messages import MessageRoutes
from bot.sandbox.discord.rest.pipeline import Pipeline
from bot.sandbox.discord.rest.threads import ThreadRoutes
from bot.sandbox.discord.services import Services
from bot.sandbox.discord.settings import DiscordSettings
from bot.sandbox.discord.world import World
from bot.sandbox.serving import HOST, port_of, serve

_API = "/api/v10"
_GUILD_NAME = "Film club"
_NO_PERMISSION = Permission(0)


class DiscordSandbox:
    """A whole Discord with one guild; use it in `async with`, or call `start` and `stop`."""

    def __init__(self, settings: DiscordSettings | None = None) -> None:
        self.settings = settings or DiscordSettings()
        self.services = Services(self.settings, lambda: self.cdn_url)
        guild = self.world.add_guild(_GUILD_NAME)
        for name in self.settings.channels:
            self.world.add_channel(guild, name)
        self._people: dict[str, Person] = {}
        self._runner: web.AppRunner | None = None
        self._port = self.settings.port

    # --- running -------------------------------------------------------------------------

    async def start(self) -> None:
        """Listen; the addresses are known from then on.

        Raises:
            OSError: the set port is taken.
        """
        self.services.files.open()
        self.recorder.open()
        try:
            self._runner = await serve(self._application(), self._port)
        except OSError:
            await self.stop()
            raise
        self._port = port_of(self._runner)

    async def stop(self) -> None:
        """Close all connections; temporary files go."""
        if self._runner is not None:
            await self.gateway.close()
            await self._runner.cleanup()
            self._runner = None
        self.recorder.close()
        self.services.files.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.stop()

    @property
    def cdn_url(self) -> str:
        """The address that attachment paths hang on."""
        return f"http://{HOST}:{self._port}"

    @property
    def api_url(self) -> str:
        """What stands in for `https://discord.com/api/v10`."""
        return self.cdn_url + _API

    @property
    def gateway_url(self) -> str:
        """What stands in for `wss://gateway.discord.gg/`."""
        return self.services.gateway_url()

    # --- its parts -----------------------------------------------------------------------

    @property
    def world(self) -> World:
        """Everything that exists."""
        return self.services.world

    @property
    def gateway(self) -> Gateway:
        """Sessions, and what can go wrong with them."""
        return self.services.gateway

    @property
    def faults(self) -> Faults:
        """What is to go wrong with REST calls and events."""
        return self.services.faults

    @property
    def recorder(self) -> Recorder:
        """The REST calls so far."""
        return self.services.recorder

    @property
    def guild(self) -> Guild:
        """The one guild."""
        return next(iter(self.world.guilds.values()))

    @property
    def channel(self) -> Channel:
        """The guild's first text channel."""
        return self.world.channels_of(self.guild)[0]

    # --- people and places ---------------------------------------------------------------

    def person(self, name: str, locale: str = "en-US") -> Person:
        """The member of the guild with this name, who joins on first use."""
        if name not in self._people:
            known = [u for u in self.world.users.values() if u.name == name and not u.bot]
            user = known[0] if known else self.world.add_user(name, locale=locale)
            if user.id not in self.guild.members:
                self.world.join(self.guild, user)
            self._people[name] = Person(self.services, user)
        return self._people[name]

    def add_channel(self, name: str, kind: ChannelType = ChannelType.TEXT) -> Channel:
        """A new channel in the guild: text, voice (for its chat) or a forum."""
        return self.world.add_channel(self.guild, name, kind)

    def permit_bot(
        self,
        channel: Channel,
        *,
        allow: Permission = _NO_PERMISSION,
        deny: Permission = _NO_PERMISSION,
    ) -> None:
        """Set what the bot may do in one channel, beyond its role."""
        overwrite = Overwrite(self.world.bot.id, is_member=True, allow=allow, deny=deny)
        self.world.set_overwrite(channel, overwrite)

    def watch(
        self, channel: Channel | int | None = None, since: int | None = None
    ) -> AsyncIterator[Change]:
        """Every change in a channel (default: anywhere) from position `since` (default: now) on."""
        channel_id = channel.id if isinstance(channel, Channel) else channel
        return self.world.changes.watch(channel_id, since)

    async def wait_for(
        self, predicate: Callable[[Change], bool], timeout_s: float = PATIENCE_S, since: int = 0
    ) -> Change:
        """The first change from position `since` (default: ever) on that fits.

        Raises:
            TimeoutError: none came within `timeout_s` seconds.
        """
        return await self.world.changes.wait_for(predicate, timeout_s, since)

    # --- the web server ------------------------------------------------------------------

    def _application(self) -> web.Application:
        services = self.services
        application = web.Application(client_max_size=1 << 22)
        pipeline = Pipeline(services, _API)
        sources = (
            AccountRoutes,
            ChannelRoutes,
            CommandRoutes,
            GuildRoutes,
            InteractionRoutes,
            MessageRoutes,
            ThreadRoutes,
        )
        for source in sources:
            for route in source(services).routes():
                handler = pipeline.handler(route)
                application.router.add_route(route.method, _API + route.template, handler)
        unknown = Route("*", "/{rest:.*}", _unknown, limit=None)
        application.router.add_get("/gw/", self.gateway.handle)
        application.router.add_routes(Cdn(self.world, services.signer).routes())
        application.router.add_route("*", _API + unknown.template, pipeline.handler(unknown))
        return application


async def _unknown(call: Call) -> Reply:
    return Reply({"message": "404: Not Found", "code": 0}, 404)
