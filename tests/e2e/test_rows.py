"""Every row of the skills' documents and of the service's API, and the test that covers it."""

import importlib
from collections.abc import Iterable

import pytest

from bot.core.skills import skills
from tests.e2e.test_skill_errors import ROWS as ERRORS
from tests.e2e.test_skill_profiles import IDS as PROFILES
from tests.e2e.test_skill_replies import PHRASES
from tests.e2e.test_skill_tables import FIELDS

ACTION = "test_skill_tables.test_action_"
LOOKED_UP = f"{ACTION}answered_at_once"
EVENT = "test_skill_replies.TestEvents.test_"
SILENT = f"{EVENT}a_stream_that_closes_without_text_is_told_from_the_state"
WORKFLOW = "test_skill_tables.test_workflow_"

ROWS = {
    "User says: export": f"{ACTION}export[export]",
    "User says: 导出": f"{ACTION}export[导出]",
    "User says: download": f"{ACTION}export[download]",
    "User says: send me the video": f"{ACTION}export[send me the video]",
    "User says: credits": f"{LOOKED_UP}[credits]",
    "User says: 积分": f"{LOOKED_UP}[积分]",
    "User says: balance": f"{LOOKED_UP}[balance]",
    "User says: 余额": f"{LOOKED_UP}[余额]",
    "User says: status": f"{LOOKED_UP}[status]",
    "User says: 状态": f"{LOOKED_UP}[状态]",
    "User says: show tracks": f"{LOOKED_UP}[show tracks]",
    "User says: upload": f"{ACTION}upload_by_word[upload]",
    "User says: 上传": f"{ACTION}upload_by_word[上传]",
    "User says: user sends file": f"{ACTION}upload_user_sends_file",
    "User says: everything else, generate": f"{ACTION}everything_else[generate]",
    "User says: everything else, edit": f"{ACTION}everything_else[edit]",
    "User says: everything else, add BGM": f"{ACTION}everything_else[add BGM]",
    "Endpoints: all eight, with their headers": "test_skill_tables.test_endpoints_in_their_order",
    "Endpoints: upload by URL": ("test_attachments.test_videos_and_sounds_pass_by_their_address"),
    "Endpoints: upload as multipart": (
        "test_attachments.test_a_file_that_the_service_cannot_fetch_is_streamed"
    ),
    "SSE: text response": "test_skill_replies.TestPhrases.test_it_becomes_what_can_be_done_here",
    "SSE: tool call, tool result": "test_skill_replies.TestToolCalls.test_they_stay_internal",
    "SSE: heartbeat": f"{EVENT}signs_of_life_are_not_shown[heartbeat events]",
    "SSE: empty data": f"{EVENT}signs_of_life_are_not_shown[empty data]",
    "SSE: still working every 2 minutes": f"{EVENT}still_working_is_said_after_two_minutes",
    "SSE: stream closes, no text": SILENT,
    "SSE: nothing for too long": "test_streams.test_a_stream_without_a_word_is_given_up",
    "Draft: all keys, and the summary": "test_skill_tables.test_draft_fields",
    "Draft: m, and whatever else, goes to the renderer": "test_skill_tables.test_draft_fields",
    "Limits: size": "test_skill_tables.test_limit_of_size",
    "Limits: formats": "test_skill_tables.test_limit_of_formats",
    "Workflow: quick edit": f"{WORKFLOW}quick_edit",
    "Workflow: batch": f"{WORKFLOW}batch",
    "Workflow: batch, several files in one message": (
        "test_batch.test_a_numbered_list_makes_a_video_of_each_image"
    ),
    "Workflow: iterative": f"{WORKFLOW}iterative",
    "Export: an orphaned render": "test_restart.test_in_the_middle_of_an_export",
    "Setup: a word while it is prepared": "test_main_job.test_setting_up_is_told",
    "Example of each skill": "test_skill_profiles.test_the_example_becomes_a_video",
    "Try saying": "test_skill_profiles.test_the_greeting_has_the_starters_and_the_tip",
}

