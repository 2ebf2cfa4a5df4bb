"""What follows when a person has stopped an export."""

import logging
from dataclasses import replace

from bot.core.ports import Button, Post, Priority
from bot.core.records import ButtonAction, RenderStatus, ReplyRole, ThreadRecord, TurnRecord
from bot.errors import ConversationError, ServiceError
from bot.locales import text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


async def stop_export(studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
    """Cancel the renders of a turn at the service, and say so. May raise ``StoreError``."""
    for render in await studio.store.open_renders(thread.channel_id):
        if render.turn_id != turn.id:
            continue
        try:
            await studio.service(thread).cancel_render(render.id)
        except ServiceError as error:
            logger.warning("render %s not cancelled over there: %s", render.id, error)
        cancelled = replace(render, status=RenderStatus.CANCELLED)
        await studio.insist(lambda cancelled=cancelled: studio.store.update_render(cancelled))
    await _tell(studio, thread, turn)


async def _tell(studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
    """In the place of the progress; a new message where there is none."""
    export = Button(ButtonAction.EXPORT, text("button.export", thread.locale))
    post = Post(text("stop.export", thread.locale), (export,))
    conversation = studio.conversation(thread.channel_id)
    try:
        for shown in await studio.store.replies(turn.id, ReplyRole.PROGRESS):
            await conversation.edit(shown.message_id, lambda: post, priority=Priority.FINAL)
            return
        await conversation.post(
            replace(post, reply_to=turn.answers),
            nonce=f"{turn.message_id}s",
            priority=Priority.FINAL,
        )
    except ConversationError as error:
        logger.warning("nobody was told that the export was stopped: %s", error)
