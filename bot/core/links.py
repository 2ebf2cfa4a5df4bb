"""Addresses that come from outside: until when they work, and how they are shown."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote, urlsplit

LONGEST = 1400
"""Characters of an address that may be shown; a message has room for 2000 of all."""

_SIGNED_AT = ("x-amz-date", "x-goog-date")
_SIGNED_FOR_S = ("x-amz-expires", "x-goog-expires")


def expires_at(url: str) -> datetime | None:
    """When a signed address stops working, as far as its query tells; None if it doesn't.

    Knows Discord's ``ex`` (hexadecimal Unix seconds), ``Expires`` (Unix seconds: CloudFront and
    old S3), and the signatures in version 4 of S3 and Google Cloud Storage.
    """
    try:
        query = {name.lower(): value for name, value in parse_qsl(urlsplit(url).query)}
        return _moment(query)
    except (ValueError, OverflowError, OSError):
        return None


def _moment(query: Mapping[str, str]) -> datetime | None:
    if "ex" in query:
        return datetime.fromtimestamp(int(query["ex"], 16), UTC)
    if "expires" in query:
        return datetime.fromtimestamp(int(query["expires"]), UTC)
    for at, for_s in zip(_SIGNED_AT, _SIGNED_FOR_S, strict=True):
        if at in query and for_s in query:
            signed = datetime.fromisoformat(query[at])
            return signed.astimezone(UTC) + timedelta(seconds=int(query[for_s]))
    return None


def web_address(url: str | None) -> str | None:
    """An address as it may stand in a message; None for what is no web address, or too long.

    What could end it, hide a part of it, or format the text around it is percent-encoded.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    shown = quote(url, safe="%/:=&?#+!$,;'@-._~")
    return shown if known and len(shown) <= LONGEST else None
