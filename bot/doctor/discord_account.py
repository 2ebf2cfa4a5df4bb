"""The bot's account on Discord: token, portal switches, commands, servers."""

from dataclasses import dataclass
from enum import IntFlag

from bot.config import DiscordSettings
from bot.core.permissions import invite_url
from bot.doctor.findings import Finding, broken, fine, notice
from bot.doctor.rest import OutOfReach, Refused, Rest, Wire
from bot.locales import text

AREA = "Discord"
PORTAL = "https://discord.com/developers/applications"


class _Flag(IntFlag):
    """The application flags that tell of the message content intent, by Discord's documentation."""

    MESSAGE_CONTENT = 1 << 18
    MESSAGE_CONTENT_LIMITED = 1 << 19


class Application(Wire):
    """The bot's application, as Discord knows it."""

    id: int
    name: str
    flags: int = 0
    bot_require_code_grant: bool = False
    interactions_endpoint_url: str | None = None

    @property
    def portal(self) -> str:
        return f"{PORTAL}/{self.id}"

    @property
    def invite(self) -> str:
        return invite_url(self.id)

    @property
    def reads_messages(self) -> bool:
        """Whether Discord shows it what people write; below 100 servers it's the limited flag."""
        return bool(self.flags & (_Flag.MESSAGE_CONTENT | _Flag.MESSAGE_CONTENT_LIMITED))


class Command(Wire):
    """A command that is registered."""

    name: str


class PartialGuild(Wire):
    """A server that the bot is in."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Login:
    """What the token opens: nothing, with the reason, or an application."""

    finding: Finding
    application: Application | None = None


async def log_in(rest: Rest, token: str) -> Login:
    """Try the token."""
    where = f"{PORTAL} (your application, Bot, Reset Token)"
    if not token:
        mend = f"copy one from {where} into DISCORD_TOKEN, or run `reelthread setup`"
        return Login(broken(AREA, "there is no token", mend))
    try:
        application = await rest.get("/applications/@me", Application)
    except OutOfReach as error:
        return Login(_out_of_reach(rest.api_url, error))
    except Refused as error:
        if error.status == 404:
            return Login(_out_of_reach(rest.api_url, error))
        if error.status != 401:
            return Login(unforeseen("the application", error))
        said = "Discord doesn't accept the token"
        return Login(broken(AREA, said, f"copy it anew from {where}; the old one then ends"))
    return Login(fine(AREA, f"the token is that of {application.name}"), application)


def switches(application: Application) -> list[Finding]:
    """The settings of the developer portal that the bot depends on."""
    portal = application.portal
    found: list[Finding] = []
    if application.reads_messages:
        found.append(fine(AREA, "the message content intent is on"))
    else:
        said = "the message content intent is off: only messages with a mention can be read"
        mend = f"switch it on at {portal}/bot, under Privileged Gateway Intents"
        found.append(broken(AREA, said, mend))
    if application.bot_require_code_grant:
        said = "invites ask for a code grant, so nobody can let the bot in"
        found.append(broken(AREA, said, f"switch Requires OAuth2 Code Grant off at {portal}/bot"))
    if application.interactions_endpoint_url:
        said = "commands and buttons go to another address, not to this bot"
        mend = f"empty Interactions Endpoint URL at {portal}/information"
        found.append(broken(AREA, said, mend))
    return found


async def commands(rest: Rest, application: Application) -> Finding:
    """Whether the commands are with Discord, which is where people find them."""
    registered = await rest.get(f"/applications/{application.id}/commands", list[Command])
    wanted = {text(f"name.{name}", "en") for name in ("video", "account", "make")}
    lacking = sorted(wanted - {command.name for command in registered})
    if not lacking:
        return fine(AREA, "the commands are known")
    said = f"commands that Discord doesn't know yet: {', '.join(lacking)}"
    return notice(AREA, said, "start the bot: it hands them over")


async def servers(
    rest: Rest, application: Application, settings: DiscordSettings
) -> tuple[list[PartialGuild], list[Finding]]:
    """The servers that the bot is in and works in."""
    guilds = await rest.get("/users/@me/guilds", list[PartialGuild])
    if not guilds:
        said = "the bot is in no server"
        return [], [broken(AREA, said, f"let it in: {application.invite}")]
    known = {guild.id for guild in guilds}
    found = [
        broken(
            AREA,
            f"the bot isn't in server {guild_id}, which discord.guild_ids names",
            f"let it in: {application.invite} or take the id out",
        )
        for guild_id in settings.guild_ids
        if guild_id not in known
    ]
    served = [guild for guild in guilds if not settings.guild_ids or guild.id in settings.guild_ids]
    if served:
        names = ", ".join(guild.name for guild in served[:5])
        more = f" and {len(served) - 5} more" if len(served) > 5 else ""
        found.append(fine(AREA, f"at work in {names}{more}"))
    return served, found


def _out_of_reach(url: str, error: Exception) -> Finding:
    said = f"Discord can't be reached at {url}: {error}"
    mend = "look at the network, a proxy or firewall, and at discord.api_url if it is set"
    return broken(AREA, said, mend)


def unforeseen(what: str, error: Exception) -> Finding:
    """What is told where Discord answers as it never should here."""
    said = f"Discord doesn't show {what}: {error}"
    return broken(AREA, said, "try again later; if it stays, look at https://discordstatus.com")
