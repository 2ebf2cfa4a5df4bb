"""Music: every mood has its own, as long as asked for, audible and never clipped."""

import math
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from bot.sandbox.nemo.draft import Mood
from bot.sandbox.nemo.render.music import compose
from bot.sandbox.nemo.render.music.instruments import BASS, RATE, note
from bot.sandbox.nemo.render.music.scores import SCORES


def composed(mood: Mood, length_s: float, folder: Path) -> "array[int]":
    """The left channel of a piece."""
    path = folder / f"{mood.value}.wav"
    compose(mood, length_s, path)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, RATE)
        samples: array[int] = array("h", file.readframes(file.getnframes()))
    assert list(folder.iterdir()) == [path]
    return samples[::2]


def loudness(samples: "array[int]") -> float:
    return math.sqrt(sum(s * s for s in samples) / len(samples)) / 32768


@pytest.mark.parametrize("mood", Mood)
def test_every_mood_can_be_heard(mood: Mood, tmp_path: Path) -> None:
    samples = composed(mood, 2.0, tmp_path)
    assert len(samples) == 2 * RATE
    assert 0.05 < loudness(samples[: RATE * 3 // 2]) < 0.3
    assert max(map(abs, samples)) < 32_000
    assert loudness(samples[-RATE // 50 :]) < 0.02


def test_a_long_piece_repeats_its_chords_without_a_gap(tmp_path: Path) -> None:
    samples = composed(Mood.ROCK, 20.0, tmp_path)
    tenths = [samples[i : i + RATE // 10] for i in range(0, 18 * RATE, RATE // 10)]
    assert min(map(loudness, tenths)) > 0.01


def test_the_same_music_is_made_every_time(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    assert composed(Mood.JAZZ, 1.0, tmp_path / "1") == composed(Mood.JAZZ, 1.0, tmp_path / "2")


def test_a_note_has_its_pitch() -> None:
    samples = note(BASS, 69, 1.0)
    crossings = sum(a < 0 <= b for a, b in pairwise(samples))
    assert crossings / (len(samples) / RATE) == pytest.approx(440, rel=0.01)


@pytest.mark.parametrize("mood", Mood)
def test_patterns_fill_whole_bars(mood: Mood) -> None:
    score = SCORES[mood]
    for pattern in [p.pattern for p in score.parts] + [b.pattern for b in score.beats]:
        assert len(pattern) % 16 == 0
        assert set(pattern) <= set("x.-0123456789")
