"""NemoVideo accounts, and the few facts that the bot has learnt."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.dialects import sqlite

from bot.core.records import AccountRecord, AccountScope
from bot.store.part import StorePart
from bot.store.schema import accounts, notes


class AccountStore(StorePart):
    """Accounts, whose tokens are encrypted, and notes."""

    async def account(self, scope: AccountScope, scope_id: int) -> AccountRecord | None:
        """The account of a scope. Raises ``StoreError`` also for a token saved with another key."""
        row = await self._database.row(select(accounts).where(_is(scope, scope_id)))
        if row is None:
            return None
        encrypted: bytes | None = row["encrypted_token"]
        return AccountRecord(
            scope=scope,
            scope_id=scope_id,
            client_id=row["client_id"],
            token=None if encrypted is None else self._cipher.decrypt(encrypted),
            user_id=row["user_id"],
            expires_at=row["expires_at"],
        )

    async def save_account(self, account: AccountRecord) -> None:
        """Keep an account in place of the one that its scope had; the token is encrypted."""
        token = account.token
        values = {
            "client_id": account.client_id,
            "encrypted_token": None if token is None else self._cipher.encrypt(token),
            "user_id": account.user_id,
            "expires_at": account.expires_at,
        }
        statement = sqlite.insert(accounts).values(
            scope=account.scope, scope_id=account.scope_id, **values
        )
        statement = statement.on_conflict_do_update(
            index_elements=accounts.primary_key, set_=values
        )
        await self._database.execute(statement)

    async def delete_account(self, scope: AccountScope, scope_id: int) -> None:
        """Forget an account and its token."""
        await self._database.execute(delete(accounts).where(_is(scope, scope_id)))

    async def payer(
        self, owner_id: int, guild_id: int | None, allowed: Sequence[AccountScope]
    ) -> tuple[AccountScope, int] | None:
        """Whose account pays for a new thread: the person's own, else the server's, else the bot's.

        Only scopes in ``allowed`` count; None: none of them has an account.
        """
        own = [(AccountScope.USER, owner_id)]
        if guild_id is not None:
            own.append((AccountScope.GUILD, guild_id))
        query = select(accounts.c.scope, accounts.c.scope_id).where(
            or_(*(_is(scope, scope_id) for scope, scope_id in own)),
            accounts.c.encrypted_token.is_not(None),
        )
        linked = {(row["scope"], row["scope_id"]) for row in await self._database.rows(query)}
        for scope, scope_id in own:
            if scope in allowed and (scope, scope_id) in linked:
                return scope, scope_id
        return (AccountScope.BOT, 0) if AccountScope.BOT in allowed else None

    async def note(self, key: str) -> str | None:
        row = await self._database.row(select(notes.c.value).where(notes.c.key == key))
        return None if row is None else row["value"]

    async def set_note(self, key: str, value: str) -> None:
        statement = sqlite.insert(notes).values(key=key, value=value)
        statement = statement.on_conflict_do_update(
            index_elements=notes.primary_key, set_={"value": statement.excluded.value}
        )
        await self._database.execute(statement)


def _is(scope: AccountScope, scope_id: int) -> ColumnElement[bool]:
    return and_(accounts.c.scope == scope, accounts.c.scope_id == scope_id)
