"""A process that claims messages until it is killed, and prints each claim once it has it.

``python -m tests.store.writer URL FIRST``
"""

import asyncio
import itertools
import sys
from collections.abc import Iterator

from bot.core.records import TurnStatus
from bot.core.store import Store
from bot.store import open_store
from tests.store.examples import a_thread, a_turn, an_asset


async def claim_for_ever(store: Store, message_ids: Iterator[int]) -> None:
    for message_id in message_ids:
        turn = await store.claim(a_turn(message_id, assets=(an_asset(message_id),)))
        assert turn is not None
        print(message_id, flush=True)
        await store.set_status(turn.id, TurnStatus.SENT)
        await store.save_snapshot(turn.channel_id, turn.id, "session", {"words": ["so"] * 500})
        await store.finish(turn.id, TurnStatus.DONE, "Done. " * 100)


async def main(url: str, first: int) -> None:
    message_ids = itertools.count(first)
    async with open_store(url) as store:
        await store.open_thread(a_thread(), a_turn(next(message_ids)))
        async with asyncio.TaskGroup() as group:
            for _ in range(4):
                group.create_task(claim_for_ever(store, message_ids))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
