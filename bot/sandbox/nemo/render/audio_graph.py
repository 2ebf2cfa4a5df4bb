"""Small helps for FFmpeg's audio filter graphs."""

from collections.abc import Iterator

from av.audio.frame import AudioFrame
from av.filter import Graph
from av.filter.context import FilterContext

SAMPLE_RATE = 48_000


def chain(graph: Graph, *contexts: FilterContext) -> FilterContext:
    """Link filters one after the other; the last one is handed back."""
    graph.link_nodes(*contexts)
    return contexts[-1]


def stereo(graph: Graph, sample_format: str = "fltp", rate: int = SAMPLE_RATE) -> FilterContext:
    """A filter that makes any sound stereo, of one format and rate."""
    return graph.add(
        "aformat", sample_fmts=sample_format, sample_rates=str(rate), channel_layouts="stereo"
    )


def pulled(graph: Graph) -> Iterator[AudioFrame]:
    """All frames that come out of a graph whose sources are in it. Raises FFmpegError."""
    graph.configure()
    while True:
        try:
            frame = graph.pull()
        except EOFError:
            return
        assert isinstance(frame, AudioFrame)
        yield frame
