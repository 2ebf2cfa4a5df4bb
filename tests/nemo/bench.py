"""A stand-in service with clients for it, and the steps that tests go through."""

import asyncio
import io
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
from PIL import Image

from bot.core.ports import RenderPhase, RenderReport
from bot.core.turn import TurnState, apply
from bot.nemo.account import AnonymousAccount, RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.limits import Limits
from bot.nemo.transport import Attribution, Transport
from bot.sandbox.nemo import settings as sandbox
from bot.sandbox.nemo.render import RenderJob, RenderResult
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, Pace
from tests.nemo.conftest import ATTRIBUTION, LIMITS, MemoryStore

FILM = b"a film" * 1000
CLIP = "turn this image into a 5-second animated video clip"
QUICK = NemoSettings(pace=Pace.instant(), silent_ratio=0, gui_ratio=0, anonymous_credits=1000)
OWN = sandbox.RegisteredAccount("nmv_usr_own", credits=1000)


class Bench:
    """A stand-in, and clients for it."""

    def __init__(self, nemo: NemoSandbox, pool: aiohttp.ClientSession) -> None:
        self.nemo = nemo
        self.faults = nemo.faults
        self.store = MemoryStore()
        self._pool = pool
        self.own = self._client(RegisteredAccount(OWN.token))
        self.anonymous = self.newcomer()

    def newcomer(self) -> NemoClient:
        """An anonymous client as it is after a start, knowing what the store does."""
        return self._client(AnonymousAccount(self._transport(), self.store))

    def _transport(
        self, attribution: Attribution = ATTRIBUTION, limits: Limits = LIMITS
    ) -> Transport:
        return Transport(self._pool, self.nemo.api_url, attribution, limits)

    def _client(self, account: RegisteredAccount | AnonymousAccount) -> NemoClient:
        return NemoClient(self._transport(), account, self.nemo.web_url)

    def client(
        self, token: str, attribution: Attribution = ATTRIBUTION, limits: Limits = LIMITS
    ) -> NemoClient:
        transport = self._transport(attribution, limits)
        return NemoClient(transport, RegisteredAccount(token), self.nemo.web_url)


async def write_film(job: RenderJob, report: Callable[[float], None]) -> RenderResult:
    """A renderer that takes no time; videos are another test's matter."""
    report(0.5)
    await asyncio.to_thread(job.out.write_bytes, FILM)
    return RenderResult(job.out, 16, 16, job.draft.duration_ms, len(FILM))


@asynccontextmanager
async def a_bench(settings: NemoSettings) -> AsyncGenerator[Bench]:
    nemo = NemoSandbox(replace(settings, accounts=(OWN, *settings.accounts)), renderer=write_film)
    async with nemo, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as pool:
        yield Bench(nemo, pool)


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(file, "PNG")
    return file.getvalue()


async def as_stream(data: bytes) -> AsyncIterator[bytes]:
    yield data


async def with_picture(client: NemoClient) -> str:
    """A new session with one picture in it."""
    session = await client.open_session("en")
    await client.upload_file(session.session_id, "beach.png", "image/png", as_stream(picture()))
    return session.session_id


async def say(client: NemoClient, session_id: str, text: str = CLIP) -> TurnState:
    state = TurnState()
    async for event in client.stream(session_id, text):
        state = apply(state, event)
    return state


async def finished(client: NemoClient, render_id: str) -> RenderReport:
    while (report := await client.render(render_id)).phase not in (
        RenderPhase.COMPLETED,
        RenderPhase.FAILED,
    ):
        await asyncio.sleep(0.005)
    return report
