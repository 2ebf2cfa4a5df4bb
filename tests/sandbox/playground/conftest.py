"""The page's server over both stand-ins, with a page for each of the two people."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.sandbox.discord import DiscordSandbox, DiscordSettings, RateLimits
from bot.sandbox.nemo.accounts import Account
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, Pace, RegisteredAccount
from bot.sandbox.playground.hub import Hub
from bot.sandbox.playground.notes import Notes
from bot.sandbox.playground.server import PageServer
from bot.sandbox.playground.uploads import Uploads
from tests.sandbox.playground.browser import Page, opened

LIMIT_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Served:
    """A page's server and what is behind it; no bot."""

    url: str
    discord: DiscordSandbox
    nemo: NemoSandbox
    hub: Hub
    folder: Path

    @property
    def account(self) -> Account:
        return self.nemo.accounts.registered("usr_demo")


@pytest.fixture
def settings() -> DiscordSettings:
    """What Discord is like, beyond its people and channels."""
    return DiscordSettings(rate_limits=RateLimits.off())


@pytest.fixture
async def served(tmp_path: Path, settings: DiscordSettings) -> AsyncIterator[Served]:
    settings = replace(settings, owner_name="alice", channels=("videos", "lounge"))
    account = RegisteredAccount("nmv_usr_test")
    nemo_settings = NemoSettings(accounts=(account,), pace=Pace.instant())
    async with NemoSandbox(nemo_settings) as nemo, DiscordSandbox(settings) as discord:
        people = [discord.person("alice"), discord.person("ben")]
        for person in people:
            person.direct_channel()
        uploads = Uploads(tmp_path, LIMIT_BYTES)
        hub = Hub(
            discord,
            nemo,
            nemo.accounts.registered("usr_demo"),
            people,
            uploads,
            Notes(tmp_path / "reelthread.db"),
        )
        server = PageServer(hub, 0)
        await server.start()
        try:
            yield Served(server.url, discord, nemo, hub, tmp_path)
        finally:
            await server.stop()


@pytest.fixture
async def alice(served: Served) -> AsyncIterator[Page]:
    """The page of the one who manages the server."""
    async with opened(served.url) as page:
        yield page


@pytest.fixture
async def ben(served: Served) -> AsyncIterator[Page]:
    """The page of a plain member."""
    async with opened(served.url, str(served.discord.person("ben").id)) as page:
        yield page
