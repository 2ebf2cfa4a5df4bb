"""The reducer: rules of reading, one event at a time."""

import time
from functools import reduce

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
from bot.core.turn import Message, TurnState, apply, cut, progress_label

EXCUSE = "I encountered a temporary issue. Please try again."


def reduced(*events: StreamEvent) -> TurnState:
    return reduce(apply, events, TurnState())


def shown(*events: StreamEvent) -> list[tuple[str, bool]]:
    return [(message.text, message.complete) for message in reduced(*events).messages]


def test_deltas_grow_one_incomplete_message() -> None:
    assert shown(TextDelta("Cut"), TextDelta("ting")) == [("Cutting", False)]


def test_a_whole_text_replaces_what_was_begun() -> None:
    assert shown(TextDelta("Cut"), TextWhole("Done.")) == [("Done.", True)]


def test_equal_whole_texts_are_two_messages() -> None:
    assert shown(TextWhole("Done."), TextWhole("Done.")) == [("Done.", True), ("Done.", True)]


def test_a_tool_call_ends_what_its_author_had_begun() -> None:
    state = reduced(TextDelta("Cutting", "a"), TextDelta("Humming", "b"), ToolCall("edit", "a"))
    assert state.messages == [Message("Cutting", "a"), Message("Humming", "b", complete=False)]
    assert state.tools == ["edit"]


def test_buffers_are_kept_apart_by_author_and_branch() -> None:
    state = reduced(
        TextDelta("a1", "a"),
        TextDelta("b1", "b"),
        TextDelta("c1", "a", "left"),
        TextDelta("a2", "a"),
        TextWhole("b.", "b"),
        TextDelta("c2", "a", "left"),
    )
    assert [(m.text, m.author, m.branch, m.complete) for m in state.messages] == [
        ("b.", "b", "", True),
        ("a1a2", "a", "", False),
        ("c1c2", "a", "left", False),
    ]


def test_state_merges_by_top_level_key() -> None:
    first = reduced(StateDelta({"draft": {"a": 1}, "n": 2**63 + 1}))
    second = apply(first, StateDelta({"draft": {"b": 2}}))
    assert second.state == {"draft": {"b": 2}, "n": 2**63 + 1}
    assert first.state == {"draft": {"a": 1}, "n": 2**63 + 1}  # apply is pure


def test_the_current_tool_is_the_last_without_an_answer() -> None:
    state = reduced(ToolCall("video"), ToolCall("music"))
    assert state.current_tool == "music"
    state = apply(state, ToolResult("music"))
    assert state.current_tool == "video"
    assert apply(state, ToolResult("other")).current_tool == "video"
    state = apply(state, ToolResult(""))  # an answer without a name
    assert state.current_tool is None
    assert apply(state, ToolResult("video")).current_tool is None
    assert state.tools == ["video", "music"]
    assert state.tool_results == ["music", ""]


@pytest.mark.parametrize(
    ("events", "failed"),
    [
        ((), False),
        ((TextWhole("Done."),), False),
        ((TextDelta("Don"),), False),
        ((TextWhole(" \n"),), False),
        ((ToolCall("edit"), ToolResult("edit")), False),
        ((RunFailed(""),), True),
        ((TextWhole("Done."), RunFailed("boom")), True),
        ((AgentError("SAFETY"),), True),
        ((Heartbeat(), AgentError("SAFETY"), Heartbeat()), True),
        ((AgentError("SAFETY"), TextWhole("I can't do that.")), False),
        ((ToolCall("edit"), AgentError("MODEL_RETURNED_NO_CONTENT")), False),
        ((AgentError("MODEL_RETURNED_NO_CONTENT"),), True),
        ((StateDelta({"draft": {}}), AgentError("MODEL_RETURNED_NO_CONTENT")), False),
    ],
)
def test_how_a_run_ended(events: tuple[StreamEvent, ...], failed: bool) -> None:
    assert reduced(*events).failed is failed


def test_a_broken_stream_has_not_failed() -> None:
    state = cut(reduced(ToolCall("edit")))
    assert state.broken
    assert not state.failed


@pytest.mark.parametrize(
    ("events", "codes", "error"),
    [
        ((AgentError("E", "no"), RunFailed("ValueError: no")), [], "ValueError: no"),
        ((AgentError("E", "ValueError: no"), RunFailed("no")), [], "no"),
        ((AgentError("SAFETY"), RunFailed("SAFETY")), [], "SAFETY"),
        ((AgentError("E", "no"), RunFailed("other")), ["E"], "other"),
        ((AgentError("E", "no"), RunFailed("")), ["E"], ""),
        ((RunFailed("ValueError: no"), AgentError("E", "no")), [], "ValueError: no"),
        ((AgentError("E", "no"), AgentError("E", "no")), ["E"], None),
        ((AgentError("E", "no"), AgentError("F", "no")), ["E", "F"], None),
        ((AgentError(""), RunFailed("x")), [""], "x"),
    ],
)
def test_an_error_is_reported_once(
    events: tuple[StreamEvent, ...], codes: list[str], error: str | None
) -> None:
    state = reduced(*events)
    assert [report.code for report in state.errors] == codes
    assert state.error == error


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["Done.", EXCUSE], ["Done."]),
        (["Done.", EXCUSE, f" \n{EXCUSE.upper()}"], ["Done."]),
        ([EXCUSE], [EXCUSE]),
        ([EXCUSE, EXCUSE], [EXCUSE, EXCUSE]),
        ([" ", EXCUSE], [" ", EXCUSE]),
        ([EXCUSE, "Done."], [EXCUSE, "Done."]),
        (["Done.", EXCUSE, "Now it worked."], ["Done.", EXCUSE, "Now it worked."]),
    ],
)
def test_a_trailing_excuse_is_dropped_after_normal_replies(
    texts: list[str], kept: list[str]
) -> None:
    assert [text for text, _ in shown(*map(TextWhole, texts))] == kept


def test_text_is_all_messages_parted_by_a_blank_line() -> None:
    state = reduced(TextWhole("One.\n"), TextWhole("  "), TextDelta("Two"))
    assert state.text == "One.\n\nTwo"


def test_halves_of_a_surrogate_pair_are_joined() -> None:
    assert shown(TextDelta("\ud83c"), TextDelta("\udfac")) == [("🎬", False)]
    assert shown(TextWhole("a\ud83cb")) == [("a\ufffdb", True)]


def test_many_deltas_are_cheap() -> None:
    begin = time.process_time()
    state = reduced(*(TextDelta("0123456789") for _ in range(20_000)))
    assert time.process_time() - begin < 5
    assert len(state.text) == 200_000


@pytest.mark.parametrize(
    ("tool", "label"),
    [
        ("generate_video_with_seedance", "progress.generating_video"),
        ("seedance", "progress.generating_video"),
        ("generateVideo", "progress.generating_video"),
        ("generate_music", "progress.generating_audio"),
        ("add_audio_track", "progress.generating_audio"),
        ("voiceover", "progress.generating_audio"),
        ("edit_multitrack", "progress.editing_timeline"),
        ("multitrack_update", "progress.editing_timeline"),
        ("save_draft", "progress.editing_timeline"),
        ("timelineEdit", "progress.editing_timeline"),
        ("understand_media", "progress.looking_at_media"),
        ("AnalyzeImage", "progress.looking_at_media"),
        ("transfer_to_agent", "progress.working"),
        ("check_credits", "progress.working"),  # no "edit" in "credits"
        ("", "progress.working"),
    ],
)
def test_a_tool_names_what_is_going_on(tool: str, label: str) -> None:
    assert progress_label(tool) == label
