"""Exports, as tests ask for them and see them."""

from bot.core.ports import RenderPhase, RenderReport
from tests.fakes import Shown
from tests.sessions.stage import Stage

URL = "https://media.example/video.mp4"
FAILED = RenderReport(RenderPhase.FAILED)
PENDING = RenderReport(RenderPhase.PENDING)


def at_work(percent: float | None) -> RenderReport:
    return RenderReport(RenderPhase.PROCESSING, percent)


async def export(stage: Stage) -> Shown:
    """Ask for the export of a timeline with something on it; the last new message."""
    await stage.a_thread("kite")
    return await stage.ask("export")


def progress(stage: Stage) -> Shown:
    (shown,) = (one for one in stage.thread.messages.values() if one.nonce.endswith("p0"))
    return shown
