"""An installation that is well, between both stand-ins, for faults to be planted in."""

import contextlib
import json
import os
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.core.permissions import NEEDED
from bot.doctor.checkup import check_up
from bot.doctor.findings import Finding, Level
from bot.sandbox.discord import DiscordSandbox, DiscordSettings
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, RegisteredAccount

TRAFFIC = os.environ.get("REELTHREAD_TRAFFIC")
"""Read before the tests' own environment has no such variable any more."""
NEMO_TOKEN = "nmv_usr_registered"
WELL = DiscordSettings(bot_permissions=int(NEEDED))
RICH = NemoSettings(accounts=(RegisteredAccount(NEMO_TOKEN),))

Value = str | int | list[int] | list[str]


@dataclass
class Clinic:
    """The stand-ins, and what the host has set."""

    discord: DiscordSandbox
    nemo: NemoSandbox
    folder: Path
    environment: pytest.MonkeyPatch
    settings: dict[str, dict[str, Value]] = field(default_factory=dict[str, dict[str, Value]])

    @property
    def file(self) -> Path:
        return self.folder / "config.toml"

    @property
    def database(self) -> Path:
        return self.folder / "reelthread.db"

    def write(self) -> Path:
        """The settings as the host's file, which nobody else can read."""
        sections = [
            f"[{section}]\n" + "".join(f"{key} = {json.dumps(v)}\n" for key, v in values.items())
            for section, values in self.settings.items()
        ]
        self.file.touch(0o600)
        self.file.write_text("\n".join(sections), "utf-8")
        return self.file

    async def examined(self) -> list[Finding]:
        return await check_up(self.write())

    async def broken(self) -> list[Finding]:
        """What must be mended."""
        return [each for each in await self.examined() if each.level is Level.BROKEN]

    def hand_over_commands(self) -> None:
        """Register what the bot registers, by its names."""
        commands = self.discord.services.commands
        for name, kind in (("video", 1), ("account", 1), ("Make a video", 3)):
            described = {"description": name} if kind == 1 else {}
            commands.create(None, {"name": name, "type": kind, **described})


@contextlib.asynccontextmanager
async def clinic(
    folder: Path,
    environment: pytest.MonkeyPatch,
    discord: DiscordSettings = WELL,
    nemo: NemoSettings = RICH,
) -> AsyncGenerator[Clinic]:
    """Both stand-ins running, and settings that fit them; REST traffic is kept for its check."""
    discord = replace(discord, traffic_file=Path(TRAFFIC) if TRAFFIC else None)
    async with DiscordSandbox(discord) as portal, NemoSandbox(nemo) as service:
        built = Clinic(portal, service, folder, environment)
        built.hand_over_commands()
        built.settings = {
            "discord": {
                "token": discord.token,
                "channel_ids": [portal.channel.id],
                "guild_ids": [portal.guild.id],
                "api_url": portal.api_url,
                "gateway_url": portal.gateway_url,
            },
            "nemo": {
                "token": NEMO_TOKEN,
                "api_url": service.api_url,
                "web_url": service.web_url,
            },
            "store": {"url": f"sqlite+aiosqlite:///{built.database}"},
            "ops": {},
        }
        yield built
