"""Streams recorded from real servers of the agent framework, whole and cut anywhere."""

import random

import pytest

from bot.core.turn import TurnState, apply
from bot.nemo.wire import StreamReader, read_stream
from tests.nemo.recordings import Recording, recordings, summary

RECORDINGS = recordings()
every_recording = pytest.mark.parametrize("recording", RECORDINGS, ids=lambda r: r.name)


def read_in_pieces(pieces: list[bytes]) -> TurnState:
    reader = StreamReader()
    state = TurnState()
    for piece in pieces:
        for event in reader.feed(piece):
            state = apply(state, event)
    for event in reader.close():
        state = apply(state, event)
    return state


def test_all_are_there() -> None:
    assert len(RECORDINGS) == 40


@every_recording
def test_reads_as_expected(recording: Recording) -> None:
    state = read_stream(recording.body, terminated=recording.terminated)
    assert summary(state) == recording.expected
    assert state.broken is not recording.terminated


@every_recording
def test_reads_the_same_at_any_cutting(recording: Recording) -> None:
    body = recording.body
    chance = random.Random(recording.name)
    for count in (1, 3, 30, 300):
        cuts = sorted(chance.randrange(len(body) + 1) for _ in range(count))
        pieces = [body[a:b] for a, b in zip([0, *cuts], [*cuts, len(body)], strict=True)]
        assert summary(read_in_pieces(pieces)) == recording.expected


@every_recording
def test_reads_the_same_byte_by_byte(recording: Recording) -> None:
    pieces = [recording.body[i : i + 1] for i in range(len(recording.body))]
    assert summary(read_in_pieces(pieces)) == recording.expected


@every_recording
def test_reads_the_same_without_its_last_line_ends(recording: Recording) -> None:
    assert summary(read_stream(recording.body.rstrip(b"\n"))) == recording.expected


@pytest.mark.parametrize("line_end", [b"\r", b"\r\n"])
@every_recording
def test_reads_the_same_with_other_line_ends(recording: Recording, line_end: bytes) -> None:
    assert summary(read_stream(recording.body.replace(b"\n", line_end))) == recording.expected


@every_recording
def test_a_stream_cut_anywhere_reads_as_a_beginning(recording: Recording) -> None:
    whole = read_stream(recording.body)
    chance = random.Random(recording.name)
    for _ in range(20):
        part = read_stream(
            recording.body[: chance.randrange(len(recording.body) + 1)], terminated=False
        )
        assert part.broken
        assert part.tools == whole.tools[: len(part.tools)]
        finished = list(part.finished)
        assert finished == list(whole.finished[: len(finished)])
