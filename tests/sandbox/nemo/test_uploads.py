"""Uploads as multipart and by URL, over real sockets."""

import wave
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.nemo.faults import Answer
from bot.sandbox.nemo.media import sniff
from bot.sandbox.nemo.uploads import plain_name
from tests.sandbox.nemo.http_client import Client, image_bytes, serve


def tone() -> bytes:
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 16000)
    return buffer.getvalue()


async def test_several_files_in_one_request_keep_their_order(client: Client) -> None:
    status, body = await client.upload(
        ("a b.png", image_bytes()),
        ("海.jpg", image_bytes("JPEG", (90, 160))),
        ("song.wav", tone()),
    )

    assert status == 200
    assert body["data"]["session_state_applied"] is True
    files = body["data"]["files"]
    assert [f["filename"] for f in files] == ["a b.png", "海.jpg", "song.wav"]
    assert [f["file_type"] for f in files] == ["image", "image", "audio"]
    assert (files[1]["width"], files[1]["height"]) == (90, 160)
    assert files[2]["duration"] == 2.0
    assert (await client.state())["video_infos"] == files
    assert [(e.filename, e.source) for e in client.nemo.journal.uploads] == [
        ("a b.png", "multipart"),
        ("海.jpg", "multipart"),
        ("song.wav", "multipart"),
    ]


async def test_a_file_behind_a_url_is_fetched(client: Client) -> None:
    _, body = await client.upload(("first.png", image_bytes()))
    url = body["data"]["files"][0]["cdn_url"]
    await client.open_session()

    status, body = await client.upload(urls=[f"{url}?ex=1&hm=2"])

    assert status == 200
    assert body["data"]["files"][0]["filename"] == "first.png"
    assert client.nemo.journal.uploads[-1].source == "url"
    async with client.http.get(body["data"]["files"][0]["cdn_url"]) as answer:
        assert await answer.read() == image_bytes()
        assert answer.content_type == "image/png"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "nonsense"])
async def test_a_url_that_cannot_be_fetched_is_an_error_of_its_own(
    client: Client, url: str
) -> None:
    _, body = await client.upload(urls=[url])

    assert body["code"] not in {0, 4001, 4002}
    assert (await client.state())["video_infos"] == []


async def test_a_gone_url_is_an_error_too(client: Client) -> None:
    client.nemo.faults.next_request("GET /files/*", Answer(404))
    _, body = await client.upload(urls=[f"{client.nemo.api_url}/files/x.png"])

    assert body["code"] == 4003


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.png", b"just some text"),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        ("empty.jpg", b""),
        ("broken.png", image_bytes()[:60]),
        ("broken.mp4", b"\0\0\0\x18ftypisom" + b"\0" * 100),
    ],
)
async def test_content_decides_what_is_unsupported(client: Client, name: str, data: bytes) -> None:
    status, body = await client.upload((name, data))

    assert (status, body["code"]) == (415, 4001)
    assert client.nemo.journal.uploads == []


async def test_a_wrong_name_does_not_hide_a_good_picture(client: Client) -> None:
    status, body = await client.upload(("picture.txt", image_bytes("WEBP")))

    assert status == 200
    assert body["data"]["files"][0]["file_type"] == "image"


@pytest.mark.parametrize("by_url", [False, True])
async def test_a_large_file_is_4002(by_url: bool) -> None:
    async with serve(max_upload_bytes=1000) as small, serve() as other:
        data = image_bytes("BMP", (40, 40))
        if by_url:
            _, body = await other.upload(("big.png", image_bytes(size=(900, 900))))
            url = body["data"]["files"][0]["cdn_url"]
            status, body = await small.upload(urls=[url])
        else:
            status, body = await small.upload(("big.png", data))
        assert (status, body["code"]) == (413, 4002)


def kept_in(folder: Path) -> list[str]:
    return [path.name for path in (folder / "media").iterdir()]


async def test_what_is_refused_takes_no_room(tmp_path: Path) -> None:
    async with serve(data_dir=tmp_path, max_upload_bytes=1000) as client:
        await client.upload(("notes.png", b"just some text"))
        await client.upload(("large.png", bytes(2000)))
        assert kept_in(tmp_path) == []
        await client.upload(("beach.png", image_bytes()))
        assert len(kept_in(tmp_path)) == 1


async def test_an_upload_without_files_is_refused_as_the_framework_does(client: Client) -> None:
    status, body = await client.upload(urls=[])

    assert status == 422
    assert body["detail"][0]["loc"] == ["body", "urls"]


async def test_a_range_of_a_file_can_be_had(client: Client) -> None:
    _, body = await client.upload(("beach.png", image_bytes()))
    url = body["data"]["files"][0]["cdn_url"]

    async with client.http.get(url, headers={"Range": "bytes=2-5"}) as answer:
        assert answer.status == 206
        assert await answer.read() == image_bytes()[2:6]


async def test_names_lead_nowhere(client: Client) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("files", image_bytes(), filename="../../evil.png")
    path = f"/api/upload-video/nemo_agent/me/{client.session_id}"
    _, body = await client.call("POST", path, data=form)

    assert body["data"]["files"][0]["filename"] == "evil.png"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("a.png", "a.png"), ("C:\\pics\\a.png", "a.png"), ("..", "file"), ("x/", "x"), ("", "file")],
)
def test_plain_names(written: str, kept: str) -> None:
    assert plain_name(written) == kept


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
        (b"RIFF\0\0\0\0WAVE", "wav"),
        (b"RIFF\0\0\0\0AVI ", "avi"),
        (b"\0\0\0\x14ftypqt  ", "mov"),
        (b"\0\0\0\x14ftypM4A ", "m4a"),
        (b"\0\0\0\x14ftypisom", "mp4"),
        (b"\x1aE\xdf\xa3....webm", "webm"),
        (b"\x1aE\xdf\xa3....matroska", "mkv"),
        (b"ID3\x03", "mp3"),
        (b"\xff\xfb\x90", "mp3"),
        (b"\xff\xf1P", "aac"),
        (b"BM\0\0", ""),
        (b"", ""),
    ],
)
def test_formats_are_told_by_their_first_bytes(head: bytes, name: str) -> None:
    assert sniff(head) == name
