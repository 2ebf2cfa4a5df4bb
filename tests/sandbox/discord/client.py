"""discord.py pointed at a sandbox, remembering every event it dispatched."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Generator
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.discord.changes import PATIENCE_S


def intents() -> discord.Intents:
    """What the bot needs: guilds, messages with content, reactions, typing."""
    wanted = discord.Intents.default()
    wanted.message_content = True
    return wanted


class Bot(discord.Client):
    """A plain client that keeps what it dispatched, so that nothing is missed."""

    def __init__(self, wanted: discord.Intents | None = None, **options: Any) -> None:
        self.dispatched: list[tuple[str, tuple[Any, ...]]] = []
        self.running: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        super().__init__(
            intents=wanted or intents(),
            guild_ready_timeout=0.05,
            max_ratelimit_timeout=30,
            **options,
        )
        self.tree = app_commands.CommandTree(self)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        self.dispatched.append((event, args))
        self._news.set()
        super().dispatch(event, *args, **kwargs)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify again at once; by default a client waits five seconds."""

    def all(self, event: str) -> list[Any]:
        """The first argument of every such event so far."""
        return [args[0] if args else None for name, args in self.dispatched if name == event]

    async def heard(
        self, event: str, check: Callable[[Any], bool] = lambda _: True, count: int = 1
    ) -> Any:
        """The first argument of the `count`th such event, past or future."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                found = [first for first in self.all(event) if check(first)]
                if len(found) >= count:
                    return found[count - 1]
                self._news.clear()
                await self._news.wait()

    async def message(self, content: str) -> discord.Message:
        """The message with this content."""
        return await self.heard("message", lambda m: m.content == content)


@contextlib.contextmanager
def pointed_at(sandbox: DiscordSandbox) -> Generator[None]:
    """Make discord.py talk to the sandbox."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = sandbox.api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sandbox.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@contextlib.asynccontextmanager
async def connected(sandbox: DiscordSandbox, client: Bot | None = None) -> AsyncGenerator[Bot]:
    """A client that is ready."""
    bot = client or Bot()
    with pointed_at(sandbox):
        running = bot.running = asyncio.create_task(bot.start(sandbox.settings.token))
        try:
            ready = asyncio.create_task(bot.heard("ready"))
            await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                ready.cancel()
                await running
            await ready
            await bot.heard("guild_available")
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)
