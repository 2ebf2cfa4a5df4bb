"""Routes of the bot's own account, its application, and direct messages."""

from urllib.parse import urlsplit

from bot.sandbox.discord import payloads
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.permissions import in_guild
from bot.sandbox.discord.rest.api import Call, Reply, Route
from bot.sandbox.discord.services import Services


class AccountRoutes:
    """Who the bot is, where it connects, whom it writes to in private."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._world = services.world

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            Route("GET", "/users/@me", self._me),
            Route("GET", "/users/@me/guilds", self._my_guilds),
            Route("POST", "/users/@me/channels", self._open_dm),
            Route("GET", "/users/{user_id:\\d+}", self._user),
            Route("GET", "/oauth2/applications/@me", self._application),
            Route("GET", "/applications/@me", self._application),
            Route("GET", "/gateway", self._gateway, open=True),
            Route("GET", "/gateway/bot", self._gateway_bot),
            Route("POST", "/attachments/refresh-urls", self._refresh_urls),
        ]

    async def _me(self, call: Call) -> Reply:
        me = payloads.user(self._world.bot)
        return Reply({**me, "mfa_enabled": True, "locale": "en-US", "verified": True})

    async def _my_guilds(self, call: Call) -> Reply:
        bot_id = self._world.bot.id
        return Reply(
            [
                {
                    "id": str(guild.id),
                    "name": guild.name,
                    "icon": None,
                    "banner": None,
                    "owner": False,
                    "permissions": str(int(in_guild(guild, bot_id))),
                    "features": [],
                }
                for guild in self._world.guilds.values()
            ]
        )

    async def _user(self, call: Call) -> Reply:
        return Reply(payloads.user(self._world.user(call.id("user_id"))))

    async def _open_dm(self, call: Call) -> Reply:
        person = self._world.user(int(call.json.get("recipient_id") or 0))
        return Reply(self._services.shapes.channel(self._world.direct_channel(person.id)))

    async def _application(self, call: Call) -> Reply:
        bot = self._world.bot
        flags = payloads.application_flags(self._services.settings.privileged_intents)
        application: Json = {
            "id": str(bot.id),
            "name": bot.name,
            "icon": None,
            "description": "",
            "type": None,
            "bot": payloads.user(bot),
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": flags,
            "flags_new": str(flags),
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": payloads.user(self._world.owner),
            "approximate_guild_count": len(self._world.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": ["bot", "applications.commands"],
        }
        return Reply(application)

    async def _gateway(self, call: Call) -> Reply:
        return Reply({"url": self._services.gateway_url()})

    async def _gateway_bot(self, call: Call) -> Reply:
        limits = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        url = self._services.gateway_url()
        return Reply({"url": url, "shards": 1, "session_start_limit": limits})

    async def _refresh_urls(self, call: Call) -> Reply:
        originals: list[str] = call.json.get("attachment_urls") or []
        refreshed = [
            {"original": url, "refreshed": self._services.shapes.signed(urlsplit(url).path)}
            for url in originals[:50]
        ]
        return Reply({"refreshed_urls": refreshed})
