"""Frames of both dialects, and what no dialect allows, to core events."""

import json

import pytest

from bot.core.events import (
    AgentError,
    Heartbeat,
    RunFailed,
    StateDelta,
    StreamEvent,
    TextDelta,
    TextWhole,
    ToolCall,
    ToolResult,
)
from bot.nemo.sse import ServerSentEvent
from bot.nemo.wire import StreamReader, parse_json, read_event, read_stream


def said(*, partial: bool = False, parts: object = None, **rest: object) -> dict[str, object]:
    return {"author": "a", "branch": "b", "partial": partial, "content": {"parts": parts}, **rest}


CALL = {"functionCall": {"id": "1", "name": "edit", "args": {"text": "hidden"}}}
ANSWER = {"functionResponse": {"id": "1", "name": "edit", "response": {"text": "hidden"}}}

FRAMES: list[tuple[object, list[StreamEvent]]] = [
    # The framework's events.
    (said(parts=[{"text": "x"}, {"text": "y"}]), [TextWhole("xy", "a", "b")]),
    (said(parts=[{"text": "x"}], partial=True), [TextDelta("x", "a", "b")]),
    (said(parts=[{"text": "hidden", "thought": True}, {"text": "x"}]), [TextWhole("x", "a", "b")]),
    (said(parts=[{"text": "hidden", "thought": True}]), []),
    (said(parts=[{"text": ""}]), []),
    (said(parts=[CALL, {"text": "x"}]), [TextWhole("x", "a", "b"), ToolCall("edit", "a", "b")]),
    (said(parts=[CALL, ANSWER], partial=True), []),
    (said(parts=[ANSWER, ANSWER]), [ToolResult("edit"), ToolResult("edit")]),
    (said(parts=[{"inlineData": {"data": "eA=="}}, {"fileData": {"fileUri": "gs://x"}}]), []),
    (said(actions={"stateDelta": {"snake_key": {"a": 1}}}), [StateDelta({"snake_key": {"a": 1}})]),
    (said(errorCode="E", errorMessage="no"), [AgentError("E", "no")]),
    (said(errorCode="E", error="no"), [AgentError("E")]),
    (said(parts=[{"text": "x"}], errorCode=429), [TextWhole("x", "a", "b"), AgentError("429")]),
    ({"content": {"parts": [{"text": "x"}]}}, [TextWhole("x")]),
    ({"content": {"parts": [{"function_call": {"name": "edit"}}]}}, [ToolCall("edit")]),
    # Typed events.
    ({"type": "text", "content": "x"}, [TextWhole("x")]),
    ({"type": "text", "content": ""}, []),
    ({"type": "text"}, []),
    ({"type": "tool_call", "name": "edit", "args": {}}, [ToolCall("edit")]),
    ({"type": "tool_result", "name": "edit", "result": {}, "error": None}, [ToolResult("edit")]),
    ({"type": "tool_result"}, [ToolResult("")]),
    ({"type": "heartbeat"}, [Heartbeat()]),
    ({"type": "error", "message": "no"}, [RunFailed("no")]),
    ({"type": "something new", "content": "hidden"}, []),
    ({"type": "x", "author": "a", "content": {"parts": [{"text": "y"}]}}, [TextWhole("y", "a")]),
    # Failures.
    ({"error": "no"}, [RunFailed("no")]),
    ({"error": ""}, [RunFailed("")]),
    ({"error": None}, [RunFailed("")]),
    ({"error": {"code": 500, "message": "no"}}, [RunFailed("no")]),
    ({"error": "no", "error_details": {"error_type": "E"}}, [RunFailed("no")]),
    ({"error": "no", "content": {"parts": [{"text": "x"}]}}, [RunFailed("no")]),
    ({"code": 1002, "message": "no"}, [RunFailed("no", 1002)]),
    ({"code": "2001", "msg": "no"}, [RunFailed("no", 2001)]),
    ({"code": 0, "data": {}}, []),
    ({"detail": "Session not found"}, [RunFailed("Session not found")]),
    # Nothing that is known.
    ({}, []),
    ([], []),
    ([{"type": "text", "content": "hidden"}], []),
    (7, []),
    (None, []),
    ("text", []),
    ("heartbeat", [Heartbeat()]),
]


