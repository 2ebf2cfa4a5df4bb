"""A plain HTTP client for a running stand-in, and what it reads out of streams."""

import io
import json
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from PIL import Image

from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import NemoSettings, Pace

ATTRIBUTION = {
    "X-Skill-Source": "ai-animations",
    "X-Skill-Version": "1.0.0",
    "X-Skill-Platform": "unknown",
}

Json = dict[str, Any]


def settings(**changes: Any) -> NemoSettings:
    """No waiting, no silent edits, no talk of buttons, unless a test asks for them."""
    usual: Json = {"pace": Pace.instant(), "silent_ratio": 0.0, "gui_ratio": 0.0}
    return NemoSettings(**usual | changes)


def image_bytes(kind: str = "PNG", size: tuple[int, int] = (64, 48)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, kind)
    return buffer.getvalue()


def events(body: bytes) -> list[Json]:
    """The JSON events of a well-formed stream."""
    frames = body.decode().split("\n\n")
    return [json.loads(frame.removeprefix("data: ")) for frame in frames if frame]


def texts(body: bytes) -> list[str]:
    """The complete messages of a framework stream."""
    found: list[str] = []
    for event in events(body):
        if not event.get("partial") and event.get("content", {}).get("role") == "model":
            parts = event["content"]["parts"]
            found.append("".join(p.get("text", "") for p in parts if not p.get("thought")))
    return [text for text in found if text]


def tools(body: bytes) -> list[str]:
    """The names of the tools that were called, in order."""
    return [
        part["functionCall"]["name"]
        for event in events(body)
        if not event.get("partial")
        for part in event.get("content", {}).get("parts", [])
        if "functionCall" in part
    ]


@dataclass
class Client:
    """Somebody with a token and a session."""

    nemo: NemoSandbox
    http: aiohttp.ClientSession
    headers: dict[str, str] = field(default_factory=lambda: dict(ATTRIBUTION))
    session_id: str = ""
    task_id: str = ""

    async def call(self, method: str, path: str, **options: Any) -> tuple[int, Json]:
        headers = self.headers | options.pop("headers", {})
        url = self.nemo.api_url + path
        async with self.http.request(method, url, headers=headers, **options) as answer:
            return answer.status, await answer.json()

    async def sign_in(self, client_id: str = "client-1") -> Json:
        _, body = await self.call(
            "POST", "/api/auth/anonymous-token", headers={"X-Client-Id": client_id}
        )
        self.use(body["data"]["token"])
        return body["data"]

    def use(self, token: str) -> None:
        self.headers["Authorization"] = f"Bearer {token}"

    async def open_session(self, language: str = "en") -> Json:
        body = {"task_name": "project", "language": language}
        _, answer = await self.call("POST", "/api/tasks/me/with-session/nemo_agent", json=body)
        self.session_id, self.task_id = answer["data"]["session_id"], answer["data"]["task_id"]
        return answer["data"]

    async def upload(
        self, *files: tuple[str, bytes], urls: list[str] | None = None
    ) -> tuple[int, Json]:
        path = f"/api/upload-video/nemo_agent/me/{self.session_id}"
        if urls is not None:
            return await self.call("POST", path, json={"urls": urls, "source_type": "url"})
        form = aiohttp.FormData(quote_fields=False)
        for name, data in files:
            form.add_field("files", data, filename=name)
        return await self.call("POST", path, data=form)

    def message(self, text: str) -> Json:
        return {
            "app_name": "nemo_agent",
            "user_id": "me",
            "session_id": self.session_id,
            "new_message": {"role": "user", "parts": [{"text": text}]},
        }

    def stream(self, text: str) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        url = f"{self.nemo.api_url}/run_sse"
        return self.http.post(url, json=self.message(text), headers=self.headers)

    async def say(self, text: str) -> bytes:
        async with self.stream(text) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.read()

    async def state(self) -> Json:
        path = f"/api/state/nemo_agent/me/{self.session_id}/latest"
        _, body = await self.call("GET", path)
        return body["data"]["state"]

    async def credits(self) -> Json:
        _, body = await self.call("GET", "/api/credits/balance/simple")
        return body["data"]

    async def export(self, render_id: str = "render_1", **changes: Any) -> tuple[int, Json]:
        draft = (await self.state())["draft"]
        body = {
            "id": render_id,
            "sessionId": self.session_id,
            "draft": draft,
            "output": {"format": "mp4", "quality": "low"},
        }
        return await self.call("POST", "/api/render/proxy/lambda", json=body | changes)


@asynccontextmanager
async def serve(**changes: Any) -> AsyncGenerator[Client]:
    """A stand-in with a client that is signed in and has a session."""
    agent = {"agent": changes.pop("agent")} if "agent" in changes else {}
    async with (
        NemoSandbox(settings(**changes), **agent) as nemo,
        aiohttp.ClientSession() as http,
    ):
        client = Client(nemo, http)
        await client.sign_in()
        await client.open_session()
        yield client
