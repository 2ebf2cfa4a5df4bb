"""The private link by which a person takes a project over into NemoVideo's own editor."""

import logging

from bot.core.explain import explain
from bot.core.incoming import Press
from bot.core.links import web_address
from bot.core.ports import Button
from bot.core.records import ButtonAction, ThreadRecord
from bot.core.skills import skill
from bot.errors import ServiceError, StoreError
from bot.locales import text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


def claim_button(thread: ThreadRecord, asker_id: int) -> Button | None:
    """The button for whoever asked for a video; None where there is no project to claim."""
    if thread.task_id is None or thread.session_id is None:
        return None
    return Button(ButtonAction.CLAIM, text("button.claim", thread.locale), str(asker_id))


async def claim_link(studio: Studio, press: Press, locale: str) -> str:
    """What the person who pressed the button reads, and nobody else.

    The link hands the project to whoever opens it, so only the person who asked for the video and
    the one who began the thread get it.
    """
    try:
        thread = await studio.store.thread(press.channel_id)
    except StoreError as error:
        logger.error("the database failed: %s", error)
        return text("error.store", locale)
    if thread is None or thread.task_id is None or thread.session_id is None:
        return text("button.stale", locale)
    if str(press.author_id) not in (press.argument, str(thread.owner_id)):
        return text("claim.not_yours", locale)
    try:
        url = await studio.service(thread).claim_url(thread.task_id, thread.session_id)
    except ServiceError as error:
        logger.warning("no claim link: %s: %s", type(error).__name__, error)
        return explain(error, locale, skill(thread.skill))
    return text("claim.link", locale, url=f"<{web_address(url)}>")
