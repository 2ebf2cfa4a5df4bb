"""The gateway's end point: opens sessions, resumes them, and sends them the world's changes."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from aiohttp import WSMsgType, web

from bot.sandbox.discord.changes import Change
from bot.sandbox.discord.faults import Faults
from bot.sandbox.discord.gateway import handshake
from bot.sandbox.discord.gateway.compression import compressor
from bot.sandbox.discord.gateway.connection import Connection
from bot.sandbox.discord.gateway.events import Event, Intent, Translator
from bot.sandbox.discord.gateway.session import Session
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.payloads import Payloads
from bot.sandbox.discord.world import World

HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE = 1, 2, 3, 4
RESUME, RECONNECT, REQUEST_MEMBERS, INVALID_SESSION = 6, 7, 8, 9
HELLO, HEARTBEAT_ACK = 10, 11

UNKNOWN_OPCODE, DECODE_ERROR, NOT_AUTHENTICATED, BAD_TOKEN, ALREADY_AUTHENTICATED = range(
    4001, 4006
)
RATE_LIMITED, TIMED_OUT, INVALID_INTENTS, DISALLOWED_INTENTS = 4008, 4009, 4013, 4014

RESUME_WINDOW_S = 180.0
_KNOWN_INTENTS = (1 << 26) - 1


class _Closed(Exception):
    """The connection must be closed with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def _decode(text: str | bytes) -> tuple[int, Any]:
    """The opcode and data of a client's message."""
    try:
        message = cast(Json, json.loads(text))
        op = int(message["op"])
        has_data = isinstance(message.get("d"), dict)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _Closed(DECODE_ERROR, "Error while decoding payload.") from None
    if op in (IDENTIFY, RESUME, REQUEST_MEMBERS) and not has_data:
        raise _Closed(DECODE_ERROR, "Error while decoding payload.")
    return op, message.get("d")


