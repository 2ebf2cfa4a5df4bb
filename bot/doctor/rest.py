"""Discord's REST API, read: one attempt a call, within a few seconds."""

import re
from typing import TypeVar

import aiohttp
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.outbound import reason

API_URL = "https://discord.com/api/v10"
TIMEOUT_S = 10.0

T = TypeVar("T")

_TOKEN = re.compile(r"[\x21-\x7e]+")
_AGENT = "DiscordBot (reelthread, 1)"
"""Discord asks every client for one of this form."""


class OutOfReach(Exception):
    """Nothing answered that is a Discord; the message says what happened instead."""


class Refused(Exception):
    """Discord said no, with an HTTP status and its own code."""

    def __init__(self, status: int, code: int) -> None:
        super().__init__(f"status {status}, code {code}")
        self.status = status
        self.code = code


class Wire(BaseModel):
    """Something that Discord sends; ids come as strings, and more comes than is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Problem(Wire):
    code: int = 0


class Rest:
    """Reads with the bot's token. Both exceptions above may be raised by every call."""

    def __init__(self, pool: aiohttp.ClientSession, token: str, api_url: str = "") -> None:
        self._pool = pool
        self._token = token
        self._api_url = api_url or API_URL

    @property
    def api_url(self) -> str:
        return self._api_url

    async def get(self, path: str, kind: type[T]) -> T:
        """What is at ``path``, read as ``kind``."""
        if not _TOKEN.fullmatch(self._token):
            raise Refused(401, 0)  # no header can carry it
        headers = {"Authorization": f"Bot {self._token}", "User-Agent": _AGENT}
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
        try:
            async with self._pool.get(
                self._api_url + path, headers=headers, timeout=timeout
            ) as response:
                body = await response.read()
        except TimeoutError:
            raise OutOfReach(f"no answer within {TIMEOUT_S:g} s") from None
        except aiohttp.ClientError as error:
            raise OutOfReach(reason(error)) from None
        try:
            if response.status >= 400:
                problem = _Problem.model_validate_json(body)
                raise Refused(response.status, problem.code)
            return TypeAdapter(kind).validate_json(body)
        except ValidationError:
            raise OutOfReach(f"status {response.status}, but not an answer of Discord") from None
