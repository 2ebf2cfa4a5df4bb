"""Runs: what a message leads to on the wire, in the state and in the journal."""

import asyncio
import random
import time
from itertools import pairwise
from pathlib import Path

import pytest

from bot.sandbox.nemo.faults import Silence, Silent
from bot.sandbox.nemo.settings import Dialect, Pace
from bot.sandbox.nemo.turns import Beat, Request, Turn
from tests.sandbox.nemo.http_client import (
    Client,
    Json,
    events,
    image_bytes,
    serve,
    texts,
    tools,
)

EVENT_KEYS = ["invocationId", "author", "actions", "nodeInfo", "id", "timestamp"]
ACTION_KEYS = ["stateDelta", "artifactDelta", "requestedAuthConfigs", "requestedToolConfirmations"]

RECORDED = Path(__file__).parents[2] / "fixtures/transcripts/2.13.0__llm_tools__streaming.sse"
SILENT = RECORDED.with_name("2.13.0__llm_silent__streaming.sse")


def shape(event: Json) -> tuple[str, ...]:
    """An event's keys in order, and those of its parts."""
    parts = event.get("content", {}).get("parts", [])
    inner = [".".join(part) for part in parts]
    inner += [".".join(part["functionCall"]) for part in parts if "functionCall" in part]
    inner += [".".join(part["functionResponse"]) for part in parts if "functionResponse" in part]
    return (*event, *inner, *event.get("usageMetadata", {}), *event["actions"])


async def test_every_kind_of_event_has_the_shape_of_a_recorded_one(
    client_with_clip: Client,
) -> None:
    recorded = {shape(e) for path in (RECORDED, SILENT) for e in events(path.read_bytes())}
    body = b""
    for silent in (True, False):
        client_with_clip.nemo.faults.next_run(Silent(silent))
        body += await client_with_clip.say("make it square, vertical, square")

    assert {shape(event) for event in events(body)} <= recorded
    assert len({shape(event) for event in events(body)}) >= 6


async def test_framework_events_have_the_keys_of_recorded_ones(client_with_clip: Client) -> None:
    body = await client_with_clip.say("add the title 'Hello' for the first 2 seconds")

    for event in events(body):
        assert [key for key in event if key in EVENT_KEYS] == EVENT_KEYS
        assert list(event["actions"]) == ACTION_KEYS
        assert event["author"] == "nemo_agent"
    delta, *_, aggregate = [e for e in events(body) if "usageMetadata" in e]
    assert list(delta) == ["content", "partial", "usageMetadata", *EVENT_KEYS]
    assert list(aggregate)[:4] == ["content", "partial", "finishReason", "usageMetadata"]
    assert len({event["invocationId"] for event in events(body)}) == 1


async def test_deltas_add_up_to_their_aggregate_and_share_its_id(client: Client) -> None:
    body = await client.say("what can you do?")

    *deltas, aggregate = events(body)
    assert all(delta["partial"] is True for delta in deltas)
    assert aggregate["partial"] is False
    assert {delta["id"] for delta in deltas} == {aggregate["id"]}
    said = "".join(delta["content"]["parts"][0]["text"] for delta in deltas)
    assert said == aggregate["content"]["parts"][0]["text"]
    assert len(deltas) > 10


async def test_an_edit_calls_a_tool_whose_result_carries_the_new_draft(
    client_with_clip: Client,
) -> None:
    client_with_clip.nemo.faults.next_run(Silent(silent=False))
    body = await client_with_clip.say("make it vertical")

    assert tools(body) == ["edit_multitrack"]
    call = next(e for e in events(body) if e.get("longRunningToolIds") is not None)
    assert call["partial"] is True, "a call is shown in a partial event first"
    response = next(e for e in events(body) if e["actions"]["stateDelta"])
    assert response["content"]["role"] == "user"
    part = response["content"]["parts"][0]["functionResponse"]
    assert (part["name"], part["response"]) == ("edit_multitrack", {"result": "ok"})
    assert response["actions"]["stateDelta"]["draft"] == (await client_with_clip.state())["draft"]


