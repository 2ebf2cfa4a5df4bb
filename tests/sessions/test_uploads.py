"""Files are brought to a session: each once, each refusal by name."""

import asyncio
from collections.abc import Mapping

from bot.core.records import AssetStatus, ButtonAction, NewAsset, TurnStatus
from bot.errors import (
    AttachmentUnread,
    FileTooLarge,
    RequestRefused,
    ServiceUnavailable,
    TooManyRequests,
    UnsupportedFile,
)
from bot.locales import text
from tests.sessions.stage import Stage, draft, image

EDIT = "make a clip of this"
DOCUMENT = NewAsset(9, "notes.pdf", "application/pdf", 100, "https://cdn.example/9/notes.pdf")


async def drop(stage: Stage, asset: NewAsset, files: Mapping[str, bytes]) -> str:
    """Post a file whose bytes lie under these addresses; what is answered in the end."""
    stage.thread.files.update(files)
    await stage.drop(EDIT, asset)
    await stage.idle()
    return stage.thread.last.text


async def test_files_go_by_their_address(stage: Stage) -> None:
    await stage.drop(EDIT, image(1), image(2, "beach.png"))
    await stage.idle()
    assert stage.service.uploads == [
        ("session1", "https://cdn.example/1/kite.png"),
        ("session1", "https://cdn.example/2/beach.png"),
    ]
    assert stage.said == [EDIT]
    assets = await stage.store.assets(1)
    assert [asset.status for asset in assets] == [AssetStatus.UPLOADED] * 2
    assert [asset.media_url for asset in assets] == [
        "https://media.example/1",
        "https://media.example/2",
    ]


async def test_a_file_whose_address_is_refused_is_streamed(stage: Stage) -> None:
    stage.service.url_steps = [RequestRefused("4003"), ServiceUnavailable("504")]
    stage.thread.files["https://cdn.example/1/fresh"] = b"kite!"
    stage.thread.files["https://cdn.example/2/fresh"] = b"beach"
    no_type = NewAsset(2, "beach.png", None, 5, "https://cdn.example/2/beach.png")
    await stage.drop(EDIT, image(1), no_type)
    await stage.idle()
    assert stage.service.uploads == [
        ("session1", "kite.png:5:image/png"),
        ("session1", "beach.png:5:image/png"),
    ]


async def test_a_file_that_cannot_be_fetched_just_now_can_be_tried_again(stage: Stage) -> None:
    stage.service.url_steps = [RequestRefused("4003"), None]
    stage.thread.read_failures = [AttachmentUnread("reset")]
    stage.thread.files["https://cdn.example/1/fresh"] = b"kite!"
    await stage.drop(EDIT, image(1))
    await stage.idle()
    assert stage.thread.last.text == text("error.attachment_unread", "en")
    assert stage.said == []
    await stage.press(ButtonAction.RETRY, "1")
    await stage.idle()
    assert stage.said == [EDIT]
    assert [asset.status for asset in await stage.store.assets(2)] == [AssetStatus.UPLOADED]


async def test_a_refused_file_is_named_and_the_others_are_taken(stage: Stage) -> None:
    stage.service.url_steps = [UnsupportedFile("4001"), None, FileTooLarge("4002")]
    await stage.drop(EDIT, image(1, "odd.png"), image(2), image(3, "huge.png"), DOCUMENT)
    await stage.idle()
    lines = stage.thread.last.text.splitlines()
    assert [line.partition(": ")[0] for line in lines[:2]] == ["**odd.png**", "**huge.png**"]
    assert "notes.pdf" in lines[2]
    assert lines[3:] == ["Done."]
    assert [url for _, url in stage.service.uploads] == ["https://cdn.example/2/kite.png"]
    assert stage.said == [EDIT]


async def test_a_file_that_is_gone_is_named(stage: Stage) -> None:
    stage.service.url_steps = [RequestRefused("4003")]
    await stage.drop(EDIT, image(1), image(2))
    await stage.idle()
    assert stage.thread.last.text.splitlines() == [
        f"**kite.png**: {text('error.attachment_gone', 'en')}",
        "Done.",
    ]


