"""The NemoVideo client: every endpoint, for one account and one skill."""

import json
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    Awaitable,
    Callable,
    Mapping,
    Sequence,
)
from contextlib import AsyncExitStack, aclosing
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import aiohttp

from bot.core.events import StreamEvent
from bot.core.ports import Credits, EditSession, RenderReport, SessionState, UploadedFile
from bot.errors import ServiceError, ServiceUnavailable, StreamBroken, TokenRejected
from bot.nemo import readings
from bot.nemo.account import Account
from bot.nemo.download import save
from bot.nemo.limits import Repeat
from bot.nemo.stream import accept_stream, read_events
from bot.nemo.transport import Request, Transport
from bot.nemo.upload import FilePart

APP_NAME = "nemo_agent"
USER_ID = "me"

T = TypeVar("T")


class NemoClient:
    """NemoVideo as an ``EditingService``; it owns nothing that must be closed."""

    def __init__(self, transport: Transport, account: Account, web_url: str) -> None:
        self._transport = transport
        self._account = account
        self._web_url = web_url.rstrip("/")
        self._limits = transport.limits

    @property
    def anonymous(self) -> bool:
        """Whether the account is the free one that the service hands out."""
        return self._account.anonymous

    async def open_session(self, language: str) -> EditSession:
        """Start an editing session for a person who writes ``language`` (an ISO code)."""
        body = {"task_name": "project", "language": language}
        path = f"/api/tasks/{USER_ID}/with-session/{APP_NAME}"
        return readings.read_session(await self._ask(self._post(path, body)))

    async def stream(self, session_id: str, text: str) -> AsyncGenerator[StreamEvent, None]:
        """Send an edit and yield what comes back; closing it ends the run.

        It is sent again only after a refusal for its token or a rate limit, before anything
        came. Raises ``StreamBroken`` where it may have been received and its end is unknown.
        """
        request = self._run_request(session_id, text)
        try:
            async with AsyncExitStack() as stack:
                response = await self._authorized(
                    partial(self._begin_run, request, stack), Repeat.REFUSED
                )
                silence_s = self._limits.stream_silence_s
                events = read_events(request.call, response, silence_s)
                await stack.enter_async_context(aclosing(events))
                async for event in events:
                    yield event
        except ServiceUnavailable as error:
            if error.received:
                raise StreamBroken(str(error)) from error
            raise

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[UploadedFile]:
        """Let the service fetch files by itself."""
        request = self._post(
            _upload_path(session_id),
            {"urls": list(urls), "source_type": "url"},
            total_s=self._limits.fetch_s,
        )
        return readings.read_files(await self._ask(request))

    async def upload_file(
        self, session_id: str, filename: str, content_type: str, data: AsyncIterable[bytes]
    ) -> list[UploadedFile]:
        """Stream one file to the service, holding no more than a chunk of it.

        Data that can be iterated again is sent again where a repeat is harmless; an iterator is
        sent once. What reading the data raises is raised here.
        """
        part = FilePart(filename, content_type, data)
        request = Request(
            "POST",
            _upload_path(session_id),
            total_s=self._limits.upload_s,
            silence_s=self._limits.upload_silence_s,
            body=part.body,
            repeat=Repeat.UNRECEIVED if part.repeatable else Repeat.NEVER,
        )
        try:
            return readings.read_files(await self._ask(request))
        except ServiceUnavailable:
            if part.fault is not None:
                raise part.fault from None
            raise

    async def state(self, session_id: str) -> SessionState:
        """The session as the service has it now."""
        path = f"/api/state/{APP_NAME}/{USER_ID}/{quote(session_id, safe='')}/latest"
        return readings.read_state(await self._ask(self._get(path)))

    async def credits(self) -> Credits:
        """The account's balance."""
        return readings.read_credits(await self._ask(self._get("/api/credits/balance/simple")))

    async def start_render(
        self,
        session_id: str,
        render_id: str,
        draft: Mapping[str, object],
        *,
        format: str = "mp4",
        quality: str = "high",
    ) -> None:
        """Ask for a render under an id of ours.

        After a ``ServiceUnavailable`` with ``received`` it may be under way: ``render`` tells.
        """
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": dict(draft),
            "output": {"format": format, "quality": quality},
        }
        await self._ask(self._post("/api/render/proxy/lambda", body))

    async def render(self, render_id: str) -> RenderReport:
        """How far a render has come."""
        return readings.read_render(await self._ask(self._get(_render_path(render_id))))

    async def cancel_render(self, render_id: str) -> None:
        """Give up a render that waits."""
        path = f"{_render_path(render_id)}/cancel"
        await self._ask(self._post(path, {}, repeat=Repeat.ALWAYS))

    async def download(self, report_url: str | None, render_id: str, to: Path) -> int:
        """Save a finished video under ``to`` and return its size in bytes.

        Takes the URL if there is one and it answers, else the service's own download route.
        """
        request = Request(
            "GET",
            f"/api/render/proxy/{quote(render_id, safe='')}/download",
            total_s=self._limits.download_s,
            silence_s=self._limits.download_silence_s,
            follow_redirects=True,
        )

        async def attempt(token: str) -> int:
            if report_url:
                try:
                    async with self._transport.open_elsewhere(report_url) as response:
                        return await save("GET a file elsewhere", response, to)
                except ServiceError:
                    pass  # it has been logged; the service's own route is left
            async with self._transport.open(request, token) as response:
                return await save(request.call, response, to)

        return await self._authorized(attempt, Repeat.ALWAYS)

    async def claim_url(self, task_id: str, session_id: str) -> str:
        """A private link that hands the project to whoever opens it."""
        body = {"task_id": task_id, "session_id": session_id}
        request = self._post("/api/auth/claim-token", body, repeat=Repeat.ALWAYS)
        claim_token = readings.read_claim_token(await self._ask(request))
        return f"{self._web_url}/workspace/claim?ct={quote(claim_token, safe='')}"

    def registration_url(self, user_id: str | None) -> str:
        """Where an anonymous account is turned into a registered one, keeping its work."""
        known = user_id or self._account.user_id
        return f"{self._web_url}/?bind={quote(known, safe='')}" if known else f"{self._web_url}/"

    async def _ask(self, request: Request) -> readings.Data:
        return await self._authorized(partial(self._transport.send, request), request.repeat)

    async def _authorized(self, attempt: Callable[[str], Awaitable[T]], allowed: Repeat) -> T:
        """Repeat as allowed; with a new token, once, after the one in use was rejected."""
        token = await self._account.token()
        try:
            return await self._transport.repeat(partial(attempt, token), allowed)
        except TokenRejected:
            token = await self._account.renew(token)
            if allowed < Repeat.REFUSED:
                raise
        return await self._transport.repeat(partial(attempt, token), allowed)

    async def _begin_run(
        self, request: Request, stack: AsyncExitStack, token: str
    ) -> aiohttp.ClientResponse:
        """The response to an edit, once it is known to be a stream; ``stack`` closes it."""
        async with AsyncExitStack() as opening:
            response = await opening.enter_async_context(self._transport.open(request, token))
            await accept_stream(request.call, response)
            await stack.enter_async_context(opening.pop_all())
        return response

    def _run_request(self, session_id: str, text: str) -> Request:
        message = {"role": "user", "parts": [{"text": text}]}
        body = {
            "app_name": APP_NAME,
            "user_id": USER_ID,
            "session_id": session_id,
            "new_message": message,
        }
        # Compressed streams get stuck in the buffers of proxies.
        headers = {"Accept": "text/event-stream", "Accept-Encoding": "identity"}
        return self._post(
            "/run_sse",
            body,
            total_s=self._limits.stream_s,
            silence_s=self._limits.stream_silence_s,
            headers=headers,
        )

    def _get(self, path: str) -> Request:
        return Request("GET", path, total_s=self._limits.call_s, repeat=Repeat.ALWAYS)

    def _post(
        self,
        path: str,
        body: Mapping[str, object],
        *,
        total_s: float | None = None,
        silence_s: float | None = None,
        headers: Mapping[str, str] | None = None,
        repeat: Repeat = Repeat.UNRECEIVED,
    ) -> Request:
        payload = json.dumps(body).encode()
        return Request(
            "POST",
            path,
            total_s=self._limits.call_s if total_s is None else total_s,
            silence_s=silence_s,
            headers={"Content-Type": "application/json", **(headers or {})},
            body=lambda: payload,
            repeat=repeat,
        )


def _upload_path(session_id: str) -> str:
    return f"/api/upload-video/{APP_NAME}/{USER_ID}/{quote(session_id, safe='')}"


def _render_path(render_id: str) -> str:
    return f"/api/render/proxy/lambda/{quote(render_id, safe='')}"
