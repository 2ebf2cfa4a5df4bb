"""The private link by which a person takes a project over into NemoVideo's own editor."""

import logging
import re

from bot.core.explain import explain
from bot.core.incoming import Press
from bot.core.links import web_address
from bot.core.ports import Button
from bot.core.records import ButtonAction, ThreadRecord
from bot.core.skills import skill
from bot.core.store import Store
from bot.errors import ServiceError, StoreError
from bot.locales import text
from bot.sessions.studio import Studio

logger = logging.getLogger(__name__)


_ARGUMENT = re.compile(r"([0-9]{1,18})(?:x([A-Za-z0-9]{1,20}))?")
"""The turn that the video was made for, and the session that it was made in."""


def claim_button(thread: ThreadRecord, turn_id: int, session_id: str) -> Button | None:
    """The button under a video of a session; None where there is no project to claim."""
    if thread.task_id is None or thread.session_id is None:
        return None
    argument = f"{turn_id}x{session_id}"
    if _ARGUMENT.fullmatch(argument) is None:
        argument = str(turn_id)
    return Button(ButtonAction.CLAIM, text("button.claim", thread.locale), argument)


async def remember_project(store: Store, thread: ThreadRecord) -> None:
    """Keep to which project the thread's session belongs, before another one takes its place."""
    if thread.session_id is not None and thread.task_id is not None:
        await store.set_note(_project_key(thread, thread.session_id), thread.task_id)


def _project_key(thread: ThreadRecord, session_id: str) -> str:
    """A session is looked up within its thread alone, whatever another thread's button says."""
    return f"project of session {session_id} of thread {thread.channel_id}"


async def claim_link(studio: Studio, press: Press, locale: str) -> str:
    """What the person who pressed the button reads, and nobody else.

    The link hands the project to whoever opens it, so only the person who asked for the video and
    the one who began the thread get it.
    """
    turn_id, session_id = _read(press.argument)
    try:
        thread = await studio.store.thread(press.channel_id)
        turn = None if turn_id is None else await studio.store.turn(turn_id)
        project = None if thread is None else await _project(studio.store, thread, session_id)
    except StoreError as error:
        logger.error("the database failed: %s", error)
        return text("error.store", locale)
    if thread is None or project is None or turn is None or turn.channel_id != thread.channel_id:
        return text("button.stale", locale)
    if press.author_id not in (turn.author_id, thread.owner_id):
        return text("claim.not_yours", locale)
    try:
        url = await studio.service(thread).claim_url(*project)
    except ServiceError as error:
        logger.warning("no claim link: %s: %s", type(error).__name__, error)
        return explain(error, locale, skill(thread.skill), account=thread.account)
    return text("claim.link", locale, url=f"<{web_address(url)}>")


def _read(argument: str) -> tuple[int | None, str | None]:
    """The turn and the session that a button carries; it comes from outside."""
    found = _ARGUMENT.fullmatch(argument)
    return (None, None) if found is None else (int(found[1]), found[2])


async def _project(
    store: Store, thread: ThreadRecord, session_id: str | None
) -> tuple[str, str] | None:
    """The project and the session to hand over: by default, those that the thread has now."""
    if thread.session_id is None or thread.task_id is None:
        return None
    if session_id is None or session_id == thread.session_id:
        return thread.task_id, thread.session_id
    task_id = await store.note(_project_key(thread, session_id))
    return None if task_id is None else (task_id, session_id)
