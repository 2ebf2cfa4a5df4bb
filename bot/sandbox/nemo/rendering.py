"""The renderer as exports use it: in a child process, so that encoding never stalls a stream."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.sandbox.nemo.draft import Draft
from bot.sandbox.nemo.renders import RenderFailed


async def render_in_child(
    draft: Draft,
    files: Mapping[str, Path],
    output: Path,
    report: Callable[[float], None],
) -> None:
    """Renders a draft to an MP4 file; raises `RenderFailed`."""
    raise RenderFailed("no renderer yet")
