"""Nobody but the asker is ever pinged, whatever anybody says."""

import random

import pytest

from bot.sandbox.discord.model import Pings
from bot.sandbox.nemo.agent import respond
from bot.sandbox.nemo.faults import ErrorFrame, FailRender, Silent
from bot.sandbox.nemo.turns import Agent, Beat, Request, Turn
from tests.e2e.mentions import unguarded
from tests.e2e.stage import CLIP, Stage, has_video

BOB = "bob"


def loud(request: Request, rng: random.Random) -> Turn:
    """An agent that repeats in its reply whatever mentions it was given."""
    turn = respond(request, rng)
    return Turn((*turn.beats, Beat(f"As you said: {request.text} @everyone @here <@&1>")))


@pytest.fixture
def nemo_agent() -> Agent:
    return loud


def pinged(stage: Stage) -> set[int]:
    """Everyone whom a message of the bot has notified."""
    places = stage.discord.world.channels.values()
    pings = [message.pings for place in places for message in stage.of_bot(place)]
    assert not any(ping.everyone or ping.roles for ping in pings)
    return {user for ping in pings for user in ping.users}


async def test_whatever_is_said_nobody_else_is_pinged(running: Stage, photo: bytes) -> None:
    bob = running.discord.person(BOB)
    role = running.discord.guild.id
    loudly = f"add the title '@everyone <@{bob.id}> <@&{role}>' please @here <@{bob.id}>"
    named = f"@everyone <@{bob.id}>.jpg"
    thread = await running.drop(f"{CLIP} @everyone <@{bob.id}>", (named, photo))
    await running.answer(thread)
    answer = await running.say(thread, loudly)
    assert "@everyone" in answer.content
    running.nemo.faults.next_run(Silent())
    await running.say(thread, f"add the title '<@{bob.id}> @here'")
    running.nemo.faults.next_run(ErrorFrame(f"@everyone <@{bob.id}>"))
    await running.say(thread, "make it black and white")
    await running.say(thread, "status")
    await running.say(thread, f"<@{bob.id}> credits")
    assert pinged(running) <= {running.alice.id}
    assert unguarded(running.discord.recorder.calls, {running.alice.id}) == []


async def test_results_ping_the_asker_alone(running: Stage, photo: bytes) -> None:
    bob = running.discord.person(BOB)
    thread = await running.drop(f"{CLIP} @everyone", ("photo.jpg", photo))
    await running.answer(thread)
    running.nemo.faults.next_render(FailRender("@everyone"), times=2)
    asked = await bob.post(thread, "export")
    failed = await running.shown(thread, lambda message: "failed twice" in message.content)
    assert failed.pings == Pings(frozenset({bob.id}))
    pressed = await running.alice.click(failed, "Export")
    done = await running.shown(thread, has_video, asked)
    assert done.pings.users <= {running.alice.id}
    assert (await pressed.reply()).pings == Pings()
    people = {running.alice.id, bob.id}
    assert unguarded(running.discord.recorder.calls, people) == []


async def test_commands_and_buttons_ping_nobody(running: Stage, photo: bytes) -> None:
    thread = await running.drop("", ("@everyone.jpg", photo))
    greeting = await running.answer(thread)
    await running.alice.click(greeting, greeting.components[0]["components"][0]["label"])
    for command in ("credits", "status", "export"):
        used = await running.alice.run(thread, f"video {command}")
        await used.reply()
    await running.idle()
    assert pinged(running) <= {running.alice.id}
    assert unguarded(running.discord.recorder.calls, {running.alice.id}) == []
