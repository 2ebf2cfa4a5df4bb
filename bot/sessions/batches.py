"""Several files in one message: each has an edit, a session and a video of its own."""

from collections.abc import Sequence
from pathlib import PurePath

from bot.core.records import AssetRecord, ThreadRecord, TurnRecord
from bot.core.store import Store
from bot.locales import text


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


async def title(store: Store, thread: ThreadRecord, turn: TurnRecord) -> str:
    """What the video of a turn is called: by its file, where each file has one."""
    own = await store.assets(turn.id) if is_part(turn) else []
    return PurePath(own[0].filename).stem if own else thread.title


async def closing_words(store: Store, thread: ThreadRecord, turn: TurnRecord) -> list[str]:
    """What people should know after the last part: which of the videos goes on."""
    if not is_part(turn):
        return []
    waiting = await store.waiting(thread.channel_id)
    if any(other.asked_id == turn.asked_id and other.id != turn.id for other in waiting):
        return []
    return [text("batch.next", thread.locale)]
