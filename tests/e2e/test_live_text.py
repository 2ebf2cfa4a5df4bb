"""How a reply grows in the thread: first words at once, then by the second, in the end whole."""

import random
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.sandbox.discord import Change, ChangeKind
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.settings import NemoSettings, Pace
from bot.sandbox.nemo.turns import Agent, Beat, Request, Turn
from tests.e2e.stage import CLIP, IMPATIENT, QUICK, Stage

INTERVAL_S = 0.3
WORDS = [f"word{number}" for number in range(1, 601)]
COUNTED = 100


def talkative(request: Request, rng: random.Random) -> Turn:
    """An agent that talks for long when it is asked to."""
    if request.text == "write me a long story":
        return Turn((Beat(" ".join(WORDS)),))
    if request.text == "count slowly":
        deltas = tuple(f"{word} " for word in WORDS[:COUNTED])
        return Turn((Beat("".join(deltas), deltas=deltas),))
    return respond(request, rng)


@pytest.fixture
def nemo_agent() -> Agent:
    return talkative


@pytest.fixture
def nemo_settings() -> NemoSettings:
    pace = Pace(first_event_s=0.3, delta_s=0.03, edit_tool_s=0, generate_tool_s=0, heartbeat_s=0)
    return NemoSettings(pace=pace, silent_ratio=0.0, gui_ratio=0.0)


@pytest.fixture
async def thread(world: Stage, photo: bytes) -> Channel:
    """A thread with a greeting in it, in a world with a short interval between edits."""
    world.timing = replace(QUICK, preview_interval_s=INTERVAL_S, preview_refresh_s=INTERVAL_S)
    world.limits = replace(IMPATIENT, stream_silence_s=10.0)
    await world.start_bot()
    thread = await world.drop("", ("photo.jpg", photo))
    await world.answer(thread)
    return thread


def changes_of(stage: Stage, message: Message) -> list[Change]:
    return [
        change
        for change in stage.discord.world.changes.since(0)
        if change.message is not None and change.message.id == message.id
    ]


async def test_words_come_while_the_stream_runs_and_not_too_often(
    world: Stage, thread: Channel
) -> None:
    answer = await world.say(thread, "count slowly")
    changes = changes_of(world, answer)
    assert changes[0].kind is ChangeKind.MESSAGE_CREATED
    texts = [change.message.content for change in changes if change.message]
    assert re.fullmatch(r"-# ⏳ .+ · 0:00", texts[0])
    *previews, final = texts[1:]
    assert final.split() == WORDS[:COUNTED]
    assert all(final.startswith(preview) for preview in previews if "⏳" not in preview)

    deltas = world.nemo.journal.deltas
    first_words = next(
        change for change, text in zip(changes, texts, strict=True) if "word1" in text
    )
    assert first_words.at < deltas[-1].at
    assert first_words.at - deltas[0].at < 0.5
    assert len(changes) * 10 < len(deltas)
    pauses = [later.at - former.at for former, later in pairwise(changes[2:-1])]
    assert min(pauses) >= INTERVAL_S * 0.9


class TestTheTimeThatItTakes:
    """Work that takes long shows how long it has taken."""

    @pytest.fixture
    def nemo_settings(self) -> NemoSettings:
        pace = Pace(0.0, 0.0, edit_tool_s=0.0, generate_tool_s=2.6, heartbeat_s=0)
        return NemoSettings(pace=pace, silent_ratio=0.0, gui_ratio=0.0)

    async def test_the_seconds_go_on_while_a_tool_works(
        self, world: Stage, thread: Channel
    ) -> None:
        asked = await world.alice.post(thread, CLIP)
        answer = await world.answer(thread, asked)
        shown = " ".join(world.edits_of(answer))
        assert re.search(r"⏳ Generating video \(2 to 5 min\) · 0:0[12]", shown)
        assert "⏳" not in answer.content


class TestAReplyOverTheLimit:
    """A message holds 2000 characters."""

    @pytest.fixture
    def nemo_settings(self) -> NemoSettings:
        return NemoSettings(pace=Pace.instant())

    async def test_it_becomes_several_messages_and_nothing_is_lost(
        self, world: Stage, thread: Channel
    ) -> None:
        answer = await world.say(thread, "write me a long story")
        await world.idle()
        pages = [message for message in world.of_bot(thread) if message.id >= answer.id]
        assert len(pages) > 2
        assert all(len(page.content) <= 2000 for page in pages)
        assert " ".join(page.content for page in pages).split() == WORDS
