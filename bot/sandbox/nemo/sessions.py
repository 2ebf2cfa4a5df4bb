"""Editing sessions: the draft, the files, and the one run that may be under way."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aiohttp import web

from bot.sandbox.nemo.accounts import Account, Accounts
from bot.sandbox.nemo.answers import json_object, ok, session_not_found
from bot.sandbox.nemo.draft import Draft
from bot.sandbox.nemo.draft_json import SPELLINGS, draft_to_json
from bot.sandbox.nemo.media import Media
from bot.sandbox.nemo.settings import NemoSettings

CLAIM_LIFETIME_S = 604_800


@dataclass(slots=True, eq=False)
class Run:
    """One answer being streamed; a later run of the session supersedes it."""

    superseded: bool = False
    edited: bool = False


@dataclass(slots=True, eq=False)
class Session:
    """A project and what has been made of it so far."""

    id: str
    task_id: str
    task_name: str
    language: str
    owner: Account
    draft: Draft = field(default_factory=Draft)
    history: list[Draft] = field(default_factory=list[Draft])
    """The drafts before each edit, oldest first."""
    media: list[Media] = field(default_factory=list[Media])
    unseen: int = 0
    """How many of the newest files no run has begun after yet."""
    run: Run | None = None

    def begin_run(self) -> Run:
        """A new run, which breaks the one before."""
        if self.run is not None:
            self.run.superseded = True
        self.run = Run()
        self.unseen = 0
        return self.run

    def end_run(self, run: Run) -> None:
        if self.run is run:
            self.run = None

    def settle(self, before: Draft, *, undone: bool) -> None:
        """Keep the draft before a turn that changed it, or forget the one it went back to."""
        if self.draft != before:
            if undone and self.history:
                self.history.pop()
            else:
                self.history.append(before)

    @property
    def fresh(self) -> tuple[Media, ...]:
        """The files that no run has begun after yet."""
        return tuple(self.media[len(self.media) - self.unseen :])

    def add_media(self, media: Media) -> None:
        """Add a file; the same content under the same name is kept once."""
        known = {(m.id, m.filename) for m in self.media}
        if (media.id, media.filename) not in known:
            self.media.append(media)
            self.unseen += 1


@dataclass(slots=True)
class Sessions:
    """All sessions of one stand-in."""

    settings: NemoSettings
    accounts: Accounts
    by_id: dict[str, Session] = field(default_factory=dict[str, Session])

    def find(self, session_id: str, owner: Account) -> Session:
        """The owner's session; raises 1002 when it is gone or somebody else's."""
        session = self.by_id.get(session_id)
        if session is None or session.owner is not owner:
            raise session_not_found()
        return session

    def __getitem__(self, session_id: str) -> Session:
        return self.by_id[session_id]

    def ids(self) -> list[str]:
        return list(self.by_id)

    def expire(self, session_id: str) -> None:
        """The session is gone from now on."""
        del self.by_id[session_id]

    async def create(self, request: web.Request) -> web.Response:
        """`POST /api/tasks/me/with-session/nemo_agent`."""
        account = self.accounts.authenticate(request, "write")
        body = await json_object(request)
        session = Session(
            id=str(10**18 + secrets.randbelow(8 * 10**18)),
            task_id=f"task_{secrets.token_hex(8)}",
            task_name=str(body.get("task_name") or "project"),
            language=str(body.get("language") or "en"),
            owner=account,
        )
        session.draft = replace(session.draft, title=session.task_name)
        self.by_id[session.id] = session
        return ok(
            {
                "task_id": session.task_id,
                "session_id": session.id,
                "user_id": account.user_id,
            }
        )

    async def state(self, request: web.Request) -> web.Response:
        """`GET /api/state/nemo_agent/me/<sid>/latest`."""
        account = self.accounts.authenticate(request, "read")
        session = self.find(request.match_info["session_id"], account)
        return ok(
            {
                "session_id": session.id,
                "task_id": session.task_id,
                "task_name": session.task_name,
                "user_id": account.user_id,
                "state": self.state_of(session),
            }
        )

    async def claim(self, request: web.Request) -> web.Response:
        """`POST /api/auth/claim-token`: a link's token that gives away one project."""
        account = self.accounts.authenticate(request, "write")
        body = await json_object(request)
        session = self.find(str(body.get("session_id")), account)
        if body.get("task_id") != session.task_id:
            raise session_not_found()
        claim_token = f"clm_{secrets.token_urlsafe(18)}"
        return ok({"claim_token": claim_token, "expires_in": CLAIM_LIFETIME_S})

    def draft_json(self, draft: Draft) -> Mapping[str, object]:
        """A draft in the spelling that the settings ask for."""
        return draft_to_json(draft, SPELLINGS[self.settings.spelling])

    def state_of(self, session: Session) -> dict[str, Any]:
        """The session's state as it is shown to clients; a new session has no draft."""
        draft = session.draft
        return {
            "draft": {} if draft.is_empty else self.draft_json(draft),
            "video_infos": [media.to_json() for media in session.media],
            "canvas_config": {"width": draft.width, "height": draft.height},
            "video_analyses": {},
            "generated_media": [
                {"id": segment.id, "name": segment.name, "duration": segment.duration_ms}
                for segment in draft.videos
                if segment.media_id is None
            ],
        }
