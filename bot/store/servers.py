"""What servers and people have chosen."""

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.server_settings import ChannelSettings, ServerSettings
from bot.store.part import StorePart
from bot.store.schema import channels, people, servers


class ServerStore(StorePart):
    """Settings of servers with their channels, and people's languages."""

    async def server(self, guild_id: int) -> ServerSettings:
        """The settings of a server; those of one that has none are the defaults."""
        query = (
            select(
                servers,
                channels.c.channel_id,
                channels.c.enabled.label("channel_enabled"),
                channels.c.skill.label("channel_skill"),
                channels.c.language.label("channel_language"),
            )
            .outerjoin_from(servers, channels)
            .where(servers.c.guild_id == guild_id)
        )
        rows = await self._database.rows(query)
        if not rows:
            return ServerSettings(guild_id)
        special = {
            row["channel_id"]: ChannelSettings(
                row["channel_enabled"], row["channel_skill"], row["channel_language"]
            )
            for row in rows
            if row["channel_id"] is not None
        }
        return ServerSettings(
            **{column.name: rows[0][column.name] for column in servers.c}, channels=special
        )

    async def save_server(self, settings: ServerSettings) -> None:
        """Keep a server's settings in place of those that it had."""
        values = {
            "language": settings.language,
            "start_roles": settings.start_roles,
            "edit_roles": settings.edit_roles,
            "owner_only": settings.owner_only,
            "turns_per_person_a_day": settings.turns_per_person_a_day,
            "turns_per_server_a_day": settings.turns_per_server_a_day,
            "cooldown_s": settings.cooldown_s,
        }
        statement = sqlite.insert(servers).values(guild_id=settings.guild_id, **values)
        statement = statement.on_conflict_do_update(index_elements=servers.primary_key, set_=values)
        special = [
            {
                "guild_id": settings.guild_id,
                "channel_id": channel_id,
                "enabled": channel.enabled,
                "skill": channel.skill,
                "language": channel.language,
            }
            for channel_id, channel in settings.channels.items()
        ]

        async def replace(connection: AsyncConnection) -> None:
            await connection.execute(statement)
            of_server = channels.c.guild_id == settings.guild_id
            await connection.execute(delete(channels).where(of_server))
            if special:
                await connection.execute(insert(channels), special)

        await self._database.write(replace)

    async def person_language(self, user_id: int) -> str | None:
        """The language that a person chose for themselves."""
        query = select(people.c.language).where(people.c.user_id == user_id)
        row = await self._database.row(query)
        return None if row is None else row["language"]

    async def set_person_language(self, user_id: int, language: str | None) -> None:
        """Note which language a person chose; None: none any more."""
        if language is None:
            await self._database.execute(delete(people).where(people.c.user_id == user_id))
            return
        statement = sqlite.insert(people).values(user_id=user_id, language=language)
        await self._database.execute(
            statement.on_conflict_do_update(
                index_elements=people.primary_key, set_={"language": language}
            )
        )
