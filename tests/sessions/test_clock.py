"""The clock of a host is set: nothing waits for ever, nothing is lost, nothing is done twice."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.events import TextDelta, TextWhole
from bot.core.ports import RenderPhase, RenderReport
from bot.core.server_settings import ServerSettings
from bot.locales import text
from tests.fakes import rendered
from tests.sessions.stage import GUILD, QUICK, Stage

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
YEAR_S = 365 * DAY_S
AT_WORK = RenderReport(RenderPhase.PROCESSING, 10.0)

jumps = pytest.mark.parametrize("jump_s", [-HOUR_S, DAY_S + 1, -YEAR_S])


@jumps
async def test_an_edit_ends_as_it_would_have(stage: Stage, jump_s: float) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[TextDelta("Slowing"), go_on, TextWhole("Slowed.")]]
    await stage.say("slower")
    await stage.shows("Slowing")
    stage.clock.ahead_s += jump_s
    await stage.say("faster")
    go_on.set()
    await stage.idle()
    assert stage.thread.texts[1:] == ["Slowed.", "Slowed."]
    assert stage.said == ["slower", "faster"]
    assert await stage.unsettled() is None


@jumps
async def test_an_edit_is_sent_once_over_a_restart(stage: Stage, jump_s: float) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextDelta("Slowing"), asyncio.Event()]]
    await stage.say("slower")
    await stage.shows("Slowing")
    await stage.crash()
    stage.clock.ahead_s += jump_s
    await stage.start()
    await stage.idle()
    assert stage.said == ["slower"]
    assert await stage.unsettled() is None


async def test_a_burst_is_not_waited_for_longer(
    stage: Stage, pass_time: Callable[[float], None]
) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, burst_s=30.0, together_s=30.0))
    await stage.say("slower")
    stage.clock.ahead_s -= HOUR_S
    pass_time(31.0)
    await stage.idle()
    assert stage.said == ["slower"]


async def test_words_from_before_a_clock_was_set_back_are_no_burst(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, TextWhole("Done.")]]
    stage.service.prompted.clear()
    stage.retime(replace(QUICK, burst_s=0.01))
    await stage.say("slower")
    await stage.service.prompted.wait()
    await stage.say("faster")
    stage.clock.ahead_s -= HOUR_S
    await stage.say("make it brighter")
    go_on.set()
    await stage.idle()
    assert stage.said == ["slower", "faster", "make it brighter"]


@jumps
async def test_a_render_is_given_up_for_no_jump(stage: Stage, jump_s: float) -> None:
    await stage.a_thread()
    stage.service.reports = [AT_WORK]
    await stage.say("export")
    await stage.shows("10 %")
    stage.clock.ahead_s += jump_s
    stage.service.reports = [replace(AT_WORK, progress=20.0)]
    await stage.shows("20 %")
    stage.service.reports = [rendered()]
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]
    assert stage.service.cancelled == []


async def test_a_render_from_the_future_is_given_up_too(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.reports = [AT_WORK]
    await stage.say("export")
    await stage.shows("10 %")
    await stage.crash()
    stage.clock.ahead_s -= YEAR_S
    stage.retime(replace(QUICK, render_endless_s=0.05))
    await stage.start()
    await stage.idle()
    assert stage.thread.last.text == text("export.endless", "en")
    assert await stage.store.open_renders(stage.thread.channel_id) == []


async def test_a_cooldown_of_before_holds_up_nobody(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(ServerSettings(GUILD, cooldown_s=HOUR_S))
    stage.clock.ahead_s -= YEAR_S
    await stage.ask("slower")
    await stage.ask("faster")
    assert stage.said == ["slower"], "from then on it counts again"


async def test_the_limit_of_a_day_counts_an_hour_twice_but_not_a_year(stage: Stage) -> None:
    await stage.a_thread()
    await stage.store.save_server(ServerSettings(GUILD, turns_per_person_a_day=1))
    stage.clock.ahead_s -= HOUR_S
    await stage.ask("slower")
    assert stage.said == []
    stage.clock.ahead_s -= YEAR_S
    await stage.ask("slower")
    await stage.ask("faster")
    assert stage.said == ["slower"]
    stage.clock.ahead_s += DAY_S + 60
    await stage.ask("make it brighter")
    assert stage.said == ["slower", "make it brighter"]
