"""Files: up in messages, down from the CDN, signed, expiring, in ranges."""

import io
from pathlib import Path

import aiohttp
import discord
import pytest
from PIL import Image

from bot.sandbox.discord import DiscordSandbox, DiscordSettings, RateLimits
from bot.sandbox.discord.signing import UrlSigner
from tests.sandbox.discord.client import Bot


def _picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(stream, "PNG")
    return stream.getvalue()


async def test_a_persons_picture_reaches_the_bot(
    sandbox: DiscordSandbox, bot: Bot, tmp_path: Path
) -> None:
    path = tmp_path / "my photo.png"
    path.write_bytes(_picture())
    await sandbox.person("alice").post(sandbox.channel, "look", files=[path, ("b.bin", b"2")])
    picture, other = (await bot.message("look")).attachments
    assert (picture.filename, picture.content_type) == ("my_photo.png", "image/png")
    assert (picture.width, picture.height, picture.size) == (64, 48, len(_picture()))
    assert await picture.read() == _picture()
    assert (other.width, await other.read()) == (None, b"2")


async def test_the_bots_files_go_up_and_stay_as_listed(sandbox: DiscordSandbox, bot: Bot) -> None:
    channel = bot.get_channel(sandbox.channel.id)
    assert isinstance(channel, discord.TextChannel)
    files = [discord.File(io.BytesIO(b"one"), "1.mp4", description="first"), _file("2.txt")]
    sent = await channel.send(files=files)
    assert [a.filename for a in sent.attachments] == ["1.mp4", "2.txt"]
    assert sent.attachments[0].description == "first"
    assert sent.attachments[0].content_type == "video/mp4"
    edited = await sent.edit(attachments=[sent.attachments[0], _file("3.txt")])
    assert [a.filename for a in edited.attachments] == ["1.mp4", "3.txt"]
    added = await edited.add_files(_file("4.txt"))
    assert [a.filename for a in added.attachments] == ["1.mp4", "3.txt", "4.txt"]
    kept = sandbox.channel.messages[sent.id].attachments[0]
    assert kept.path.read_bytes() == b"one"


async def test_too_large_and_too_many_files_are_refused() -> None:
    settings = DiscordSettings(
        rate_limits=RateLimits.off(), upload_limits=(10, 10, 20, 30), premium_tier=2
    )
    async with DiscordSandbox(settings) as sandbox, aiohttp.ClientSession() as http:
        address = f"{sandbox.api_url}/channels/{sandbox.channel.id}/messages"
        http.headers["Authorization"] = f"Bot {settings.token}"
        for size, count, expected in ((20, 1, None), (21, 1, (413, 40005)), (1, 11, (400, 30015))):
            form = aiohttp.FormData(quote_fields=False)
            for number in range(count):
                form.add_field(f"files[{number}]", b"x" * size, filename=f"{number}.bin")
            async with http.post(address, data=form) as reply:
                body = await reply.json()
                assert (reply.status == 200) is (expected is None)
                assert expected is None or (reply.status, body["code"]) == expected


async def test_the_cdn_serves_ranges(
    sandbox: DiscordSandbox, bot: Bot, http: aiohttp.ClientSession
) -> None:
    await sandbox.person("alice").post(sandbox.channel, "v", files=[("v.mp4", b"0123456789")])
    url = (await bot.message("v")).attachments[0].url
    async with http.get(url, headers={"Range": "bytes=2-4"}) as reply:
        assert (reply.status, await reply.read()) == (206, b"234")
        assert reply.headers["Content-Range"] == "bytes 2-4/10"
        assert reply.content_type == "video/mp4"
    async with http.head(url) as reply:
        assert reply.headers["Content-Length"] == "10"


async def test_addresses_must_be_signed(
    sandbox: DiscordSandbox, bot: Bot, http: aiohttp.ClientSession
) -> None:
    await sandbox.person("alice").post(sandbox.channel, "v", files=[("v w.mp4", b"01")])
    url = (await bot.message("v")).attachments[0].url
    for wrong in (url.split("?")[0], url.replace("hm=", "hm=0"), url.replace("ex=", "ex=f")):
        async with http.get(wrong) as reply:
            assert (reply.status, await reply.text()) == (
                404,
                "This content is no longer available.",
            )


async def test_addresses_expire_and_are_renewed_by_asking(http: aiohttp.ClientSession) -> None:
    settings = DiscordSettings(rate_limits=RateLimits.off(), attachment_life_s=-1)
    async with DiscordSandbox(settings) as sandbox:
        posted = await sandbox.person("alice").post(sandbox.channel, files=[("v.mp4", b"01")])
        shape = sandbox.services.message_shapes.attachment(posted.attachments[0])
        async with http.get(shape["url"]) as reply:
            assert reply.status == 404
    renewing = DiscordSettings(rate_limits=RateLimits.off())
    async with DiscordSandbox(renewing) as sandbox:
        posted = await sandbox.person("alice").post(sandbox.channel, files=[("v.mp4", b"01")])
        stale = sandbox.services.message_shapes.attachment(posted.attachments[0])["url"]
        stale = stale.replace("hm=", "hm=0")
        address = f"{sandbox.api_url}/attachments/refresh-urls"
        async with http.post(address, json={"attachment_urls": [stale]}) as reply:
            refreshed = (await reply.json())["refreshed_urls"][0]
        assert refreshed["original"] == stale
        async with http.get(refreshed["refreshed"]) as reply:
            assert await reply.read() == b"01"


def test_signatures_are_good_for_their_path_and_time() -> None:
    now = [1_000.0]
    signer = UrlSigner(60, lambda: now[0])
    path, _, query = signer.sign("/attachments/1/2/a.png").partition("?")
    given = dict(part.split("=") for part in query.split("&") if part)
    assert signer.opens(path, given)
    assert not signer.opens("/attachments/1/3/a.png", given)
    now[0] += 60
    assert not signer.opens(path, given)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a b.png", "a_b.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\猫.png", "猫.png"),
        ("..", "unknown"),
    ],
)
async def test_names_are_made_safe(sandbox: DiscordSandbox, given: str, kept: str) -> None:
    posted = await sandbox.person("alice").post(sandbox.channel, files=[(given, b"1")])
    assert posted.attachments[0].filename == kept


async def test_temporary_files_go_with_the_sandbox(tmp_path: Path) -> None:
    async with DiscordSandbox() as sandbox:
        posted = await sandbox.person("alice").post(sandbox.channel, files=[("a", b"1")])
        path = posted.attachments[0].path
        assert path.exists()
    assert not path.exists()
    async with DiscordSandbox(DiscordSettings(data_dir=tmp_path)) as sandbox:
        posted = await sandbox.person("alice").post(sandbox.channel, files=[("a", b"1")])
    assert posted.attachments[0].path.is_relative_to(tmp_path)
    assert posted.attachments[0].path.exists()


def _file(name: str) -> discord.File:
    return discord.File(io.BytesIO(name.encode()), name)
