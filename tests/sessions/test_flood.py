"""Whoever floods a thread gets neither more than the rules allow nor a flood of answers."""

import asyncio
from dataclasses import replace

from bot.core.server_settings import ServerSettings
from bot.locales import text
from bot.sessions.intake import WAITING_LIMIT
from bot.sessions.told import MOST
from tests.sessions.stage import GUILD, THREAD, Stage
from tests.sessions.test_queue import busy

FLOOD = 1_000


async def test_the_limit_of_a_day_holds(stage: Stage) -> None:
    await stage.store.save_server(ServerSettings(GUILD, turns_per_person_a_day=5))
    await stage.a_thread()
    await asyncio.gather(*(stage.say(f"make it {number} s longer") for number in range(FLOOD)))
    await stage.idle()
    refused = text("permit.person_limit", "en", count=5)
    assert len(stage.said) == 4  # the thread began with the first of the five
    assert stage.thread.texts.count(refused) == MOST


async def test_the_limit_of_a_server_holds_whoever_writes(stage: Stage) -> None:
    await stage.store.save_server(ServerSettings(GUILD, turns_per_server_a_day=5))
    await stage.a_thread()
    flood = [
        replace(stage.incoming(f"make it {number} s longer"), author_id=1_000 + number % 50)
        for number in range(FLOOD)
    ]
    await asyncio.gather(*map(stage.manager.receive, flood))
    await stage.idle()
    assert len(stage.said) == 4


async def test_others_are_told_all_the_same(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(ServerSettings(GUILD, edit_roles=frozenset({3})))
    for _ in range(MOST + 1):
        await stage.say("slower")
    assert len(stage.thread.texts) == 1 + MOST
    await stage.manager.receive(replace(stage.incoming("slower"), author_id=5))
    assert len(stage.thread.texts) == 1 + MOST + 1


async def test_a_thread_has_so_many_that_wait(stage: Stage) -> None:
    go_on = await busy(stage)
    await asyncio.gather(*(stage.say(f"{number} s longer") for number in range(FLOOD)))
    assert len(await stage.store.waiting(THREAD)) == WAITING_LIMIT
    full = text("queue.full", "en", count=WAITING_LIMIT)
    assert stage.thread.texts.count(full) == MOST
    go_on.set()
    await stage.idle()
    assert len(stage.said) == 1 + WAITING_LIMIT
    assert (await stage.ask("slower")).text == "Done."
