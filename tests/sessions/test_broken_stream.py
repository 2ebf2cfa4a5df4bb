"""An edit of which nobody heard the end is looked into, and never sent again."""

import asyncio
from dataclasses import replace

from bot.core.events import TextDelta
from bot.core.records import ButtonAction, TurnStatus
from bot.errors import (
    ServiceUnavailable,
    SessionGone,
    StreamBroken,
)
from bot.locales import text
from tests.sessions.stage import QUICK, Stage, draft

EDIT = "make it slower"


def buttons(stage: Stage) -> list[ButtonAction]:
    return [button.action for button in stage.thread.last.posts[-1].buttons]


async def test_a_broken_stream_whose_edit_was_made(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextDelta("Slowing d"), StreamBroken("cut")]]
    stage.service.drafts = [
        draft("kite"),
        draft("kite"),
        ServiceUnavailable("503"),
        draft("kite", "beach"),
    ]
    answer = await stage.ask(EDIT)
    assert answer.text.startswith("Slowing d …\n\n" + text("reply.recovered", "en"))
    assert "beach" in answer.text
    assert stage.said == [EDIT]
    assert (await stage.turn(2)).status is TurnStatus.DONE


async def test_a_broken_stream_whose_edit_was_not_made(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextDelta("Slowing d"), StreamBroken("cut")]]
    answer = await stage.ask(EDIT)
    assert answer.text == "Slowing d …\n\n" + text("error.stream_broken", "en")
    assert buttons(stage) == [ButtonAction.RETRY]
    assert stage.said == [EDIT]


async def test_a_stream_that_breaks_in_a_renewed_session_is_looked_into(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")], [StreamBroken("cut")]]
    stage.service.drafts = [draft("kite"), None, draft("beach")]
    answer = await stage.ask(EDIT)
    assert text("reply.recovered", "en") in answer.text
    assert len(stage.said) == 2


async def test_a_first_edit_that_was_not_made_is_not_mistaken_for_done(stage: Stage) -> None:
    stage.service.runs = [[StreamBroken("cut")]]
    stage.service.drafts = [None, {"t": [], "d": 0}]
    await stage.drop("make a clip")
    await stage.idle()
    assert stage.thread.last.text == text("error.stream_broken", "en")


async def test_a_session_that_is_gone_after_a_broken_stream(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, StreamBroken("cut")]]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    stage.service.dead = {"session1"}
    go_on.set()
    await stage.idle()
    assert stage.thread.last.text == text("error.stream_broken", "en")


async def test_a_turn_found_sent_is_looked_into_and_tells_what_changed(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.runs = [[asyncio.Event()]]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    await stage.crash()
    assert (await stage.turn(2)).status is TurnStatus.SENT
    stage.service.drafts = [draft("kite", "beach")]
    await stage.start()
    await stage.idle()
    assert stage.said == [EDIT]
    assert stage.thread.last.text.startswith(text("reply.recovered", "en"))
    assert "beach" in stage.thread.last.text
    assert len(stage.thread.messages) == 2, "the half-written message became the answer"


async def test_a_turn_found_sent_whose_edit_was_not_made(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.runs = [[asyncio.Event()]]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    await stage.restart()
    await stage.idle()
    assert stage.said == [EDIT]
    assert stage.thread.last.text == text("error.stream_broken", "en")
    assert buttons(stage) == [ButtonAction.RETRY]


async def test_looking_into_a_turn_takes_its_time(stage: Stage) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, reconcile_after_s=(0.0, 60.0)))
    stage.service.runs = [[StreamBroken("cut")]]
    await stage.say(EDIT)
    await stage.shows(text("progress.checking", "en"))
    assert (await stage.turn(2)).status is TurnStatus.SENT
