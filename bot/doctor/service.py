"""NemoVideo: whether it answers, who pays, and what the token allows. Nothing is spent."""

from collections.abc import Awaitable, Callable

import aiohttp

from bot.config import NemoSettings
from bot.core.skills import skill
from bot.doctor.findings import Finding, broken, fine, notice
from bot.errors import ScopeMissing, ServiceError, TokenRejected
from bot.nemo.account import RegisteredAccount
from bot.nemo.client import NemoClient
from bot.nemo.limits import Limits
from bot.nemo.transport import Attribution, Request, Transport

AREA = "NemoVideo"
FEW_CREDITS = 20.0
"""Less than about two edits cost."""
BRIEF = Limits(connect_s=5.0, call_s=10.0, fetch_s=10.0, attempts=1, longest_rate_limit_pause_s=0.0)

_NOWHERE = "0"
"""A session and a render of this id exist nowhere: asking for them proves a scope, and no more."""


async def examine(
    pool: aiohttp.ClientSession, settings: NemoSettings, bot_token: str | None
) -> list[Finding]:
    """Check the address, then the token; ``bot_token`` is that of the free account, if any."""
    profile = skill(settings.skill)
    attribution = Attribution(profile.name, profile.version, settings.platform)
    transport = Transport(pool, settings.api_url, attribution, BRIEF)
    unanswered = await _address(transport, settings.api_url)
    if unanswered is not None:
        return [unanswered]
    found = [fine(AREA, f"{settings.api_url} answers")]
    if "bot" not in settings.accounts:
        return [*found, fine(AREA, "only accounts that people and servers link may pay")]
    own = settings.token.get_secret_value()
    token = own or bot_token
    if not own:
        said = "no token: the bot has one free account, 100 credits for 7 days"
        found.append(notice(AREA, said, "for more, set NEMO_TOKEN to your own NemoVideo token"))
    if not token:
        return found
    client = NemoClient(transport, RegisteredAccount(token), settings.web_url)
    return [*found, *await _account(client, registered=bool(own))]


async def _address(transport: Transport, url: str) -> Finding | None:
    """What is wrong with the address; a NemoVideo answers that nobody is logged in."""
    request = Request("GET", "/api/credits/balance/simple", total_s=BRIEF.call_s)
    try:
        await transport.send(request)
    except TokenRejected:
        return None
    except ServiceError as error:
        reason = str(error).removeprefix(f"{request.call}: ")
        said = f"there is no NemoVideo at {url}: {reason}"
        mend = "look at the network, and at nemo.api_url (or NEMO_API_URL) if it is set"
        return broken(AREA, said, mend)
    return broken(AREA, f"what answers at {url} is no NemoVideo", "correct nemo.api_url")


async def _account(client: NemoClient, *, registered: bool) -> list[Finding]:
    try:
        credits = await client.credits()
    except TokenRejected:
        if not registered:
            return [fine(AREA, "the free account's token has ended; the bot asks for a new one")]
        mend = "copy it anew from your NemoVideo account into NEMO_TOKEN or nemo.token"
        return [broken(AREA, "the service doesn't accept the token", mend)]
    except ScopeMissing:
        return [_scopes(["read"])]
    except ServiceError as error:
        return [notice(AREA, f"the balance can't be read: {error}", "try again later")]
    found = [_balance(credits.available)]
    if registered:
        lacking = [scope for scope, trial in _TRIALS if not await _has(client, trial)]
        found.append(_scopes(lacking))
    return found


def _balance(available: float) -> Finding:
    said = f"{available:g} credits are left"
    if available <= 0:
        return broken(AREA, said, "top up the account at NemoVideo; exports alone are free")
    if available < FEW_CREDITS:
        return notice(AREA, said, "top up the account at NemoVideo soon")
    return fine(AREA, said)


def _scopes(lacking: list[str]) -> Finding:
    if not lacking:
        return fine(AREA, "the token may do all that is needed")
    said = f"the token lacks the scope: {', '.join(lacking)}"
    mend = "make a token with read, write, upload and render in your NemoVideo account"
    return broken(AREA, said, mend)


_Trial = Callable[[NemoClient], Awaitable[object]]
_TRIALS: tuple[tuple[str, _Trial], ...] = (
    ("write", lambda client: client.claim_url(_NOWHERE, _NOWHERE)),
    ("upload", lambda client: client.upload_urls(_NOWHERE, [])),
    ("render", lambda client: client.render(_NOWHERE)),
)


async def _has(client: NemoClient, trial: _Trial) -> bool:
    try:
        await trial(client)
    except ScopeMissing:
        return False
    except ServiceError:
        return True  # as it must, for what doesn't exist: so the token was let through
    return True
