"""Several files in one message: each has an edit, a session and a video of its own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.core.markdown import escaped
from bot.core.ports import EditSession
from bot.core.records import AssetRecord, NewTurn, ReplyRole, ThreadRecord, TurnKind, TurnRecord
from bot.core.store import Store
from bot.locales import text
from bot.sessions.claim import remember_project

_AFTER_NAME = re.compile(r"\s*[:：,，]\s*\S")
_SHOWN_AS = (ReplyRole.RESULT, ReplyRole.FINAL, ReplyRole.LIVE, ReplyRole.PROGRESS)
_CHOOSING = (TurnKind.EDIT, TurnKind.EXPORT)
"""What is done to one of the videos, and hence may say to which."""


@dataclass(frozen=True, slots=True)
class Video:
    """One of several videos of a thread: the file that it began with, and its session."""

    name: str
    asset: AssetRecord
    task_id: str
    session_id: str


def is_part(turn: TurnRecord) -> bool:
    """Whether a turn is about one of several files that go one by one."""
    return turn.asked_id is not None


def works_in(thread: ThreadRecord, turn: TurnRecord, own: Sequence[AssetRecord]) -> bool:
    """Whether a turn goes on in the thread's session; ``own`` are the files it came with.

    A part begins with an empty timeline, so that its video has nothing of the others: it goes on
    only in the session that its own file was brought to.
    """
    if thread.session_id is None:
        return False
    return not is_part(turn) or any(asset.session_id == thread.session_id for asset in own)


async def remember(
    store: Store, thread: ThreadRecord, turn: TurnRecord, session: EditSession
) -> None:
    """Note whose session a new one is; ``thread`` has the one before, whose place it may take."""
    known = await _sessions(store, thread.channel_id)
    if is_part(turn):
        own = {asset.attachment_id for asset in await store.assets(turn.id)}
    else:
        own = {id_ for id_, (_, session_id) in known.items() if session_id == thread.session_id}
    known |= dict.fromkeys(own, (session.task_id, session.session_id))
    if own:
        lines = (f"{id_} {task_id} {session_id}" for id_, (task_id, session_id) in known.items())
        await store.set_note(_key(thread.channel_id), "\n".join(lines))


async def videos(store: Store, channel_id: int) -> list[Video]:
    """The videos that files of a thread have of their own; files of one name are numbered."""
    known = await _sessions(store, channel_id)
    if not known:
        return []
    files = {asset.attachment_id: asset for asset in await store.thread_assets(channel_id)}
    alike: Counter[str] = Counter()
    found: list[Video] = []
    for id_, asset in files.items():
        if id_ in known:
            alike[asset.filename] += 1
            number = alike[asset.filename]
            name = asset.filename if number == 1 else f"{asset.filename} ({number})"
            found.append(Video(name, asset, *known[id_]))
    return found


async def named(store: Store, turn: TurnRecord) -> Video | None:
    """The video that a request names: at its beginning, or anywhere if it is to be exported."""
    if is_part(turn) or turn.kind not in _CHOOSING:
        return None
    known = [video for video in await videos(store, turn.channel_id) if _names(turn, video)]
    return max(known, key=lambda video: len(video.name), default=None)


async def go_on_with(store: Store, thread: ThreadRecord, video: Video) -> ThreadRecord:
    """Let a thread go on with a video, from the next request on too."""
    if thread.session_id == video.session_id:
        return thread
    await remember_project(store, thread)
    session = EditSession(video.task_id, video.session_id, thread.service_user_id)
    await store.set_session(thread.channel_id, session)
    return replace(thread, task_id=video.task_id, session_id=video.session_id)


async def addressed(store: Store, turn: NewTurn, reply_to: int | None) -> NewTurn:
    """A request that replies to a message about one of several videos, with that one's name."""
    if reply_to is None or turn.asked_id is not None or turn.kind not in _CHOOSING:
        return turn
    known = await videos(store, turn.channel_id)
    session_id = await store.session_shown(turn.channel_id, reply_to) if known else None
    for video in known:
        if session_id == video.session_id or await _shown_first(store, video, reply_to):
            return replace(turn, text=f"{video.name}: {turn.text}")
    return turn


async def _shown_first(store: Store, video: Video, message_id: int) -> bool:
    """Whether a message belongs to the edit that a video began with, however that ended."""
    for role in _SHOWN_AS:
        shown = await store.replies(video.asset.turn_id, role)
        if any(reply.message_id == message_id for reply in shown):
            return True
    return False


async def title(store: Store, thread: ThreadRecord, session_id: str) -> str:
    """What the video of a session is called: by its file, where each file has one."""
    known = await videos(store, thread.channel_id)
    own = (video for video in known if video.session_id == session_id)
    return next((PurePath(video.asset.filename).stem for video in own), thread.title)


async def closing_words(store: Store, thread: ThreadRecord, turn: TurnRecord) -> list[str]:
    """What people should know after the last part: which video goes on, and how to choose."""
    if not is_part(turn):
        return []
    waiting = await store.waiting(thread.channel_id)
    if any(other.asked_id == turn.asked_id and other.id != turn.id for other in waiting):
        return []
    known = await videos(store, thread.channel_id)
    names = [video.name for video in known if video.session_id == thread.session_id]
    others = [video.name for video in known if video.name not in names]
    if not names or not others:
        return []
    words = {"name": escaped(names[0]), "other": others[0].replace("`", "'")}
    return [text("batch.next", thread.locale, **words)]


def _names(turn: TurnRecord, video: Video) -> bool:
    said, name = turn.text.casefold(), video.name.casefold()
    if turn.kind is TurnKind.EXPORT and name in said:
        return True
    return said.startswith(name) and _AFTER_NAME.match(said, len(name)) is not None


async def _sessions(store: Store, channel_id: int) -> dict[int, tuple[str, str]]:
    """The project and the session of each file that has a video of its own."""
    noted = await store.note(_key(channel_id)) or ""
    rows = (line.split(" ") for line in noted.splitlines())
    return {int(id_): (task_id, session_id) for id_, task_id, session_id in rows}


def _key(channel_id: int) -> str:
    return f"videos of thread {channel_id}"
