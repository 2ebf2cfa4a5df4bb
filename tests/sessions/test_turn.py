"""One edit, from the words in the thread to what is read at its end."""

import asyncio
from dataclasses import replace

import pytest

from bot.core.events import AgentError, RunFailed, TextDelta, TextWhole, ToolCall, ToolResult
from bot.core.records import ButtonAction, TurnStatus
from bot.errors import (
    ConversationUnavailable,
    NoCredits,
    ScopeMissing,
    ServiceError,
    ServiceUnavailable,
    TokenRejected,
    TooManyRequests,
)
from bot.locales import text
from tests.sessions.stage import QUICK, Stage, draft, image

EDIT = "make it slower"


def buttons(stage: Stage) -> list[ButtonAction]:
    return [button.action for button in stage.thread.last.posts[-1].buttons]


async def test_the_answer_replaces_the_preview(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[TextDelta("Slow"), go_on, TextDelta("ed down."), TextWhole("Slowed.")]]
    message_id = await stage.say(EDIT)
    await stage.shows("Slow")
    go_on.set()
    await stage.idle()
    answer = stage.thread.last
    assert answer.text == "Slowed."
    assert answer.posts[0].reply_to == message_id
    assert len(answer.posts) > 1
    assert stage.said == [EDIT]


async def test_a_silent_edit_is_answered_from_the_state(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.runs = [[ToolCall("edit_draft"), ToolResult("edit_draft")]]
    stage.service.drafts = [draft("kite"), draft("kite", "beach")]
    answer = await stage.ask(EDIT)
    assert answer.text.startswith(text("reply.changed", "en"))
    assert "beach" in answer.text
    assert "“kite”" not in answer.text


async def test_the_draft_is_compared_with_the_one_just_before(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.runs = [[]]
    stage.service.drafts = [draft("kite", "made elsewhere"), draft("kite", "made elsewhere", "new")]
    answer = await stage.ask(EDIT)
    assert "new" in answer.text
    assert "“made elsewhere”" not in answer.text


async def test_the_first_edit_without_a_word_tells_all_that_there_is(stage: Stage) -> None:
    stage.service.runs = [[]]
    stage.service.drafts = [None, draft("kite")]
    await stage.drop("make a clip")
    await stage.idle()
    assert "kite" in stage.thread.last.text


async def test_an_edit_that_changed_nothing_says_so(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[]]
    assert (await stage.ask(EDIT)).text == text("reply.nothing_changed", "en")


async def test_a_silent_edit_whose_state_is_unread(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[]]
    stage.service.drafts = [draft("kite"), ServiceUnavailable("503")]
    assert (await stage.ask(EDIT)).text == text("reply.silent_unknown", "en")


async def test_an_unread_state_before_is_replaced_by_the_one_last_seen(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.runs = [[]]
    stage.service.drafts = [ServiceUnavailable("503"), draft("kite", "beach")]
    answer = await stage.ask(EDIT)
    assert stage.said == [EDIT]
    assert "beach" in answer.text
    assert "“kite”" not in answer.text


@pytest.mark.parametrize("event", [RunFailed("boom"), AgentError("INTERNAL", "boom")])
async def test_a_failed_run_offers_another_try(stage: Stage, event: RunFailed | AgentError) -> None:
    await stage.a_thread()
    stage.service.runs = [[event]]
    answer = await stage.ask(EDIT)
    assert answer.text == text("error.run_failed", "en")
    assert buttons(stage) == [ButtonAction.RETRY]
    assert (await stage.turn(2)).status is TurnStatus.FAILED


async def test_the_retry_button_sends_it_once_more(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[RunFailed("boom")], [TextWhole("Slowed.")]]
    await stage.ask(EDIT)
    assert stage.said == [EDIT]
    (retry,) = stage.thread.last.posts[-1].buttons
    said = await stage.press(retry.action, retry.argument)
    await stage.idle()
    assert said == text("button.retried", "en", request=EDIT)
    assert stage.said == [EDIT, EDIT]
    assert stage.thread.last.text == "Slowed."


async def test_after_a_generated_video_all_tracks_are_shown(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[ToolCall("generate_video"), TextWhole("The raw video is there.")]]
    stage.service.drafts = [draft("kite"), draft("kite", "beach")]
    answer = await stage.ask(EDIT)
    assert answer.text.startswith("The raw video is there.\n\nTimeline (1 track): ")


async def test_gui_actions_become_buttons(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextWhole("Your clip is ready. Click the Export button to save it.")]]
    answer = await stage.ask(EDIT)
    assert answer.text == "Your clip is ready."
    assert buttons(stage) == [ButtonAction.EXPORT]
    assert await stage.press(ButtonAction.EXPORT) == text("button.export", "en")
    await stage.idle()
    assert stage.thread.posted_files == [b"video"]


async def test_an_edit_and_then_the_export(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextWhole("Slowed.")]]
    await stage.ask("make it slower and then export it")
    assert stage.said == ["make it slower and then export it"]
    assert "Slowed." in stage.thread.texts
    assert stage.thread.posted_files == [b"video"]


async def test_a_failed_edit_is_not_exported(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[RunFailed("boom")]]
    await stage.ask("make it slower and then export it")
    assert stage.service.renders == []


async def test_an_edit_whose_export_has_nothing_to_render(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.drafts = [{"t": []}]
    stage.service.runs = [[TextWhole("Removed all.")]]
    answer = await stage.ask("remove everything and then export it")
    assert answer.text == f"Removed all.\n\n{text('export.nothing', 'en')}"


async def test_an_edit_stands_though_its_export_could_not_begin(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.drafts = [draft("kite"), draft("beach"), ServiceUnavailable("503")]
    stage.service.runs = [[TextWhole("Slowed.")]]
    answer = await stage.ask("make it slower and then export it")
    assert answer.text == f"Slowed.\n\n{text('error.service_down', 'en')}"
    assert buttons(stage) == [ButtonAction.EXPORT]
    assert (await stage.turn(2)).status is TurnStatus.DONE


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (NoCredits("2001"), "error.no_credits"),
        (TokenRejected("1001"), "error.token"),
        (TooManyRequests("429"), "error.busy"),
        (ServiceUnavailable("503", received=False), "error.service_down"),
    ],
)
async def test_what_the_service_refused_is_explained(
    stage: Stage, error: ServiceError, key: str
) -> None:
    stage.service.anonymous = False
    await stage.a_thread()
    stage.service.runs = [[error]]
    assert (await stage.ask(EDIT)).text == text(key, "en")
    assert buttons(stage) == [ButtonAction.RETRY]
    assert stage.said == [EDIT]


async def test_a_missing_scope_is_named(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[ScopeMissing("403", "write")]]
    assert "“write”" in (await stage.ask(EDIT)).text


async def test_an_anonymous_account_without_credits_is_told_where_to_register(
    stage: Stage,
) -> None:
    stage.service.runs = [[NoCredits("2001")]]
    await stage.drop("make a clip")
    await stage.idle()
    url = "https://web.example/?bind=anon_1"
    assert stage.thread.last.text == text("error.no_credits_anonymous", "en", url=url)


async def test_a_clock_that_is_set_back_holds_no_edit_up(stage: Stage) -> None:
    """By the clock, the words were typed an hour from now."""
    await stage.a_thread()
    stage.retime(replace(QUICK, burst_s=60.0, together_s=60.0))
    held = asyncio.Event()
    stage.service.url_steps = [held]
    stage.clock.ahead_s = 3600.0
    await stage.say(EDIT, image(2))
    await stage.shows("Uploading")
    stage.clock.ahead_s = 0.0
    held.set()
    await stage.idle()
    assert stage.thread.last.text == "Done."


async def test_discord_out_of_reach_while_files_are_brought_only_delays(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.url_steps = [ServiceUnavailable("503")]
    stage.thread.url_failures = [ConversationUnavailable("503")]
    stage.thread.files["https://cdn.example/2/fresh"] = b"beach"
    stage.service.runs = [[TextWhole("Slowed.")]]
    answer = await stage.ask(EDIT, image(2, "beach.png"))
    assert answer.text == "Slowed."
    assert stage.said == [EDIT]
