"""Finished videos on their way to the disk."""

from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import unused_port

from bot.errors import PlanBlocksExport, RequestRefused, ServiceUnavailable
from bot.nemo.client import NemoClient
from tests.nemo.server import Handler, Script, json_answer, raw_answer, serving

FILM = bytes(range(256)) * 4096
ROUTE = "/api/render/proxy/r/download"
GOOD = raw_answer(FILM, content_type="video/mp4")


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def cut_film(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "video/mp4"})
    response.content_length = len(FILM)
    await response.prepare(request)
    await response.write(FILM[:100_000])
    assert request.transport is not None
    request.transport.close()
    return response


async def test_takes_the_url_without_showing_who_asks(
    client: NemoClient, script: Script, tmp_path: Path
) -> None:
    script.then(GOOD)
    to = tmp_path / "film.mp4"
    assert await client.download(f"{script.url}/cdn/film.mp4?sig=1", "r", to) == len(FILM)
    assert to.read_bytes() == FILM
    assert script.targets == ["/cdn/film.mp4?sig=1"]
    headers = script.seen[0].headers
    assert "Authorization" not in headers
    assert not any(name.startswith("X-Skill") for name in headers)
    assert files_in(tmp_path) == {"film.mp4"}


@pytest.mark.parametrize(
    "fault",
    [
        raw_answer(b"<Error/>", 403, "application/xml"),
        raw_answer(b"<Error/>", 200, "application/xml"),
        raw_answer(b"<html>", 200, "text/html"),
        raw_answer(b"", 200, "video/mp4"),
        raw_answer(FILM, 206, "video/mp4"),
        json_answer({"error": "gone"}),
        cut_film,
    ],
)
async def test_a_dead_url_leads_to_the_download_route(
    client: NemoClient, script: Script, tmp_path: Path, fault: Handler
) -> None:
    script.then(fault, GOOD)
    to = tmp_path / "film.mp4"
    assert await client.download(f"{script.url}/cdn/film.mp4", "r", to) == len(FILM)
    assert script.targets == ["/cdn/film.mp4", ROUTE]
    assert "Authorization" in script.seen[1].headers
    assert to.read_bytes() == FILM
    assert files_in(tmp_path) == {"film.mp4"}


@pytest.mark.parametrize("url", [None, "", "not a url", "ftp://x/film.mp4", "file:///etc/passwd"])
async def test_no_url_leads_to_the_download_route(
    client: NemoClient, script: Script, tmp_path: Path, url: str | None
) -> None:
    script.then(GOOD)
    assert await client.download(url, "r", tmp_path / "film.mp4") == len(FILM)
    assert script.targets == [ROUTE]


async def test_a_url_out_of_reach_leads_to_the_download_route(
    client: NemoClient, script: Script, tmp_path: Path
) -> None:
    script.then(GOOD)
    url = f"http://127.0.0.1:{unused_port()}/film.mp4"
    assert await client.download(url, "r", tmp_path / "film.mp4") == len(FILM)
    assert script.targets == [ROUTE]


async def test_follows_the_route_elsewhere_without_the_token(
    client: NemoClient, script: Script, tmp_path: Path
) -> None:
    async with serving(Script().then(GOOD)) as elsewhere:
        script.then(raw_answer(b"", 302, Location=f"{elsewhere.url}/film.mp4?sig=1"))
        assert await client.download(None, "r", tmp_path / "film.mp4") == len(FILM)
        assert "Authorization" not in elsewhere.seen[0].headers


@pytest.mark.parametrize(
    ("answer", "error", "requests"),
    [
        (json_answer({"detail": "render not found"}, 404), RequestRefused, 1),
        (json_answer({"code": 402, "message": "no"}), PlanBlocksExport, 1),
        (json_answer({"code": 0, "data": {}}), ServiceUnavailable, 4),
        (cut_film, ServiceUnavailable, 4),
    ],
)
async def test_a_download_that_fails_leaves_nothing(
    client: NemoClient,
    script: Script,
    tmp_path: Path,
    answer: Handler,
    error: type[Exception],
    requests: int,
) -> None:
    script.then(answer)
    with pytest.raises(error):
        await client.download(None, "r", tmp_path / "film.mp4")
    assert len(script.seen) == requests
    assert files_in(tmp_path) == set()


async def test_an_older_file_stays_until_the_new_one_is_whole(
    client: NemoClient, script: Script, tmp_path: Path
) -> None:
    to = tmp_path / "film.mp4"
    to.write_bytes(b"old")
    script.then(cut_film)
    with pytest.raises(ServiceUnavailable):
        await client.download(None, "r", to)
    assert to.read_bytes() == b"old"


async def test_a_signed_address_is_not_logged(
    client: NemoClient, script: Script, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    script.then(json_answer({}, 404))
    with pytest.raises(RequestRefused) as caught:
        await client.download(f"{script.url}/film.mp4?sig=hidden", "r", tmp_path / "film.mp4")
    assert "GET a file elsewhere" in caplog.text
    assert "hidden" not in caplog.text + repr(caught.value)
