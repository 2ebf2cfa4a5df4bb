"""Staying connected: a client that dies is followed by another one."""

import asyncio
import logging
from collections.abc import Callable, Sequence

import aiohttp
import discord
import yarl
from discord import gateway, http

from bot.errors import ConversationUnavailable, DiscordRefused
from bot.outbound import reason

logger = logging.getLogger(__name__)

PAUSES_S = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Between attempts to connect. Discord bans who knocks too often."""

_UNREADABLE = (LookupError, TypeError, ValueError, AttributeError)
"""What discord.py raises, and ends with, when an event lacks a field or has an odd one."""

MakeClient = Callable[[bool], discord.Client]
"""A new client; the argument says whether to ask for the message content intent."""


class Connection:
    """The client of the moment: after a fatal fault of the connection there is another one."""

    def __init__(self) -> None:
        self._client: discord.Client | None = None

    @property
    def client(self) -> discord.Client:
        """Raises ``ConversationUnavailable`` while there is none."""
        if self._client is None:
            raise ConversationUnavailable("not connected to Discord")
        return self._client

    @property
    def ready(self) -> bool:
        """Whether Discord sends events now."""
        client = self._client
        if client is None or client.is_closed() or not client.is_ready():
            return False
        return client.ws.open

    def use(self, client: discord.Client | None) -> None:
        self._client = client


def point_at(api_url: str, gateway_url: str) -> None:
    """Use another Discord than the real one: a sandbox, a test.

    discord.py keeps both addresses in class attributes; a bot never asks for the gateway's.
    """
    http.Route.BASE = api_url
    gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


async def stay_connected(
    connection: Connection,
    make_client: MakeClient,
    token: str,
    pauses_s: Sequence[float] = PAUSES_S,
) -> None:
    """Connect, and connect again whenever that ends, until cancelled.

    ``pauses_s`` lie between attempts; the last one repeats.

    Raises ``DiscordRefused`` where only the host can help.
    """
    readable = True
    failures = 0
    while True:
        client = make_client(readable)
        started = asyncio.get_running_loop().time()
        try:
            connection.use(client)
            await _until_it_ends(client, token)
        except discord.PrivilegedIntentsRequired:
            logger.error(
                "the message content intent is off, so only messages that mention the bot can "
                "be read: switch it on in the developer portal (your application, Bot, "
                "Privileged Gateway Intents) and start the bot again"
            )
            readable = False
            continue
        finally:
            connection.use(None)
            await client.close()
        if asyncio.get_running_loop().time() - started > pauses_s[-1]:
            failures = 0
        pause_s = pauses_s[min(failures, len(pauses_s) - 1)]
        failures += 1
        logger.info("connecting again in %g s", pause_s)
        await asyncio.sleep(pause_s)


async def _until_it_ends(client: discord.Client, token: str) -> None:
    """Be connected, and tell the host why that has ended."""
    try:
        await client.start(token)
    except discord.LoginFailure:
        raise DiscordRefused(
            "Discord doesn't accept the token: copy it anew from the developer portal "
            "(your application, Bot, Reset Token) into DISCORD_TOKEN or discord.token"
        ) from None
    except discord.PrivilegedIntentsRequired:
        raise
    except discord.ConnectionClosed as error:
        logger.warning("Discord closed the connection with code %s", error.code)
    except (aiohttp.ClientError, discord.DiscordException, OSError, TimeoutError) as error:
        logger.warning("Discord is out of reach: %s", _plain(error))
    except _UNREADABLE:
        logger.exception("discord.py broke on what Discord sent")


def _plain(error: Exception) -> str:
    if isinstance(error, discord.HTTPException):
        return f"it answered with status {error.status}"
    if isinstance(error, aiohttp.ClientError | TimeoutError):
        return reason(error)
    return f"{type(error).__name__}: {error}"
