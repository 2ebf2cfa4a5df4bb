"""What people are told where the usual way to them is closed. Best effort."""

import logging

from bot.core.ports import Post, Priority
from bot.core.records import ThreadRecord, TurnRecord
from bot.errors import ConversationError, ConversationLocked, PermissionMissing
from bot.locales import text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


async def complain(studio: Studio, thread: ThreadRecord, error: ConversationError) -> None:
    """Tell which permission is missing, or that the thread is locked, if that closes it.

    Raises ``StoreError``.
    """
    if isinstance(error, PermissionMissing):
        await tell_above(studio, thread, "thread.permission", permission=error.permission)
    elif isinstance(error, ConversationLocked):
        await _tell_of_lock(studio, thread)


async def _tell_of_lock(studio: Studio, thread: ThreadRecord) -> None:
    """Once, however many requests wait in the thread: noted, since Discord forgets a nonce."""
    note = f"lock told of thread {thread.channel_id}"
    if await studio.store.note(note) is None:
        await studio.store.set_note(note, "told")
        await tell_above(studio, thread, "thread.locked")


async def tell_above(studio: Studio, thread: ThreadRecord, key: str, **values: object) -> None:
    """In the channel that the thread starts from, below the message, once."""
    if thread.parent_id is None:
        return
    post = Post(text(key, thread.locale, **values), reply_to=thread.channel_id)
    await _post(studio, thread.parent_id, post, f"{thread.channel_id}a")


async def tell_of_bug(
    studio: Studio, thread: ThreadRecord, turn: TurnRecord, error_id: str
) -> None:
    """In the thread, as an answer to what was asked for."""
    post = Post(text("error.bug", thread.locale, id=error_id), reply_to=turn.answers)
    await _post(studio, thread.channel_id, post, f"{turn.message_id}b")


async def _post(studio: Studio, channel_id: int, post: Post, nonce: str) -> None:
    try:
        await studio.conversation(channel_id).post(post, nonce=nonce, priority=Priority.ERROR)
    except ConversationError as error:
        logger.warning("nobody could be told: %s", error)
