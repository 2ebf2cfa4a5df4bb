"""How much room segments and words take in a picture."""

import unicodedata
from collections.abc import Sequence

from bot.core.timeline.segments import Segment

LANES = 3


def lanes(segments: Sequence[Segment]) -> list[int]:
    """The lane of each segment, so that none covers another as long as there are lanes."""
    ends = [0.0] * LANES
    chosen = [0] * len(segments)
    for index in sorted(range(len(segments)), key=lambda index: segments[index].start_ms):
        segment = segments[index]
        free = (lane for lane in range(LANES) if ends[lane] <= segment.start_ms)
        lane = next(free, LANES - 1)
        ends[lane] = max(ends[lane], segment.end_ms)
        chosen[index] = lane
    return chosen


def width_of(words: str, size: int) -> float:
    """About how wide a text is: East Asian letters are square, others half as wide."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in words)
    return size * (wide + 0.56 * (len(words) - wide))
