"""The renderer: a draft and its media become a video file.

Rendering runs in a process of its own (`python -m bot.sandbox.nemo.render JOB.json`), so that it
never holds up a server and can be stopped at any moment. `render_in_process` starts that process.
"""

from bot.sandbox.nemo.render.job import Container, Quality, RenderError, RenderJob, RenderResult
from bot.sandbox.nemo.render.process import render_in_process

__all__ = [
    "Container",
    "Quality",
    "RenderError",
    "RenderJob",
    "RenderResult",
    "render_in_process",
]
