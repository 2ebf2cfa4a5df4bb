"""How to spend the bytes that a video may have."""

from dataclasses import dataclass
from fractions import Fraction

from bot.media.video import Video

HEIGHTS = (1080, 720, 540, 480, 360, 240)
"""Lengths of the shorter side, in pixels; nothing is made smaller than the last."""

# What H.264 needs per pixel and frame to look right, and to be just watchable.
GOOD_BITS_PER_PIXEL = 0.04
LEAST_BITS_PER_PIXEL = 0.02

MOST_OF_SOURCE = 2
"""More than this many times the original's bit rate can't make it look any better."""

SOUND_BIT_RATE = 128_000
SPARING_SOUND_BIT_RATE = 96_000
SPARING_BELOW_BIT_RATE = 1_000_000

MAX_RATE = 40
AAC_FRAMES_PER_S = 48_000 / 1024
INDEX_BITS_PER_FRAME = 16 * 8
INDEX_BITS = 4096 * 8


@dataclass(frozen=True, slots=True)
class Plan:
    """Size in pixels, frames and bits per second; ``sound_bit_rate`` is 0 without sound."""

    width: int
    height: int
    rate: Fraction
    picture_bit_rate: int
    sound_bit_rate: int


def plan(video: Video, budget_bytes: float) -> Plan | None:
    """The largest picture that the budget feeds well; None if it can't even feed the smallest."""
    rate = _rate(video.rate)
    frames_per_s = float(rate) + (AAC_FRAMES_PER_S if video.sound_codec else 0)
    bit_rate = (budget_bytes * 8 - INDEX_BITS) / video.duration_s
    bit_rate -= frames_per_s * INDEX_BITS_PER_FRAME
    sound = SOUND_BIT_RATE if bit_rate >= SPARING_BELOW_BIT_RATE else SPARING_SOUND_BIT_RATE
    sound = sound if video.sound_codec else 0
    picture = bit_rate - sound
    sizes = _sizes(video)
    for width, height in sizes:
        pixels_per_s = width * height * float(rate)
        least = LEAST_BITS_PER_PIXEL if (width, height) == sizes[-1] else GOOD_BITS_PER_PIXEL
        if picture >= pixels_per_s * least:
            bit_rate = int(min(picture, video.bit_rate * MOST_OF_SOURCE))
            return Plan(width, height, rate, bit_rate, sound)
    return None


def _rate(rate: Fraction) -> Fraction:
    """The frame rate, halved until it is no luxury: any other cut would make movements judder."""
    while rate > MAX_RATE:
        rate /= 2
    return rate.limit_denominator(1001)


def _sizes(video: Video) -> list[tuple[int, int]]:
    """The sizes to choose from, largest first; none is larger than the video."""
    shorter = min(video.width, video.height)
    sides = [min(shorter, HEIGHTS[0]), *(side for side in HEIGHTS if side < min(shorter, 1080))]
    return [
        (_even(video.width * side / shorter), _even(video.height * side / shorter))
        for side in sides
    ]


def _even(length: float) -> int:
    # Colours are stored for two by two pixels.
    return max(2, round(length / 2) * 2)
