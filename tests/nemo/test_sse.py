"""The decoder against the event-stream rules of the HTML standard, at every cutting."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StreamBroken
from bot.nemo.sse import MAX_EVENT_BYTES, ServerSentEvent, SseDecoder

Event = ServerSentEvent


def decode(pieces: Iterable[bytes]) -> list[ServerSentEvent]:
    decoder = SseDecoder()
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return [*events, *decoder.close()]


STANDARD: dict[str, tuple[bytes, list[ServerSentEvent]]] = {
    # The standard's own examples.
    "two messages": (
        b"data: This is the first message.\n\n"
        b"data: This is the second message, it\ndata: has two lines.\n\n",
        [
            Event("This is the first message."),
            Event("This is the second message, it\nhas two lines."),
        ],
    ),
    "named events": (
        b"event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n",
        [Event("73857293", "add"), Event("2153", "remove")],
    ),
    "stocks": (b"data: YHOO\ndata: +2\ndata: 10\n\n", [Event("YHOO\n+2\n10")]),
    "comment, id, no space": (
        b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third\n\n",
        [Event("first event", id="1"), Event("second event"), Event(" third")],
    ),
    "empty data": (b"data\n\ndata\ndata\n\n", [Event(""), Event("\n")]),
    "one space goes": (b"data:test\n\ndata: test\n\n", [Event("test"), Event("test")]),
    # Its other rules.
    "every line end": (
        b"data: a\r\rdata: b\r\n\r\ndata: c\n\rdata: d\n\n",
        [Event("a"), Event("b"), Event("c"), Event("d")],
    ),
    "mark at the start": (b"\xef\xbb\xbfdata: a\n\n", [Event("a")]),
    "only one mark goes": (b"\xef\xbb\xbf\xef\xbb\xbfdata: a\n\ndata: b\n\n", [Event("b")]),
    "a later mark stays": (b"data: a\n\n\xef\xbb\xbfdata: b\n\n", [Event("a")]),
    "a mark in data stays": (b"data: \xef\xbb\xbfa\n\n", [Event("\ufeffa")]),
    "bytes that are no UTF-8": (b"data: a\xff\xc3\n\n", [Event("a\ufffd\ufffd")]),
    "a cut sequence is one mark": (b"data: \xf0\x9f\x8e\n\n", [Event("\ufffd")]),
    "no data, no event": (b"event: ping\n\nid: 4\n\ndata: a\n\n", [Event("a", id="4")]),
    "the id stays": (b"id: 4\ndata: a\n\ndata: b\n\n", [Event("a", id="4"), Event("b", id="4")]),
    "an id with NUL is ignored": (b"id: 4\nid: 5\x006\ndata: a\n\n", [Event("a", id="4")]),
    "retry takes digits": (b"retry: 1500\ndata: a\n\n", [Event("a", retry=1500)]),
    "retry takes nothing else": (b"retry: 15s\nretry: -1\ndata: a\n\n", [Event("a")]),
    "unknown and odd fields": (b"Data: x\n data: y\nfoo\nheartbeat\ndata: a\n\n", [Event("a")]),
    "colons in the value": (b"data: a:b: c\n\n", [Event("a:b: c")]),
    "other separators are text": (
        "data: a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\n\n".encode(),
        [Event("a\u2028b\u2029c\x85d\x0be\x0cf\x1cg")],
    ),
    "wide characters": ("data: 好🎬𠮷\n\n".encode(), [Event("好🎬𠮷")]),
    "nothing": (b"", []),
    "blank lines": (b"\n\r\n\r\r\n", []),
    # What is left at the end is tried too; here the standard would drop it.
    "no blank line at the end": (b"data: a\n\ndata: b\n", [Event("a"), Event("b")]),
    "no line end at the end": (b"data: a\n\nevent: x\ndata: b", [Event("a"), Event("b", "x")]),
    "a cut character at the end": (b"data: a\xe5\xa5", [Event("a\ufffd")]),
    "a comment at the end": (b"data: a\n\n: b", [Event("a")]),
}


@pytest.mark.parametrize(("body", "expected"), STANDARD.values(), ids=STANDARD.keys())
def test_reads_a_body_at_every_cutting(body: bytes, expected: list[ServerSentEvent]) -> None:
    assert decode([body]) == expected
    assert decode(body[i : i + 1] for i in range(len(body))) == expected
    for cut in range(len(body) + 1):
        assert decode([body[:cut], b"", body[cut:]]) == expected


@given(st.data())
def test_cutting_never_matters(data: st.DataObject) -> None:
    line = st.sampled_from(
        [
            b"data: ",
            b"data",
            b"id: 1",
            b"event: e",
            b":",
            b"",
            b"\xef\xbb\xbf",
            "好".encode(),
            b"\xe5",
        ]
    )
    end = st.sampled_from([b"\n", b"\r", b"\r\n", b"\n\n", b""])
    body = b"".join(a + b for a, b in data.draw(st.lists(st.tuples(line, end))))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(body)))))
    pieces = [body[a:b] for a, b in zip([0, *cuts], [*cuts, len(body)], strict=True)]
    assert decode(pieces) == decode([body])


def test_an_event_comes_with_the_piece_that_ends_it() -> None:
    decoder = SseDecoder()
    assert decoder.feed(b"data: a\r") == []
    assert decoder.feed(b"\r") == [Event("a")]
    assert decoder.feed(b"\ndata: b\n") == []
    assert decoder.feed(b"\n") == [Event("b")]
    assert decoder.close() == []


def test_ten_megabytes_on_one_line_are_read() -> None:
    text = b"x" * (10 * 1024 * 1024)
    body = b"data: " + text + b"\n\n"
    pieces = (body[i : i + 65536] for i in range(0, len(body), 65536))
    assert [event.data for event in decode(pieces)] == [text.decode()]


def test_single_bytes_take_linear_time() -> None:
    def seconds(size: int) -> float:
        body = b"data: " + b"x" * size + b"\n\n"
        begin = time.process_time()
        decode(body[i : i + 1] for i in range(len(body)))
        return time.process_time() - begin

    small = min(seconds(20_000) for _ in range(3))
    assert seconds(320_000) < 16 * 4 * small  # quadratic would be 256 times


def test_too_long_a_line_is_refused() -> None:
    decoder = SseDecoder()
    piece = b"data: " + b"x" * (MAX_EVENT_BYTES // 2)
    decoder.feed(piece)
    with pytest.raises(StreamBroken, match="16777216 bytes"):
        decoder.feed(piece)


def test_too_large_an_event_is_refused() -> None:
    decoder = SseDecoder()
    line = b"data: " + b"x" * (MAX_EVENT_BYTES // 2) + b"\n"
    decoder.feed(line)
    with pytest.raises(StreamBroken, match="event"):
        decoder.feed(line)
