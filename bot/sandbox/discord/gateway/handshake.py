"""What a session is told: READY on opening, members on request; and which intents it may have."""

from bot.sandbox.discord import payloads
from bot.sandbox.discord.gateway.events import Intent
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.payloads import Payloads
from bot.sandbox.discord.settings import PrivilegedIntents
from bot.sandbox.discord.world import World


def forbidden_intents(portal: PrivilegedIntents) -> Intent:
    """The privileged intents that the developer portal doesn't grant."""
    forbidden = Intent(0)
    if not portal.members:
        forbidden |= Intent.GUILD_MEMBERS
    if not portal.presences:
        forbidden |= Intent.GUILD_PRESENCES
    if not portal.message_content:
        forbidden |= Intent.MESSAGE_CONTENT
    return forbidden


def ready(world: World, session_id: str, gateway_url: str, shard: list[int] | None) -> Json:
    """The data of READY."""
    return {
        "v": 10,
        "user": payloads.user(world.bot) | {"mfa_enabled": True, "verified": True},
        "session_id": session_id,
        "session_type": "normal",
        "resume_gateway_url": gateway_url,
        "application": {
            "id": str(world.bot.id),
            "flags": payloads.application_flags(world.settings.privileged_intents),
        },
        "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in world.guilds],
        "private_channels": [],
        "relationships": [],
        "presences": [],
        "shard": shard or [0, 1],
    }


def members_chunk(world: World, shapes: Payloads, request: Json) -> Json:
    """The data of GUILD_MEMBERS_CHUNK for a request by ids or by the start of a name."""
    guild = world.guild(int(request["guild_id"]))
    query = str(request.get("query") or "")
    wanted: list[str] | str | None = request.get("user_ids")
    ids = [int(i) for i in ([wanted] if isinstance(wanted, str) else wanted or guild.members)]
    found = [i for i in ids if i in guild.members and world.users[i].name.startswith(query)]
    most: int = request.get("limit") or len(found)
    chunk: Json = {
        "guild_id": str(guild.id),
        "members": [shapes.member(guild, user_id) for user_id in found[:most]],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": [str(i) for i in ids if i not in guild.members],
    }
    if request.get("nonce"):
        chunk["nonce"] = request["nonce"]
    return chunk
