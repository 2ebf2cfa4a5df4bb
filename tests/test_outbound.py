"""No address from outside leads into this machine or its network."""

import asyncio
from collections.abc import AsyncGenerator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from yarl import URL

from bot.outbound import NotPublic, is_public, open_session, reason


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("162.159.130.233", True),
        ("2606:4700::1", True),
        ("127.0.0.1", False),
        ("127.8.9.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep their machines' secrets
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


class Inside:
    """A server of this machine's own, which notes who comes."""

    def __init__(self) -> None:
        self.visits: list[str] = []
        self.address = URL()

    async def answer(self, request: web.Request) -> web.Response:
        self.visits.append(request.path)
        return web.Response(text="secret")

    async def redirect(self, request: web.Request) -> web.Response:
        raise web.HTTPFound(self.address / "inside")


@pytest.fixture
async def inside() -> AsyncGenerator[Inside]:
    served = Inside()
    app = web.Application()
    app.router.add_get("/{path:.*}", served.answer)
    async with TestServer(app, host="127.0.0.1") as server:
        served.address = server.make_url("/")
        yield served


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.1", "2130706433", "0.0.0.0"]
)
async def test_this_machine_is_not_reached(inside: Inside, host: str) -> None:
    async with open_session([]) as session:
        with pytest.raises(aiohttp.ClientError):
            await session.get(f"http://{host}:{inside.address.port}/")
    assert inside.visits == []


async def test_a_redirect_is_judged_again(inside: Inside) -> None:
    app = web.Application()
    app.router.add_get("/", inside.redirect)
    async with (
        TestServer(app, host="127.0.0.1") as named_by_the_host,
        open_session([str(named_by_the_host.make_url("/api/v10"))]) as session,
    ):
        with pytest.raises(aiohttp.ClientConnectorError) as refused:
            await session.get(named_by_the_host.make_url("/"))
    assert isinstance(refused.value.os_error, NotPublic)
    assert inside.visits == []


async def test_what_the_host_has_named_is_reached(inside: Inside) -> None:
    async with (
        open_session(["", str(inside.address / "api")]) as session,
        session.get(inside.address / "file") as response,
    ):
        assert await response.text() == "secret"
    assert inside.visits == ["/file"]


async def test_streams_that_stay_open_keep_nothing_else_waiting() -> None:
    at_once = 150
    everybody = asyncio.Barrier(at_once)

    async def stream(_: web.Request) -> web.Response:
        await everybody.wait()
        return web.Response()

    app = web.Application()
    app.router.add_get("/", stream)
    async with TestServer(app, host="127.0.0.1") as server:
        address = server.make_url("/")
        async with (
            open_session([str(address)]) as session,
            asyncio.timeout(20),
            asyncio.TaskGroup() as group,
        ):
            answers = [group.create_task(session.get(address)) for _ in range(at_once)]
    assert {answer.result().status for answer in answers} == {200}


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://nowhere.invalid/secret", "its name can't be looked up"),
        ("http://{inside}/secret", "the address isn't public"),
        ("http://{closed}/secret", "connection refused"),
        ("https://{trusted}/secret", "there is no secure connection to it"),
        ("http://{slow}/secret", "it took too long"),
        ("http://{rude}/secret", "it hung up"),
    ],
)
async def test_why_a_request_failed_is_told_without_its_address(
    inside: Inside, url: str, told: str
) -> None:
    async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()

    async with (
        await asyncio.start_server(rude, "127.0.0.1", 0) as rude_server,
        await asyncio.start_server(slow, "127.0.0.1", 0) as slow_server,
    ):
        places = {
            "inside": f"127.0.0.1:{inside.address.port}",
            "closed": f"localhost:{unused_port()}",
            "trusted": f"localhost:{inside.address.port}",
            "slow": f"localhost:{slow_server.sockets[0].getsockname()[1]}",
            "rude": f"localhost:{rude_server.sockets[0].getsockname()[1]}",
        }
        address = url.format(**places)
        trusted = [address] if "localhost" in address else []
        timeout = aiohttp.ClientTimeout(total=0.1 if "{slow}" in url else 20)
        async with open_session(trusted) as session:
            with pytest.raises((aiohttp.ClientError, TimeoutError)) as failed:
                await session.get(address, timeout=timeout)
    assert reason(failed.value) == told
