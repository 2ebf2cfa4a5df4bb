"""People's files, as phones, cameras, forwards and mistakes bring them: real ones, all the way."""

import asyncio
import io
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from bot.sandbox.discord import DiscordSettings
from bot.sandbox.discord.model import Channel, Message
from bot.sandbox.discord.people import SentFile
from bot.sandbox.nemo.faults import Answer, refusal
from bot.sandbox.nemo.media import MediaKind, sniff
from tests.e2e.stage import CLIP, PATIENCE_S, Stage
from tests.media.material import Clip, halves, make_sound, make_video

import_module("pillow_heif.HeifImagePlugin")

MUSIC = "use this sound as the background music"


def picture(format: str) -> bytes:
    data = io.BytesIO()
    halves().save(data, format)
    return data.getvalue()


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A short tone in the formats in which people record and send."""
    folder = tmp_path_factory.mktemp("sounds")
    codecs = {"ogg": "libopus", "flac": "flac", "mp3": "libmp3lame", "wav": "pcm_s16le"}
    codecs |= {"m4a": "aac", "aac": "aac"}
    return {
        name: make_sound(folder / f"tone.{name}", codec, 1.0).read_bytes()
        for name, codec in codecs.items()
    }


@pytest.fixture(scope="module")
def videos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A short film in the formats that the service takes."""
    folder = tmp_path_factory.mktemp("videos")
    clip = Clip(size=(64, 36), seconds=0.5, sound=None)
    codecs = {"mp4": "libx264", "mov": "libx264", "mkv": "libx264", "avi": "mpeg4"}
    codecs |= {"webm": "libvpx"}
    return {
        name: make_video(folder / f"film.{name}", replace(clip, codec=codec)).read_bytes()
        for name, codec in codecs.items()
    }


def arrived(running: Stage) -> list[tuple[str, str]]:
    """The names of the files that the service has, each with the way that it came."""
    return [(entry.filename, entry.source) for entry in running.nemo.journal.uploads]


def formats(running: Stage) -> list[str]:
    """What the service found the files to be."""
    sessions = running.nemo.sessions
    return [media.format for media in sessions[sessions.ids()[-1]].media]


async def begun(running: Stage, *files: SentFile, text: str = CLIP) -> tuple[Channel, Message]:
    """A thread that starts from these files, and its first answer."""
    thread = await running.drop(text, *files)
    return thread, await running.answer(thread)


@pytest.mark.parametrize(
    ("name", "format", "sent", "kind"),
    [
        ("IMG_4711.HEIC", "HEIF", "IMG_4711.jpg", "jpg"),
        ("photo.avif", "AVIF", "photo.jpg", "jpg"),
        ("drawing.bmp", "BMP", "drawing.png", "png"),
        ("scan.tiff", "TIFF", "scan.png", "png"),
    ],
)
async def test_pictures_that_the_service_does_not_take_are_converted(
    running: Stage, name: str, format: str, sent: str, kind: str
) -> None:
    _, answer = await begun(running, (name, picture(format)))
    assert arrived(running) == [(sent, "multipart")]
    assert formats(running) == [kind]
    assert name not in answer.content


async def test_pictures_that_it_takes_pass_by_their_address(running: Stage) -> None:
    files = [(f"a.{name}", picture(name)) for name in ("JPEG", "png", "gif", "webp")]
    await begun(running, *files)
    assert arrived(running) == [(name, "url") for name, _ in files]


async def test_videos_and_sounds_pass_by_their_address(
    running: Stage, videos: dict[str, bytes], sounds: dict[str, bytes]
) -> None:
    taken = videos | {name: sounds[name] for name in ("mp3", "wav", "m4a", "aac")}
    files = [(f"a.{name}", data) for name, data in taken.items()]
    _, answer = await begun(running, *files)
    assert arrived(running) == [(name, "url") for name, _ in files]
    assert sorted(formats(running)) == sorted(taken)
    assert "can't be used" not in answer.content


@pytest.mark.parametrize("name", ["voice-message.ogg", "take.flac"])
async def test_voice_messages_become_sounds_that_the_service_takes(
    running: Stage, photo: bytes, sounds: dict[str, bytes], name: str
) -> None:
    thread, _ = await begun(running, ("photo.jpg", photo))
    stem, _, extension = name.partition(".")
    await running.say(thread, MUSIC, (name, sounds[extension], f"audio/{extension}"))
    assert arrived(running)[1:] == [(f"{stem}.m4a", "multipart")]
    media = running.nemo.sessions[running.nemo.sessions.ids()[0]].media[-1]
    assert (media.format, media.kind) == ("m4a", MediaKind.AUDIO)
    assert media.duration_s == pytest.approx(1.0, abs=0.1)