EXPORT = "test_exports.test_a_"
STREAM = "test_streams.test_"
API_ROWS = {
    "Token: made once for a client, renewed with the same id": (
        "test_accounts.test_an_expired_token_is_renewed_for_the_same_client"
    ),
    "Token: handed over by a claim link, to the asker alone": (
        "test_exports.test_the_project_is_handed_to_nobody_but_the_asker"
    ),
    "Run: framework events, typed events, both": (
        "test_streams.TestOtherDialects.test_it_reads_the_same"
    ),
    "Run: an error frame, escaped or not": f"{STREAM}an_error_frame",
    "Run: an error code that is all": f"{STREAM}an_error_code_that_is_all_that_comes",
    "Run: an error code among others": f"{STREAM}an_error_code_among_other_events_is_not_the_end",
    "Run: the temporary issue at the end": f"{STREAM}the_services_own_excuse_is_dropped",
    "Run: a silent edit": f"{STREAM}a_silent_edit_is_told_from_the_timeline",
    "Run: two stages": f"{STREAM}a_generated_clip_is_told_with_all_its_tracks",
    "Broken stream: the edit was made": f"{STREAM}a_cut_stream_whose_edit_was_made",
    "Broken stream: it was not": f"{STREAM}a_cut_stream_whose_edit_was_not_made",
    "Broken stream: heartbeats alone": f"{STREAM}a_stream_without_a_word_is_given_up",
    "Uploads: HEIC and BMP are converted": (
        "test_attachments.test_pictures_that_the_service_does_not_take_are_converted"
    ),
    "State: likely spellings of a draft": (
        "test_exports.TestSpellings.test_the_timeline_and_the_video"
    ),
    "Credits: a balance that can't be read": "test_accounts.test_the_credits_are_out_of_reach",
    "Render: three shapes, in an envelope or not": (
        "test_exports.TestShapes.test_the_video_and_its_address"
    ),
    "Render: failed once": f"{EXPORT}render_that_fails_once_is_made_again_under_another_id",
    "Render: failed twice": f"{EXPORT}render_that_fails_twice_leaves_a_button",
    "Render: a missing or dead address": f"{EXPORT}dead_address_is_no_obstacle",
    "Render: one at a time": f"{EXPORT}second_export_waits_visibly",
    "Render: cancelled": f"{EXPORT}stopped_export_is_cancelled_over_there",
    "Render: another format": "test_exports.test_the_words_choose_the_format",
    "Every call: a passing fault": (
        "test_accounts.test_a_passing_fault_is_got_over_or_can_be_tried_again"
    ),
}


@pytest.mark.parametrize("row", [*ROWS, *API_ROWS])
def test_the_row_is_covered(row: str) -> None:
    place, _, wanted = (ROWS | API_ROWS)[row].removesuffix("]").partition("[")
    module, *names = place.split(".")
    test: object = importlib.import_module(f"tests.e2e.{module}")
    for name in names:
        test = getattr(test, name)
    assert callable(test)
    if wanted:
        assert wanted in set(_ids(test))


def _ids(test: object) -> Iterable[str]:
    """The names of a test's cases."""
    marks: list[pytest.Mark] = getattr(test, "pytestmark", [])
    for mark in marks:
        if mark.name == "parametrize":
            cases: list[object] = list(mark.args[1])
            given: list[str | None] = list(mark.kwargs.get("ids") or [None] * len(cases))
            for case, name in zip(cases, given, strict=True):
                yield name or str(getattr(case, "id", case))


CODES = ("0", "1001", "1002", "2001", "4001", "4002", "400", "402", "403", "429", "5xx")


@pytest.mark.parametrize("code", CODES)
def test_every_error_code_is_a_case(code: str) -> None:
    assert any(name.split()[0] == code for name in ERRORS)


def test_both_kinds_of_accounts_run_out_of_credits() -> None:
    assert {"2001 credits, anonymous", "2001 credits, registered"} <= ERRORS.keys()


@pytest.mark.parametrize(
    "phrase",
    [
        *("click", "点击", "open", "打开", "drag/drop", "拖拽"),
        *("preview in timeline", "Export", "导出", "check account"),
    ],
)
def test_every_phrase_for_a_screen_is_a_case(phrase: str) -> None:
    assert phrase in PHRASES


@pytest.mark.parametrize("key", ["t", "tt 0", "tt 1", "tt 7", "sg", "d"])
def test_every_key_of_a_draft_is_a_case(key: str) -> None:
    assert any(name.startswith(f"{key} ") for name in FIELDS)


def test_every_skill_is_a_case() -> None:
    assert set(PROFILES) == {profile.name for profile in skills()}
