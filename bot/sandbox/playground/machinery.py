"""The switches for what can go wrong, and how the bot fares."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.sandbox.child import BotProcess
from bot.sandbox.discord import DiscordSandbox, Limit, RateLimits
from bot.sandbox.discord.model import Json
from bot.sandbox.discord.ratelimit import RateLimiter
from bot.sandbox.nemo.accounts import Account
from bot.sandbox.nemo.faults import Cut
from bot.sandbox.nemo.journal import Entry, RequestEntry
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.settings import Pace
from bot.sandbox.playground.requests import BadRequest

SLOW = Pace(first_event_s=4.0, delta_s=0.3, edit_tool_s=5.0, generate_tool_s=15.0, heartbeat_s=5.0)
STRICT = RateLimits(
    everything=Limit(10, 1.0),
    message_create=Limit(1, 5.0),
    message_edit=Limit(1, 5.0),
    reaction=Limit(1, 1.0),
    other=Limit(10, 1.0),
)
FIRST_WORDS = 4
"""After how many events of a stream it has said something."""


@dataclass(frozen=True, slots=True)
class _Switch:
    """Something to turn on and off."""

    turn: Callable[[bool], Awaitable[None]]
    is_on: Callable[[], bool]


class Machinery:
    """Both stand-ins and the bot's process, as someone at the switches sees them.

    `changed` is called whenever `shown` has changed.
    """

    def __init__(
        self,
        discord: DiscordSandbox,
        nemo: NemoSandbox,
        account: Account,
        changed: Callable[[], None],
    ) -> None:
        self._discord = discord
        self._nemo = nemo
        self._account = account
        self._changed = changed
        self._bot: BotProcess | None = None
        self._was_online = False
        self._switches = {
            "bot": _Switch(self._turn_bot, lambda: self._running is not None),
            "no_credits": _Switch(self._turn_no_credits, lambda: account.aside > 0),
            "slow_service": _Switch(self._turn_slow, lambda: nemo.runs.pace is SLOW),
            "rate_limit": _Switch(self._turn_strict, lambda: self._limiter.limits is STRICT),
        }
        self._buttons: dict[str, Callable[[], Awaitable[None]]] = {
            "kill_bot": self._kill_bot,
            "drop_gateway": self._drop_gateway,
            "end_gateway_session": self._end_gateway_session,
            "cut_stream": self._cut_stream,
        }
        discord.gateway.listen(self._on_gateway)
        nemo.journal.listen(self._on_service)

    def put_to(self, bot: BotProcess) -> None:
        """The process that the switches concern."""
        self._bot = bot

    # --- what is shown -------------------------------------------------------------------

    @property
    def bot_state(self) -> str:
        """`stopped`, `starting`, `online`, or `offline` if it was online before."""
        if self._running is None:
            return "stopped"
        if self._discord.gateway.online.is_set():
            return "online"
        return "offline" if self._was_online else "starting"

    def shown(self) -> Json:
        """The bot, the switches, and the account's credits."""
        bot = self._bot
        armed = self._nemo.faults.awaits_run
        return {
            "bot": {
                "state": self.bot_state,
                "pid": self._running,
                "starts": bot.starts if bot is not None else 0,
            },
            "switches": [
                *(
                    {"name": name, "kind": "switch", "on": switch.is_on()}
                    for name, switch in self._switches.items()
                ),
                *(
                    {"name": name, "kind": "button", "armed": name == "cut_stream" and armed}
                    for name in self._buttons
                ),
            ],
            "credits": {"available": self._account.available, "frozen": self._account.frozen},
        }

    def bot_changed(self) -> None:
        """The bot's process has begun or ended."""
        self._was_online = False
        self._changed()

    def _on_gateway(self, name: str, data: Json) -> None:
        del data
        if name in ("READY", "RESUMED"):
            self._was_online = True
        if name in ("READY", "RESUMED", "CLOSED"):
            self._changed()

    def _on_service(self, entry: Entry) -> None:
        if isinstance(entry, RequestEntry):
            self._changed()

    @property
    def _running(self) -> int | None:
        return self._bot.pid if self._bot is not None else None

    # --- the switches --------------------------------------------------------------------

    async def use(self, name: str, *, on: bool) -> None:
        """Turn a switch, or press a button; `BadRequest` if there is none of this name."""
        if name in self._switches:
            await self._switches[name].turn(on)
        elif name in self._buttons:
            await self._buttons[name]()
        else:
            raise BadRequest(f"there is no switch called {name!r}")
        self._changed()

    @property
    def _limiter(self) -> RateLimiter:
        return self._discord.services.limiter

    async def _turn_bot(self, on: bool) -> None:
        if self._bot is not None:
            await (self._bot.start() if on else self._bot.stop())

    async def _turn_no_credits(self, on: bool) -> None:
        if on:
            self._account.set_aside()
        else:
            self._account.give_back()

    async def _turn_slow(self, on: bool) -> None:
        self._nemo.runs.pace = SLOW if on else self._nemo.settings.pace

    async def _turn_strict(self, on: bool) -> None:
        self._limiter.limits = STRICT if on else self._discord.settings.rate_limits

    async def _kill_bot(self) -> None:
        if self._bot is not None:
            await self._bot.kill()
            await self._bot.start()

    async def _drop_gateway(self) -> None:
        self._discord.gateway.drop()

    async def _end_gateway_session(self) -> None:
        self._discord.gateway.forget_sessions()
        self._discord.gateway.drop()

    async def _cut_stream(self) -> None:
        if not self._nemo.runs.cut():
            self._nemo.faults.next_run(Cut(after_events=FIRST_WORDS))
