"""A page in the browser without the browser: the socket, the uploads, what the page is told."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from typing import Any

import aiohttp

PATIENCE_S = 60.0
Json = dict[str, Any]


class Refused(Exception):
    """The server refused what was asked; `code` is Discord's, or 0."""

    def __init__(self, error: Json) -> None:
        super().__init__(error["message"])
        self.status: int = error["status"]
        self.code: int = error["code"]


class Page:
    """One open page; remembers every event, so that none is missed."""

    def __init__(
        self, url: str, http: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        self.url = url
        self.http = http
        self.socket = socket
        self.events: list[tuple[str, Json]] = []
        self._answers: dict[int, asyncio.Future[Json]] = {}
        self._news = asyncio.Event()
        self.closed = asyncio.Event()

    async def listen(self) -> None:
        async for frame in self.socket:
            told = frame.json()
            if "event" in told:
                self.events.append((told["event"], told["data"]))
                self._news.set()
            else:
                self._answers[told["id"]].set_result(told)
        self.closed.set()

    async def ask(self, do: str, **fields: Any) -> Json:
        """The result of a request; raises `Refused`."""
        request_id = len(self._answers) + 1
        answer = self._answers[request_id] = asyncio.get_running_loop().create_future()
        await self.socket.send_json({"id": request_id, "do": do, **fields})
        async with asyncio.timeout(PATIENCE_S):
            told = await answer
        if not told["ok"]:
            raise Refused(told["error"])
        return told["result"]

    def all(self, event: str) -> list[Json]:
        """The data of every such event so far."""
        return [data for name, data in self.events if name == event]

    async def told(
        self, event: str, fits: Callable[[Json], bool] = lambda _: True, count: int = 1
    ) -> Json:
        """The data of the `count`th such event that fits, past or future."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                found = [data for data in self.all(event) if fits(data)]
                if len(found) >= count:
                    return found[count - 1]
                self._news.clear()
                await self._news.wait()

    async def message(self, fits: Callable[[Json], bool]) -> Json:
        """The first message that fits, new or changed, past or future."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for name, data in self.events:
                    if name in ("message_create", "message_update") and fits(data["message"]):
                        return data["message"]
                self._news.clear()
                await self._news.wait()

    async def upload(self, name: str, data: bytes, content_type: str = "image/png") -> str:
        """Send a file ahead; returns the id of the upload."""
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("files", data, filename=name, content_type=content_type)
        origin = {"Origin": self.url.rstrip("/")}
        async with self.http.post(f"{self.url}api/uploads", data=form, headers=origin) as answer:
            told = await answer.json()
        if answer.status != 200:
            raise Refused(told["error"])
        return told["files"][0]["id"]

    async def get(self, path: str) -> bytes:
        """A file of the page's server."""
        async with self.http.get(self.url.rstrip("/") + path) as answer:
            answer.raise_for_status()
            return await answer.read()

    @property
    def ready(self) -> Json:
        """The latest snapshot."""
        return self.all("ready")[-1]

    def channel(self, name: str) -> str:
        """The id of a channel by its name."""
        return next(c["id"] for c in self.ready["channels"] if c.get("name") == name)


@contextlib.asynccontextmanager
async def opened(url: str, person: str = "") -> AsyncGenerator[Page]:
    """A page that has got its snapshot; `person` is a user's id."""
    async with aiohttp.ClientSession() as http:
        address = f"{url}api/socket?person={person}"
        async with http.ws_connect(address, origin=url.rstrip("/")) as socket:
            page = Page(url, http, socket)
            listening = asyncio.create_task(page.listen())
            try:
                await page.told("ready")
                yield page
            finally:
                listening.cancel()
                await asyncio.gather(listening, return_exceptions=True)