class Gateway:
    """All sessions of the bot and the connections that carry them."""

    def __init__(
        self,
        world: World,
        shapes: Payloads,
        translator: Translator,
        faults: Faults,
        url: Callable[[], str],
    ) -> None:
        self._world = world
        self._settings = world.settings
        self._shapes = shapes
        self._translator = translator
        self._faults = faults
        self._url = url
        self._sessions: dict[str, Session] = {}
        self._connections: dict[Connection, Session | None] = {}
        self._seen_again = 0
        self._late: list[Event] = []
        self._listeners: list[Callable[[str, Json], None]] = []
        self.identified = 0
        self.resumed = 0
        self.online = asyncio.Event()
        """Set while at least one session is connected."""
        world.changes.listen(self._on_change)

    def listen(self, listener: Callable[[str, Json], None]) -> None:
        """Call `listener` with the name and data of every event sent, and with CLOSED at an end."""
        self._listeners.append(listener)

    # --- what goes wrong on request ------------------------------------------------------

    def drop(self) -> None:
        """Cut all connections; their sessions can be resumed."""
        for connection in self._connections:
            connection.abort()

    def ask_to_reconnect(self) -> None:
        """Send everyone opcode 7."""
        for connection in self._connections:
            connection.send_op(RECONNECT)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Send everyone opcode 9; unless resumable, the sessions are forgotten."""
        if not resumable:
            self._sessions.clear()
        for connection in self._connections:
            connection.send_op(INVALID_SESSION, resumable)
            if not resumable:
                self._connections[connection] = None

    def forget_sessions(self) -> None:
        """Forget all sessions, so that the next RESUME fails."""
        self._sessions.clear()

    def hold(self) -> None:
        """Keep all events back until `release`."""
        for session in self._sessions.values():
            session.hold(held=True)

    def release(self) -> None:
        """Send the events that were kept back."""
        for session in self._sessions.values():
            session.hold(held=False)

    def replay_seen(self, count: int) -> None:
        """Let the next RESUME repeat `count` events that the bot has had already."""
        self._seen_again = count

    def send_event(self, name: str, data: Json) -> None:
        """Send an event that nothing in the world caused, such as a malformed one."""
        for session in self._sessions.values():
            session.dispatch(name, data)

    # --- the connection ------------------------------------------------------------------

    async def flushed(self) -> None:
        """Wait until every event so far is on its way to the bot."""
        for connection in list(self._connections):
            await connection.flushed()

    async def close(self) -> None:
        """Close every connection, as Discord does when it restarts a gateway node."""
        closing = [connection.close(1001, "Going away") for connection in self._connections]
        await asyncio.gather(*closing)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one WebSocket to its end."""
        socket = web.WebSocketResponse(timeout=1.0, compress=False, max_msg_size=1 << 16)
        await socket.prepare(request)
        connection = Connection(socket, request, compressor(request.query.get("compress")))
        self._connections[connection] = None
        try:
            async with connection.run():
                interval_ms = int(self._settings.heartbeat_interval_s * 1000)
                connection.send_op(HELLO, {"heartbeat_interval": interval_ms})
                try:
                    await self._converse(connection)
                except _Closed as closed:
                    await connection.close(closed.code, closed.reason)
        finally:
            session = self._connections.pop(connection)
            if session is not None:
                session.detach(connection)
            if not any(self._connections.values()):
                self.online.clear()
            self._tell("CLOSED", {})
        return socket

    async def _converse(self, connection: Connection) -> None:
        recent: list[float] = []
        limit = self._settings.gateway_sends
        while True:
            try:
                frame = await connection.socket.receive(2 * self._settings.heartbeat_interval_s)
            except TimeoutError:
                raise _Closed(TIMED_OUT, "Session timed out.") from None
            if frame.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return
            now = time.monotonic()
            recent = [at for at in recent if now - at < limit.per_s] + [now]
            if len(recent) > limit.count:
                raise _Closed(RATE_LIMITED, "You are being rate limited.")
            self._obey(connection, *_decode(frame.data))

    def _obey(self, connection: Connection, op: int, data: Any) -> None:
        if op == HEARTBEAT:
            loop, delay_s = asyncio.get_running_loop(), self._settings.heartbeat_ack_s
            loop.call_later(delay_s, connection.send_op, HEARTBEAT_ACK)
        elif op in (IDENTIFY, RESUME):
            if self._connections[connection] is not None:
                raise _Closed(ALREADY_AUTHENTICATED, "Already authenticated.")
            if str(data.get("token")).removeprefix("Bot ") != self._settings.token:
                raise _Closed(BAD_TOKEN, "Authentication failed.")
            if op == IDENTIFY:
                self._identify(connection, data)
            else:
                self._resume(connection, data)
        elif (session := self._connections[connection]) is None:
            raise _Closed(NOT_AUTHENTICATED, "Not authenticated.")
        elif op == REQUEST_MEMBERS:
            chunk = handshake.members_chunk(self._world, self._shapes, data)
            session.dispatch("GUILD_MEMBERS_CHUNK", chunk)
        elif op not in (PRESENCE, VOICE_STATE):
            raise _Closed(UNKNOWN_OPCODE, "Unknown opcode.")

    # --- opening a session ---------------------------------------------------------------

    def _identify(self, connection: Connection, data: Json) -> None:
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~_KNOWN_INTENTS:
            raise _Closed(INVALID_INTENTS, "Invalid intent(s).")
        if intents & handshake.forbidden_intents(self._settings.privileged_intents):
            raise _Closed(DISALLOWED_INTENTS, "Disallowed intent(s).")
        self._forget_expired()
        session = Session(intents)
        self._sessions[session.id] = session
        self._attach(connection, session)
        self.identified += 1
        ready = handshake.ready(self._world, session.id, self._url(), data.get("shard"))
        session.dispatch("READY", ready)
        self._tell("READY", ready)
        if Intent.GUILDS in session.intents:
            all_members = Intent.GUILD_MEMBERS in session.intents
            for guild in self._world.guilds.values():
                full = self._shapes.full_guild(guild, all_members=all_members)
                session.dispatch("GUILD_CREATE", full)

    def _resume(self, connection: Connection, data: Json) -> None:
        self._forget_expired()
        session = self._sessions.get(str(data.get("session_id")))
        sequence = data.get("seq")
        if session is None or not isinstance(sequence, int) or not session.can_replay(sequence):
            connection.send_op(INVALID_SESSION, data=False)
            return
        self._attach(connection, session)
        self.resumed += 1
        repeated, self._seen_again = self._seen_again, 0
        session.replay(sequence - repeated)
        session.dispatch("RESUMED", {})
        self._tell("RESUMED", {})

    def _attach(self, connection: Connection, session: Session) -> None:
        for other, carried in self._connections.items():
            if carried is session and other is not connection:
                other.abort()
        self._connections[connection] = session
        session.attach(connection)
        self.online.set()

    def _forget_expired(self) -> None:
        oldest = time.monotonic() - RESUME_WINDOW_S
        self._sessions = {
            session_id: session
            for session_id, session in self._sessions.items()
            if session.left_at is None or session.left_at > oldest
        }

    # --- sending events ------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        if not self._sessions:
            return
        for event in self._translator.events(change):
            if self._faults.takes_delay(event.name):
                self._late.append(event)
                continue
            self._offer(event)
            if self._faults.takes_repeat(event.name):
                # A thread is announced as new only once, however often it is announced.
                again = {k: v for k, v in event.data.items() if k != "newly_created"}
                self._offer(replace(event, data=again))
            late, self._late = self._late, []
            for earlier in late:
                self._offer(earlier)

    def _offer(self, event: Event) -> None:
        for session in self._sessions.values():
            session.offer(event)
        self._tell(event.name, event.data)

    def _tell(self, name: str, data: Json) -> None:
        for listener in self._listeners:
            listener(name, data)
