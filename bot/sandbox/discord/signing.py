"""Attachment addresses that carry their own expiry, as Discord's CDN signs them."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping


class UrlSigner:
    """Signs paths of the CDN with `ex` and `is` (hexadecimal Unix seconds) and `hm`."""

    def __init__(self, life_s: float, now_s: Callable[[], float] = time.time) -> None:
        self._life_s = life_s
        self._now_s = now_s
        self.key = secrets.token_bytes(32)
        """Addresses stay good for as long as this key stays the same."""

    def sign(self, path: str) -> str:
        """`path` with a query that opens it for the set time."""
        now = self._now_s()
        expires, issued = f"{int(now + self._life_s):x}", f"{int(now):x}"
        return f"{path}?ex={expires}&is={issued}&hm={self._mac(path, expires, issued)}&"

    def opens(self, path: str, query: Mapping[str, str]) -> bool:
        """Whether a query was signed here for this path and is still good."""
        expires, issued = query.get("ex", ""), query.get("is", "")
        expected = self._mac(path, expires, issued)
        if not hmac.compare_digest(expected, query.get("hm", "")):
            return False
        return self._now_s() < int(expires, 16)

    def _mac(self, path: str, expires: str, issued: str) -> str:
        signed = f"{path}\n{expires}\n{issued}".encode()
        return hmac.new(self.key, signed, hashlib.sha256).hexdigest()