async def test_nothing_is_sent_when_every_file_was_refused(stage: Stage) -> None:
    await stage.drop(EDIT, DOCUMENT, image(2, size=0))
    await stage.idle()
    *named, said = stage.thread.last.text.splitlines()
    assert ["notes.pdf" in named[0], "kite.png" in named[1]] == [True, True]
    assert said == text("upload.none", "en")
    assert stage.said == []
    assert (await stage.turn()).status is TurnStatus.FAILED


async def test_files_refused_before_a_crash_are_named_after_it(stage: Stage) -> None:
    stage.service.url_steps = [UnsupportedFile("4001"), asyncio.Event()]
    await stage.drop(EDIT, image(1, "odd.png"), DOCUMENT, image(2))
    await stage.shows("Uploading kite.png")
    await stage.restart()
    await stage.idle()
    lines = stage.thread.last.text.splitlines()
    assert "odd.png" in lines[0]
    assert "notes.pdf" in lines[1]
    assert lines[2:] == ["Done."]


async def test_a_resumed_turn_uploads_only_what_is_missing(stage: Stage) -> None:
    stage.service.url_steps = [None, TooManyRequests("429")]
    await stage.drop(EDIT, image(1), image(2, "beach.png"))
    await stage.idle()
    assert stage.thread.last.text == text("error.busy", "en")
    assert stage.said == []
    (retry,) = stage.thread.last.posts[-1].buttons
    await stage.press(retry.action, retry.argument)
    await stage.idle()
    assert [url for _, url in stage.service.uploads] == [
        "https://cdn.example/1/kite.png",
        "https://cdn.example/2/beach.png",
    ]
    assert stage.said == [EDIT]


async def test_files_of_a_failed_turn_come_with_the_next_one(stage: Stage) -> None:
    stage.service.open_errors = [ServiceUnavailable("503")]
    await stage.drop(EDIT, image(1))
    await stage.idle()
    assert stage.thread.last.text == text("error.service_down", "en")
    assert (await stage.ask("now make a clip of it")).text == "Done."
    assert stage.service.uploads == [("session1", "https://cdn.example/1/kite.png")]
    assert stage.said == ["now make a clip of it"]


async def test_a_file_of_a_person_is_uploaded_once(stage: Stage) -> None:
    await stage.drop(EDIT, image(1))
    await stage.idle()
    await stage.ask("slower")
    await stage.ask("faster")
    assert len(stage.service.uploads) == 1


async def test_an_upload_is_shown(stage: Stage) -> None:
    arrived = asyncio.Event()
    stage.service.url_steps = [arrived]
    await stage.drop(EDIT, image(1))
    await stage.shows(text("progress.uploading", "en", file="kite.png"))
    arrived.set()
    await stage.idle()
    assert stage.thread.last.text == "Done."


async def test_each_of_several_uploads_is_counted(stage: Stage) -> None:
    first, second = asyncio.Event(), asyncio.Event()
    stage.service.url_steps = [first, second]
    await stage.drop(EDIT, image(1), image(2, "beach.png"))
    await stage.shows(text("progress.uploading_of", "en", number=1, count=2, file="kite.png"))
    first.set()
    await stage.shows(text("progress.uploading_of", "en", number=2, count=2, file="beach.png"))
    second.set()
    await stage.idle()
    assert stage.thread.last.text == "Done."


async def test_only_the_files_that_the_session_lacks_are_counted(stage: Stage) -> None:
    await stage.drop(EDIT, image(1))
    await stage.idle()
    arrived = asyncio.Event()
    stage.service.url_steps = [arrived]
    await stage.say("put this behind it", image(2, "beach.png"))
    await stage.shows(text("progress.uploading", "en", file="beach.png"))
    arrived.set()
    await stage.idle()


async def test_a_renewed_session_that_dies_at_once_fails_the_turn(stage: Stage) -> None:
    await stage.a_thread()
    stage.service.dead = {"session1", "session2"}
    assert (await stage.ask("slower")).text.splitlines()[-1] == text("error.session", "en")
    stage.service.drafts = [draft("kite")]
    assert (await stage.ask("slower")).text.splitlines() == [
        text("reply.session_renewed", "en"),
        "Done.",
    ]


async def test_ten_files_come_in_order(stage: Stage) -> None:
    files = [image(number, f"{number}.png") for number in range(10)]
    await stage.drop(EDIT, *files)
    await stage.idle()
    assert [url for _, url in stage.service.uploads] == [file.url for file in files]
