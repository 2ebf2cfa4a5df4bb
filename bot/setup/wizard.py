"""The questions, in the order in which their answers are needed, and each answer's check."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot import config
from bot.config import Settings
from bot.core.permissions import NAMES
from bot.doctor import discord_account, service
from bot.doctor.discord_account import PORTAL, Application
from bot.doctor.findings import Finding, Level, as_lines
from bot.doctor.rest import Rest
from bot.errors import ConfigError
from bot.outbound import open_session
from bot.setup.settings_file import Changes, Value, changed, save

ATTEMPTS = 3

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Terminal:
    """How the host is talked to. ``ask`` takes a question and whether the answer is secret."""

    say: Callable[[str], None]
    ask: Callable[[str, bool], str]
    confirm: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said on the command line; ``asks`` False: nobody is there to be asked."""

    channel_ids: Sequence[int] = ()
    asks: bool = True
    overwrite: bool = False


class SetUpDeclined(Exception):
    """The host doesn't want the file to be changed."""


class Wizard:
    """Sets one installation up."""

    def __init__(self, path: Path, wishes: Wishes, terminal: Terminal) -> None:
        self._path = path
        self._wishes = wishes
        self._terminal = terminal

    def run(self) -> None:
        """Ask, check, write, and tell what comes next.

        Raises ``ConfigError``, and ``SetUpDeclined`` where a file shall stay as it is.
        """
        exists = self._path.exists()
        if exists and not self._may_change():
            raise SetUpDeclined
        now = config.load(self._path if exists else None)
        token, application = self._discord(now)
        channel_ids = self._channels(now)
        nemo_token = self._nemo(now)
        changes: dict[tuple[str, str], Value] = {
            ("discord", "token"): token,
            ("discord", "channel_ids"): channel_ids,
            ("nemo", "token"): nemo_token,
        }
        self._save({place: value for place, value in changes.items() if value})
        self._tell_next(application)

    def _may_change(self) -> bool:
        if self._wishes.overwrite:
            return True
        if not self._wishes.asks:
            raise ConfigError(f"{self._path} exists; say --overwrite to change it")
        return self._terminal.confirm(f"{self._path} exists. Change it? A copy is kept.")

    def _discord(self, now: Settings) -> tuple[str, Application]:
        known = now.discord.token.get_secret_value()
        if not known and self._wishes.asks:
            where = f"{PORTAL} (New Application, then Bot, Reset Token)"
            self._terminal.say(f"The bot's token is made at {where}.")

        def check(token: str) -> tuple[Application | None, Finding]:
            login = asyncio.run(_log_in(token, now))
            return login.application, login.finding

        return self._asked("Discord token", known, check)

    def _nemo(self, now: Settings) -> str:
        known = now.nemo.token.get_secret_value()
        if not known:
            if not self._wishes.asks:
                return ""
            self._terminal.say(
                "A NemoVideo token is optional: without one, the bot has a free account, "
                "100 credits for 7 days."
            )
            known = self._terminal.ask("NemoVideo token (empty: none)", True)
            if not known:
                return ""

        def check(token: str) -> tuple[bool | None, Finding]:
            found = asyncio.run(_look_at(token, now))
            return (found.level is not Level.BROKEN) or None, found

        return self._asked("NemoVideo token", known, check)[0]

    def _asked(
        self, what: str, known: str, check: Callable[[str], tuple[T | None, Finding]]
    ) -> tuple[str, T]:
        """A secret that passes its check; the first to be checked is the ``known`` one."""
        for _ in range(ATTEMPTS):
            if not known and self._wishes.asks:
                known = self._terminal.ask(what, True)
            result, finding = check(known)
            if result is not None:
                self._terminal.say(as_lines(finding))
                return known, result
            if not self._wishes.asks:
                raise ConfigError(f"{finding.said}: {finding.mend}")
            self._terminal.say(as_lines(finding))
            known = ""
        raise ConfigError(f"no {what} that works; nothing was written")

    def _channels(self, now: Settings) -> list[int]:
        if self._wishes.channel_ids or not self._wishes.asks:
            return list(self._wishes.channel_ids)
        if now.discord.channel_ids:
            return list(now.discord.channel_ids)
        self._terminal.say(
            "In which channels shall an image open a thread? (developer mode on, right-click, "
            "Copy Channel ID). Elsewhere the bot answers where it is mentioned."
        )
        return [int(number) for number in re.findall(r"\d+", self._terminal.ask(_IDS, False))]

    def _save(self, changes: Changes) -> None:
        old = self._path.read_text("utf-8-sig") if self._path.exists() else ""
        backup = save(self._path, changed(old, changes))
        kept = f"; the old one is {backup}" if backup else ""
        self._terminal.say(f"\nWrote {self._path}, which only you can read{kept}.")

    def _tell_next(self, application: Application) -> None:
        for finding in discord_account.switches(application):
            self._terminal.say(as_lines(finding))
        option = "" if self._path == Path(config.DEFAULT_FILE) else f" --config {self._path}"
        self._terminal.say(
            f"\nNext:\n"
            f"1. Let the bot into your server: {application.invite}\n"
            f"   ({', '.join(NAMES.values())})\n"
            f"2. See whether all is well: reelthread doctor{option}\n"
            f"3. Start it: reelthread run{option}"
        )


_IDS = "Channel ids, with commas between (empty: none)"


async def _log_in(token: str, now: Settings) -> discord_account.Login:
    api_url = now.discord.api_url
    async with open_session([api_url]) as pool:
        return await discord_account.log_in(Rest(pool, token, api_url), token)


async def _look_at(token: str, now: Settings) -> Finding:
    """The worst of what the check-up finds of a token, else its last finding."""
    nemo = now.nemo.model_copy(update={"token": config.SecretStr(token)})
    async with open_session([nemo.api_url]) as pool:
        found = await service.examine(pool, nemo, None)
    broken = [finding for finding in found if finding.level is Level.BROKEN]
    return (broken or found)[-1]
