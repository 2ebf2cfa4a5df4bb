"""Values to store; each test names what matters to it."""

from datetime import UTC, datetime

from bot.core.records import NewAsset, NewTurn, RenderRecord, ThreadRecord, TurnKind, TurnRecord
from bot.core.store import Store

CHANNEL = 1_300_000_000_000_000_001
PERSON = 200_000_000_000_000_002
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)

EVERY_KIND = tuple(TurnKind)


def a_thread(channel_id: int = CHANNEL, *, title: str = "A red kite 🪁") -> ThreadRecord:
    return ThreadRecord(
        channel_id=channel_id,
        guild_id=10,
        parent_id=11,
        owner_id=PERSON,
        title=title,
        skill="general",
        locale="en-US",
    )


def a_turn(
    message_id: int,
    channel_id: int = CHANNEL,
    *,
    kind: TurnKind = TurnKind.EDIT,
    text: str = "make it a clip",
    then_export: bool = False,
    assets: tuple[NewAsset, ...] = (),
) -> NewTurn:
    return NewTurn(
        message_id=message_id,
        channel_id=channel_id,
        author_id=PERSON,
        kind=kind,
        text=text,
        then_export=then_export,
        assets=assets,
    )


def an_asset(attachment_id: int, *, filename: str = "kite.png") -> NewAsset:
    return NewAsset(
        attachment_id=attachment_id,
        filename=filename,
        content_type="image/png",
        size=48_213,
        url=f"https://cdn.example/{attachment_id}/{filename}?ex=1",
    )


def a_render(render_id: str, turn_id: int, channel_id: int = CHANNEL) -> RenderRecord:
    return RenderRecord(
        id=render_id,
        channel_id=channel_id,
        turn_id=turn_id,
        session_id="session-1",
        draft={"tracks": [{"type": "video"}]},
        format="mp4",
        quality="high",
    )


async def opened(store: Store, message_id: int = CHANNEL, channel_id: int = CHANNEL) -> TurnRecord:
    """A thread with its first turn."""
    turn = await store.open_thread(a_thread(channel_id), a_turn(message_id, channel_id))
    assert turn is not None
    return turn


async def claimed(store: Store, turn: NewTurn) -> TurnRecord:
    record = await store.claim(turn)
    assert record is not None
    return record


async def stored(store: Store, turn_id: int) -> TurnRecord:
    record = await store.turn(turn_id)
    assert record is not None
    return record
