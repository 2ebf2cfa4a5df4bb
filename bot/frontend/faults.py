"""discord.py's exceptions, told as the application's."""

import contextlib
import logging
from collections.abc import Awaitable, Callable, Generator
from typing import TypeVar

import aiohttp
import discord
import stamina

from bot import errors

logger = logging.getLogger(__name__)

T = TypeVar("T")

# Discord's JSON error codes, by its documentation.
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UPLOAD_TOO_LARGE = 40005
ALREADY_ACKNOWLEDGED = 40060
MISSING_ACCESS = 50001
MISSING_PERMISSIONS = 50013
THREAD_ARCHIVED = 50083
THREAD_EXISTS = 160004
THREAD_LOCKED = 160005


# Long enough for a connection to come back, short enough for a preview to wait for it.
_persist = stamina.AsyncRetryingCaller(
    attempts=5, timeout=None, wait_initial=0.1, wait_max=2.0, wait_jitter=0.1
)


async def calling(
    attempt: Callable[[], Awaitable[T]], doing: str, permission: str | None = None
) -> T:
    """Await ``attempt``, and again over a connection that broke or a 503.

    Those are the faults that discord.py passes on at once; the others it has repeated itself.
    The work may have been done all the same: an attempt must be harmless when repeated, as an
    edit is, or a message with a nonce. Raises a ``ConversationError``.
    """
    with translated(doing, permission):
        return await persist(attempt)


async def persist(attempt: Callable[[], Awaitable[T]]) -> T:
    """As ``calling``, with discord.py's own exceptions."""
    return await _persist(_passing, attempt)


def _passing(error: Exception) -> bool:
    passing = isinstance(error, aiohttp.ClientError | OSError) or (
        isinstance(error, discord.DiscordServerError) and error.status == 503
    )
    if passing:
        logger.info("Discord failed for the moment: %s", type(error).__name__)
    return passing


@contextlib.contextmanager
def translated(doing: str, permission: str | None = None) -> Generator[None]:
    """Raise a ``ConversationError`` for what discord.py raises within the block.

    ``permission`` is the one that a refusal most likely means, in Discord's English words.
    """
    try:
        yield
    except discord.RateLimited as error:
        raise errors.ConversationUnavailable(
            f"{doing}: rate limited for {error.retry_after:.0f} s", error.retry_after
        ) from error
    except discord.HTTPException as error:
        raise _refusal(error, doing, permission) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise errors.ConversationUnavailable(f"{doing}: {type(error).__name__}") from error


def _refusal(
    error: discord.HTTPException, doing: str, permission: str | None
) -> errors.ConversationError:
    told = f"{doing}: status {error.status}, code {error.code}"
    if error.code == UNKNOWN_MESSAGE:
        return errors.MessageGone(told)
    if error.code in (UNKNOWN_CHANNEL, MISSING_ACCESS):
        return errors.ConversationGone(told)
    if error.code == THREAD_LOCKED:
        return errors.ConversationLocked(told)
    if error.status == 413 or error.code == UPLOAD_TOO_LARGE:
        return errors.UploadTooLarge(told)
    if error.code == MISSING_PERMISSIONS:
        return errors.PermissionMissing(told, permission)
    if error.status == 404:
        return errors.ConversationGone(told)
    if error.status == 429 or error.status >= 500:
        return errors.ConversationUnavailable(told)
    return errors.ConversationError(f"{told}: {error.text[:200]}")
