"""Who may do what, who pays, and in which language: what is settled before anything is noted."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.core import permits
from bot.core.chunk import shorten
from bot.core.incoming import Incoming, Press
from bot.core.language import detect
from bot.core.permits import Asker, Usage, Wish
from bot.core.records import AccountScope, ThreadRecord
from bot.core.server_settings import ServerSettings
from bot.core.skills import Skill, skill
from bot.core.store import Store
from bot.locales import negotiate, text

THREAD_NAME_LIMIT = 100
"""Discord's limit for the name of a thread, in characters."""


class Admission:
    """Decides by what the host, the server and the person have chosen.

    ``language`` is the host's, for everyone who chose none; ``scopes`` are those whose accounts
    may pay.
    """

    def __init__(
        self,
        store: Store,
        host_skill: Skill,
        language: str = "",
        scopes: Sequence[AccountScope] = tuple(AccountScope),
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._skill = host_skill
        self._language = language
        self._scopes = scopes
        self._clock = clock

    async def thread(
        self, incoming: Incoming, skill_name: str | None, edits: int = 1
    ) -> ThreadRecord | str:
        """The thread that would start from a message; or the sentence why there is none.

        ``edits`` are those that the message asks for.
        """
        locale = await self.locale(incoming)
        if incoming.guild_id is not None:
            refused = await self.refusal(
                incoming, incoming.guild_id, Wish.START, locale=locale, edits=edits
            )
            if refused is not None:
                return refused
        payer = await self._store.payer(incoming.author_id, incoming.guild_id, self._scopes)
        if payer is None:
            return text("account.none", locale)
        files = [asset.filename for asset in incoming.assets]
        name = next(filter(None, [incoming.text, *files]), text("command.video", locale))
        return ThreadRecord(
            channel_id=incoming.message_id,
            guild_id=incoming.guild_id,
            parent_id=incoming.channel_id,
            owner_id=incoming.author_id,
            title=shorten(" ".join(name.split()), THREAD_NAME_LIMIT),
            skill=skill(skill_name or await self._skill_of(incoming)).name,
            locale=locale,
            account=payer[0],
            account_id=payer[1],
        )

    async def locale(self, incoming: Incoming) -> str:
        """The person's own language first, then that of what they write, then of the place.

        Discord tells which language a person's is with what they do by commands alone.
        """
        settings = await self._settings(incoming)
        return negotiate(
            await self._store.person_language(incoming.author_id),
            self._language,
            incoming.person_locale,
            detect(incoming.text),
            settings.channel(incoming.place_id).language,
            settings.language,
            incoming.locale,
        )

    async def refusal(
        self,
        by: Incoming | Press,
        guild_id: int,
        wish: Wish,
        *,
        locale: str,
        owner_id: int | None = None,
        edits: int = 1,
    ) -> str | None:
        """Why a person may not do it in a server, told in ``locale``; None: they may.

        ``owner_id`` started the thread; ``edits`` count against the limits of a day.
        """
        settings = await self._store.server(guild_id)
        usage = None
        if edits and permits.has_limits(settings):
            usage = await self._usage(by.author_id, guild_id, edits)
        asker = Asker(by.roles, by.manages, owns_thread=owner_id == by.author_id)
        refused = permits.refusal(settings, asker, wish, usage)
        return None if refused is None else refused.sentence(locale)

    async def _usage(self, author_id: int, guild_id: int, wanted: int) -> Usage:
        now = self._clock()
        since = now - permits.DAY
        return Usage(
            now,
            await self._store.turns_since(since, author_id=author_id, guild_id=guild_id),
            await self._store.turns_since(since, guild_id=guild_id),
            await self._store.last_turn_at(author_id, guild_id=guild_id),
            wanted,
        )

    async def _skill_of(self, incoming: Incoming) -> str:
        settings = await self._settings(incoming)
        return settings.channel(incoming.place_id).skill or self._skill.name

    async def _settings(self, incoming: Incoming) -> ServerSettings:
        return await self._store.server(incoming.guild_id or 0)
