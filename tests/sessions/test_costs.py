"""What edits cost is told; nothing of it holds up or fails an edit."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace

from bot.core.events import TextWhole
from bot.core.ports import Credits, Newest, Post, Priority
from bot.core.records import AccountScope
from bot.errors import ConversationUnavailable, ServiceUnavailable, StreamBroken
from bot.locales import text
from bot.sessions.costs import Costs
from tests.sessions.stage import THREAD, Stage, draft, image

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


async def test_what_an_edit_has_cost_whose_stream_broke(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[StreamBroken("cut")]]
    stage.service.drafts = [draft("kite"), draft("kite", "beach")]
    balances = [balance(800), balance(777.5)]

    async def credits() -> Credits:
        return balances.pop(0)

    stage.service.credits = credits
    shown = await stage.ask("slower")
    assert shown.text.startswith(text("reply.recovered", "en"))
    assert shown.text.endswith(text("credits.spent", "en", spent="22.5", left="777.5"))


async def test_what_another_process_began_to_spend_is_not_told(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[asyncio.Event()]]
    stage.service.prompted.clear()
    await stage.say("slower")
    await stage.service.prompted.wait()
    await stage.crash()
    stage.service.balance = balance(600)
    stage.service.drafts = [draft("kite", "beach")]
    await stage.start()
    await stage.idle()
    shown = stage.thread.last.text
    assert shown.startswith(text("reply.recovered", "en"))
    assert "600" not in shown


async def test_beside_another_edit_on_the_account_a_cost_is_told_as_a_bound(
    stage: Stage,
) -> None:
    await stage.a_thread()
    both = asyncio.Barrier(2)
    stage.service.balance = balance(800)

    async def run(turn: Costs) -> None:
        async with turn:
            turn.ask()
            await turn.warn()
            await both.wait()
            stage.service.balance = balance(650)
            await turn.settle()

    turns = [await costs(stage), await costs(stage)]
    await asyncio.gather(*map(run, turns))
    bound = text("credits.spent_shared", "en", spent="150", left="650")
    assert [turn.lines for turn in turns] == [[bound], [bound]]
    assert (await stage.turn()).balance_after == 800
    alone = await costs(stage)
    stage.service.balance = balance(650)
    async with alone:
        alone.ask()
        await alone.warn()
        stage.service.balance = balance(600)
        await alone.settle()
    assert alone.lines == [text("credits.spent", "en", spent="50", left="600")]


async def test_an_edit_on_another_account_leaves_a_cost_exact(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = balance(800)
    one, other = await costs(stage), await costs(stage, AccountScope.USER)
    async with one, other:
        one.ask()
        other.ask()
        await one.warn()
        stage.service.balance = balance(700)
        await one.settle()
    assert one.lines == [text("credits.spent", "en", spent="100", left="700")]


async def costs(stage: Stage, payer: AccountScope = AccountScope.BOT) -> Costs:
    """The costs of an edit that has yet to begin."""
    thread = await stage.store.thread(THREAD)
    assert thread is not None
    turn = replace(await stage.turn(), balance_before=None, balance_after=None)
    return Costs(stage.studio, replace(thread, account=payer), turn)


async def test_a_balance_that_stays_is_not_mentioned(stage: Stage) -> None:
    await stage.a_thread()
    assert "redit" not in (await stage.ask("slower")).text


async def test_a_low_balance_is_told_once_and_blocks_nothing(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = balance(20)
    await stage.ask("slower")
    await stage.ask("faster")
    assert stage.thread.texts.count(LOW) == 1
    assert stage.said == ["slower", "faster"]


async def test_a_low_balance_is_told_before_anything_is_spent(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = balance(20)
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, TextWhole("Slowed.")]]
    stage.service.prompted.clear()
    asked = await stage.say("slower")
    await stage.service.prompted.wait()
    (warning,) = [shown for shown in stage.thread.messages.values() if shown.text == LOW]
    assert warning.posts[0].reply_to == asked
    go_on.set()
    await stage.idle()
    assert stage.thread.texts.count(LOW) == 1
    assert stage.thread.texts[1] == "Slowed."


async def test_a_balance_that_has_fallen_is_told_again(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = balance(20)
    await stage.ask("slower")
    stage.service.balance = balance(10)
    await stage.ask("faster")
    assert text("credits.low", "en", available="10", cost="50") in stage.thread.texts


async def test_a_warning_that_cannot_be_posted_comes_with_the_answer(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = balance(20)
    posting = stage.thread.post

    async def post(post: Post | Newest, *, nonce: str, priority: Priority) -> int:
        if isinstance(post, Post) and post.text == LOW:
            raise ConversationUnavailable("503")
        return await posting(post, nonce=nonce, priority=priority)

    stage.thread.post = post
    assert LOW in (await stage.ask("slower")).text


async def test_a_first_edit_may_need_a_whole_clip(stage: Stage) -> None:
    stage.service.balance = balance(60)
    await stage.drop("turn this into a clip", image(1))
    await stage.idle()
    assert text("credits.low", "en", available="60", cost="100") in stage.thread.texts


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
