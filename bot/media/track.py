"""One stream on its way into another file: decoded, filtered, encoded."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol, cast

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.filter import Graph
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.media.container import Mp4File
from bot.media.plan import Plan

SOUND_RATES = (44_100, 48_000)
KEYFRAME_EVERY_S = 2
# AVCOL_RANGE_MPEG: values from 16 to 235.
LIMITED_RANGE = 1

_TURNS = {
    90: [("transpose", "cclock")],
    -90: [("transpose", "clock")],
    180: [("hflip", ""), ("vflip", "")],
    -180: [("hflip", ""), ("vflip", "")],
}


class _Encoder(Protocol):
    """A stream of either kind; PyAV's annotations have no common one."""

    def encode(self, frame: AudioFrame | VideoFrame | None) -> list[object]: ...


class _Packet(Protocol):
    """A packet of either kind, for the same reason."""

    def decode(self) -> list[AudioFrame | VideoFrame]: ...


class Track:
    """Takes a stream's packets and adds what they become to ``file``."""

    def __init__(self, file: Mp4File, graph: Graph, encoder: Stream) -> None:
        self._file = file
        self._graph = graph
        self._encoder = cast("_Encoder", encoder)
        self.frames = 0

    def add(self, packet: "Packet[Stream] | Packet[AudioStream]") -> None:
        """Take the next packet; the empty one at a stream's end fetches what the decoder holds."""
        for frame in cast("_Packet", packet).decode():
            self._write(frame)

    def finish(self) -> None:
        """Write what the filters and the encoder hold."""
        self._write(None)
        self._file.mux(self._encoder.encode(None))

    def _write(self, frame: AudioFrame | VideoFrame | None) -> None:
        self._graph.push(frame)
        for filtered in self._ready():
            self.frames += 1
            self._file.mux(self._encoder.encode(filtered))

    def _ready(self) -> Iterator[AudioFrame | VideoFrame]:
        while True:
            try:
                yield self._graph.pull()
            except (BlockingIOError, EOFError):
                return


def sound_track(file: Mp4File, source: AudioStream, bit_rate: int, start_s: Fraction) -> Track:
    """A track for AAC in mono or stereo that begins at ``start_s`` of its source, gaps filled."""
    rate = source.rate if source.rate in SOUND_RATES else max(SOUND_RATES)
    layout = "mono" if source.channels == 1 else "stereo"
    encoder = file.add_stream("aac", rate=rate, bit_rate=bit_rate, layout=layout)
    graph = Graph()
    graph.link_nodes(
        graph.add_abuffer(template=source),
        graph.add("asetpts", f"PTS-{float(start_s):f}/TB"),
        graph.add("aresample", f"{rate}:async=1000:first_pts=0"),
        graph.add("aformat", f"sample_fmts=fltp:channel_layouts={layout}"),
        graph.add("abuffersink"),
    ).configure()
    return Track(file, graph, encoder)


def picture_track(
    file: Mp4File, source: VideoStream, plan: Plan, rotation: int, start_s: Fraction
) -> Track:
    """A track for H.264 as planned: upright, square pixels, a constant frame rate."""
    encoder = file.add_stream("libx264", rate=plan.rate, options=_x264_options(plan))
    context = encoder.codec_context
    context.width, context.height = plan.width, plan.height
    context.pix_fmt = "yuv420p"
    context.bit_rate = plan.picture_bit_rate
    context.gop_size = round(plan.rate * KEYFRAME_EVERY_S)
    context.color_primaries = source.color_primaries
    context.color_trc = source.color_trc
    context.colorspace = source.colorspace
    context.color_range = LIMITED_RANGE
    graph = Graph()
    graph.link_nodes(
        graph.add("buffer", _buffer_options(source)),
        graph.add("setpts", f"PTS-{float(start_s):f}/TB"),
        graph.add("fps", f"{plan.rate}:start_time=0"),
        *(graph.add(name, arguments) for name, arguments in _TURNS.get(rotation, [])),
        graph.add("scale", f"{plan.width}:{plan.height}:flags=bicubic:out_range=tv"),
        graph.add("setsar", "1"),
        graph.add("format", "yuv420p"),
        graph.add("buffersink"),
    ).configure()
    return Track(file, graph, encoder)


def _buffer_options(source: VideoStream) -> str:
    """What frames the filters get; PyAV's own shorthand leaves out what their colours mean."""
    return ":".join(
        (
            f"video_size={source.width}x{source.height}",
            f"pix_fmt={source.pix_fmt}",
            f"time_base={source.time_base}",
            f"pixel_aspect={source.sample_aspect_ratio or 1}",
            f"colorspace={source.colorspace}",
            f"range={source.color_range}",
        )
    )


def _x264_options(plan: Plan) -> dict[str, str]:
    return {
        "preset": "veryfast",  # Someone waits for it; slower ones look only slightly better.
        # Room for a difficult second or two; on the whole, the average holds.
        "maxrate": str(round(plan.picture_bit_rate * 1.5)),
        "bufsize": str(plan.picture_bit_rate * 2),
        # Finer than anyone sees: a still picture needn't use up its budget.
        "qmin": "16",
    }
