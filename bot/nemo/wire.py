"""JSON of the service: how it is read at all, and the frames of an edit stream.

A stream speaks two dialects, told apart frame by frame: the agent framework's own events
(camelCase, every field optional) and typed ones (``{"type": "text", ...}``). Nothing is taken
for granted: unknown fields are ignored, absent or oddly typed ones count as empty.
"""

import json
import logging
import re
from typing import Annotated, Any, TypeVar, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic.alias_generators import to_camel

from bot.core.events import (
    AgentError,
    Heartbeat,
    RunFailed,
    StateDelta,
    StreamEvent,
    TextDelta,
    TextWhole,
    ToolCall,
    ToolResult,
)
from bot.core.turn import TurnState, apply, cut
from bot.nemo.sse import ServerSentEvent, SseDecoder

logger = logging.getLogger(__name__)


def parse_json(data: str | bytes) -> object:
    """Parse JSON from outside. Raises ``ValueError``, also where it is nested too deep."""
    try:
        return json.loads(data)
    except RecursionError:
        raise ValueError("nested too deep") from None


class WireModel(BaseModel):
    """A JSON object of the service, in camelCase or snake_case, of which every field is optional.

    A value that a field can't take leaves the field's default.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        extra="ignore",
        frozen=True,
        coerce_numbers_to_str=True,
        allow_inf_nan=False,
    )

    @field_validator("*", mode="wrap")
    @classmethod
    def _default_for_odd_values(
        cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> Any:
        try:
            return handler(value)
        except ValidationError:
            field = cls.model_fields[info.field_name or ""]
            return field.get_default(call_default_factory=True, validated_data={})


def _objects_only(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [item for item in cast("list[Any]", value) if isinstance(item, dict)]


M = TypeVar("M", bound=WireModel)
Objects = Annotated[tuple[M, ...], BeforeValidator(_objects_only)]
"""A JSON array of objects; items that are none are left out."""


class _Tool(WireModel):
    name: str = ""


class _Part(WireModel):
    text: str = ""
    thought: bool = False
    function_call: _Tool | None = None
    function_response: _Tool | None = None


class _Content(WireModel):
    parts: Objects[_Part] = ()


class _Actions(WireModel):
    state_delta: dict[str, Any] = {}


class _FrameworkFrame(WireModel):
    content: _Content = _Content()
    partial: bool = False
    author: str = ""
    branch: str = ""
    error_code: str = ""
    error_message: str | None = None
    actions: _Actions = _Actions()

    def events(self) -> list[StreamEvent]:
        """What the frame says: text first, since it closes what a tool call would flush."""
        events: list[StreamEvent] = []
        parts = self.content.parts
        text = "".join(part.text for part in parts if not part.thought)
        if text:
            kind = TextDelta if self.partial else TextWhole
            events.append(kind(text, self.author, self.branch))
        if not self.partial:  # a partial frame announces calls that its aggregate repeats
            calls = [part.function_call for part in parts if part.function_call]
            answers = [part.function_response for part in parts if part.function_response]
            events += [ToolCall(call.name, self.author, self.branch) for call in calls]
            events += [ToolResult(answer.name) for answer in answers]
        if self.actions.state_delta:
            events.append(StateDelta(self.actions.state_delta))
        if self.error_code:
            events.append(AgentError(self.error_code, self.error_message))
        return events


class _TypedFrame(WireModel):
    type: str = ""
    content: str = ""
    name: str = ""
    message: str = ""
    author: str = ""

    def events(self) -> list[StreamEvent]:
        match self.type:
            case "text":
                return [TextWhole(self.content, self.author)] if self.content else []
            case "tool_call":
                return [ToolCall(self.name, self.author)]
            case "tool_result":
                return [ToolResult(self.name)]
            case "heartbeat":
                return [Heartbeat()]
            case "error":
                return [RunFailed(self.message or self.content)]
            case _:
                logger.debug("an event stream sent a frame of an unknown type")
                return []


class _FailureFrame(WireModel):
    """A frame that isn't an event: the run's failure, or an answer in the service's envelope."""

    code: int | None = None
    error: str | dict[str, Any] | None = None
    detail: str = ""
    message: str = ""
    msg: str = ""

    def event(self) -> RunFailed:
        if isinstance(self.error, dict):
            return RunFailed(str(self.error.get("message", "")), self.code)
        return RunFailed(self.error or self.detail or self.message or self.msg, self.code)


_UNESCAPED_ERROR = re.compile(r'\{\s*"error"\s*:\s*"(?P<text>.*?)(?:"\s*\})?', re.DOTALL)
_SIGNS_OF_LIFE = ("", "heartbeat", '"heartbeat"')


def read_event(event: ServerSentEvent) -> list[StreamEvent]:
    """What one event of the stream says; nothing where it can't be understood."""
    data = event.data.strip()
    if event.event == "heartbeat" or data in _SIGNS_OF_LIFE:
        return [Heartbeat()]
    try:
        frame = parse_json(data)
    except ValueError:
        # Framework versions before 2.0 paste the text of an exception in without escaping it.
        if unescaped := _UNESCAPED_ERROR.fullmatch(data):
            return [RunFailed(unescaped["text"])]
        logger.debug("an event stream sent a frame that is no JSON: %d characters", len(data))
        return []
    return _read_frame(cast("dict[str, Any]", frame)) if isinstance(frame, dict) else []


def _read_frame(frame: dict[str, Any]) -> list[StreamEvent]:
    content = frame.get("content")
    if isinstance(frame.get("type"), str) and not isinstance(content, dict):
        return _TypedFrame.model_validate(frame).events()
    if "author" not in frame:
        failure = _FailureFrame.model_validate(frame)
        if "error" in frame or (content is None and (failure.code or failure.detail)):
            return [failure.event()]
    return _FrameworkFrame.model_validate(frame).events()


def is_stream(body: bytes) -> bool:
    """Whether a body is that of an edit stream, which may be empty or have nothing to tell.

    Raises ``StreamBroken`` when a frame is too large.
    """
    if not body.strip():
        return True
    decoder = SseDecoder()
    return any(_is_frame(event) for event in (*decoder.feed(body), *decoder.close()))


def _is_frame(event: ServerSentEvent) -> bool:
    if read_event(event):
        return True
    try:
        return isinstance(parse_json(event.data), dict)
    except ValueError:
        return False


class StreamReader:
    """Takes the body of an edit stream in pieces and gives the events that each completes."""

    def __init__(self) -> None:
        self._decoder = SseDecoder()

    def feed(self, data: bytes) -> list[StreamEvent]:
        """Take the next piece of the body.

        A piece that completes no frame (a comment, a part of a frame) is a ``Heartbeat``; a
        frame with nothing to tell, such as a thought, gives no event.
        Raises ``StreamBroken`` when a frame is too large.
        """
        frames = self._decoder.feed(data)
        if not frames:
            return [Heartbeat()]
        return [event for frame in frames for event in read_event(frame)]

    def close(self) -> list[StreamEvent]:
        """Take what the body ended with."""
        return [event for frame in self._decoder.close() for event in read_event(frame)]


def read_stream(body: bytes, *, terminated: bool = True) -> TurnState:
    """Read a whole body as a live one is read; ``terminated`` is false for one that was cut."""
    reader = StreamReader()
    state = TurnState()
    for event in (*reader.feed(body), *reader.close()):
        state = apply(state, event)
    return state if terminated else cut(state)
