"""What people arrange for themselves: the account that pays, their language, a skill."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.explain import explain
from bot.core.media import ACCEPTED
from bot.core.ports import EditingServices
from bot.core.records import AccountRecord, AccountScope, ThreadRecord
from bot.core.skills import Skill, skill, skills
from bot.core.store import Store
from bot.errors import ScopeMissing, ServiceError, StoreError, TokenRejected
from bot.locales import negotiate, number, text
from bot.sessions.rules import HouseRules

logger = logging.getLogger(__name__)

LANGUAGE_WITHIN_S = 0.5
"""Within a second, Discord wants an interaction to be acknowledged."""

_PAYS = {
    AccountScope.BOT: "account.pays_bot",
    AccountScope.GUILD: "account.pays_guild",
    AccountScope.USER: "account.pays_user",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, and where: ``parent_id`` is the channel that a thread belongs to.

    ``manages`` tells that they manage the server, ``locale`` is that of their Discord.
    """

    person_id: int
    channel_id: int
    parent_id: int | None
    guild_id: int | None
    manages: bool
    locale: str


class Desk:
    """Every answer is a sentence for the eyes of the visitor alone.

    ``scopes`` are those whose accounts may pay.
    """

    def __init__(
        self,
        store: Store,
        services: EditingServices,
        rules: HouseRules,
        *,
        skill_name: str,
        scopes: Sequence[AccountScope] = tuple(AccountScope),
    ) -> None:
        self._store = store
        self._services = services
        self._rules = rules
        self._skill = skill(skill_name)
        self._scopes = scopes

    async def locale(self, visitor: Visitor) -> str:
        """What is said to one person alone: in the language they chose, else their Discord's.

        An answer that has to come at once doesn't wait long for the database.
        """
        try:
            async with asyncio.timeout(LANGUAGE_WITHIN_S):
                chosen = await self._store.person_language(visitor.person_id)
        except (StoreError, TimeoutError) as error:
            logger.error("language unread: %s", error)
            chosen = None
        return negotiate(chosen, visitor.locale)

    async def is_thread(self, visitor: Visitor) -> bool:
        """Whether the visitor is in a thread of the bot's. Raises ``StoreError``."""
        return await self._store.thread(visitor.channel_id) is not None

    async def link(self, visitor: Visitor, scope: AccountScope, token: str) -> str:
        """Let the account of ``token`` pay, once the service has accepted it."""
        locale = await self.locale(visitor)
        scope_id = _scope_id(visitor, scope)
        if scope_id is None:
            return text("settings.not_yours", locale)
        if scope not in self._scopes:
            return text("account.not_taken", locale)
        given = token.strip().removeprefix("Bearer ").strip()
        try:
            credits = await self._services.check(given)
        except TokenRejected:
            return text("account.rejected", locale)
        except ScopeMissing as error:
            return explain(error, locale, self._skill, account=scope)
        except ServiceError as error:
            logger.warning("token unchecked: %s", error)
            return text("account.unchecked", locale)
        account = AccountRecord(scope, scope_id, client_id="", token=given)
        try:
            await self._store.save_account(account)
        except StoreError as error:
            return self._failed(error, locale)
        self._services.forget(scope, scope_id)
        logger.info("account linked: %s %s", scope, scope_id)
        return text("account.linked", locale, available=number(credits.available, locale))

    async def unlink(self, visitor: Visitor, scope: AccountScope) -> str:
        """Forget an account and its token."""
        locale = await self.locale(visitor)
        scope_id = _scope_id(visitor, scope)
        if scope_id is None:
            return text("settings.not_yours", locale)
        try:
            if await self._store.account(scope, scope_id) is None:
                return text("account.not_linked", locale)
            await self._store.delete_account(scope, scope_id)
        except StoreError as error:
            return self._failed(error, locale)
        self._services.forget(scope, scope_id)
        logger.info("account unlinked: %s %s", scope, scope_id)
        return text("account.unlinked", locale)

    async def show(self, visitor: Visitor) -> str:
        """Whose account pays where the visitor is, and what is left in it."""
        locale = await self.locale(visitor)
        try:
            thread = await self._store.thread(visitor.channel_id)
            payer = await self._store.payer(visitor.person_id, visitor.guild_id, self._scopes)
        except StoreError as error:
            return self._failed(error, locale)
        if thread is not None:
            pays = (thread.account, thread.account_id)
        elif payer is not None:
            pays = payer
        else:
            return text("account.none", locale)
        if pays[0] is AccountScope.USER and pays[1] != visitor.person_id:
            said = [text("account.pays_owner", locale)]
        else:
            said = [text(_PAYS[pays[0]], locale), await self._balance(visitor, pays, locale)]
        if payer is not None and payer != pays:
            said.append(text("account.new_threads", locale))
        return "\n".join(said)

    async def _balance(
        self, visitor: Visitor, account: tuple[AccountScope, int], locale: str
    ) -> str:
        place = ThreadRecord(
            channel_id=visitor.channel_id,
            guild_id=visitor.guild_id,
            parent_id=None,
            owner_id=visitor.person_id,
            title="",
            skill=self._skill.name,
            locale=locale,
            account=account[0],
            account_id=account[1],
        )
        try:
            credits = await self._services.for_thread(place).credits()
        except ServiceError as error:
            logger.warning("balance unread: %s", error)
            return explain(error, locale, self._skill, account=account[0])
        return text("credits.balance", locale, available=number(credits.available, locale))

    async def choose_language(self, visitor: Visitor, language: str | None) -> str:
        """Speak ``language`` with the person from now on; None: follow their words."""
        try:
            await self._store.set_person_language(visitor.person_id, language)
        except StoreError as error:
            return self._failed(error, negotiate(visitor.locale))
        if language is None:
            return text("language.automatic", negotiate(visitor.locale))
        return text("language.set", language)

    async def skill_here(self, visitor: Visitor) -> Skill:
        """What makes the videos where the visitor is."""
        try:
            thread = await self._store.thread(visitor.channel_id)
            if thread is not None:
                return skill(thread.skill)
            settings = await self._rules.of(visitor.guild_id or 0)
        except StoreError as error:
            logger.error("skill unread: %s", error)
            return self._skill
        chosen = settings.channel(visitor.parent_id or visitor.channel_id).skill
        return skill(chosen) if chosen else self._skill

    async def about_skill(self, visitor: Visitor) -> str:
        """What the skill here takes, how long it needs, and a tip."""
        here = await self.skill_here(visitor)
        locale = await self.locale(visitor)
        low, high = here.usual_time_s
        about = text(
            "skill.here",
            locale,
            title=here.title,
            takes=here.takes(locale),
            limit=here.size_limit_mb,
            formats=", ".join(here.formats),
            low=low,
            high=high,
        )
        return f"{about}\n-# {here.tip(locale)}"

    async def choose_skill(self, visitor: Visitor, name: str) -> str:
        """Let a skill make the new videos of the visitor's channel."""
        locale = await self.locale(visitor)
        if not visitor.manages or visitor.guild_id is None:
            return text("settings.not_yours", locale)
        if not is_skill(name):
            return text("skill.unknown", locale)
        channel_id = visitor.parent_id or visitor.channel_id
        try:
            await self._rules.change_channel(
                visitor.guild_id, channel_id, lambda channel: replace(channel, skill=name)
            )
        except StoreError as error:
            return self._failed(error, locale)
        return text("skill.set", locale, title=skill(name).title)

    async def about_uploads(self, visitor: Visitor) -> str:
        """Which files can be used here."""
        here = await self.skill_here(visitor)
        formats = ", ".join(ACCEPTED)
        locale = await self.locale(visitor)
        return text("upload.how", locale, limit=here.size_limit_mb, formats=formats)

    async def help(self, visitor: Visitor) -> str:
        """What the bot does, and how it is told."""
        return text("help.text", await self.locale(visitor))

    def _failed(self, error: StoreError, locale: str) -> str:
        logger.error("the database failed: %s", error)
        return explain(error, locale, self._skill)


def is_skill(name: str) -> bool:
    """Whether there is a skill of that name."""
    return any(name == known.name for known in skills())


def matching_skills(typed: str) -> list[Skill]:
    """The skills whose name or title contains what was typed."""
    wanted = typed.casefold().strip()
    return [known for known in skills() if wanted in f"{known.name} {known.title}".casefold()]


def _scope_id(visitor: Visitor, scope: AccountScope) -> int | None:
    """Whom the account belongs to; None where the visitor has no say."""
    if scope is AccountScope.USER:
        return visitor.person_id
    if scope is AccountScope.GUILD and visitor.manages:
        return visitor.guild_id
    return None
