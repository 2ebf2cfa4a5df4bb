import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.core.records import AccountRecord, AccountScope
from bot.errors import StoreError, StoreUnusable
from bot.store import open_store
from bot.store.secrets import TokenCipher, create_key, key_file, read_key

KEY = Fernet.generate_key().decode()
ACCOUNT = AccountRecord(AccountScope.BOT, 0, "client-1", "token-1")


def test_a_cipher_reads_what_it_wrote() -> None:
    encrypted = TokenCipher(KEY, "here").encrypt("秘密")
    assert TokenCipher(KEY, "here").decrypt(encrypted) == "秘密"
    with pytest.raises(StoreError, match="can't be read with this key"):
        TokenCipher(Fernet.generate_key().decode(), "here").decrypt(encrypted)


@pytest.mark.parametrize("text", ["", "short", "k" * 44, "schlüssel"])
def test_what_is_no_key_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(StoreUnusable) as refused:
        TokenCipher(text, "the settings")
    assert str(refused.value).startswith("the key from the settings is no key")
    assert not text or text not in str(refused.value)
    assert refused.value.__context__ is None


def test_a_made_key_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "key"
    key = create_key(path)
    assert read_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_no_key_file_is_no_key(tmp_path: Path) -> None:
    assert read_key(tmp_path / "key") is None


def test_a_key_file_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "key").mkdir()
    with pytest.raises(StoreUnusable, match="can't be read"):
        read_key(tmp_path / "key")
    with pytest.raises(StoreUnusable, match="can't be written: "):
        create_key(tmp_path / "key")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(StoreUnusable, match="can't be read"):
        read_key(tmp_path / "bytes")


async def test_without_a_given_key_one_is_made_and_found_again(url: str, path: Path) -> None:
    async with open_store(url) as store:
        await store.save_account(ACCOUNT)
    key = read_key(key_file(path))
    async with open_store(url, key="") as store:
        assert await store.account(AccountScope.BOT, 0) == ACCOUNT
    assert read_key(key_file(path)) == key


async def test_a_given_key_makes_no_file(url: str, path: Path) -> None:
    async with open_store(url, key=KEY) as store:
        await store.save_account(ACCOUNT)
    async with open_store(url, key=KEY) as store:
        assert await store.account(AccountScope.BOT, 0) == ACCOUNT
    assert not key_file(path).exists()


async def test_the_wrong_key_is_said_at_start(url: str, path: Path) -> None:
    async with open_store(url, key=KEY) as store:
        await store.save_account(ACCOUNT)
    with pytest.raises(StoreUnusable, match="a saved token can't be read with this key"):
        async with open_store(url, key=Fernet.generate_key().decode()):
            pass
    with pytest.raises(StoreUnusable, match="key is missing; saved tokens need it"):
        async with open_store(url):
            pass
    assert not key_file(path).exists()


async def test_another_key_is_fine_while_nothing_is_encrypted(url: str) -> None:
    async with open_store(url, key=KEY) as store:
        await store.save_account(AccountRecord(AccountScope.BOT, 0, "client-1"))
    async with open_store(url, key=Fernet.generate_key().decode()) as store:
        await store.save_account(ACCOUNT)
        assert await store.account(AccountScope.BOT, 0) == ACCOUNT