@pytest.mark.parametrize(
    ("frame", "events"), FRAMES, ids=lambda value: json.dumps(repr(value))[:60]
)
def test_reads_a_frame(frame: object, events: list[StreamEvent]) -> None:
    assert read_event(ServerSentEvent(json.dumps(frame))) == events


ODD = [None, 7, 1.5, True, "text", [], [1], {}, {"x": 1}]


@pytest.mark.parametrize("odd", ODD, ids=repr)
@pytest.mark.parametrize(
    "name", ["content", "partial", "branch", "errorMessage", "actions", "turnComplete"]
)
def test_an_odd_value_costs_no_more_than_itself(name: str, odd: object) -> None:
    frame = said(parts=[{"text": "x"}], errorCode="E") | {name: odd}
    events = read_event(ServerSentEvent(json.dumps(frame)))
    assert [event.code for event in events if isinstance(event, AgentError)] == ["E"]


@pytest.mark.parametrize("odd", [*ODD, {"text": ["hidden"]}, {"functionCall": "x"}], ids=repr)
def test_an_odd_part_leaves_the_others(odd: object) -> None:
    frame = said(parts=[odd, {"text": "x"}])
    assert read_event(ServerSentEvent(json.dumps(frame))) == [TextWhole("x", "a", "b")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('{"error": "model said "no""}', 'model said "no"'),
        ('{"error": "model said "no"', 'model said "no"'),
        ('{"error": "C:\\path "}', "C:\\path "),
        ('{"error": "two\nlines"}', "two\nlines"),
        ('{"error":"cut', "cut"),
        ('{"error": ""}', ""),
    ],
)
def test_reads_an_error_that_was_not_escaped(data: str, text: str) -> None:
    assert read_event(ServerSentEvent(data)) == [RunFailed(text)]


@pytest.mark.parametrize("data", ["[DONE]", "{", "nonsense", '{"partial": tr', "[" * 100_000])
def test_what_is_no_json_says_nothing(data: str) -> None:
    assert read_event(ServerSentEvent(data)) == []


@pytest.mark.parametrize(
    "body",
    [
        b": keep-alive\n\n",
        b"data:\n\n",
        b"data: heartbeat\n\n",
        b"heartbeat\n\n",
        b"event: heartbeat\n\n",
        b"event: heartbeat\ndata: {}\n\n",
        b'data: {"type":"heartbeat"}\n\n',
        b'data: {"content":{"par',
    ],
)
def test_a_sign_of_life_is_a_heartbeat_and_nothing_else(body: bytes) -> None:
    assert StreamReader().feed(body) == [Heartbeat()]
    assert read_stream(body).messages == []


def test_a_frame_with_nothing_to_tell_is_no_heartbeat() -> None:
    thought = json.dumps(said(parts=[{"text": "hm", "thought": True}], partial=True))
    assert StreamReader().feed(f"data: {thought}\n\n".encode()) == []


def test_dialects_mix_in_one_stream() -> None:
    frames = [
        said(parts=[{"text": "Cut"}], partial=True),
        {"type": "tool_call", "name": "edit"},
        {"type": "text", "content": "Typed."},
        said(parts=[{"text": "Cutting."}]),
    ]
    body = b"".join(f"data: {json.dumps(frame)}\n\n".encode() for frame in frames)
    assert [message.text for message in read_stream(body).messages] == ["Typed.", "Cutting."]


def test_big_numbers_and_unknown_keys_survive() -> None:
    draft = {"t": [{"id": 2**64 + 1, "neverSeen": {"snake_key": [1, 1.0, None, "𠮷"]}}]}
    frame = {"author": "a", "actions": {"stateDelta": {"draft": draft}}}
    state = read_stream(f"data: {json.dumps(frame)}\n\n".encode()).state
    assert json.dumps(state) == json.dumps({"draft": draft})


def test_a_body_cut_within_a_frame_keeps_what_came_before() -> None:
    body = b'data: {"type":"text","content":"x"}\n\ndata: {"type":"text","con'
    state = read_stream(body, terminated=False)
    assert [message.text for message in state.messages] == ["x"]
    assert state.broken


def test_json_nested_too_deep_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="deep"):
        parse_json("[" * 100_000)
