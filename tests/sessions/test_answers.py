"""Turns that need no edit: greeting, credits, status, help with uploads."""

import asyncio

from bot.core.ports import Credits
from bot.core.records import ButtonAction, NewAsset, TurnKind, TurnStatus
from bot.core.skills import skill
from bot.errors import NoCredits, ServiceUnavailable, UnsupportedFile
from bot.locales import text
from tests.sessions.stage import SKILL, Stage, draft, image

STARTERS = skill(SKILL).starters("en")
DOCUMENT = NewAsset(9, "notes.pdf", "application/pdf", 100, "https://cdn.example/9/notes.pdf")


async def test_files_without_words_are_taken_in_and_greeted(stage: Stage) -> None:
    await stage.drop("", image(1), image(2))
    await stage.idle()
    greeting = stage.thread.last
    assert greeting.text.startswith("Got your 2 files.")
    assert [button.label for button in greeting.posts[-1].buttons] == list(STARTERS)
    assert len(stage.service.uploads) == 2
    assert stage.said == []


async def test_a_starter_can_be_typed_beside_a_file(stage: Stage) -> None:
    await stage.drop(STARTERS[0], image(1))
    await stage.idle()
    assert stage.said == [STARTERS[0]]


async def test_a_starter_button_says_the_starter(stage: Stage) -> None:
    await stage.drop("")
    await stage.idle()
    for button in stage.thread.last.posts[-1].buttons:
        assert await stage.press(button.action, button.argument) == button.label
    await stage.idle()
    first, export, third = STARTERS
    assert stage.said == [first, third]
    assert export.startswith("export")
    assert text("export.nothing", "en") in stage.thread.texts


async def test_a_greeting_names_files_that_were_refused(stage: Stage) -> None:
    stage.service.url_steps = [None, UnsupportedFile("4001")]
    await stage.drop("", image(1), image(2, "odd.png"), DOCUMENT)
    await stage.idle()
    odd, notes, greeting, *_ = stage.thread.last.text.splitlines()
    assert "odd.png" in odd
    assert "notes.pdf" in notes
    assert greeting.startswith("Got your file.")


async def test_a_greeting_without_a_usable_file(stage: Stage) -> None:
    await stage.drop("", image(1, size=0))
    await stage.idle()
    assert "None of these files could be used." in stage.thread.last.text
    assert len(stage.thread.last.posts[-1].buttons) == 3


async def test_a_greeting_that_failed_offers_another_try(stage: Stage) -> None:
    stage.service.open_errors = [ServiceUnavailable("503")]
    await stage.drop("")
    await stage.idle()
    assert stage.thread.last.text == text("error.service_down", "en")
    (retry,) = stage.thread.last.posts[-1].buttons
    assert retry.action is ButtonAction.RETRY
    await stage.press(retry.action, retry.argument)
    await stage.idle()
    assert stage.thread.last.text.startswith("Got your file.")


async def test_files_that_come_to_a_dead_session_get_a_new_one(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.dead = {"session1"}
    said = await stage.ask("", image(2))
    note, greeting, *_ = said.text.splitlines()
    assert note == text("reply.session_renewed", "en")
    assert greeting.startswith("Got your file.")
    assert [session for session, _ in stage.service.uploads] == ["session2", "session2"]


async def test_help_with_uploads(stage: Stage) -> None:
    await stage.a_thread()
    said = await stage.ask("/upload")
    assert said.text.startswith("Drop your files into this thread")
    assert "200 MB" in said.text


async def test_the_balance(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = Credits(79.5, 0, 79.5)
    assert (await stage.ask("credits")).text == "79.5 credits are left. Exports are free."
    stage.service.balance = Credits(50, 20, 70)
    assert (await stage.ask("credits")).text.endswith("20 more are held for work under way.")


async def test_files_that_come_with_a_question_are_taken_in(stage: Stage) -> None:
    await stage.a_thread()
    said = await stage.ask("/credits", image(2), DOCUMENT)
    assert "notes.pdf" in said.text.splitlines()[0]
    assert said.text.splitlines()[1].startswith("800 credits")
    assert [url for _, url in stage.service.uploads] == ["https://cdn.example/2/kite.png"]


async def test_a_refused_file_beside_an_export_is_named(stage: Stage) -> None:
    await stage.a_thread()
    await stage.ask("/export", DOCUMENT)
    assert any("notes.pdf" in said for said in stage.thread.texts)
    assert stage.thread.posted_files == [b"video"]


async def test_a_balance_that_cannot_be_read(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = ServiceUnavailable("503")
    assert (await stage.ask("credits")).text == text("error.service_down", "en")
    assert (await stage.turn(2)).status is TurnStatus.FAILED


async def test_registration_is_offered_to_anonymous_accounts_only(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.balance = NoCredits("2001")
    assert "https://web.example/?bind=anon_1" in (await stage.ask("credits")).text
    stage.service.anonymous = False
    assert (await stage.ask("credits")).text == text("error.no_credits", "en")


async def test_the_status_is_the_timeline(stage: Stage) -> None:
    await stage.a_thread("kite")
    assert (await stage.ask("status")).text.startswith("Timeline (1 track): 1. Video: kite")
    stage.service.drafts = [{"t": []}]
    assert (await stage.ask("status")).text == text("status.empty", "en")


async def test_the_status_of_a_thread_without_a_session(stage: Stage) -> None:
    stage.service.open_errors = [ServiceUnavailable("503")]
    await stage.drop("make a clip")
    await stage.idle()
    assert (await stage.ask("status")).text == text("status.empty", "en")


async def test_questions_never_wait_behind_an_edit(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.runs = [[asyncio.Event()]]
    await stage.say("make it slower")
    await stage.service.prompted.wait()
    await stage.say("credits")
    await stage.say("status")
    await stage.say("/upload")
    await stage.shows("800 credits are left")
    await stage.shows("Timeline (1 track)")
    await stage.shows("Drop your files")
    assert not (await stage.turn(2)).status.ended


async def test_commands_are_answered_without_a_message(stage: Stage) -> None:
    await stage.a_thread("kite")
    shown = stage.thread.texts
    look = stage.manager.views.look
    channel = stage.thread.channel_id
    assert (await look(channel, TurnKind.CREDITS, "en-US")).startswith("800 credits")
    assert (await look(channel, TurnKind.STATUS, "en-US")).startswith("Timeline (1 track)")
    stage.service.drafts = [ServiceUnavailable("503")]
    assert await look(channel, TurnKind.STATUS, "en-US") == text("error.service_down", "en")
    assert stage.thread.texts == shown


async def test_commands_outside_a_thread(stage: Stage) -> None:
    look = stage.manager.views.look
    assert await look(3, TurnKind.STATUS, "de") == text("command.not_a_thread", "de")
    assert await look(3, TurnKind.CREDITS, "de") == text("credits.balance", "de", available="800")
    assert await look(3, TurnKind.CREDITS, None) == text("credits.balance", "en", available="800")


async def test_a_draft_that_changed_elsewhere_is_what_is_exported(stage: Stage) -> None:
    await stage.a_thread("kite")
    stage.service.drafts = [draft("made elsewhere")]
    await stage.ask("export")
    assert [ordered for _, ordered in stage.service.renders] == [draft("made elsewhere")]
