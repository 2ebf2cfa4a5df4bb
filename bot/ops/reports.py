"""Reports of the program's mistakes to Sentry: where it broke, and nothing of what people said."""

import contextlib
import re
from collections.abc import Collection, Generator
from typing import cast

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.types import Event, Hint

FLUSH_S = 2.0

_ADDRESS = re.compile(r"\b(?:https?|wss?)://[^\s'\"<>]+")
_TOKENS = re.compile(
    r"nmv_\w+|clm_\w+|(?:Bearer|Bot)\s+\S+|[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|\bct=\S+"
)
"""NemoVideo's tokens, what headers carry, Discord's tokens, and a claim in an address."""


@contextlib.contextmanager
def reporting(dsn: str, secrets: Collection[str]) -> Generator[None]:
    """Report every logged error within the block, without ``secrets`` and what looks like one."""
    scrubber = Scrubber(secrets)
    sentry_sdk.init(
        dsn=dsn,
        default_integrations=False,
        integrations=[LoggingIntegration(level=None)],
        before_send=scrubber.before_send,
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        server_name="",
        traces_sample_rate=None,
    )
    try:
        yield
    finally:
        sentry_sdk.flush(FLUSH_S)
        sentry_sdk.get_client().close()


class Scrubber:
    """Takes addresses and tokens out of a report."""

    def __init__(self, secrets: Collection[str]) -> None:
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def before_send(self, event: Event, _hint: Hint) -> Event | None:
        return cast("Event", self._clean(event))

    def text(self, said: str) -> str:
        """What was said, without what must not be told."""
        for secret in self._secrets:
            said = said.replace(secret, "[secret]")
        return _ADDRESS.sub("[address]", _TOKENS.sub("[secret]", said))

    def _clean(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            items = cast("dict[object, object]", value).items()
            return {key: self._clean(item) for key, item in items}
        if isinstance(value, list | tuple):
            return [self._clean(item) for item in cast("list[object]", value)]
        return value
