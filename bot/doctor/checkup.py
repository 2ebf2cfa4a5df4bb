"""The whole check-up, in the order in which things are best mended."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from pathlib import Path

import aiohttp

from bot import config
from bot.config import Settings
from bot.doctor import discord_account as account
from bot.doctor import machine, service
from bot.doctor.discord_places import Places
from bot.doctor.findings import Finding, broken, notice
from bot.doctor.rest import OutOfReach, Refused, Rest
from bot.outbound import open_session
from bot.store.examine import StoreReport

TIME_LIMIT_S = 60.0
"""For all that is asked of one other side."""


async def check_up(path: Path | None) -> list[Finding]:
    """Look at everything. Raises ``ConfigError`` where the settings can't be read at all."""
    settings = config.load(path)
    found = machine.settings(path, settings)
    report, of_database = await asyncio.to_thread(machine.database, settings.store)
    async with open_session([settings.nemo.api_url, settings.discord.api_url]) as pool:
        found += await _within(account.AREA, lambda: _discord(pool, settings, report))
        token = report.bot_token if report else None
        found += await _within(service.AREA, lambda: service.examine(pool, settings.nemo, token))
    found += of_database
    found += machine.disk(report)
    found += [await machine.media(), await asyncio.to_thread(machine.letters)]
    in_use = report is not None and report.in_use
    return [*found, *machine.operations(settings.ops, running=in_use)]


async def _within(area: str, look: Callable[[], Awaitable[list[Finding]]]) -> list[Finding]:
    try:
        async with asyncio.timeout(TIME_LIMIT_S):
            return await look()
    except TimeoutError:
        said = f"it took longer than {TIME_LIMIT_S:g} s"
        return [notice(area, said, "look at the network, and try again")]


async def _discord(
    pool: aiohttp.ClientSession, settings: Settings, report: StoreReport | None
) -> list[Finding]:
    token = settings.discord.token.get_secret_value()
    rest = Rest(pool, token, settings.discord.api_url)
    login = await account.log_in(rest, token)
    found = [login.finding]
    if login.application is None:
        return found
    found += account.switches(login.application)
    try:
        found.append(await account.commands(rest, login.application))
        guilds, of_servers = await account.servers(rest, login.application, settings.discord)
        found += of_servers
        if guilds:
            places = Places(rest, login.application, guilds)
            found += await places.examine(_enabled(settings.discord.channel_ids, report))
    except (OutOfReach, Refused) as error:
        found.append(account.unforeseen("all that is to be checked", error))
    return found


def _enabled(by_host: Collection[int], report: StoreReport | None) -> list[int]:
    """The host's channels and the servers' own; a server's word goes before the host's."""
    by_servers = report.enabled if report else {}
    enabled = {channel_id for channel_id, on in by_servers.items() if on}
    return sorted(enabled | {one for one in by_host if by_servers.get(one, True)})


def unreadable(error: Exception) -> Finding:
    """What is told where the settings can't be read, so that nothing else can be checked."""
    mend = "correct it; every setting is explained in config.example.toml"
    return broken(machine.SETTINGS, str(error), mend)
