"""Exports: their shapes, their refusals, and one real video."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from io import BytesIO

import aiohttp
import av
import pytest

from bot.sandbox.nemo.faults import DeadUrl, FailRender, StuckRender
from bot.sandbox.nemo.render import RenderError, RenderJob, RenderResult
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import RenderShape
from tests.sandbox.nemo.http_client import Client, Json, image_bytes, settings

FILM = b"\0\0\0\x18ftypisom" + bytes(5000)


class Kitchen:
    """A renderer that waits for its word, and then writes a file at once."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()
        self.failure = ""

    async def __call__(self, job: RenderJob, on_progress: Callable[[float], None]) -> RenderResult:
        on_progress(0.37)
        self.begun.set()
        await self.go_on.wait()
        if self.failure:
            raise RenderError(self.failure)
        job.out.write_bytes(FILM)
        on_progress(1.0)
        return RenderResult(job.out, 64, 48, job.draft.duration_ms, len(FILM))


@asynccontextmanager
async def kitchen_client(**changes: object) -> AsyncGenerator[tuple[Client, Kitchen]]:
    """A client with a timeline, and the renderer's reins."""
    kitchen = Kitchen()
    async with (
        NemoSandbox(settings(**changes), renderer=kitchen) as nemo,
        aiohttp.ClientSession() as http,
    ):
        client = Client(nemo, http)
        await client.sign_in()
        await client.open_session()
        await client.upload(("beach.png", image_bytes()))
        await client.say("turn this image into a 2-second clip")
        yield client, kitchen


async def poll(client: Client, render_id: str = "render_1") -> Json:
    _, body = await client.call("GET", f"/api/render/proxy/lambda/{render_id}")
    return body


async def finished(client: Client, render_id: str = "render_1") -> Json:
    async with asyncio.timeout(60):
        await client.nemo.renders[render_id].finished.wait()
    return await poll(client, render_id)


async def test_a_real_video_comes_out(client_with_clip: Client) -> None:
    client = client_with_clip
    status, body = await client.export()
    assert (status, body["status"], body["progress"]) == (200, "pending", 0)

    done = await finished(client)

    assert (done["status"], done["progress"]) == ("completed", 100)
    assert done["output"]["duration"] == 2.0
    async with client.http.get(done["output"]["url"]) as answer:
        data = await answer.read()
        assert answer.content_type == "video/mp4"
        assert answer.headers["Accept-Ranges"] == "bytes"
    assert len(data) == done["output"]["size"]
    with av.open(BytesIO(data)) as video:
        assert video.streams.video[0].codec_context.name == "h264"
        assert video.streams.audio
    assert [r.render_id for r in client.nemo.journal.renders] == ["render_1"]
    assert (await client.credits())["available"] == 80, "exports are free"


async def test_progress_is_the_renderers_own() -> None:
    async with kitchen_client() as (client, kitchen):
        await client.export()
        await kitchen.begun.wait()
        assert await poll(client) == {"id": "render_1", "status": "processing", "progress": 37}
        kitchen.go_on.set()
        assert (await finished(client))["progress"] == 100


SHAPES: list[tuple[RenderShape, Callable[[Json], tuple[str, int, str]]]] = [
    (RenderShape.OUTPUT, lambda b: (b["status"], b["progress"], b["output"]["url"])),
    (
        RenderShape.DATA,
        lambda b: (b["data"]["status"], b["data"]["progress"], b["data"]["outputUrl"]),
    ),
    (
        RenderShape.ENVELOPE,
        lambda b: (b["data"]["status"], b["data"]["progress"], b["data"]["output"]["url"]),
    ),
    (
        RenderShape.DATA_ENVELOPE,
        lambda b: (b["data"]["status"], b["data"]["progress"], b["data"]["outputUrl"]),
    ),
]


@pytest.mark.parametrize(("shape", "read"), SHAPES)
async def test_every_shape_says_the_same(
    shape: RenderShape, read: Callable[[Json], tuple[str, int, str]]
) -> None:
    async with kitchen_client(render_shape=shape) as (client, kitchen):
        kitchen.go_on.set()
        await client.export()
        body = await finished(client)

        status, progress, url = read(body)
        assert (status, progress) == ("completed", 100)
        assert ("code" in body) == (shape in {RenderShape.ENVELOPE, RenderShape.DATA_ENVELOPE})
        assert body.get("success") is (True if shape is RenderShape.DATA else None)
        async with client.http.get(url) as answer:
            assert await answer.read() == FILM


