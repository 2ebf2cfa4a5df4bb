"""Tokens at rest: encrypted with a key that is not in the database."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import StoreError, StoreUnusable

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_KEY_BYTES = 32


class TokenCipher:
    """Fernet (AES-128-CBC with HMAC-SHA256) under one key.

    ``key`` is 32 bytes in URL-safe base64, as ``Fernet.generate_key`` makes it; ``origin`` says
    in errors where it came from. Raises ``StoreUnusable`` for what can't be a key.
    """

    def __init__(self, key: str, origin: str) -> None:
        if not _is_key(key):
            raise StoreUnusable(
                f"the key from {origin} is no key: it must be {_KEY_BYTES} bytes in URL-safe base64"
            )
        self._key = key

    def encrypt(self, token: str) -> bytes:
        return self._fernet.encrypt(token.encode())

    def decrypt(self, encrypted: bytes) -> str:
        """Raises ``StoreError`` if the token was encrypted with another key, or damaged."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(encrypted).decode()
        except InvalidToken:
            raise StoreError("a saved token can't be read with this key") from None

    @cached_property
    def _fernet(self) -> "Fernet":
        # The library brings an OpenSSL of its own, 6 MiB that a bot without saved tokens
        # can do without.
        from cryptography.fernet import Fernet

        return Fernet(self._key)


def _is_key(key: str) -> bool:
    try:
        return len(urlsafe_b64decode(key)) == _KEY_BYTES
    except ValueError:
        return False


def key_file(database: Path) -> Path:
    """Where the key lives if the host gives none."""
    return database.with_name(database.name + ".key")


def read_key(path: Path) -> str | None:
    """The key in a file; None if there is no such file. Raises ``StoreUnusable``."""
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreUnusable(f"the key file {path} can't be read") from error


def create_key(path: Path) -> str:
    """Make a key and keep it in a file that its owner alone may read. Raises ``StoreUnusable``.

    The file appears whole and under its name only once it is on the disk: half a key would look
    like the wrong one.
    """
    key = urlsafe_b64encode(os.urandom(_KEY_BYTES))
    unfinished = path.with_name(path.name + ".new")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(descriptor)
        unfinished.replace(path)
    except OSError as error:
        raise StoreUnusable(f"the key file {path} can't be written: {error.strerror}") from error
    return key.decode()
