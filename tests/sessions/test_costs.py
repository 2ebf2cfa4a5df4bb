"""What edits cost is told; nothing of it holds up or fails an edit."""

import sqlite3
from contextlib import closing

from bot.core.ports import Credits
from bot.errors import ServiceUnavailable
from bot.locales import text
from tests.sessions.stage import Stage, image

LOW = text("credits.low", "en", available="20", cost="50")


def balance(available: float) -> Credits:
    return Credits(available, 0, available)


async def test_what_an_edit_has_cost(stage: Stage) -> None:
    await stage.a_thread()
    balances = [balance(800), balance(777.5)]

    async def credits() -> Credits:
        return balances.pop(0)

    stage.service.credits = credits
    shown = await stage.ask("slower")
    assert shown.text.endswith(text("credits.spent", "en", spent="22.5", left="777.5"))
    turn = await stage.turn(2)
    assert (turn.balance_before, turn.balance_after) == (800, 777.5)
    assert await stage.store.usual_cost(turn.channel_id) == 22.5


async def test_a_balance_that_stays_is_not_mentioned(stage: Stage) -> None:
    await stage.a_thread()
    assert "redit" not in (await stage.ask("slower")).text


async def test_a_low_balance_is_told_once_and_blocks_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = balance(20)
    assert LOW in (await stage.ask("slower")).text
    assert LOW not in (await stage.ask("faster")).text
    assert stage.said == ["slower", "faster"]


async def test_a_first_edit_may_need_a_whole_clip(stage: Stage) -> None:
    stage.service.balance = balance(60)
    await stage.drop("turn this into a clip", image(1))
    await stage.idle()
    assert text("credits.low", "en", available="60", cost="100") in stage.thread.last.text


async def test_the_real_cost_is_what_counts(stage: Stage) -> None:
    await stage.a_thread()
    with closing(sqlite3.connect(stage.path)) as database, database:
        database.execute("UPDATE turns SET balance_before = 30, balance_after = 15")
    stage.service.balance = balance(20)
    assert "redit" not in (await stage.ask("slower")).text


async def test_a_balance_that_cannot_be_read_fails_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = ServiceUnavailable("503")
    assert "redit" not in (await stage.ask("slower")).text
    assert stage.said == ["slower"]
