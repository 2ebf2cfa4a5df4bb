"""Bytes of an event stream to its events, as the HTML standard reads them; no I/O.

Two things differ from the standard: an event that the body ends with is kept although no blank
line follows it, and there is a limit to what one line or one event may hold.
"""

import re
from dataclasses import dataclass

from bot.errors import StreamBroken

MAX_EVENT_BYTES = 16 * 1024 * 1024

_LINE_END = re.compile(rb"\r\n|\r|\n")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ServerSentEvent:
    """One dispatched event; ``id`` is the last one that the stream named, ``retry`` in ms."""

    data: str
    event: str = "message"
    id: str = ""
    retry: int | None = None


class SseDecoder:
    """Takes a body in pieces of any size and gives the events that each piece completes.

    Comments, and blocks without a ``data`` line, dispatch nothing: a piece that gives no event
    still shows that the sender is alive. Work is linear in the size of the body.
    """

    def __init__(self) -> None:
        self._line = bytearray()
        self._after_cr = False
        self._first_line = True
        self._data: list[str] = []
        self._data_size = 0
        self._event = ""
        self._id = ""
        self._retry: int | None = None

    def feed(self, data: bytes) -> list[ServerSentEvent]:
        """Take the next piece of the body.

        Raises ``StreamBroken`` when a line or an event passes ``MAX_EVENT_BYTES``.
        """
        if not data:
            return []
        if self._after_cr and data.startswith(b"\n"):
            data = data[1:]
            self._after_cr = False
            if not data:
                return []
        self._after_cr = data.endswith(b"\r")
        *ended, rest = _LINE_END.split(data)
        events: list[ServerSentEvent] = []
        for piece in ended:
            self._extend_line(piece)
            events += self._end_line()
        self._extend_line(rest)
        return events

    def close(self) -> list[ServerSentEvent]:
        """Take what the body ended with, be it without its line end or its blank line."""
        return [*self._end_line(), *self._dispatch()]

    def _extend_line(self, piece: bytes) -> None:
        self._line += piece
        if len(self._line) > MAX_EVENT_BYTES:
            raise StreamBroken(f"a line of the event stream is over {MAX_EVENT_BYTES} bytes")

    def _end_line(self) -> list[ServerSentEvent]:
        line = bytes(self._line)
        self._line.clear()
        if self._first_line:
            line = line.removeprefix(_BYTE_ORDER_MARK)
            self._first_line = False
        if not line:
            return self._dispatch()
        # No line end is a part of a longer UTF-8 sequence, so lines can be decoded one by one.
        name, _, value = line.decode(errors="replace").partition(":")
        self._take_field(name, value.removeprefix(" "), len(line))
        return []

    def _take_field(self, name: str, value: str, size: int) -> None:
        match name:
            case "data":
                self._data_size += size
                if self._data_size > MAX_EVENT_BYTES:
                    raise StreamBroken(f"an event of the stream is over {MAX_EVENT_BYTES} bytes")
                self._data.append(value)
            case "event":
                self._event = value
            case "id" if "\0" not in value:
                self._id = value
            case "retry" if value.isascii() and value.isdigit() and len(value) < 10:
                self._retry = int(value)
            case _:  # a comment (its name is empty), or a field that the standard doesn't know
                pass

    def _dispatch(self) -> list[ServerSentEvent]:
        data, event, retry = self._data, self._event, self._retry
        self._data, self._data_size, self._event, self._retry = [], 0, "", None
        if not data:
            return []
        return [ServerSentEvent("\n".join(data), event or "message", self._id, retry)]