async def test_a_misnamed_picture_gets_the_right_name(running: Stage) -> None:
    await begun(running, ("photo.jpg", picture("PNG")), ("photo.png", picture("BMP")))
    assert arrived(running) == [("photo.png", "multipart")] * 2
    assert formats(running)[0] == "png"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.png", b"", "“empty.png” is empty."),
        ("page.png", b"<!doctype html><html>", "“page.png” is damaged"),
        ("cut.png", picture("PNG")[:60], "“cut.png” is damaged"),
        ("cut.heic", picture("HEIF")[:200], "“cut.heic” is damaged"),
        ("notes.txt", b"just words", "“notes.txt” can't be used."),
    ],
)
async def test_a_file_that_is_of_no_use_is_named_and_the_others_count(
    running: Stage, photo: bytes, name: str, data: bytes, told: str
) -> None:
    _, answer = await begun(running, ("photo.jpg", photo), (name, data))
    first, *rest = answer.content.splitlines()
    assert first.startswith(told)
    assert first.count(". ") + first.endswith(".") <= 2
    assert rest
    assert arrived(running) == [("photo.jpg", "url")]
    assert running.prompts() == [CLIP]


async def test_ten_files_come_in_order(running: Stage) -> None:
    kinds = ["PNG", "BMP", "JPEG", "HEIF", "WEBP", "PNG", "TIFF", "GIF", "AVIF", "JPEG"]
    files = [(f"{at}.{kind.lower()}", picture(kind)) for at, kind in enumerate(kinds)]
    await begun(running, *files)
    assert [int(name[0]) for name, _ in arrived(running)] == list(range(10))
    assert running.prompts() == [CLIP]


async def test_files_of_a_forwarded_message(running: Stage) -> None:
    elsewhere = await running.alice.post(
        running.alice.direct_channel(), "look", files=[("drawing.bmp", picture("BMP"))]
    )
    thread, _ = await begun(running, ("photo.png", picture("PNG")))
    forwarded = await running.alice.forward(elsewhere, thread)
    await running.answer(thread, forwarded)
    assert arrived(running)[1:] == [("drawing.png", "multipart")]


async def test_a_file_that_the_service_cannot_fetch_is_streamed(
    running: Stage, photo: bytes
) -> None:
    running.nemo.faults.next_request("POST /api/upload-video/*", refusal(4003))
    await begun(running, ("photo.jpg", photo))
    assert arrived(running) == [("photo.jpg", "multipart")]


async def test_an_upload_while_the_service_is_ill_keeps_the_file(
    running: Stage, photo: bytes
) -> None:
    running.nemo.faults.next_request("POST /api/upload-video/*", Answer(503), times=9)
    _, answer = await begun(running, ("photo.jpg", photo))
    assert "are kept" in answer.content
    running.nemo.faults.clear()
    await running.alice.click(answer, "Try again")
    await running.discord.world.changes.until(lambda: running.prompts() == [CLIP], PATIENCE_S)
    assert arrived(running) == [("photo.jpg", "url")]


async def test_a_day_later_the_address_has_expired(running: Stage, photo: bytes) -> None:
    """The session has died as well, so the file is needed anew."""
    thread, _ = await begun(running, ("photo.jpg", photo))
    await running.stop_bot()
    await asyncio.to_thread(_let_addresses_expire, running.folder / "reelthread.db")
    running.nemo.sessions.expire(running.nemo.sessions.ids()[0])
    await running.start_bot()
    answer = await running.say(thread, "make it 3 seconds long")
    assert answer.content.startswith("-# Your editing session had expired")
    assert arrived(running) == [("photo.jpg", "url")] * 2


def _let_addresses_expire(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for number, url in connection.execute("SELECT id, url FROM assets").fetchall():
            expired = re.sub(r"ex=[0-9a-f]+", "ex=5f000000", url)
            assert expired != url
            connection.execute("UPDATE assets SET url = ? WHERE id = ?", (expired, number))


class TestShortLives:
    """Addresses that would expire before the service comes for the file."""

    @pytest.fixture
    def discord_settings(self) -> DiscordSettings:
        return DiscordSettings(attachment_life_s=200.0)

    async def test_the_message_is_fetched_for_a_newer_address(
        self, running: Stage, photo: bytes
    ) -> None:
        thread, _ = await begun(running, ("photo.jpg", photo))
        fetched = running.discord.recorder.matching("GET", f"/messages/{thread.id}")
        assert len(fetched) == 1
        assert arrived(running) == [("photo.jpg", "url")]


async def test_a_deleted_message_takes_its_file_along(running: Stage, photo: bytes) -> None:
    thread, _ = await begun(running, ("photo.jpg", photo))
    second = await running.alice.post(thread, "add this", files=[("b.png", picture("PNG"))])
    await running.answer(thread, second)
    await running.alice.delete(second)
    await running.stop_bot()
    await asyncio.to_thread(_let_addresses_expire, running.folder / "reelthread.db")
    running.nemo.sessions.expire(running.nemo.sessions.ids()[0])
    await running.start_bot()
    answer = await running.say(thread, "make it 3 seconds long")
    assert "**b.png**: The file is no longer there." in answer.content
    assert arrived(running)[-1] == ("photo.jpg", "url")


def test_the_stand_in_takes_none_of_what_is_converted() -> None:
    """Else the tests above would show nothing."""
    assert {sniff(picture(name)[:64]) for name in ("HEIF", "AVIF", "BMP", "TIFF")} & {
        "jpg",
        "png",
    } == set()