async def test_a_new_video_comes_in_two_stages(client: Client) -> None:
    await client.upload(("beach.png", image_bytes()))
    body = await client.say("turn this image into a 5-second animated video clip")

    assert tools(body) == ["generate_video_with_seedance", "generate_music"]
    plan, raw, done = texts(body)
    assert "beach.png" in plan
    assert "raw video is ready" in raw
    assert "5 s" in done
    assert "lofi" in done
    thoughts = [p for e in events(body) for p in e["content"]["parts"] if p.get("thought")]
    assert thoughts


async def test_a_silent_edit_says_nothing_but_is_done(client_with_clip: Client) -> None:
    client_with_clip.nemo.faults.next_run(Silent())
    body = await client_with_clip.say("make it square")

    assert texts(body) == []
    last = events(body)[-1]
    assert last["errorCode"] == "MODEL_RETURNED_NO_CONTENT"
    assert (await client_with_clip.state())["canvas_config"] == {"width": 1080, "height": 1080}


async def silences(seed: int) -> str:
    """Which of forty edits are silent."""
    async with serve(seed=seed, silent_ratio=0.3, generation_cost=0, edit_cost=0) as client:
        await client.upload(("beach.png", image_bytes()))
        await client.say("turn this image into a 2-second clip")
        bodies = [await client.say(f"make it {s}") for s in ("vertical", "square") * 20]
    return "".join("." if texts(body) else "s" for body in bodies)


async def test_about_thirty_percent_of_edits_are_silent_and_the_seed_decides_which() -> None:
    first, again, other = await silences(1), await silences(1), await silences(2)

    assert first == again != other
    assert 16 <= (first + other).count("s") <= 32


async def test_typed_events(client: Client) -> None:
    async with serve(dialect=Dialect.TYPED) as client:
        await client.upload(("beach.png", image_bytes()))
        found = events(await client.say("turn this image into a 2-second clip"))

    kinds = [event["type"] for event in found]
    assert set(kinds) == {"text", "tool_call", "tool_result"}
    assert kinds.index("tool_call") < kinds.index("tool_result")
    assert all(set(e) == {"type", "content"} for e in found if e["type"] == "text")
    assert all(set(e) == {"type", "name", "args"} for e in found if e["type"] == "tool_call")
    assert all(set(e) == {"type", "name", "result"} for e in found if e["type"] == "tool_result")


async def test_a_mixed_stream_changes_its_dialect_between_calls() -> None:
    async with serve(dialect=Dialect.MIXED) as client:
        await client.upload(("beach.png", image_bytes()))
        found = events(await client.say("turn this image into a 2-second clip"))

    assert {"type" in event for event in found} == {True, False}


async def test_the_reply_is_in_the_language_of_the_message(client: Client) -> None:
    await client.upload(("beach.png", image_bytes()))
    body = await client.say("把这张图做成3秒的视频")

    assert "视频做好了，共 3 秒" in texts(body)[-1]


async def test_the_session_decides_the_language_of_wordless_messages(client: Client) -> None:
    await client.open_session("zh-TW")
    await client.upload(("beach.png", image_bytes()))
    body = await client.say("9:16")

    assert "畫面比例改成了 9:16" in texts(body)[-1]


async def test_replies_speak_of_buttons_now_and_then() -> None:
    async with serve(gui_ratio=1.0) as client:
        await client.upload(("beach.png", image_bytes()))
        body = await client.say("turn this image into a 2-second clip")

    assert any(words in texts(body)[-1] for words in ("Click **Export**", "timeline", "drag"))


async def test_heartbeats_of_every_kind_while_a_tool_works() -> None:
    pace = Pace(0.0, 0.0, 0.0, generate_tool_s=0.1, heartbeat_s=0.01)
    async with serve(pace=pace) as client:
        await client.upload(("beach.png", image_bytes()))
        body = await client.say("turn this image into a 2-second clip")

    lines = body.split(b"\n")
    for beat in (b": keep-alive", b"data:", b"event: heartbeat", b"heartbeat", b"data: heartbeat"):
        assert beat in lines


async def test_the_pace_of_deltas_is_that_of_the_settings() -> None:
    async with serve(pace=Pace(0.0, 0.005, 0.0, 0.0, 0.0)) as client:
        await client.say("hello")
        deltas = client.nemo.journal.deltas

    gaps = [b.at - a.at for a, b in pairwise(deltas)]
    assert min(gaps) >= 0.004


