"""Turns as bytes of an event stream, in the two dialects that the service speaks.

The framework's events have the key order, the flags and the habits of recorded streams of the agent
framework: every delta of a model call and its aggregate share one id, a tool call is shown in a
partial event and again in the aggregate, and an answer without content is an `errorCode`.
"""

import json
import re
import secrets
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Protocol

from bot.sandbox.nemo.turns import Beat, ToolUse

AUTHOR = "nemo_agent"
NO_CONTENT = "MODEL_RETURNED_NO_CONTENT"
NO_CONTENT_MESSAGE = (
    "The model returned no actionable content "
    "(finish_reason=STOP with thought-only or whitespace-only parts)."
)

HEARTBEATS = (
    b": keep-alive\n\n",
    b"data:\n\n",
    b"event: heartbeat\ndata: {}\n\n",
    b"heartbeat\n\n",
    b"data: heartbeat\n\n",
    b'data: {"type":"heartbeat"}\n\n',
)
"""All the ways in which a stream has been seen to say that it is alive."""

Part = dict[str, object]


@dataclass(frozen=True, slots=True)
class Frame:
    """Bytes for the wire; `delta` is the new text that they carry, if any."""

    data: bytes
    delta: str = ""


class Writer(Protocol):
    """A dialect: how the pieces of a run are written."""

    def call(self, beat: Beat) -> Iterator[Frame]:
        """What the model thinks and says, and its tool call."""
        ...

    def result(self, tool: ToolUse, state_delta: Mapping[str, object]) -> Iterator[Frame]:
        """What the tool answered, with the changed keys of the state."""
        ...

    def error(self, code: str, message: str) -> Iterator[Frame]:
        """An event that carries an `errorCode`."""
        ...

    def nothing(self) -> Iterator[Frame]:
        """How a run ends that says nothing after its tools."""
        ...


