"""A gateway session: numbered events that survive the connection they were sent on."""

import json
import secrets
import time
from collections import deque
from dataclasses import dataclass
from typing import Protocol

from bot.sandbox.discord.gateway.events import Event, Intent
from bot.sandbox.discord.model import Json

DISPATCH = 0
_KEPT = 10_000


class Sink(Protocol):
    """Where a session's messages go while it is connected."""

    def send(self, message: str) -> None:
        """Queue one message."""
        ...


@dataclass(frozen=True, slots=True)
class _Dispatch:
    """One numbered event; encoded only when it is sent, since most sessions end unresumed."""

    sequence: int
    name: str
    data: Json

    def encoded(self) -> str:
        return json.dumps({"op": DISPATCH, "t": self.name, "s": self.sequence, "d": self.data})


class Session:
    """What one IDENTIFY opened; numbers its events without gaps and can replay them."""

    def __init__(self, intents: int) -> None:
        self.id = secrets.token_hex(16)
        self.intents = Intent(intents)
        self.sequence = 0
        self.left_at: float | None = None
        self._sink: Sink | None = None
        self._held = False
        self._log: deque[_Dispatch] = deque(maxlen=_KEPT)
        self._unsent: deque[_Dispatch] = deque()

    @property
    def connected(self) -> bool:
        """Whether a connection carries this session now."""
        return self._sink is not None

    def attach(self, sink: Sink) -> None:
        """Send over this connection from now on."""
        self._sink = sink
        self.left_at = None
        self._unsent.clear()

    def detach(self, sink: Sink) -> None:
        """The connection is gone; it can be resumed for a while."""
        if self._sink is sink:
            self._sink = None
            self.left_at = time.monotonic()

    def hold(self, *, held: bool) -> None:
        """Keep events back, or send those that were."""
        self._held = held
        self._pump()

    def offer(self, event: Event) -> None:
        """Send an event, if the session's intents ask for it."""
        if event.intent is not None and event.intent not in self.intents:
            return
        censor = event.censored is not None and Intent.MESSAGE_CONTENT not in self.intents
        self.dispatch(event.name, event.censored if censor and event.censored else event.data)

    def dispatch(self, name: str, data: Json) -> None:
        """Send an event whatever the intents."""
        self.sequence += 1
        dispatch = _Dispatch(self.sequence, name, data)
        self._log.append(dispatch)
        if self._sink is not None:
            self._unsent.append(dispatch)
            self._pump()

    def can_replay(self, sequence: int) -> bool:
        """Whether all events after `sequence` are still known."""
        oldest = self._log[0].sequence if self._log else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence

    def replay(self, sequence: int) -> None:
        """Send the events after `sequence` again."""
        self._unsent.extend(sent for sent in self._log if sent.sequence > sequence)
        self._pump()

    def _pump(self) -> None:
        while self._unsent and self._sink is not None and not self._held:
            self._sink.send(self._unsent.popleft().encoded())