async def test_the_data_shape_tells_when_it_was_made() -> None:
    async with kitchen_client(render_shape=RenderShape.DATA) as (client, kitchen):
        await client.export()
        assert (await poll(client))["data"]["completedAt"] is None
        kitchen.go_on.set()
        data = (await finished(client))["data"]

    assert data["id"] == "render_1"
    assert data["createdAt"] <= data["completedAt"]


async def test_a_range_and_the_download_path() -> None:
    async with kitchen_client() as (client, kitchen):
        await client.export()
        status, _ = await client.call("GET", "/api/render/proxy/render_1/download")
        assert status == 409, "not before it is finished"
        kitchen.go_on.set()
        done = await finished(client)
        async with client.http.get(done["output"]["url"], headers={"Range": "bytes=4-7"}) as part:
            assert (part.status, await part.read()) == (206, b"ftyp")
        url = f"{client.nemo.api_url}/api/render/proxy/render_1/download"
        async with client.http.get(url, headers=client.headers) as answer:
            assert (answer.content_type, await answer.read()) == ("video/mp4", FILM)
        async with client.http.get(url) as answer:
            assert (await answer.json())["code"] == 1001, "this path asks for the token"


@pytest.mark.parametrize("missing", [False, True])
async def test_a_dead_url_leaves_the_download(missing: bool) -> None:
    async with kitchen_client() as (client, kitchen):
        kitchen.go_on.set()
        client.nemo.faults.next_render(DeadUrl(missing))
        await client.export()
        url = (await finished(client))["output"]["url"]

        if missing:
            assert url == ""
        else:
            async with client.http.get(url) as answer:
                assert answer.status == 404
        download = f"{client.nemo.api_url}/api/render/proxy/render_1/download"
        async with client.http.get(download, headers=client.headers) as answer:
            assert await answer.read() == FILM


async def test_renders_fail_on_request_and_on_their_own() -> None:
    async with kitchen_client() as (client, kitchen):
        client.nemo.faults.next_render(FailRender("out of GPUs"))
        await client.export("one")
        assert (await finished(client, "one"))["error"] == "out of GPUs"

        kitchen.failure = "The draft is odd."
        kitchen.go_on.set()
        await client.export("two")
        body = await finished(client, "two")
        assert (body["status"], body["error"]) == ("failed", "The draft is odd.")


async def test_a_stuck_render_never_ends_but_can_be_cancelled() -> None:
    async with kitchen_client() as (client, _):
        client.nemo.faults.next_render(StuckRender(77))
        await client.export()
        async with asyncio.timeout(5):
            while (await poll(client))["progress"] != 77:
                await asyncio.sleep(0.005)

        _, body = await client.call("POST", "/api/render/proxy/lambda/render_1/cancel")
        assert (body["status"], body["error"]) == ("failed", "cancelled")


async def test_one_render_at_a_time_per_session() -> None:
    async with kitchen_client() as (client, kitchen):
        await client.export("one")
        status, body = await client.export("two")
        assert (status, body["code"]) == (429, 429)
        kitchen.go_on.set()
        await finished(client, "one")
        assert (await client.export("one"))[0] == 409, "an id is used once"
        assert (await client.export("two"))[0] == 200


@pytest.mark.parametrize("header", ["X-Skill-Source", "X-Skill-Version", "X-Skill-Platform"])
async def test_every_attribution_header_is_needed(header: str) -> None:
    async with kitchen_client() as (client, _):
        del client.headers[header]
        status, body = await client.export()
        assert (status, body["code"]) == (402, 402)
        assert header in body["message"]


async def test_a_plan_can_block_export() -> None:
    async with kitchen_client(anonymous_can_export=False) as (client, _):
        status, body = await client.export()

    assert (status, body["code"]) == (402, 402)
    assert "upgrade your plan" in body["message"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"draft": {}}, 400),
        ({"draft": []}, 400),
        ({"output": {"format": "gif"}}, 400),
        ({"output": {"quality": "huge"}}, 400),
        ({"sessionId": "1"}, 404),
    ],
)
async def test_what_cannot_be_rendered_is_refused(changes: Json, status: int) -> None:
    async with kitchen_client() as (client, _):
        assert (await client.export(**changes))[0] == status
        assert client.nemo.journal.renders == []


async def test_unknown_renders_are_404(client: Client) -> None:
    for method, path in (
        ("GET", "/api/render/proxy/lambda/none"),
        ("POST", "/api/render/proxy/lambda/none/cancel"),
        ("GET", "/api/render/proxy/none/download"),
    ):
        assert (await client.call(method, path))[0] == 404


async def test_stopping_the_server_ends_its_renders() -> None:
    async with kitchen_client() as (client, kitchen):
        await client.export()
        await kitchen.begun.wait()
        render = client.nemo.renders["render_1"]

    assert render.error == "cancelled"
