"""Whatever a server sends, in whatever state it arrives: no crash, no hang, bounded text."""

import contextlib
import json
import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import app
from bot.core.chunk import LIMIT, split
from bot.core.safe import safe
from bot.errors import ServiceError, StreamBroken
from bot.nemo import readings
from bot.nemo.answers import Answer, data_of
from bot.nemo.sse import SseDecoder
from bot.nemo.wire import read_stream
from tests.nemo.recordings import recordings

BODIES = [recording.body for recording in recordings() if len(recording.body) < 20_000]
NAMES = st.sampled_from(
    [
        "author",
        "branch",
        "partial",
        "content",
        "parts",
        "text",
        "thought",
        "functionCall",
        "functionResponse",
        "function_call",
        "name",
        "args",
        "actions",
        "stateDelta",
        "state_delta",
        "artifactDelta",
        "errorCode",
        "errorMessage",
        "error",
        "detail",
        "code",
        "message",
        "msg",
        "type",
        "data",
        "success",
        "heartbeat",
        "status",
        "progress",
        "output",
        "url",
        "draft",
        "state",
        "t",
        "sg",
        "d",
        "task_id",
        "session_id",
        "available",
        "frozen",
        "total",
        "files",
        "filename",
        "duration",
        "width",
        "generated_media",
        "claim_token",
        "longRunningToolIds",
    ]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        ["text", "error", "tool_call", "heartbeat", "completed", "0", "1001", "\ud800"]
    )
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(NAMES, inner, max_size=8),
    max_leaves=25,
)
OBJECTS = st.dictionaries(NAMES, JSON, max_size=10)


def framed(frames: Sequence[object]) -> bytes:
    return b"".join(b"data: %s\n\n" % json.dumps(frame).encode() for frame in frames)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A recorded body after a few accidents: bytes changed, lost, repeated, or another's."""
    body = draw(st.sampled_from(BODIES))
    for _ in range(draw(st.integers(1, 6))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(body))] * 2)))
        match draw(st.sampled_from(["lose", "repeat", "noise", "splice"])):
            case "lose":
                middle = b""
            case "repeat":
                middle = body[start:end] * 2
            case "noise":
                middle = draw(st.binary(max_size=20))
            case _:
                other = draw(st.sampled_from(BODIES))
                middle = other[start : start + 500]
        body = body[:start] + middle + body[end:]
    return body


def seen(body: bytes, terminated: bool) -> None:
    """Read a body to the very last: to what a person would be shown of it."""
    read_stream(body, terminated=terminated)
    with contextlib.suppress(StreamBroken):  # an accident may leave nothing of it
        assert all(len(page) <= LIMIT for page in split(safe(app.replay(body))))


@given(damaged(), st.booleans())
def test_a_damaged_stream_is_read_as_far_as_it_goes(body: bytes, terminated: bool) -> None:
    seen(body, terminated)


@given(st.lists(JSON, max_size=12), st.booleans())
def test_frames_of_any_json(frames: list[object], terminated: bool) -> None:
    seen(framed(frames), terminated)


@given(st.lists(st.binary(max_size=80), max_size=20))
def test_the_decoder_bears_any_bytes_and_keeps_none_twice(pieces: list[bytes]) -> None:
    decoder = SseDecoder()
    events = [event for piece in pieces for event in decoder.feed(piece)] + decoder.close()
    assert sum(len(event.data.encode()) for event in events) <= 3 * sum(map(len, pieces))


READINGS: list[Callable[[dict[str, object]], object]] = [
    readings.read_session,
    readings.read_files,
    readings.read_state,
    readings.read_credits,
    readings.read_render,
    readings.read_claim_token,
]


@pytest.mark.parametrize("read", READINGS)
@given(data=OBJECTS, status=st.sampled_from([200, 401, 403, 429, 500, 502]))
def test_an_answer_is_read_or_refused(
    read: Callable[[dict[str, object]], object], data: dict[str, object], status: int
) -> None:
    with contextlib.suppress(ServiceError):  # anything else is a crash
        read(data_of(Answer("GET /x", status, json.dumps(data).encode())))


@given(OBJECTS)
def test_a_render_s_progress_is_a_percentage(data: dict[str, object]) -> None:
    report = readings.read_render({**data, "status": "processing"})
    assert report.progress is None or 0 <= report.progress <= 100
    assert report.progress is None or not math.isnan(report.progress)
