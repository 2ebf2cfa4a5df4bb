"""The camera: which part of a picture a frame shows as it zooms and pans (the Ken Burns effect)."""

from bot.sandbox.nemo.draft import Motion

Size = tuple[int, int]
Box = tuple[float, float, float, float]

# How far a move goes, as a part of the frame: a long shot moves further, but not faster.
REACH_PER_SECOND = 0.035
REACH_LEAST, REACH_MOST = 0.08, 0.30
# The subject of a tall picture is oftener above its middle than below.
ANCHOR_X, ANCHOR_Y = 0.5, 0.42


def camera_box(
    motion: Motion, progress: float, lifetime_ms: int, picture: Size, frame: Size
) -> Box:
    """The part of the picture in view: left, top, right, bottom, in fractions of a pixel.

    `progress` runs from 0 to 1 over the `lifetime_ms` that the picture is seen. The box has the
    frame's shape and never leaves the picture. "Pan left" turns the camera to the left.
    """
    reach = min(REACH_MOST, max(REACH_LEAST, REACH_PER_SECOND * lifetime_ms / 1000))
    turn = 2 * progress - 1
    closeness, x_turn, y_turn = {
        Motion.NONE: (1.0, 0.0, 0.0),
        # The power keeps the speed that the eye sees the same throughout.
        Motion.ZOOM_IN: ((1 + reach) ** progress, 0.0, 0.0),
        Motion.ZOOM_OUT: ((1 + reach) ** (1 - progress), 0.0, 0.0),
        Motion.PAN_LEFT: (1 + reach, -turn, 0.0),
        Motion.PAN_RIGHT: (1 + reach, turn, 0.0),
        Motion.PAN_UP: (1 + reach, 0.0, -turn),
        Motion.PAN_DOWN: (1 + reach, 0.0, turn),
    }[motion]
    scale = min(picture[0] / frame[0], picture[1] / frame[1]) / closeness
    width, height = frame[0] * scale, frame[1] * scale
    left = _stand(picture[0] - width, ANCHOR_X, x_turn, width * reach / 2)
    top = _stand(picture[1] - height, ANCHOR_Y, y_turn, height * reach / 2)
    return left, top, min(left + width, picture[0]), min(top + height, picture[1])


def _stand(slack: float, anchor: float, turn: float, sweep: float) -> float:
    """Where a box stands that has `slack` to move in; `turn` goes from -1 to 1 in a whole sweep."""
    slack = max(slack, 0.0)
    room = min(slack * anchor, slack * (1 - anchor))
    return slack * anchor + turn * min(sweep, room)
