"""Whoever floods a thread gets neither more than the rules allow nor a flood of answers."""

import asyncio
from dataclasses import replace

from bot.core.records import ServerSettings
from bot.locales import text
from bot.sessions.told import MOST
from tests.sessions.stage import GUILD, Stage

FLOOD = 1_000


async def test_the_limit_of_a_day_holds(stage: Stage) -> None:
    await stage.store.save_server(ServerSettings(GUILD, turns_per_person_a_day=5))
    await stage.a_thread()
    await asyncio.gather(*(stage.say(f"make it {number} s longer") for number in range(FLOOD)))
    await stage.idle()
    refused = text("permit.person_limit", "en", count=5)
    assert len(stage.said) == 4  # the thread began with the first of the five
    assert stage.thread.texts.count(refused) == MOST


async def test_others_are_told_all_the_same(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(ServerSettings(GUILD, edit_roles=frozenset({3})))
    for _ in range(MOST + 1):
        await stage.say("slower")
    assert len(stage.thread.texts) == 1 + MOST
    await stage.manager.receive(replace(stage.incoming("slower"), author_id=5))
    assert len(stage.thread.texts) == 1 + MOST + 1
