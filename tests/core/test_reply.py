"""What a turn's message shows: never empty, never more than a person should see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import reply
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
from bot.core.records import ButtonAction
from bot.core.timeline import Timeline
from bot.core.turn import TurnState, apply
from bot.locales import supported, text


def state_of(*events: StreamEvent) -> TurnState:
    state = TurnState()
    for event in events:
        state = apply(state, event)
    return state


def timeline(*names: str) -> Timeline:
    return Timeline.from_draft({"t": [{"tt": 0, "sg": [{"n": name, "d": 5000} for name in names]}]})


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (35.9, "0:35"), (60, "1:00"), (754, "12:34")]
)
def test_elapsed(seconds: float, shown: str) -> None:
    assert reply.elapsed(seconds) == shown


@pytest.mark.parametrize(
    ("events", "waited", "shown"),
    [
        ([], 3, "-# ⏳ Working on it · 0:03"),
        ([Heartbeat()], 3, "-# ⏳ Working on it · 0:03"),
        ([TextDelta("Let me")], 3, "Let me"),
        ([ToolCall("understand_media")], 61, "-# ⏳ Looking at your media · 1:01"),
        (
            [TextDelta("On it."), ToolCall("generate_video")],
            5,
            "On it.\n-# ⏳ Generating video (2 to 5 min) · 0:05",
        ),
        ([TextDelta("On it."), ToolCall("edit"), ToolResult("edit")], 5, "On it."),
        (
            [TextDelta("On it.")],
            120,
            "On it.\n-# ⏳ Working · 2:00 · ⏳ Still working...",
        ),
        ([], 121, "-# ⏳ Working on it · 2:01 · ⏳ Still working..."),
    ],
)
def test_preview(events: list[StreamEvent], waited: float, shown: str) -> None:
    assert reply.preview(state_of(*events), waited, "en") == shown


def test_a_final_text_is_shown_as_it_is() -> None:
    state = state_of(TextWhole("First."), TextWhole("Second."))
    assert reply.final(state, None, None, "en") == reply.Final("First.\n\nSecond.")


def test_a_message_without_its_end_is_marked() -> None:
    state = state_of(TextWhole("First."), TextDelta("And th"))
    assert reply.final(state, None, None, "en").text == "First.\n\nAnd th …"


def test_an_empty_message_is_not_shown() -> None:
    state = state_of(TextWhole("  \n"), TextWhole("Done."))
    assert reply.final(state, None, None, "en").text == "Done."


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (None, None, text("reply.silent_unknown", "en")),
        (timeline("kite"), timeline("kite"), text("reply.nothing_changed", "en")),
        (
            timeline("kite"),
            timeline("kite", "beach"),
            "Done. This is new on the timeline:\n- Video added: “beach” (5-10s)\n- Length 5s → 10s",
        ),
    ],
)
def test_silence_is_answered_by_what_changed(
    before: Timeline | None, after: Timeline | None, shown: str
) -> None:
    assert reply.final(state_of(ToolCall("edit")), before, after, "en").text == shown


@pytest.mark.parametrize(
    ("said", "shown", "actions"),
    [
        ("Ready. Click the Export button to save it.", "Ready.", (ButtonAction.EXPORT,)),
        (
            "Click the Export button to save it.",
            text("reply.use_buttons", "en"),
            (ButtonAction.EXPORT,),
        ),
        ("Just drag it along the timeline.", text("reply.just_say_it", "en"), ()),
        ("Done. Check your balance on the Billing page.", "Done.", (ButtonAction.CREDITS,)),
    ],
)
def test_gui_actions_become_buttons(
    said: str, shown: str, actions: tuple[ButtonAction, ...]
) -> None:
    assert reply.final(state_of(TextWhole(said)), None, None, "en") == reply.Final(shown, actions)


def test_a_failed_run_keeps_what_was_said_and_offers_another_try() -> None:
    state = state_of(TextWhole("I began."), RunFailed("boom"))
    assert reply.final(state, None, timeline("kite"), "en") == reply.Final(
        f"I began.\n\n{text('error.run_failed', 'en')}", (ButtonAction.RETRY,)
    )


def test_after_a_generated_video_all_tracks_are_shown() -> None:
    state = state_of(ToolCall("generate_video"), TextWhole("The raw video is there."))
    after = timeline("kite")
    shown = reply.final(state, None, after, "en").text
    assert shown == f"The raw video is there.\n\n{after.summary('en')}"
    for nothing in (None, timeline()):
        assert reply.final(state, None, nothing, "en").text == "The raw video is there."


def test_a_recovered_turn_tells_what_was_made() -> None:
    state = state_of(TextDelta("Adding the be"))
    shown = reply.recovered(state, timeline("kite"), timeline("kite", "beach"), "en").text
    first, _, second, *_ = shown.splitlines()
    assert first == "Adding the be …"
    assert second == text("reply.recovered", "en")
    assert "beach" in shown


def test_a_turn_that_was_broken_off() -> None:
    assert reply.broken_off(state_of(), "It broke.") == "It broke."
    assert reply.broken_off(state_of(TextDelta("Add")), "It broke.") == "Add …\n\nIt broke."


words = st.text(max_size=60) | st.sampled_from(
    [
        "Click Export.",
        "点击导出按钮",
        "open the editor",
        "```\ncode",
        "I encountered a temporary issue",
    ]
)
names = st.sampled_from(["", "generate_video", "editDraft", "music", "understand", "x"])
events = st.one_of(
    st.builds(TextDelta, words, st.sampled_from(["", "a"]), st.sampled_from(["", "b"])),
    st.builds(TextWhole, words, st.sampled_from(["", "a"]), st.sampled_from(["", "b"])),
    st.builds(ToolCall, names),
    st.builds(ToolResult, names),
    st.builds(StateDelta, st.dictionaries(st.text(max_size=5), st.integers(), max_size=2)),
    st.builds(AgentError, words, st.none() | words),
    st.builds(RunFailed, words, st.none() | st.integers()),
    st.just(Heartbeat()),
)
states = st.lists(events, max_size=12).map(lambda some: state_of(*some))
timelines = st.none() | st.lists(st.text(max_size=8), max_size=3).map(lambda some: timeline(*some))
locales = st.sampled_from(supported())


@given(states, st.floats(0, 10_000), timelines, timelines, locales)
def test_something_is_always_shown(
    state: TurnState,
    waited: float,
    before: Timeline | None,
    after: Timeline | None,
    locale: str,
) -> None:
    assert reply.preview(state, waited, locale).strip()
    final = reply.final(state, before, after, locale)
    assert final.text.strip()
    assert (ButtonAction.RETRY in final.actions) == state.failed
    assert reply.recovered(state, before, after, locale).text.strip()
    for shown in (final.text, reply.preview(state, waited, locale)):
        shown.encode()
