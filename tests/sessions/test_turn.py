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
    SessionGone,
    StreamBroken,
    TokenRejected,
    TooManyRequests,
    UnsupportedFile,
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


async def test_a_session_that_is_gone_is_renewed_before_anything_is_sent(stage: Stage) -> None:
    await stage.a_thread()
    await stage.ask("and this one too", image(2, "beach.png"))
    stage.service.dead = {"session1"}
    stage.service.prompts.clear()
    stage.service.uploads.clear()
    answer = await stage.ask(EDIT)
    assert stage.service.prompts == [("session2", EDIT)]
    assert stage.service.uploads == [
        ("session2", "https://cdn.example/1/fresh"),
        ("session2", "https://cdn.example/2/fresh"),
    ]
    assert answer.text.splitlines() == [text("reply.session_renewed", "en"), "Done."]
    assert (await stage.record()).session_id == "session2"


async def test_a_session_that_is_gone_when_files_come(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.dead = {"session1"}
    answer = await stage.ask(EDIT, image(2, "beach.png"))
    assert stage.service.prompts == [("session2", EDIT)]
    assert [session for session, _ in stage.service.uploads] == ["session2", "session2"]
    assert answer.text.splitlines() == [text("reply.session_renewed", "en"), "Done."]


async def test_a_session_that_is_gone_when_the_edit_is_sent(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")], [TextWhole("Slowed.")]]
    answer = await stage.ask(EDIT)
    assert stage.service.prompts == [("session1", EDIT), ("session2", EDIT)]
    assert stage.service.uploads == [("session2", "https://cdn.example/1/fresh")]
    assert answer.text.splitlines() == [text("reply.session_renewed", "en"), "Slowed."]


async def test_trouble_while_a_dead_session_is_furnished_anew_ends_no_edit(stage: Stage) -> None:
    """The service has refused it, so it is known that it wasn't made, and may be sent."""
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")], [TextWhole("Slowed.")]]
    stage.thread.url_failures = [ConversationUnavailable("503"), ConversationUnavailable("503")]
    answer = await stage.ask(EDIT)
    assert stage.service.prompts == [("session1", EDIT), ("session2", EDIT)]
    assert answer.text.splitlines()[-1] == "Slowed."


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


async def test_a_session_is_renewed_once_only(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")]]
    answer = await stage.ask(EDIT)
    assert len(stage.said) == 2
    assert answer.text.splitlines()[-1] == text("error.session", "en")


async def test_files_that_come_later_are_not_brought_to_a_renewed_session(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, SessionGone("1002")], [TextWhole("Slowed.")]]
    stage.service.url_steps = [None, UnsupportedFile("4001")]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    await stage.say("and add this one", image(2, "beach.png"))
    go_on.set()
    await stage.idle()
    assert [url for _, url in stage.service.uploads] == ["https://cdn.example/1/fresh"]
    assert stage.said == [EDIT, EDIT]
    renewed, refused = stage.thread.texts[1:]
    assert "beach.png" not in renewed
    assert "beach.png" in refused


async def test_a_broken_stream_whose_edit_was_made(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextDelta("Slowing d"), StreamBroken("cut")]]
    stage.service.drafts = [
        draft("kite"),
        draft("kite"),
        ServiceUnavailable("503"),
        draft("kite", "beach"),
    ]
    answer = await stage.ask(EDIT)
    assert answer.text.startswith("Slowing d …\n\n" + text("reply.recovered", "en"))
    assert "beach" in answer.text
    assert stage.said == [EDIT]
    assert (await stage.turn(2)).status is TurnStatus.DONE


async def test_a_broken_stream_whose_edit_was_not_made(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[TextDelta("Slowing d"), StreamBroken("cut")]]
    answer = await stage.ask(EDIT)
    assert answer.text == "Slowing d …\n\n" + text("error.stream_broken", "en")
    assert buttons(stage) == [ButtonAction.RETRY]
    assert stage.said == [EDIT]


async def test_a_stream_that_breaks_in_a_renewed_session_is_looked_into(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[SessionGone("1002")], [StreamBroken("cut")]]
    stage.service.drafts = [draft("kite"), None, draft("beach")]
    answer = await stage.ask(EDIT)
    assert text("reply.recovered", "en") in answer.text
    assert len(stage.said) == 2


async def test_a_first_edit_that_was_not_made_is_not_mistaken_for_done(stage: Stage) -> None:
    stage.service.runs = [[StreamBroken("cut")]]
    stage.service.drafts = [None, {"t": [], "d": 0}]
    await stage.drop("make a clip")
    await stage.idle()
    assert stage.thread.last.text == text("error.stream_broken", "en")


async def test_a_session_that_is_gone_after_a_broken_stream(stage: Stage) -> None:
    await stage.a_thread()
    go_on = asyncio.Event()
    stage.service.runs = [[go_on, StreamBroken("cut")]]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    stage.service.dead = {"session1"}
    go_on.set()
    await stage.idle()
    assert stage.thread.last.text == text("error.stream_broken", "en")


async def test_a_turn_found_sent_is_looked_into_and_tells_what_changed(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.runs = [[asyncio.Event()]]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    await stage.crash()
    assert (await stage.turn(2)).status is TurnStatus.SENT
    stage.service.drafts = [draft("kite", "beach")]
    await stage.start()
    await stage.idle()
    assert stage.said == [EDIT]
    assert stage.thread.last.text.startswith(text("reply.recovered", "en"))
    assert "beach" in stage.thread.last.text
    assert len(stage.thread.messages) == 2, "the half-written message became the answer"


async def test_a_turn_found_sent_whose_edit_was_not_made(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.runs = [[asyncio.Event()]]
    stage.service.prompted.clear()
    await stage.say(EDIT)
    await stage.service.prompted.wait()
    await stage.restart()
    await stage.idle()
    assert stage.said == [EDIT]
    assert stage.thread.last.text == text("error.stream_broken", "en")
    assert buttons(stage) == [ButtonAction.RETRY]


async def test_looking_into_a_turn_takes_its_time(stage: Stage) -> None:
    await stage.a_thread()
    stage.retime(replace(QUICK, reconcile_after_s=(0.0, 60.0)))
    stage.service.runs = [[StreamBroken("cut")]]
    await stage.say(EDIT)
    await stage.shows(text("progress.checking", "en"))
    assert (await stage.turn(2)).status is TurnStatus.SENT


async def test_discord_out_of_reach_while_files_are_brought_only_delays(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.url_steps = [ServiceUnavailable("503")]
    stage.thread.url_failures = [ConversationUnavailable("503")]
    stage.thread.files["https://cdn.example/2/fresh"] = b"beach"
    stage.service.runs = [[TextWhole("Slowed.")]]
    answer = await stage.ask(EDIT, image(2, "beach.png"))
    assert answer.text == "Slowed."
    assert stage.said == [EDIT]