def data_frame(value: object, delta: str = "") -> Frame:
    """One event whose data is a JSON value on one line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Frame(b"data: " + text.encode() + b"\n\n", delta)


def error_frame(message: str, *, escaped: bool) -> Frame:
    """The frame that ends a failed run; servers before 2.0 paste the text in as it is."""
    if not escaped:
        return Frame(f'data: {{"error": "{message}"}}\n\n'.encode())
    kind, _, text = message.partition(": ")
    details = {"error_type": kind, "error_message": text, "timestamp": time.time()}
    body = json.dumps({"error": message, "error_details": details})
    return Frame(f"data: {body}\n\n".encode())


def heartbeats() -> Iterator[Frame]:
    """Heartbeats of every kind, for ever."""
    return (Frame(data) for data in cycle(HEARTBEATS))


_PIECE = re.compile(r"[㐀-鿿぀-ヿ가-힯＀-￯　-〿]{1,3}|\s*[^\s㐀-鿿぀-ヿ가-힯＀-￯　-〿]+\s*|\s+")


def cut_text(text: str) -> tuple[str, ...]:
    """Text in the small pieces in which models say it; joined, they are the text."""
    return tuple(_PIECE.findall(text))


_SENTENCE = re.compile(r".+?(?:[.!?…]\s+|[。！？]|\n+|$)", re.DOTALL)


def cut_sentences(text: str) -> tuple[str, ...]:
    """Text in sentences; joined, they are the text."""
    return tuple(_SENTENCE.findall(text))


@dataclass(slots=True)
class FrameworkWriter:
    """Events of the agent framework, as its version 2 writes them."""

    invocation_id: str = field(default_factory=lambda: f"e-{uuid.uuid4()}")
    author: str = AUTHOR
    _tokens: int = 0
    _call_id: str = ""

    def call(self, beat: Beat) -> Iterator[Frame]:
        event_id = str(uuid.uuid4())
        parts: list[Part] = []
        if beat.thought:
            for piece in cut_text(beat.thought):
                yield self._partial(event_id, {"text": piece, "thought": True})
            parts.append({"text": beat.thought, "thought": True})
        if beat.text:
            for piece in beat.deltas or cut_text(beat.text):
                yield self._partial(event_id, {"text": piece}, piece)
            parts.append({"text": beat.text})
        if beat.tool:
            self._call_id = f"adk-{uuid.uuid4()}"
            call = {"id": self._call_id, "args": beat.tool.args, "name": beat.tool.name}
            parts.append({"functionCall": call})
            yield self._event(event_id, [parts[-1]], partial=True, finish=True, tool=True)
        else:
            yield self._event(event_id, [{"text": ""}], partial=True, finish=True)
            parts.append({"text": ""})
        yield self._event(event_id, parts, partial=False, finish=True, tool=bool(beat.tool))

    def result(self, tool: ToolUse, state_delta: Mapping[str, object]) -> Iterator[Frame]:
        answer = {"id": self._call_id, "name": tool.name, "response": tool.result}
        yield self._whole(
            {"content": {"parts": [{"functionResponse": answer}], "role": "user"}},
            state_delta=state_delta,
        )

    def error(self, code: str, message: str) -> Iterator[Frame]:
        yield self._whole({"errorCode": code, "errorMessage": message})

    def nothing(self) -> Iterator[Frame]:
        event_id = str(uuid.uuid4())
        yield self._event(event_id, [{"text": ""}], partial=True, finish=True)
        content: Part = {
            "content": {"parts": [{"text": ""}], "role": "model"},
            "partial": False,
            "finishReason": "STOP",
            "errorCode": NO_CONTENT,
            "errorMessage": NO_CONTENT_MESSAGE,
            "usageMetadata": self._usage(),
        }
        yield self._whole(content, event_id=event_id)

    def _partial(self, event_id: str, part: Part, delta: str = "") -> Frame:
        self._tokens += 1
        frame = self._event(event_id, [part], partial=True)
        return Frame(frame.data, delta)

    def _event(
        self,
        event_id: str,
        parts: list[Part],
        *,
        partial: bool,
        finish: bool = False,
        tool: bool = False,
    ) -> Frame:
        head: Part = {"content": {"parts": parts, "role": "model"}, "partial": partial}
        if finish:
            head["finishReason"] = "STOP"
        head["usageMetadata"] = self._usage()
        return self._whole(head, event_id=event_id, tool=tool)

    def _whole(
        self,
        head: Mapping[str, object],
        *,
        event_id: str = "",
        state_delta: Mapping[str, object] | None = None,
        tool: bool = False,
    ) -> Frame:
        """An event with the keys that every event has, in their usual order."""
        event = dict(head) | {
            "invocationId": self.invocation_id,
            "author": self.author,
            "actions": {
                "stateDelta": dict(state_delta or {}),
                "artifactDelta": {},
                "requestedAuthConfigs": {},
                "requestedToolConfirmations": {},
            },
            "nodeInfo": {"path": f"{self.author}@1"},
        }
        if tool:
            event["longRunningToolIds"] = []
        event["id"] = event_id or str(uuid.uuid4())
        event["timestamp"] = time.time()
        return data_frame(event)

    def _usage(self) -> dict[str, int]:
        return {
            "candidatesTokenCount": self._tokens,
            "promptTokenCount": 11,
            "totalTokenCount": self._tokens + 11,
        }


@dataclass(slots=True)
class TypedWriter:
    """The other dialect: each event has a `type`; text comes in sentences."""

    def call(self, beat: Beat) -> Iterator[Frame]:
        for piece in beat.deltas or cut_sentences(beat.text):
            yield data_frame({"type": "text", "content": piece}, piece)
        if beat.tool:
            tool = {"type": "tool_call", "name": beat.tool.name, "args": beat.tool.args}
            yield data_frame(tool)

    def result(self, tool: ToolUse, state_delta: Mapping[str, object]) -> Iterator[Frame]:
        yield data_frame({"type": "tool_result", "name": tool.name, "result": tool.result})

    def error(self, code: str, message: str) -> Iterator[Frame]:
        yield data_frame({"errorCode": code, "errorMessage": message})

    def nothing(self) -> Iterator[Frame]:
        return iter(())


def giant_frame(size: int) -> Frame:
    """A tool call whose arguments have about `size` bytes."""
    args = {"draft_id": f"draft_{secrets.token_hex(4)}", "blob": "字x" * (size // 4)}
    return next(FrameworkWriter().call(Beat(tool=ToolUse("edit_multitrack", args))))
