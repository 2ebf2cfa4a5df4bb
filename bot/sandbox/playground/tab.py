"""One open page: its person, the events that go out to it, the requests that come in."""

import asyncio
import contextlib
import json
from collections.abc import Coroutine

from aiohttp import WSMsgType, web

from bot.sandbox.discord.changes import Change, ChangeKind
from bot.sandbox.discord.errors import ApiError
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.people import Person
from bot.sandbox.playground.actions import Action, Actions
from bot.sandbox.playground.commands import listed
from bot.sandbox.playground.events import Event, Translator
from bot.sandbox.playground.hub import LOCALES, Hub
from bot.sandbox.playground.requests import BadRequest, Request
from bot.sandbox.playground.usages import Usages
from bot.sandbox.playground.view import View

MOST_WAITING = 5000
"""A page that is so many messages behind is gone, or hangs."""
FEED_INTERVAL_S = 0.25


class Tab:
    """Serves one socket to its end; `tell` and `on_change` may be called all the while."""

    def __init__(
        self, hub: Hub, request: web.Request, socket: web.WebSocketResponse, person: Person
    ) -> None:
        self._hub = hub
        self._request = request
        self._socket = socket
        self._outbox: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self._group = asyncio.TaskGroup()
        self._tasks: set[asyncio.Task[None]] = set()
        self._watching: asyncio.Task[None] | None = None
        self._be(person)

    def _be(self, person: Person) -> None:
        services = self._hub.discord.services
        self.person = person
        self._view = View(services, person.user)
        self._translator = Translator(services.world, self._view)
        parts = (services, person, self._view, self._hub.uploads)
        self._actions: dict[str, Action] = {
            **Actions(*parts).by_name(),
            **Usages(*parts).by_name(),
            "switch_person": self._switch_person,
            "set_locale": self._set_locale,
            "watch_machinery": self._watch_machinery,
            "fault": self._fault,
        }

    async def run(self) -> None:
        """Send what there is and answer what comes, until the page goes."""
        self.greet()
        async with self._group:
            self._begin(self._write())
            async for frame in self._socket:
                if frame.type is WSMsgType.TEXT:
                    self._begin(self._answer(frame.data))
            for task in self._tasks:
                task.cancel()

    def _begin(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Do something beside all else, until the page goes."""
        task = self._group.create_task(work, name=f"page: {work.__name__}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    # --- what goes out -------------------------------------------------------------------

    def greet(self) -> None:
        """Tell the page all that its person has."""
        self.tell(Event("ready", self._hub.snapshot(self._view)))

    def tell(self, event: Event) -> None:
        """Queue an event; a page that takes none any more is closed."""
        self._send(event.text)

    def on_change(self, change: Change) -> None:
        """Tell the page of a change, as far as its person may know."""
        for event in self._translator.events(change):
            self.tell(event)
        if change.kind in (ChangeKind.COMMANDS_CHANGED, ChangeKind.ROLE_UPDATED):
            self.tell_commands()

    def tell_commands(self) -> None:
        """Tell the page which commands there are."""
        hub = self._hub
        found = listed(hub.discord.services, hub.discord.guild, self.person.user)
        self.tell(Event("commands", {"commands": found}))

    async def close(self) -> None:
        """Say goodbye: the demo ends."""
        await self._socket.close(code=1001, message=b"The demo has ended")

    def _send(self, text: str) -> None:
        try:
            self._outbox.put_nowait(text)
        except asyncio.QueueFull:
            if self._request.transport is not None:
                self._request.transport.abort()

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await self._socket.send_str(await self._outbox.get())

    # --- what comes in -------------------------------------------------------------------

    async def _answer(self, text: str) -> None:
        request_id = None
        try:
            request = Request.of(_decoded(text))
            request_id = request.id
            if request.do not in self._actions:
                raise BadRequest(f"there is no action {request.do!r}")
            result = await self._actions[request.do](request)
        except ApiError as error:
            self._refuse(request_id, error.status, error.code, error.message)
        except ValueError as error:
            self._refuse(request_id, 400, 0, str(error))
        else:
            self._send(json.dumps({"id": request_id, "ok": True, "result": result}))

    def _refuse(self, request_id: int | None, status: int, code: int, message: str) -> None:
        error: Json = {"status": status, "code": code, "message": message}
        self._send(json.dumps({"id": request_id, "ok": False, "error": error}))

    async def _switch_person(self, request: Request) -> Json:
        self._be(self._hub.person(request.snowflake("person")))
        self.greet()
        return {}

    async def _set_locale(self, request: Request) -> Json:
        locale = request.text("locale")
        if locale not in LOCALES:
            raise BadRequest(f"there is no language {locale!r}")
        self.person.speak(locale)
        return {}

    async def _fault(self, request: Request) -> Json:
        on = request.flag("on") if request.has("on") else True
        await self._hub.machinery.use(request.text("name"), on=on)
        return {"machinery": self._hub.machinery.shown()}

    # --- behind the scenes ---------------------------------------------------------------

    async def _watch_machinery(self, request: Request) -> Json:
        on = request.flag("on")
        if on and self._watching is None:
            self._watching = self._begin(self._tell_feed())
        elif not on and self._watching is not None:
            self._watching.cancel()
            self._watching = None
        return {}

    async def _tell_feed(self) -> None:
        """Tell what goes on, in batches, so that a busy stream doesn't flood the page."""
        feed, timelines = self._hub.feed, self._hub.timelines
        position, drawn = feed.start, -1
        while True:
            timelines.look()
            if timelines.version != drawn:
                drawn = timelines.version
                self.tell(Event("drafts", timelines.shown()))
            position, batch = feed.batch(position)
            if batch["entries"]:
                self.tell(Event("feed", batch))
            await asyncio.sleep(FEED_INTERVAL_S)
            await feed.grown(position)


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        raise BadRequest("a request is JSON") from None
