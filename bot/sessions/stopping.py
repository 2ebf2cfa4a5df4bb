"""What follows when a person has stopped an export."""

import logging
from dataclasses import replace

from bot.core.ports import Button, Post, Priority
from bot.core.records import (
    ButtonAction,
    RenderStatus,
    ReplyRecord,
    ReplyRole,
    ThreadRecord,
    TurnRecord,
)
from bot.errors import ConversationError, ConversationUnavailable, ServiceError
from bot.locales import text
from bot.sessions.noted import UNKNOWN, NotedMessages
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


async def note_stop(studio: Studio, turn: TurnRecord) -> None:
    """Note that a person stops the export of a turn, so that no restart goes on with it.

    What is noted is the sentence that will say so. May raise ``StoreError``.
    """
    await studio.store.save_reply(ReplyRecord(turn.id, ReplyRole.STOPPED, 0, UNKNOWN))


async def is_stopped(studio: Studio, turn: TurnRecord) -> bool:
    """Whether a person has stopped the export of a turn, before a video of it may have left."""
    stopped = await studio.store.replies(turn.id, ReplyRole.STOPPED)
    return bool(stopped) and not await studio.store.replies(turn.id, ReplyRole.RESULT)


async def stop_export(studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
    """Cancel the renders of a turn at the service, and say so.

    Raises ``StoreError``, and ``ConversationUnavailable`` where it has to be said later.
    """
    renders = await studio.store.open_renders(thread.channel_id)
    own = [render for render in renders if render.turn_id == turn.id]
    for render in own:
        try:
            await studio.service(thread).cancel_render(render.id)
        except ServiceError as error:
            logger.warning("render %s not cancelled over there: %s", render.id, error)
    await _tell(studio, thread, turn)
    # Noted last: a render that counts as over is never looked at again.
    for render in own:
        cancelled = replace(render, status=RenderStatus.CANCELLED)
        await studio.insist(lambda cancelled=cancelled: studio.store.update_render(cancelled))


async def _tell(studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
    """In the place of the progress; a new message where there is none."""
    export = Button(ButtonAction.EXPORT, text("button.export", thread.locale))
    post = Post(text("stop.export", thread.locale), (export,), reply_to=turn.answers)
    progress = NotedMessages(studio, turn, ReplyRole.PROGRESS)
    try:
        if await progress.id() is not None:
            await progress.show(post, priority=Priority.FINAL)
        else:
            new = NotedMessages(studio, turn, ReplyRole.STOPPED)
            await new.show(post, priority=Priority.FINAL)
    except ConversationUnavailable:
        raise
    except ConversationError as error:
        logger.warning("nobody was told that the export was stopped: %s", error)
