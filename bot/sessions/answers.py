"""Turns that need no edit: the greeting, the export's start, credits, status, upload help."""

import logging
from dataclasses import replace

from bot.core.export_options import export_options
from bot.core.export_reply import progress_bar
from bot.core.intents import Intent, route
from bot.core.media import ACCEPTED
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
from bot.errors import AttachmentUnread, ServiceError, SessionGone
from bot.locales import number, text
from bot.sessions import batches
from bot.sessions.export import render_id
from bot.sessions.export_queue import show_queued
from bot.sessions.outcome import Outcome
from bot.sessions.studio import Studio
from bot.sessions.typing import typing
from bot.sessions.workspace import Workspace

logger = logging.getLogger(__name__)

_OTHERWISE = {
    Intent.EXPORT: ButtonAction.EXPORT,
    Intent.CREDITS: ButtonAction.CREDITS,
    Intent.UPLOAD: ButtonAction.UPLOAD,
}
_QUESTIONS = {
    ButtonAction.EXPORT: "ask.export",
    ButtonAction.CREDITS: "ask.credits",
    ButtonAction.STATUS: "ask.status",
    ButtonAction.UPLOAD: "ask.upload",
}


async def credits(studio: Studio, thread: ThreadRecord) -> str:
    """The balance that pays for the thread. Raises ``ServiceError``."""
    balance = await studio.service(thread).credits()
    said = text(
        "credits.balance", thread.locale, available=number(balance.available, thread.locale)
    )
    if balance.frozen:
        said += " " + text(
            "credits.held", thread.locale, frozen=number(balance.frozen, thread.locale)
        )
    return said


async def status(studio: Studio, thread: ThreadRecord) -> str:
    """What is on the timeline, and the exports under way. Raises ``ServiceError``."""
    said = [await _timeline(studio, thread)]
    for render in await studio.store.open_renders(thread.channel_id):
        bar = progress_bar(render.progress or None)
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

    async def run(self) -> Outcome:
        """Answer by the turn's kind; files that came with it are taken in whatever it says.

        Raises ``StoreError`` and ``ConversationError``.
        """
        async with typing(self._studio.conversation(self._thread.channel_id)):
            return await self._run()

    async def _run(self) -> Outcome:
        workspace = Workspace(self._studio, self._thread, self._turn)
        try:
            files = 0
            if await self._store.assets(self._turn.id):
                files = await workspace.prepare()
                self._thread = workspace.thread
            outcome = await self._answer(files)
        except (ServiceError, AttachmentUnread) as error:
            logger.warning("not answered: %s: %s", type(error).__name__, error)
            sentence = self._studio.explain(workspace.thread, error)
            outcome = Outcome(TurnStatus.FAILED, sentence, (ButtonAction.RETRY,))
        said = [*workspace.notes, *filter(None, [outcome.final])]
        return replace(outcome, final="\n".join(said) or None)

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
            case TurnKind.STOP:
                return Outcome(TurnStatus.DONE, text("stop.nothing", self._locale))
            case TurnKind.HELP:
                return Outcome(TurnStatus.DONE, text("help.text", self._locale))
            case TurnKind.THANKS:
                return Outcome(TurnStatus.DONE, text("thanks.text", self._locale))
            case TurnKind.ASK:
                return self._question()

    def _question(self) -> Outcome:
        """What else than an edit may be meant; words that say nothing at all may ask how it is."""
        other = _OTHERWISE.get(route(self._turn.text).intent, ButtonAction.STATUS)
        said = text(_QUESTIONS[other], self._locale)
        return Outcome(TurnStatus.DONE, said, (ButtonAction.EDIT, other))

    def _greeting(self, files: int) -> str:
        starters = "\n".join(f"- *{starter}*" for starter in self._skill.starters(self._locale))
        key = "greeting.files" if files else "greeting.none"
        tip = self._skill.tip(self._locale)
        return text(key, self._locale, count=files, starters=starters, tip=tip)

    def _upload_help(self) -> str:
        formats = ", ".join(ACCEPTED)
        return text("upload.how", self._locale, formats=formats, limit=self._skill.size_limit_mb)

    async def export(self) -> Outcome:
        """Note the render; the thread's exports then carry it to its end.

        Raises ``ServiceError`` and ``StoreError``.
        """
        video = await batches.named(self._store, self._turn)
        if video is not None:
            self._thread = await batches.go_on_with(self._store, self._thread, video)
        if self._thread.session_id is None:
            return Outcome(TurnStatus.DONE, text("export.nothing", self._locale))
        try:
            state = await self._studio.service(self._thread).state(self._thread.session_id)
        except SessionGone:
            return Outcome(TurnStatus.FAILED, text("export.session_gone", self._locale))
        draft = dict(state.draft or {})
        if not Timeline.from_draft(draft).is_exportable:
            return Outcome(TurnStatus.DONE, text("export.nothing", self._locale))
        options = export_options(self._turn.text)
        await self._store.create_render(
            RenderRecord(
                id=render_id(self._turn.message_id, 1),
                channel_id=self._thread.channel_id,
                turn_id=self._turn.id,
                session_id=self._thread.session_id,
                draft=draft,
                format=options.format,
                quality=options.quality,
            )
        )
        await show_queued(self._studio, self._thread, self._turn)
        return Outcome(TurnStatus.DONE, None)
