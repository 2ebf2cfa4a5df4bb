"""Turns that need no edit: the greeting, the export's start, credits, status, upload help."""

from dataclasses import replace

from bot.core import reply
from bot.core.explain import explain
from bot.core.records import (
    ButtonAction,
    RenderRecord,
    ThreadRecord,
    TurnKind,
    TurnRecord,
    TurnStatus,
)
from bot.core.skills import skill
from bot.core.timeline import Timeline
from bot.errors import ServiceError, SessionGone
from bot.locales import text
from bot.sessions.export import render_id
from bot.sessions.outcome import Outcome
from bot.sessions.studio import Studio
from bot.sessions.uploads import Uploads


async def credits(studio: Studio, thread: ThreadRecord) -> str:
    """The balance that pays for the thread. Raises ``ServiceError``."""
    balance = await studio.service(thread).credits()
    said = text("credits.balance", thread.locale, available=f"{balance.available:g}")
    if balance.frozen:
        said += " " + text("credits.held", thread.locale, frozen=f"{balance.frozen:g}")
    return said


async def status(studio: Studio, thread: ThreadRecord) -> str:
    """What is on the timeline, and the exports under way. Raises ``ServiceError``."""
    said = [await _timeline(studio, thread)]
    for render in await studio.store.open_renders(thread.channel_id):
        bar = reply.progress_bar(render.progress)
        said.append(text("status.exporting", thread.locale, bar=bar))
    return "\n".join(said)


async def _timeline(studio: Studio, thread: ThreadRecord) -> str:
    if thread.session_id is not None:
        state = await studio.service(thread).state(thread.session_id)
        timeline = Timeline.from_draft(dict(state.draft or {}))
        if timeline.is_exportable:
            return timeline.summary(thread.locale)
    return text("status.empty", thread.locale)


class Answers:
    """Answers one turn from what the service knows, without spending anything."""

    def __init__(self, studio: Studio, thread: ThreadRecord, turn: TurnRecord) -> None:
        self._studio = studio
        self._store = studio.store
        self._thread = thread
        self._turn = turn
        self._locale = thread.locale
        self._skill = skill(thread.skill)
        self._service = studio.service(thread)

    async def run(self) -> Outcome:
        """Answer by the turn's kind; files that came with it are taken in whatever it says.

        Raises ``StoreError`` and ``ConversationError``.
        """
        try:
            there, refused = await self._bring()
            outcome = await self._answer(there)
        except ServiceError as error:
            sentence = explain(error, self._locale, self._skill)
            return Outcome(TurnStatus.FAILED, sentence, (ButtonAction.RETRY,))
        if refused and outcome.final is not None:
            return replace(outcome, final="\n".join([*refused, outcome.final]))
        return outcome

    async def _answer(self, files: int) -> Outcome:
        match self._turn.kind:
            case TurnKind.GREET:
                return Outcome(TurnStatus.DONE, self._greeting(files))
            case TurnKind.EXPORT:
                return await self.export()
            case TurnKind.CREDITS:
                return Outcome(TurnStatus.DONE, await credits(self._studio, self._thread))
            case TurnKind.STATUS:
                return Outcome(TurnStatus.DONE, await status(self._studio, self._thread))
            case TurnKind.UPLOAD | TurnKind.EDIT:
                return Outcome(TurnStatus.DONE, self._upload_help())

    async def _bring(self) -> tuple[int, list[str]]:
        """How many of the turn's files the session has now, and why the others were refused."""
        files = await self._store.assets(self._turn.id)
        if not files:
            return 0, []
        session_id = self._thread.session_id
        if session_id is None:
            session = await self._service.open_session(self._locale)
            await self._store.set_session(self._thread.channel_id, session)
            session_id = session.session_id
        conversation = self._studio.conversation(self._thread.channel_id)
        uploads = Uploads(self._store, self._service, conversation, self._skill, self._locale)
        return await uploads.bring(session_id, files), uploads.refused

    def _greeting(self, files: int) -> str:
        starters = "\n".join(f"- *{starter}*" for starter in self._skill.starters)
        key = "greeting.files" if files else "greeting.none"
        return text(key, self._locale, count=files, starters=starters, tip=self._skill.tip)

    def _upload_help(self) -> str:
        formats = ", ".join(self._skill.formats)
        return text("upload.how", self._locale, formats=formats, limit=self._skill.size_limit_mb)

    async def export(self) -> Outcome:
        """Note the render; the thread's exports then carry it to its end."""
        if self._thread.session_id is None:
            return Outcome(TurnStatus.DONE, text("export.nothing", self._locale))
        try:
            state = await self._service.state(self._thread.session_id)
        except SessionGone:
            return Outcome(TurnStatus.FAILED, text("export.session_gone", self._locale))
        draft = dict(state.draft or {})
        if not Timeline.from_draft(draft).is_exportable:
            return Outcome(TurnStatus.DONE, text("export.nothing", self._locale))
        await self._store.create_render(
            RenderRecord(
                id=render_id(self._turn.message_id, 1),
                channel_id=self._thread.channel_id,
                turn_id=self._turn.id,
                session_id=self._thread.session_id,
                draft=draft,
                format="mp4",
                quality="high",
            )
        )
        return Outcome(TurnStatus.DONE, None)
