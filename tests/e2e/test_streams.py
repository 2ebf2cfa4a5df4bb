"""Edit streams that break, fail, or say nothing: one answer each, and nothing is sent twice."""

import pytest

from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.nemo.faults import (
    HTML_ERROR,
    Answer,
    Cut,
    Drop,
    ErrorEvent,
    ErrorFrame,
    Heartbeats,
    RunFault,
    Silence,
    Silent,
    TemporaryIssue,
)
from bot.sandbox.nemo.settings import Dialect, NemoSettings, Pace
from tests.e2e.stage import CLIP, Stage, has_video

EDIT = "make it black and white"
RETRY = "Try again"


def buttons(message: Message) -> list[str]:
    return [part["label"] for row in message.components for part in row["components"]]


@pytest.fixture
async def thread(running: Stage, photo: bytes) -> Channel:
    """A thread with a video in the making."""
    thread = await running.drop(CLIP, ("photo.jpg", photo))
    await running.answer(thread)
    return thread


async def edit_suffering(running: Stage, thread: Channel, *faults: RunFault) -> Message:
    running.nemo.faults.next_run(*faults)
    answer = await running.say(thread, EDIT)
    assert running.prompts() == [CLIP, EDIT]
    return answer


async def test_a_cut_stream_whose_edit_was_made(running: Stage, thread: Channel) -> None:
    answer = await edit_suffering(running, thread, Cut(after_events=2, applied=True))
    assert "your edit was made" in answer.content
    assert buttons(answer) == []


async def test_a_cut_stream_whose_edit_was_not_made(running: Stage, thread: Channel) -> None:
    answer = await edit_suffering(running, thread, Cut(after_events=2, applied=False))
    assert buttons(answer) == [RETRY]
    pressed = await running.alice.click(answer, RETRY)
    assert EDIT in (await pressed.reply()).content
    await running.idle()
    assert "lack and white" in running.texts(thread)[-1]
    assert running.prompts() == [CLIP, EDIT, EDIT]


async def test_the_first_edit_of_all_is_cut_and_was_not_made(running: Stage, photo: bytes) -> None:
    """A session without a draft before and after has not changed."""
    running.nemo.faults.next_run(Cut(after_events=2, applied=False))
    answer = await running.answer(await running.drop(CLIP, ("photo.jpg", photo)))
    assert buttons(answer) == [RETRY]
    assert running.prompts() == [CLIP]


async def test_a_connection_that_ends_before_the_answer(running: Stage, thread: Channel) -> None:
    running.nemo.faults.next_request("POST /run_sse", Drop(after_work=True))
    answer = await running.say(thread, EDIT)
    assert "your edit was made" in answer.content
    assert running.prompts() == [CLIP, EDIT]


async def test_a_server_error_before_the_stream(running: Stage, thread: Channel) -> None:
    """Whether the edit was made is unknown, so it is looked into and not sent again."""
    running.nemo.faults.next_request("POST /run_sse", HTML_ERROR)
    answer = await running.say(thread, EDIT)
    assert buttons(answer) == [RETRY]
    assert "502" not in answer.content
    assert "html" not in answer.content.lower()
    posts = [entry for entry in running.nemo.journal.requests if entry.path == "/run_sse"]
    assert len(posts) == 2


async def test_a_rate_limit_before_the_stream_is_waited_for(
    running: Stage, thread: Channel
) -> None:
    limited = Answer(429, b'{"code": 429, "message": "slow down"}')
    running.nemo.faults.next_request("POST /run_sse", limited)
    answer = await running.say(thread, EDIT)
    assert "lack and white" in answer.content
    assert running.prompts() == [CLIP, EDIT]


@pytest.mark.parametrize("escaped", [True, False])
async def test_an_error_frame(running: Stage, thread: Channel, escaped: bool) -> None:
    answer = await edit_suffering(running, thread, ErrorFrame('Val: "no"\nx', escaped=escaped))
    assert buttons(answer) == [RETRY]
    assert "Val" not in answer.content


async def test_an_error_code_that_is_all_that_comes(running: Stage, thread: Channel) -> None:
    answer = await edit_suffering(running, thread, ErrorEvent(last=True))
    assert buttons(answer) == [RETRY]
    assert "RESOURCE_EXHAUSTED" not in answer.content


async def test_an_error_code_among_other_events_is_not_the_end(
    running: Stage, thread: Channel
) -> None:
    answer = await edit_suffering(running, thread, ErrorEvent(after_events=1))
    assert "lack and white" in answer.content
    assert buttons(answer) == []


async def test_a_silent_edit_is_told_from_the_timeline(running: Stage, thread: Channel) -> None:
    """The framework ends it with MODEL_RETURNED_NO_CONTENT."""
    running.nemo.faults.next_run(Silent())
    answer = await running.say(thread, "add the title 'Hello' for the first 2 seconds")
    assert answer.content.startswith("Done")
    assert "Hello" in answer.content
    assert buttons(answer) == []


async def test_a_generated_clip_is_told_with_all_its_tracks(
    running: Stage, thread: Channel
) -> None:
    answer = await running.say(thread, "generate a 5-second clip of a lighthouse")
    said, _, tracks = answer.content.partition("Timeline (")
    assert said.strip()
    assert "1. Video: " in tracks


async def test_the_services_own_excuse_is_dropped(running: Stage, thread: Channel) -> None:
    answer = await edit_suffering(running, thread, TemporaryIssue())
    assert "temporary issue" not in answer.content
    assert "lack and white" in answer.content


@pytest.mark.parametrize("fault", [Silence(5.0, after_events=1), Heartbeats(5.0, every_s=0.2)])
async def test_a_stream_without_a_word_is_given_up(
    running: Stage, thread: Channel, fault: RunFault
) -> None:
    """The test's limit is one second of silence; heartbeats don't count as words."""
    answer = await edit_suffering(running, thread, fault)
    assert buttons(answer) == [RETRY]


class TestOtherDialects:
    """The same conversation, spoken differently."""

    @pytest.fixture(params=[Dialect.TYPED, Dialect.MIXED])
    def nemo_settings(self, request: pytest.FixtureRequest) -> NemoSettings:
        return NemoSettings(
            dialect=request.param, pace=Pace.instant(), silent_ratio=0.0, gui_ratio=0.0
        )

    async def test_it_reads_the_same(self, running: Stage, thread: Channel) -> None:
        titled = await running.say(thread, "add the title 'Hello' for the first 2 seconds")
        assert "Hello" in titled.content
        running.nemo.faults.next_run(Silent())
        silent = await running.say(thread, EDIT)
        assert silent.content.startswith("Done")
        assert running.texts(thread)[0].count("Your video is") == 1


class TestWordsForAScreen:
    """The agent thinks that its user sits before an editor."""

    @pytest.fixture
    def nemo_settings(self) -> NemoSettings:
        return NemoSettings(pace=Pace.instant(), silent_ratio=0.0, gui_ratio=1.0)

    async def test_export_is_a_button_that_exports(self, running: Stage, thread: Channel) -> None:
        for _ in range(8):
            answer = await running.say(thread, "make it a bit faster")
            assert "click" not in answer.content.lower()
            if "Export" in buttons(answer):
                break
        else:
            pytest.fail("the agent never spoke of the Export button")
        await running.alice.click(answer, "Export")
        result = await running.shown(thread, has_video, answer)
        assert result.attachments[0].content_type == "video/mp4"
