"""What an edit stream has said so far: the events of a turn, reduced to one value."""

import re
from dataclasses import dataclass, field, replace

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

_TEMPORARY_ISSUE = "i encountered a temporary issue"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the agent; ``complete`` is false while, or where, its end is missing."""

    text: str
    author: str = ""
    complete: bool = True
    branch: str = ""


@dataclass(frozen=True, slots=True)
class TurnState:
    """The reading of a stream up to an instant; ``apply`` makes the next one.

    ``finished`` are the complete messages in the order of their ends, ``open`` those being
    written, in the order of their beginnings. ``error`` is the text of the frame that ended the
    run, "" where that frame has none. ``broken`` means that the stream ended early.
    """

    finished: tuple[Message, ...] = ()
    open: tuple[Message, ...] = ()
    tools: list[str] = field(default_factory=list[str])
    tool_results: list[str] = field(default_factory=list[str])
    pending_tools: tuple[str, ...] = ()
    errors: list[AgentError] = field(default_factory=list[AgentError])
    error: str | None = None
    state: dict[str, object] = field(default_factory=dict[str, object])
    broken: bool = False

    @property
    def messages(self) -> list[Message]:
        """What is to be shown, in order; open messages are last and marked incomplete.

        After normal replies, a trailing excuse for a temporary issue is left out.
        """
        messages = [_repaired(message) for message in (*self.finished, *self.open)]
        kept = messages.copy()
        while kept and _is_excuse(kept[-1]):
            kept.pop()
        return kept if any(message.text.strip() for message in kept) else messages

    @property
    def text(self) -> str:
        """All that is to be shown, messages parted by a blank line."""
        return "\n\n".join(text for message in self.messages if (text := message.text.strip()))

    @property
    def failed(self) -> bool:
        """Whether the run failed: by its own word, or by reporting an error and nothing else.

        An error reported beside texts, tools or a changed state doesn't fail the run: models
        that end a tool's turn without a word report that as an error too.
        """
        if self.error is not None:
            return True
        return bool(self.errors) and not (self.text or self.tools or self.state)

    @property
    def current_tool(self) -> str | None:
        """The tool that was started last among those that haven't answered."""
        return self.pending_tools[-1] if self.pending_tools else None


def apply(state: TurnState, event: StreamEvent) -> TurnState:
    """The state after one more event."""
    match event:
        case TextDelta():
            return _extend(state, event)
        case TextWhole(text, author, branch):
            whole = Message(text, author, branch=branch)
            others = _open_elsewhere(state, author, branch)
            return replace(state, finished=(*state.finished, whole), open=others)
        case ToolCall(name, author, branch):
            return replace(
                _flush(state, author, branch),
                tools=[*state.tools, name],
                pending_tools=(*state.pending_tools, name),
            )
        case ToolResult(name):
            return replace(
                state,
                tool_results=[*state.tool_results, name],
                pending_tools=_without_last(state.pending_tools, name),
            )
        case StateDelta(values):
            return replace(state, state={**state.state, **values})
        case AgentError():
            return _report(state, event)
        case RunFailed(message):
            reports = [report for report in state.errors if not _repeats(report, message)]
            return replace(state, error=message, errors=reports)
        case Heartbeat():
            return state


def cut(state: TurnState) -> TurnState:
    """The state of a stream that ended before its end."""
    return replace(state, broken=True)


_PROGRESS_LABELS = (
    ("progress.generating_video", re.compile(r"generate_?video|seedance")),
    ("progress.generating_audio", re.compile(r"music|audio|voice_?over")),
    ("progress.editing_timeline", re.compile(r"(?<![a-z])edit|draft|multi_?track")),
    ("progress.looking_at_media", re.compile(r"understand|analy[sz]e")),
)


def progress_label(tool: str) -> str:
    """The catalogue key of what a person is told while a tool of this name is at work."""
    # A lower-case letter before an upper-case one is a word's end: editTrack, edit_track.
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", tool).lower()
    for key, pattern in _PROGRESS_LABELS:
        if pattern.search(name):
            return key
    return "progress.working"


def _extend(state: TurnState, delta: TextDelta) -> TurnState:
    for index, message in enumerate(state.open):
        if (message.author, message.branch) == (delta.author, delta.branch):
            longer = replace(message, text=message.text + delta.text)
            return replace(state, open=(*state.open[:index], longer, *state.open[index + 1 :]))
    begun = Message(delta.text, delta.author, complete=False, branch=delta.branch)
    return replace(state, open=(*state.open, begun))


def _flush(state: TurnState, author: str, branch: str) -> TurnState:
    ended = (
        replace(message, complete=True)
        for message in state.open
        if (message.author, message.branch) == (author, branch)
    )
    return replace(
        state,
        finished=(*state.finished, *ended),
        open=_open_elsewhere(state, author, branch),
    )


def _open_elsewhere(state: TurnState, author: str, branch: str) -> tuple[Message, ...]:
    return tuple(
        message for message in state.open if (message.author, message.branch) != (author, branch)
    )


def _without_last(pending: tuple[str, ...], name: str) -> tuple[str, ...]:
    for index in reversed(range(len(pending))):
        if name in ("", pending[index]):
            return (*pending[:index], *pending[index + 1 :])
    return pending


def _report(state: TurnState, report: AgentError) -> TurnState:
    if report in state.errors or (state.error is not None and _repeats(report, state.error)):
        return state
    return replace(state, errors=[*state.errors, report])


def _repeats(report: AgentError, message: str) -> bool:
    """Whether a failure's text says what was reported before it, perhaps with more words."""
    said = report.message or report.code
    return bool(said) and (said in message or (bool(message) and message in said))


def _is_excuse(message: Message) -> bool:
    return message.text.lstrip().lower().startswith(_TEMPORARY_ISSUE)


def _repaired(message: Message) -> Message:
    """Joins surrogate pairs that were sent in halves; a lone half can't be shown."""
    try:
        message.text.encode()
    except UnicodeEncodeError:
        text = message.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return replace(message, text=text)
    return message
