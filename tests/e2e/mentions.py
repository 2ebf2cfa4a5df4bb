"""Whether a request to Discord could ping anybody but the asker."""

from collections.abc import Iterable
from typing import cast

from bot.sandbox.discord.model import Json
from bot.sandbox.discord.recorder import RestCall

WRITES = {"POST", "PATCH", "PUT"}
WORDLESS = {5, 6, 8, 9}
"""Interaction callbacks that write no message: two deferred ones, suggestions, a form."""


def unguarded(calls: Iterable[RestCall], askers: set[int]) -> list[str]:
    """The requests with words that don't say whom they may ping, or may ping another one.

    Without ``allowed_mentions`` Discord pings everyone that a text names.
    """
    return [
        f"{call.method} {call.path}: {said}"
        for call in calls
        for said in _said(call)
        if not _guarded(said.get("allowed_mentions"), askers)
    ]


def _said(call: RestCall) -> list[Json]:
    """The messages that a request writes."""
    body = cast(Json | list[Json] | None, call.json_body)
    if call.method not in WRITES or not isinstance(body, dict):
        return []
    if call.path.endswith("/callback"):
        return [] if body["type"] in WORDLESS else [body.get("data") or {}]
    if "/messages" in call.path and not call.path.endswith("/threads"):
        return [body]
    return []


def _guarded(allowed: Json | None, askers: set[int]) -> bool:
    if allowed is None:
        return False
    users = {int(user) for user in allowed.get("users") or ()}
    return not allowed.get("parse") and not allowed.get("roles") and users <= askers
