"""`POST /run_sse`: the agent's answer to a message, played as an event stream."""

import asyncio
import random
from dataclasses import dataclass, field, replace
from typing import Any, cast

from aiohttp import web

from bot.sandbox.nemo.accounts import Accounts
from bot.sandbox.nemo.answers import json_object, missing_field
from bot.sandbox.nemo.dialects import FrameworkWriter, TypedWriter, Writer
from bot.sandbox.nemo.draft import Draft
from bot.sandbox.nemo.draft_json import as_list, as_object
from bot.sandbox.nemo.faults import Cut, Faults, RunFault, Silent, TemporaryIssue
from bot.sandbox.nemo.journal import Journal
from bot.sandbox.nemo.sessions import Session, Sessions
from bot.sandbox.nemo.settings import Dialect, NemoSettings, Pace
from bot.sandbox.nemo.turns import Agent, Beat, Effort, Request, ToolUse, Turn
from bot.sandbox.nemo.wire import RunCut, RunEnded, Wire, find_fault

TEMPORARY_ISSUE = "I encountered a temporary issue. Please try again."


@dataclass(slots=True)
class Runs:
    """Plays turns, one per session at a time."""

    settings: NemoSettings
    accounts: Accounts
    sessions: Sessions
    journal: Journal
    faults: Faults
    agent: Agent
    rng: random.Random = field(init=False)
    pace: Pace = field(init=False)
    """How long things take from now on."""
    live: list[web.Request] = field(default_factory=list[web.Request])
    """What is being answered now."""

    def __post_init__(self) -> None:
        self.rng = random.Random(self.settings.seed)
        self.pace = self.settings.pace

    def cut(self) -> bool:
        """Close the connection of every run under way; False if there is none."""
        for request in self.live:
            if request.transport is not None:
                request.transport.close()
        return bool(self.live)

    async def run_sse(self, request: web.Request) -> web.StreamResponse:
        """Answer with the stream; a closed connection cancels the run."""
        account = self.accounts.authenticate(request, "write")
        body = await json_object(request)
        session_id, text = _message_of(body)
        session = self.sessions.find(session_id, account)
        self.journal.prompt(session.id, text)
        faults = self.faults.take_run(session.id)
        turn = self._with_moods(self._decide(text, session), faults)
        with account.hold(self._cost(turn)) as hold:
            run = session.begin_run()
            response = web.StreamResponse(
                headers={"Content-Type": "text/event-stream; charset=utf-8"}
            )
            await response.prepare(request)
            wire = Wire(response, request, run, self._writer(), session.id, self.journal, faults)
            before = session.draft
            self.live.append(request)
            try:
                hold.charged = await self._stream(turn, session, wire)
            finally:
                self.live.remove(request)
                hold.charged = hold.charged or run.edited
                if run.edited:
                    session.settle(before, undone=turn.undoes)
                session.end_run(run)
        return response

    async def _stream(self, turn: Turn, session: Session, wire: Wire) -> bool:
        """Play a turn as far as its faults let it; say whether it got to the end."""
        before = session.draft
        try:
            await self._play(turn, session, wire)
        except RunEnded:
            return False
        except RunCut:
            cut = find_fault(wire.faults, Cut)
            if cut and cut.applied is not None:
                session.draft = _after(turn, before) if cut.applied else before
                wire.run.edited = session.draft != before
            return False
        return True

    async def _play(self, turn: Turn, session: Session, wire: Wire) -> None:
        await wire.beat_for(self.pace.first_event_s, self.pace.heartbeat_s)
        for index, beat in enumerate(turn.beats):
            writer = wire.writer
            if self.settings.dialect is Dialect.MIXED and index % 2:
                writer = TypedWriter()
            if not (beat.text or beat.tool):
                for frame in writer.nothing():
                    await wire.send(frame)
                continue
            for frame in writer.call(beat):
                await wire.send(frame)
                if frame.delta:
                    await asyncio.sleep(self.pace.delta_s)
            if beat.tool:
                await self._use(beat.tool, session, wire, writer)
        await wire.strike()

    async def _use(self, tool: ToolUse, session: Session, wire: Wire, writer: Writer) -> None:
        pace = self.pace
        seconds = pace.generate_tool_s if tool.effort is Effort.GENERATE else pace.edit_tool_s
        await wire.beat_for(seconds, pace.heartbeat_s)
        self.journal.tool(session.id, tool.name)
        state_delta: dict[str, object] = {}
        if tool.draft is not None:
            session.draft = tool.draft
            wire.run.edited = True
            state_delta["draft"] = self.sessions.draft_json(tool.draft)
        for frame in writer.result(tool, state_delta):
            await wire.send(frame)

    def _decide(self, text: str, session: Session) -> Turn:
        """Ask the agent."""
        request = Request(
            text,
            session.draft,
            tuple(session.media),
            session.fresh,
            session.history[-1] if session.history else None,
            session.language,
        )
        return self.agent(request, self.rng)

    def _cost(self, turn: Turn) -> int:
        """Credits: a lot for a new clip, little for an edit, nothing for talk."""
        if turn.generates:
            return self.settings.generation_cost
        return self.settings.edit_cost if turn.edits else 0

    def _writer(self) -> Writer:
        if self.settings.dialect is Dialect.TYPED:
            return TypedWriter()
        return FrameworkWriter()

    def _with_moods(self, turn: Turn, faults: tuple[RunFault, ...]) -> Turn:
        """The turn as it comes out today: now and then an edit without a word."""
        beats = turn.beats
        silent = self.rng.random() < self.settings.silent_ratio and not turn.generates
        hinting = self.rng.random() < self.settings.gui_ratio
        if (forced := find_fault(faults, Silent)) is not None:
            silent = forced.silent
        if silent and turn.edits:
            beats = (*(replace(beat, text="", deltas=()) for beat in beats if beat.tool), Beat())
        elif hinting and turn.edits and turn.hint:
            last = beats[-1]
            beats = (*beats[:-1], replace(last, text=f"{last.text}\n\n{turn.hint}"))
        if find_fault(faults, TemporaryIssue):
            beats = (*beats, Beat(TEMPORARY_ISSUE))
        return replace(turn, beats=beats)


def _after(turn: Turn, before: Draft) -> Draft:
    """The draft after all of a turn's tools."""
    drafts = [beat.tool.draft for beat in turn.beats if beat.tool and beat.tool.draft is not None]
    return drafts[-1] if drafts else before


def _message_of(body: dict[str, Any]) -> tuple[str, str]:
    """The session's id and the text; raises what the framework says to an incomplete body."""
    for key in ("app_name", "user_id", "session_id", "new_message"):
        if key not in body:
            raise missing_field(key)
    parts = as_object(body["new_message"]).get("parts")
    if not isinstance(parts, list):
        raise missing_field("new_message", "parts")
    texts = [str(as_object(part).get("text", "")) for part in as_list(cast("object", parts))]
    return str(body["session_id"]), "\n".join(texts).strip()