async def test_the_journal_knows_prompts_and_deltas(client: Client) -> None:
    before = time.monotonic()
    body = await client.say("hello")
    await client.say("hello")
    journal = client.nemo.journal

    assert [(p.session_id, p.text) for p in journal.prompts] == [(client.session_id, "hello")] * 2
    assert journal.repeated_prompts() == {(client.session_id, "hello"): 2}
    deltas = journal.deltas[: len(journal.deltas) // 2]
    assert "".join(delta.text for delta in deltas) == texts(body)[0]
    assert [delta.index for delta in deltas] == list(range(len(deltas)))
    assert before <= deltas[0].at <= deltas[-1].at <= time.monotonic()
    assert ("POST", "/run_sse", 200) in [(r.method, r.path, r.status) for r in journal.requests]
    journal.clear()
    assert journal.prompts == []


async def test_a_second_run_of_a_session_breaks_the_first(client: Client) -> None:
    client.nemo.faults.next_run(Silence(0.1, after_events=1))
    async with client.stream("hello") as first:
        await first.content.readline()
        second = await client.say("hello again")
        rest = await first.read()

    assert texts(second)
    assert b'data: {"error": "ValueError: The last_update_time' in rest
    assert b'"partial":false' not in rest


async def test_a_broken_run_neither_costs_nor_counts_as_an_edit(client_with_clip: Client) -> None:
    client = client_with_clip
    client.nemo.faults.next_run(Silence(0.1, after_events=0))
    async with client.stream("make it vertical") as first:
        assert first.status == 200
        await client.say("make it square")
        await first.read()

    assert (await client.credits())["available"] == 78, "20 for the clip and 2 for one edit"
    await client.say("undo")
    assert (await client.state())["canvas_config"]["height"] == 1080
    assert len(client.nemo.sessions[client.session_id].history) == 1


async def test_closing_the_connection_cancels_the_run(client: Client) -> None:
    await client.upload(("beach.png", image_bytes()))
    client.nemo.faults.next_run(Silence(60.0, after_events=1))
    async with client.stream("turn this image into a 2-second clip") as answer:
        await answer.content.readline()
        assert client.nemo.sessions[client.session_id].run is not None
        answer.close()

    async with asyncio.timeout(5):
        while client.nemo.sessions[client.session_id].run is not None:
            await asyncio.sleep(0.005)
    assert (await client.state())["draft"] == {}
    assert (await client.credits())["available"] == 100


async def test_undo_goes_back_turn_by_turn(client_with_clip: Client) -> None:
    client = client_with_clip
    before = (await client.state())["draft"]
    await client.say("make it vertical and add lofi music at 20%")
    await client.say("make it square")
    await client.say("undo")
    assert (await client.state())["draft"]["m"]["height"] == 1920
    await client.say("undo")
    assert (await client.state())["draft"] == before


async def test_an_agent_of_ones_own_says_exactly_its_deltas() -> None:
    def agent(request: Request, rng: random.Random) -> Turn:
        return Turn((Beat("abc", deltas=("a", "b", "c")),))

    async with serve(agent=agent) as client:
        body = await client.say("go")

    assert [delta.text for delta in client.nemo.journal.deltas] == ["a", "b", "c"]
    assert texts(body) == ["abc"]


async def test_expired_and_unknown_sessions_are_1002(client: Client) -> None:
    client.nemo.sessions.expire(client.session_id)
    status, answer = await client.call("POST", "/run_sse", json=client.message("hello"))

    assert (status, answer["code"]) == (404, 1002)
    assert client.nemo.journal.prompts == []


@pytest.mark.parametrize(
    ("spelling", "start", "text"),
    [("canonical", "s", "text"), ("short", "st", "tx"), ("long", "target_start", "content")],
)
async def test_the_draft_can_be_spelt_in_other_ways(spelling: str, start: str, text: str) -> None:
    async with serve(spelling=spelling) as client:
        await client.upload(("beach.png", image_bytes()))
        await client.say("turn this image into a 2-second clip titled 'Hi'")
        await client.say("add the title 'Hi'")
        draft = (await client.state())["draft"]

    title = draft["t"][-1]["sg"][0]
    assert (draft["t"][-1]["tt"], title[start], title[text]) == (7, 0, "Hi")
