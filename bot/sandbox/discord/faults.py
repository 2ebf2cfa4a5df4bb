"""Things that go wrong on request: what the next matching REST calls or events suffer."""

from dataclasses import dataclass, field
from enum import StrEnum, auto
from fnmatch import fnmatchcase

from bot.sandbox.discord.errors import ApiError


class FaultKind(StrEnum):
    """What can happen to a REST call."""

    DROP = auto()
    LOSE_REPLY = auto()
    DELAY = auto()
    REFUSE = auto()
    PAGE = auto()


@dataclass(slots=True)
class Fault:
    """One planned misfortune of the REST calls that match; `hits` counts how often it struck."""

    kind: FaultKind
    method: str
    route: str
    remaining: int | None
    skip: int = 0
    delay_s: float = 0.0
    error: ApiError | None = None
    status: int = 500
    page: str = ""
    via: bool = True
    hits: int = 0

    def strikes(self, method: str, path: str) -> bool:
        """Whether it happens to this call; counts it if so."""
        if self.remaining == 0 or self.method not in ("*", method):
            return False
        if not fnmatchcase(path, self.route):
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.remaining is not None:
            self.remaining -= 1
        self.hits += 1
        return True


_CLOUDFLARE = """<!doctype html><html><head><title>Access denied | discord.com used Cloudflare \
to restrict access</title></head><body><h1>Error 1015</h1><p>You are being rate limited</p>\
</body></html>"""


@dataclass(slots=True)
class Faults:
    """Plans faults. `method` may be `*`; `route` is a pattern such as `/channels/*/messages`.

    A fault strikes the next `times` matching calls (None: all), after letting `skip` pass.
    """

    _planned: list[Fault] = field(default_factory=list[Fault])
    _repeats: dict[str, int] = field(default_factory=dict[str, int])
    _late: dict[str, int] = field(default_factory=dict[str, int])

    def drop(self, method: str, route: str, *, times: int | None = 1, skip: int = 0) -> Fault:
        """Cut the connection before any work is done."""
        return self._plan(Fault(FaultKind.DROP, method, route, times, skip))

    def lose_reply(self, method: str, route: str, *, times: int | None = 1, skip: int = 0) -> Fault:
        """Do the work, then cut the connection instead of replying."""
        return self._plan(Fault(FaultKind.LOSE_REPLY, method, route, times, skip))

    def delay(
        self, method: str, route: str, delay_s: float, *, times: int | None = 1, skip: int = 0
    ) -> Fault:
        """Wait before doing the work."""
        return self._plan(Fault(FaultKind.DELAY, method, route, times, skip, delay_s))

    def refuse(
        self, method: str, route: str, error: ApiError, *, times: int | None = 1, skip: int = 0
    ) -> Fault:
        """Answer with one of Discord's own errors and do nothing."""
        return self._plan(Fault(FaultKind.REFUSE, method, route, times, skip, error=error))

    def fail(
        self,
        method: str,
        route: str,
        status: int = 500,
        *,
        times: int | None = 1,
        skip: int = 0,
        via: bool = True,
    ) -> Fault:
        """Answer with a server error and do nothing."""
        error = ApiError(status, 0, f"{status}: Server Error")
        fault = Fault(FaultKind.REFUSE, method, route, times, skip, error=error, via=via)
        return self._plan(fault)

    def ban(self, method: str, route: str, *, times: int | None = 1, skip: int = 0) -> Fault:
        """Answer with the web page that Cloudflare shows instead of Discord (error 1015)."""
        fault = Fault(FaultKind.PAGE, method, route, times, skip, status=429, page=_CLOUDFLARE)
        fault.via = False
        return self._plan(fault)

    def repeat_event(self, name: str, times: int = 1) -> None:
        """Send the next `times` gateway events of this name twice."""
        self._repeats[name] = self._repeats.get(name, 0) + times

    def delay_event(self, name: str, times: int = 1) -> None:
        """Send the next `times` gateway events of this name after the event that follows."""
        self._late[name] = self._late.get(name, 0) + times

    def clear(self) -> None:
        """Let everything go well again."""
        self._planned.clear()
        self._repeats.clear()
        self._late.clear()

    def striking(self, method: str, path: str) -> list[Fault]:
        """The faults that a REST call suffers now."""
        return [fault for fault in self._planned if fault.strikes(method, path)]

    def takes_repeat(self, name: str) -> bool:
        """Whether this event is to be sent twice; counts it if so."""
        return _take(self._repeats, name)

    def takes_delay(self, name: str) -> bool:
        """Whether this event is to be sent after the next one; counts it if so."""
        return _take(self._late, name)

    def _plan(self, fault: Fault) -> Fault:
        self._planned.append(fault)
        return fault


def _take(left: dict[str, int], name: str) -> bool:
    if not left.get(name):
        return False
    left[name] -= 1
    return True
