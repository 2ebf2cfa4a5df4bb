"""A message whose id the process didn't live to note is found again, at once or hours later."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.events import TextDelta, TextWhole
from bot.core.ports import RenderPhase, RenderReport
from bot.core.records import ReplyRecord, ReplyRole, TurnStatus
from bot.errors import ConversationUnavailable, PermissionMissing
from bot.locales import text
from bot.sessions.delivery import deliver
from bot.sessions.noted import UNKNOWN
from tests.fakes import Shown
from tests.sessions.stage import PATIENCE_S, PERSON, QUICK, THREAD, Stage, draft, image
from tests.sessions.test_queue import PLACE_1, PLACE_2, busy

EDIT = "make it slower"


async def speaking(stage: Stage, *said: str) -> None:
    """The second turn of a thread has said something, and goes on."""
    await stage.a_thread()
    stage.service.runs = [[*map(TextDelta, said), asyncio.Event()]]
    await stage.say(EDIT)
    await stage.shows(said[-1][-5:])


@pytest.fixture(params=["soon", "after hours"])
def outage(request: pytest.FixtureRequest) -> str:
    """How long the bot is away. After hours, Discord knows no nonce any more."""
    return str(request.param)


async def forget_id(
    stage: Stage, outage: str, role: ReplyRole, page: int = 0, turn_id: int = 2
) -> None:
    """The process has died between the sending of a message and the note of its id."""
    await stage.crash()
    await stage.store.save_reply(ReplyRecord(turn_id, role, page, UNKNOWN))
    if outage == "after hours":
        for message in stage.thread.messages.values():
            message.nonce = ""


def of_turn(stage: Stage) -> list[Shown]:
    """What the second turn has said."""
    return list(stage.thread.messages.values())[1:]


async def test_a_preview_becomes_the_answer(stage: Stage, outage: str) -> None:
    await speaking(stage, "Slowing")
    await forget_id(stage, outage, ReplyRole.LIVE)
    await stage.start()
    await stage.idle()
    (answer,) = of_turn(stage)
    assert answer.text == (await stage.turn(2)).final
    assert answer.posts[0].text.startswith(("-# ⏳", "Slowing"))


async def test_a_second_page_becomes_that_of_the_answer(stage: Stage, outage: str) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextDelta("slow " * 600), go_on := asyncio.Event()]]
    await stage.say(EDIT)
    async with asyncio.timeout(PATIENCE_S):
        while len(await stage.store.replies(2, ReplyRole.LIVE)) < 2:
            await asyncio.sleep(0.005)
    stage.thread.held = asyncio.Event()
    go_on.set()
    async with asyncio.timeout(PATIENCE_S):
        while not (await stage.turn(2)).status.ended:
            await asyncio.sleep(0.005)
    await forget_id(stage, outage, ReplyRole.LIVE, page=1)
    stage.thread.held = None
    await stage.start()
    await stage.idle()
    assert len(of_turn(stage)) == 2
    final = (await stage.turn(2)).final or ""
    assert " ".join(shown.text for shown in of_turn(stage)).split() == final.split()


async def test_a_second_page_goes_where_the_answer_has_none(stage: Stage, outage: str) -> None:
    await speaking(stage, "slow " * 600)
    await forget_id(stage, outage, ReplyRole.LIVE, page=1)
    stage.service.drafts = [draft("kite", "beach")]
    await stage.start()
    await stage.idle()
    (answer,) = of_turn(stage)
    assert text("reply.recovered", "en") in answer.text


async def test_a_preview_goes_where_the_answer_is_a_new_message(stage: Stage, outage: str) -> None:
    await speaking(stage, "Slowing")
    await forget_id(stage, outage, ReplyRole.LIVE)
    stage.retime(replace(QUICK, long_wait_s=0.0))
    await stage.manager.resume()
    await stage.idle()
    (answer,) = of_turn(stage)
    assert answer.posts[0].ping == PERSON


async def test_a_preview_of_what_was_taken_back_goes(stage: Stage, outage: str) -> None:
    """It was taken back, and the process has ended before the preview was deleted."""
    await stage.a_thread()
    stage.service.url_steps = [asyncio.Event()]
    asked = await stage.say("add this", image(2))
    await stage.shows("Uploading")
    await forget_id(stage, outage, ReplyRole.LIVE)
    await stage.store.withdraw(asked)
    await stage.start()
    await stage.idle()
    assert of_turn(stage) == []
    assert await stage.unsettled() is None


async def test_it_goes_as_soon_as_discord_lets_it(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.url_steps = [asyncio.Event()]
    asked = await stage.say("add this", image(2))
    await stage.shows("Uploading")
    stage.thread.delete_failures = [ConversationUnavailable("503")] * 4
    await stage.manager.removed(THREAD, asked)
    await stage.idle()
    assert of_turn(stage) == []


async def exporting(stage: Stage) -> None:
    """The second turn is an export, and at work."""
    await stage.a_thread()
    stage.retime(replace(QUICK, render_poll_s=60.0, render_poll_max_s=60.0))
    stage.service.reports = [RenderReport(RenderPhase.PROCESSING, 10.0)]
    await stage.say("export")
    await stage.shows("10 %")


async def test_the_progress_of_an_export_goes_on_where_it_stands(stage: Stage, outage: str) -> None:
    await exporting(stage)
    await forget_id(stage, outage, ReplyRole.PROGRESS)
    stage.service.reports = []
    await stage.start()
    await stage.idle()
    progress, video = of_turn(stage)
    assert (progress.posts[-1].file, video.posts[0].file is None) == (None, False)
    assert "⏳" not in progress.text


async def test_a_stop_outlives_the_process(stage: Stage, outage: str) -> None:
    """It ended after the stop was noted, before anything came of it."""
    await exporting(stage)
    await forget_id(stage, outage, ReplyRole.STOPPED)
    await stage.store.save_reply(ReplyRecord(2, ReplyRole.PROGRESS, 0, UNKNOWN))
    await stage.start()
    await stage.idle()
    (stopped,) = of_turn(stage)
    assert stopped.text == text("stop.export", "en")
    assert len(stage.service.cancelled) == 1
    assert await stage.store.open_renders(THREAD) == []


async def test_a_stop_is_told_of_as_soon_as_discord_lets_it(stage: Stage) -> None:
    await exporting(stage)
    stage.thread.final_failures = [ConversationUnavailable("503")]
    assert await stage.manager.halt(THREAD, PERSON)
    assert await stage.store.replies(2, ReplyRole.STOPPED), "noted before anything comes of it"
    await stage.idle()
    assert of_turn(stage)[0].text == text("stop.export", "en")


async def test_what_never_left_is_not_noted(stage: Stage) -> None:
    """The answer was there before the preview had its turn."""
    await stage.a_thread()
    stage.thread.held_progress = asyncio.Event()
    stage.service.runs = [[TextWhole("Slowed.")]]
    answer = await stage.ask(EDIT)
    assert answer.nonce.endswith("f0")
    assert await stage.store.replies(2, ReplyRole.LIVE) == []
    assert (await stage.turn(2)).status is TurnStatus.DONE


async def test_an_answer_is_not_said_again(stage: Stage, outage: str) -> None:
    stage.retime(replace(QUICK, long_wait_s=0.0))
    await stage.a_thread()
    await stage.ask(EDIT)
    before = [shown.id for shown in of_turn(stage)]
    await forget_id(stage, outage, ReplyRole.FINAL)
    await deliver(stage.studio, await stage.record(), replace(await stage.turn(2), delivered=False))
    assert [shown.id for shown in of_turn(stage)] == before


async def test_a_place_in_the_queue_goes(stage: Stage, outage: str) -> None:
    await busy(stage)
    waiting = await stage.say("faster")
    await stage.shows(PLACE_1)
    await forget_id(stage, outage, ReplyRole.QUEUED, turn_id=3)
    await stage.store.withdraw(waiting)
    await stage.start()
    await stage.idle()
    assert PLACE_1 not in stage.thread.texts
    assert await stage.store.channels_with_notices() == []


async def test_where_nothing_may_be_looked_through_the_nonce_leads_to_it(stage: Stage) -> None:
    await speaking(stage, "Slowing")
    await forget_id(stage, "soon", ReplyRole.LIVE)
    stage.thread.look_failures = [PermissionMissing("50013", "Read Message History")] * 9
    await stage.start()
    await stage.idle()
    (answer,) = of_turn(stage)
    assert answer.text == (await stage.turn(2)).final


async def test_what_belongs_to_another_turn_is_never_taken_for_it(
    stage: Stage, outage: str
) -> None:
    """Each file of a message has a turn of its own, and all of them answer that message."""
    go_on = await busy(stage)
    await stage.say("turn these into clips one by one", image(2, "sea.png"), image(3, "sky.png"))
    await stage.shows(PLACE_2)
    await forget_id(stage, outage, ReplyRole.QUEUED, turn_id=4)
    stage.service.runs = []
    go_on.set()
    await stage.start()
    await stage.idle()
    for turn_id in (3, 4):
        (final,) = await stage.store.replies(turn_id, ReplyRole.FINAL)
        said = (await stage.turn(turn_id)).final
        assert stage.thread.messages[final.message_id].text == said
    assert not any("⏳" in text for text in stage.thread.texts)
