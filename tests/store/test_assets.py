from bot.core.records import AssetRecord, AssetStatus, TurnStatus
from bot.core.store import Store
from tests.store.examples import CHANNEL, a_turn, an_asset, claimed, opened


async def test_files_are_kept_as_posted(store: Store) -> None:
    await opened(store)
    turn = await claimed(store, a_turn(6, assets=(an_asset(9, filename="海.png"), an_asset(8))))

    first, second = await store.assets(turn.id)

    assert first == AssetRecord(
        id=first.id,
        turn_id=turn.id,
        channel_id=CHANNEL,
        message_id=6,
        attachment_id=9,
        filename="海.png",
        content_type="image/png",
        size=48_213,
        url="https://cdn.example/9/海.png?ex=1",
        status=AssetStatus.PENDING,
        session_id=None,
        media_url=None,
    )
    assert second.attachment_id == 8


async def test_an_upload_is_noted_with_its_session(store: Store) -> None:
    await opened(store)
    turn = await claimed(store, a_turn(6, assets=(an_asset(1), an_asset(2), an_asset(3))))
    taken, refused, waiting = await store.assets(turn.id)

    await store.asset_uploaded(taken.id, "session-1", None)
    await store.asset_uploaded(taken.id, "session-2", "https://media.example/1")
    await store.asset_refused(refused.id)

    after = await store.assets(turn.id)
    assert [(asset.status, asset.session_id, asset.media_url) for asset in after] == [
        (AssetStatus.UPLOADED, "session-2", "https://media.example/1"),
        (AssetStatus.REFUSED, None, None),
        (AssetStatus.PENDING, None, None),
    ]
    assert after[2] == waiting


async def test_a_thread_lists_each_file_once_in_the_order_it_came(store: Store) -> None:
    await opened(store)
    await opened(store, message_id=7, channel_id=77)
    await claimed(store, a_turn(8, 77, assets=(an_asset(5),)))
    failed = await claimed(store, a_turn(9, assets=(an_asset(1),)))
    await claimed(store, a_turn(10, assets=(an_asset(2),)))
    await store.finish(failed.id, TurnStatus.FAILED, None)
    again = await store.retry(failed.id, 900)
    assert again is not None
    (copy,) = await store.assets(again.id)
    await store.asset_uploaded(copy.id, "session-1", None)

    files = await store.thread_assets(CHANNEL)

    assert [(file.attachment_id, file.status) for file in files] == [
        (1, AssetStatus.UPLOADED),
        (2, AssetStatus.PENDING),
    ]
