"""discord.py's exceptions, told as the application's."""

import contextlib
import logging
from collections.abc import Generator

import aiohttp
import discord

from bot import errors

logger = logging.getLogger(__name__)

# Discord's JSON error codes, by its documentation.
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
UPLOAD_TOO_LARGE = 40005
MISSING_ACCESS = 50001
MISSING_PERMISSIONS = 50013
ARCHIVED_THREAD = 50083
THREAD_EXISTS = 160004
THREAD_LOCKED = 160005


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
