"""How the bytes of a video are spent."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.media.plan import Plan, plan
from bot.media.video import Video

MEGABYTE = 1_000_000


def video(
    width: int = 1920,
    height: int = 1080,
    *,
    duration_s: float = 60.0,
    rate: Fraction = Fraction(30),
    sound: bool = True,
    bit_rate: float = 20_000_000,
) -> Video:
    return Video(
        path=Path("film.mp4"),
        demuxer="mov",
        picture_codec="h264",
        pixels="yuv420p",
        sound_codec="aac" if sound else None,
        width=width,
        height=height,
        rate=rate,
        rotation=0,
        duration_s=duration_s,
        bit_rate=bit_rate,
    )


@pytest.mark.parametrize(
    ("seconds", "size", "sound"),
    [
        (5, (1920, 1080), 128_000),
        (30, (1920, 1080), 128_000),
        (60, (1280, 720), 128_000),
        (100, (960, 540), 96_000),
        (120, (854, 480), 96_000),
        (200, (640, 360), 96_000),
        (400, (426, 240), 96_000),
    ],
)
def test_the_longer_the_smaller(seconds: float, size: tuple[int, int], sound: int) -> None:
    planned = plan(video(duration_s=seconds), 10 * MEGABYTE)
    assert planned is not None
    assert (planned.width, planned.height) == size
    assert planned.sound_bit_rate == sound


def test_an_hour_in_ten_megabytes_is_not_worth_watching() -> None:
    assert plan(video(duration_s=3600), 10 * MEGABYTE) is None


def test_an_upright_picture_stays_upright() -> None:
    planned = plan(video(1080, 1920), 10 * MEGABYTE)
    assert planned is not None
    assert (planned.width, planned.height) == (720, 1280)


def test_without_sound_all_is_for_the_picture() -> None:
    silent, loud = (plan(video(sound=sound), 10 * MEGABYTE) for sound in (False, True))
    assert silent is not None
    assert loud is not None
    assert silent.sound_bit_rate == 0
    assert silent.picture_bit_rate > loud.picture_bit_rate + loud.sound_bit_rate


def test_no_more_is_spent_than_the_original_is_worth() -> None:
    planned = plan(video(duration_s=5, bit_rate=500_000), 100 * MEGABYTE)
    assert planned is not None
    assert planned.picture_bit_rate == 1_000_000


@pytest.mark.parametrize(
    ("rate", "kept"),
    [
        (Fraction(24), Fraction(24)),
        (Fraction(30_000, 1001), Fraction(30_000, 1001)),
        (Fraction(50), Fraction(25)),
        (Fraction(120), Fraction(30)),
    ],
)
def test_frame_rates_are_halved_evenly(rate: Fraction, kept: Fraction) -> None:
    planned = plan(video(rate=rate), 10 * MEGABYTE)
    assert planned is not None
    assert planned.rate == kept


@given(
    width=st.integers(16, 8000),
    height=st.integers(16, 8000),
    seconds=st.floats(0.1, 7200),
    rate=st.fractions(1, 240),
    sound=st.booleans(),
    budget=st.integers(1000, 500 * MEGABYTE),
)
def test_every_plan_keeps_to_its_budget_and_shape(
    width: int, height: int, seconds: float, rate: Fraction, sound: bool, budget: int
) -> None:
    source = video(width, height, duration_s=seconds, rate=rate, sound=sound)
    planned = plan(source, budget)
    if planned is None:
        return
    spent = (planned.picture_bit_rate + planned.sound_bit_rate) * seconds / 8
    assert 0 < spent <= budget
    assert planned.rate <= 40
    _keeps_shape(planned, source)


def _keeps_shape(planned: Plan, source: Video) -> None:
    assert planned.width % 2 == planned.height % 2 == 0
    assert planned.width <= source.width + 1
    assert planned.height <= source.height + 1
    shorter = min(source.width, source.height)
    assert min(planned.width, planned.height) >= min(shorter, 240) - 1
    scale = min(planned.width, planned.height) / shorter
    assert abs(planned.width - source.width * scale) <= 2 + source.width / shorter
    assert abs(planned.height - source.height * scale) <= 2 + source.height / shorter
