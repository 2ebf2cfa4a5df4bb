"""What goes wrong at both services, by chance, for as long as a run lasts."""

import asyncio
import random
import time
from collections.abc import Callable

from bot.sandbox.discord import DiscordSandbox
from bot.sandbox.nemo.faults import (
    HTML_ERROR,
    Answer,
    Cut,
    DeadUrl,
    Drop,
    ErrorEvent,
    ErrorFrame,
    FailRender,
    GiantEvent,
    Heartbeats,
    Late,
    RawBytes,
    Silence,
    TemporaryIssue,
    Trickle,
    refusal,
)
from bot.sandbox.nemo.server import NemoSandbox

Trouble = Callable[[], object]

EVERY_S = (0.1, 0.6)
CLEARS_UP = 0.2
"""How often what hasn't struck yet is forgotten: rare calls would meet all of it together."""
_MESSAGES = "/channels/*/messages"
_MESSAGE = "/channels/*/messages/*"
_DISCORD_CALLS = (
    ("POST", _MESSAGES),
    ("PATCH", _MESSAGE),
    ("DELETE", _MESSAGE),
    ("POST", "/channels/*/messages/*/threads"),
    ("GET", _MESSAGES),
)
_NEMO_CALLS = (
    "POST /run_sse",
    "POST /api/upload-video/*",
    "POST /api/render/proxy/lambda",
    "GET /api/render/proxy/lambda/*",
    "GET /api/state/*",
    "GET /api/credits/*",
    "POST /api/tasks/*",
    "GET /files/*",
)


class Weather:
    """Plans one trouble after the other; ``at`` are the instants."""

    def __init__(self, discord: DiscordSandbox, nemo: NemoSandbox, rng: random.Random) -> None:
        self._discord = discord
        self._nemo = nemo
        self._rng = rng
        self.at: list[float] = []

    async def rage(self) -> None:
        """Go on until cancelled."""
        places = (self._at_discord, self._on_the_gateway, self._at_nemo, self._in_a_run)
        while True:
            await asyncio.sleep(self._rng.uniform(*EVERY_S))
            if self._rng.random() < CLEARS_UP:
                self.calm()
            self._rng.choices(places, (4, 1, 4, 3))[0]()
            self.at.append(time.monotonic())

    def calm(self) -> None:
        """Let everything go well from now on."""
        self._discord.faults.clear()
        self._nemo.faults.clear()

    def _at_discord(self) -> None:
        method, route = self._rng.choice(_DISCORD_CALLS)
        faults = self._discord.faults
        kinds: tuple[Trouble, ...] = (
            lambda: faults.lose_reply(method, route),
            lambda: faults.lose_reply(method, route),
            lambda: faults.drop(method, route),
            lambda: faults.delay(method, route, 1.0),
            lambda: faults.fail(method, route, 500),
            lambda: faults.fail(method, route, 503, times=2),
            lambda: faults.fail(method, route, 502),
            lambda: faults.ban(method, route),
        )
        self._rng.choice(kinds)()

    def _on_the_gateway(self) -> None:
        gateway, faults = self._discord.gateway, self._discord.faults
        kinds: tuple[Trouble, ...] = (
            gateway.drop,
            gateway.ask_to_reconnect,
            lambda: gateway.invalidate(resumable=True),
            gateway.invalidate,
            self._forget,
            self._replay,
            lambda: faults.repeat_event("MESSAGE_CREATE", 5),
            lambda: faults.repeat_event("MESSAGE_UPDATE", 5),
            lambda: faults.delay_event("THREAD_CREATE"),
            lambda: faults.delay_event("MESSAGE_UPDATE"),
        )
        self._rng.choice(kinds)()

    def _forget(self) -> None:
        self._discord.gateway.forget_sessions()
        self._discord.gateway.drop()

    def _replay(self) -> None:
        self._discord.gateway.replay_seen(20)
        self._discord.gateway.drop()

    def _at_nemo(self) -> None:
        call = self._rng.choice(_NEMO_CALLS)
        faults = (
            Drop(),
            Drop(after_work=True),
            Late(1.0),
            Answer(503),
            HTML_ERROR,
            refusal(429, status=429),
            refusal(1002, status=404),
        )
        self._nemo.faults.next_request(call, self._rng.choice(faults))
        if self._rng.random() < 0.3:
            self._nemo.faults.next_render(self._rng.choice((FailRender(), DeadUrl())))

    def _in_a_run(self) -> None:
        events = self._rng.randint(0, 20)
        faults = (
            Cut(after_events=events),
            Cut(after_events=events, applied=True),
            Cut(after_bytes=self._rng.randint(1, 4000), applied=False),
            ErrorFrame(after_events=events),
            ErrorFrame(after_events=events, escaped=False),
            ErrorEvent(after_events=events, last=True),
            Silence(1.0, after_events=events),
            Heartbeats(1.0, 0.2, after_events=events),
            RawBytes(b"\xff\x00 no event at all\n\n", after_events=events),
            GiantEvent(300_000, after_events=events),
            Trickle(200, 0.01),
            TemporaryIssue(),
        )
        self._nemo.faults.next_run(self._rng.choice(faults))
