"""Files of several streams: opened by known format, written with the index in front."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Literal, Protocol, TypeVar, cast, overload

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Stream
from av.video.stream import VideoStream

StreamT = TypeVar("StreamT", bound=Stream)


class Mp4File(Protocol):
    """An output file of PyAV, with the types that its own annotations leave open."""

    @overload
    def add_stream(
        self, codec_name: Literal["aac"], rate: int, *, bit_rate: int, layout: str
    ) -> AudioStream: ...

    @overload
    def add_stream(
        self, codec_name: Literal["libx264"], rate: Fraction, *, options: dict[str, str]
    ) -> VideoStream: ...

    def add_stream_from_template(self, template: StreamT) -> StreamT: ...

    def mux(self, packets: object | Sequence[object]) -> None: ...


def reading(source: Path, form: str) -> InputContainer:
    """Open a file of the named format; use it as a context manager. Raises ``FFmpegError``."""
    # Titles in an encoding of old are common, and nothing depends on them.
    return av.open(str(source), format=form, metadata_errors="replace")


@contextmanager
def writing(out: Path, form: Literal["mp4", "ipod"] = "mp4") -> Generator[Mp4File]:
    """A new file, complete when the block ends; "ipod" is FFmpeg's word for M4A."""
    with av.open(str(out), "w", format=form, options={"movflags": "+faststart"}) as file:
        yield cast("Mp4File", file)
