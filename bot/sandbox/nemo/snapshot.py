"""What a stand-in NemoVideo keeps, as JSON, and back: accounts, sessions, renders."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from bot.sandbox.nemo.accounts import Account, Token
from bot.sandbox.nemo.draft_json import draft_from_json, draft_to_json
from bot.sandbox.nemo.media import Media
from bot.sandbox.nemo.render.job import RenderJob
from bot.sandbox.nemo.renders import Render, Status
from bot.sandbox.nemo.server import NemoSandbox
from bot.sandbox.nemo.sessions import Session

HISTORY = 50
"""How many edits of a session can still be undone after a restart."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Token:
    value: str
    user_id: str
    client_id: str | None
    expires_at: float | None
    """Seconds of the day's clock."""


@dataclass(frozen=True, slots=True)
class _Accounts:
    accounts: list[Account]
    tokens: list[_Token]


@dataclass(frozen=True, slots=True)
class _Session:
    id: str
    task_id: str
    task_name: str
    language: str
    owner: str
    draft: Json
    history: list[Json]
    media: list[Media]
    unseen: int


@dataclass(frozen=True, slots=True)
class _Render:
    id: str
    session: str
    job: Json
    url: str
    status: Status
    progress: int
    error: str
    size: int
    created_at: str
    completed_at: str | None


_ACCOUNTS = TypeAdapter(_Accounts)
_SESSION = TypeAdapter(_Session)
_RENDER = TypeAdapter(_Render)


def accounts(nemo: NemoSandbox) -> Json:
    """Every token with its account; what was frozen or set aside is the owner's again."""
    to_wall_s = time.time() - time.monotonic()
    tokens = nemo.accounts.tokens
    owners = {token.account.user_id: token.account for token in tokens.values()}
    saved = _Accounts(
        [account.settled() for account in owners.values()],
        [
            _Token(
                value,
                token.account.user_id,
                token.client_id,
                None if token.expires_at is None else token.expires_at + to_wall_s,
            )
            for value, token in tokens.items()
        ],
    )
    return _ACCOUNTS.dump_python(saved, mode="json")


def session(session: Session) -> Json:
    """One session; a run under way ends with the stand-in."""
    saved = _Session(
        session.id,
        session.task_id,
        session.task_name,
        session.language,
        session.owner.user_id,
        draft_to_json(session.draft),
        [draft_to_json(draft) for draft in session.history[-HISTORY:]],
        session.media,
        session.unseen,
    )
    return _SESSION.dump_python(saved, mode="json")


def render(render: Render) -> Json:
    """One render; what is under way will begin anew."""
    saved = _Render(
        render.id,
        render.session.id,
        render.job.to_json(),
        render.url,
        render.status,
        render.progress,
        render.error,
        render.size,
        render.created_at,
        render.completed_at,
    )
    return _RENDER.dump_python(saved, mode="json")


def restore(
    nemo: NemoSandbox, accounts: Json, sessions: Iterable[Json], renders: Iterable[Json]
) -> None:
    """Put what was saved into a stand-in that hasn't started yet.

    Raises:
        ValueError: something isn't as it was saved.
        KeyError: an account or session that something refers to is missing.
    """
    to_monotonic_s = time.monotonic() - time.time()
    saved = _ACCOUNTS.validate_python(accounts)
    owners = {account.user_id: account for account in saved.accounts}
    nemo.accounts.tokens = {
        token.value: Token(
            owners[token.user_id],
            token.client_id,
            None if token.expires_at is None else token.expires_at + to_monotonic_s,
        )
        for token in saved.tokens
    }
    for kept in map(_SESSION.validate_python, sessions):
        nemo.sessions.by_id[kept.id] = _session(kept, owners)
    for asked in map(_RENDER.validate_python, renders):
        nemo.renders.by_id[asked.id] = _render(asked, nemo.sessions.by_id)


def _session(saved: _Session, owners: Mapping[str, Account]) -> Session:
    return Session(
        saved.id,
        saved.task_id,
        saved.task_name,
        saved.language,
        owners[saved.owner],
        draft_from_json(saved.draft),
        [draft_from_json(draft) for draft in saved.history],
        saved.media,
        saved.unseen,
    )


def _render(saved: _Render, sessions: Mapping[str, Session]) -> Render:
    return Render(
        saved.id,
        sessions[saved.session],
        RenderJob.from_json(saved.job),
        saved.url,
        status=saved.status,
        progress=saved.progress,
        error=saved.error,
        size=saved.size,
        created_at=saved.created_at,
        completed_at=saved.completed_at,
    )
