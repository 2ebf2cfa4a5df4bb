"""From a message to a turn."""

import random
from dataclasses import replace

from bot.sandbox.nemo.draft import Motion, VideoSegment, VideoTrack
from bot.sandbox.nemo.sessions import Session
from bot.sandbox.nemo.turns import Beat, Effort, ToolUse, Turn


def respond(text: str, session: Session, rng: random.Random) -> Turn:
    """What happens for a message."""
    media = session.media[-1] if session.media else None
    clip = VideoSegment(
        "c1",
        media.filename if media else text[:30],
        0,
        5000,
        media.id if media else None,
        motion=Motion.ZOOM_IN,
    )
    draft = session.draft.with_tracks([VideoTrack((clip,))])
    tool = ToolUse("generate_video", {"prompt": text}, draft=replace(draft), effort=Effort.GENERATE)
    return Turn((Beat("Let me see.", tool=tool), Beat("Your 5-second clip is ready.")), 20)
