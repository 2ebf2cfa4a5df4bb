import logging
import traceback
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from bot.core.records import AccountRecord, AccountScope
from bot.core.store import Store
from bot.errors import StoreError
from bot.store import open_store
from tests.store.examples import NOON

TOKEN = "nmv_usr_3f0c5b1e9a"
USER = (AccountScope.USER, 5)
GUILD = (AccountScope.GUILD, 7)
BOT = AccountRecord(AccountScope.BOT, 0, "client-1", TOKEN, "user-1", NOON)


async def test_an_account_comes_back_whole(store: Store) -> None:
    await store.save_account(BOT)
    account = await store.account(AccountScope.BOT, 0)
    assert account == BOT


async def test_accounts_are_kept_apart_by_scope_and_id(store: Store) -> None:
    guild = AccountRecord(AccountScope.GUILD, 7, "client-2")
    user = replace(guild, scope=AccountScope.USER, token="another")
    for account in (guild, user):
        await store.save_account(account)

    assert await store.account(AccountScope.GUILD, 7) == guild
    assert await store.account(AccountScope.USER, 7) == user
    assert await store.account(AccountScope.USER, 8) is None


async def test_an_account_saved_again_is_replaced(store: Store) -> None:
    await store.save_account(BOT)
    later = NOON.astimezone(timezone(timedelta(hours=8))) + timedelta(days=1)
    renewed = replace(BOT, client_id="client-3", token=None, user_id=None, expires_at=later)

    await store.save_account(renewed)

    assert await store.account(AccountScope.BOT, 0) == renewed


async def test_a_deleted_account_is_gone_alone(store: Store) -> None:
    guild = AccountRecord(AccountScope.GUILD, 7, "client-2", "one")
    user = replace(guild, scope=AccountScope.USER)
    for account in (guild, user):
        await store.save_account(account)

    await store.delete_account(AccountScope.GUILD, 7)
    await store.delete_account(AccountScope.GUILD, 8)

    assert await store.account(AccountScope.GUILD, 7) is None
    assert await store.account(AccountScope.USER, 7) == user


EVERY_SCOPE = tuple(AccountScope)


@pytest.mark.parametrize(
    ("linked", "allowed", "payer"),
    [
        ((), EVERY_SCOPE, (AccountScope.BOT, 0)),
        ((USER,), EVERY_SCOPE, USER),
        ((GUILD,), EVERY_SCOPE, GUILD),
        ((GUILD, USER), EVERY_SCOPE, USER),
        ((GUILD, USER), (AccountScope.BOT, AccountScope.GUILD), GUILD),
        ((GUILD, USER), (AccountScope.BOT,), (AccountScope.BOT, 0)),
        ((GUILD,), (AccountScope.USER, AccountScope.GUILD), GUILD),
        ((GUILD,), (AccountScope.USER,), None),
        ((), (), None),
        (((AccountScope.USER, 7), (AccountScope.GUILD, 5)), (AccountScope.USER,), None),
    ],
)
async def test_the_narrowest_account_that_is_allowed_pays(
    store: Store,
    linked: tuple[tuple[AccountScope, int], ...],
    allowed: tuple[AccountScope, ...],
    payer: tuple[AccountScope, int] | None,
) -> None:
    for scope, scope_id in linked:
        await store.save_account(AccountRecord(scope, scope_id, "", "a-token"))
    assert await store.payer(5, 7, allowed) == payer


async def test_an_account_without_a_token_pays_nothing(store: Store) -> None:
    await store.save_account(AccountRecord(*USER, "client"))
    assert await store.payer(5, 7, EVERY_SCOPE) == (AccountScope.BOT, 0)


async def test_in_a_direct_message_no_server_pays(store: Store) -> None:
    await store.save_account(AccountRecord(AccountScope.GUILD, 0, "", "a-token"))
    assert await store.payer(5, None, EVERY_SCOPE) == (AccountScope.BOT, 0)


async def test_a_token_is_nowhere_in_the_files(url: str, tmp_path: Path) -> None:
    async with open_store(url) as store:
        await store.save_account(BOT)
        assert (tmp_path / "reelthread.db-wal").stat().st_size > 0
        _assert_secret(tmp_path)
    _assert_secret(tmp_path)


def _assert_secret(folder: Path) -> None:
    contents = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert any(b"client-1" in content for content in contents.values())
    assert not any(TOKEN.encode() in content for content in contents.values())


async def test_a_token_is_in_no_log_and_no_error(
    url: str, pragmas: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for library in ("aiosqlite", "sqlalchemy"):  # whatever another test has made of them
        caplog.set_level(logging.DEBUG, logger=library)
    async with open_store(url) as store:
        await store.save_account(BOT)
        assert await store.account(AccountScope.BOT, 0) == BOT
        pragmas.append("PRAGMA query_only = ON")
        with pytest.raises(StoreError) as failed:
            await store.save_account(BOT)
    everything = caplog.text + "".join(traceback.format_exception(failed.value)) + repr(BOT)
    assert "INSERT INTO accounts" in everything
    assert TOKEN not in everything


async def test_notes_keep_the_last_value(store: Store) -> None:
    assert await store.note("commands") is None
    await store.set_note("commands", "first")
    await store.set_note("commands", "second")
    await store.set_note("limit", "10")
    assert (await store.note("commands"), await store.note("limit")) == ("second", "10")
