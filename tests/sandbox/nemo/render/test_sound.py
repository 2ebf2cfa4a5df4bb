"""The mix: fades, speeds, volumes and silence, at the exact length."""

from pathlib import Path

import pytest

from bot.sandbox.nemo.render import RenderError
from bot.sandbox.nemo.render.sound import Sound, mixed
from tests.sandbox.nemo.render.material import save_tone

RATE = 48_000


def sound(
    path: Path,
    start_ms: int = 0,
    duration_ms: int = 1000,
    source_in_ms: int = 0,
    speed: float = 1.0,
    volume: float = 1.0,
    fade_in_ms: int = 0,
    fade_out_ms: int = 0,
) -> Sound:
    return Sound(path, start_ms, duration_ms, source_in_ms, speed, volume, fade_in_ms, fade_out_ms)


def peaks(sounds: list[Sound], duration_ms: int = 1000) -> list[float]:
    """The loudest sample of every tenth of a second."""
    data = b"".join(bytes(f.planes[0])[: 4 * f.samples] for f in mixed(sounds, duration_ms))
    samples = memoryview(data).cast("f")
    assert len(samples) == duration_ms * RATE // 1000
    return [max(samples[i : i + RATE // 10]) for i in range(0, len(samples), RATE // 10)]


def test_without_sounds_there_is_silence() -> None:
    assert peaks([], 500) == [0.0] * 5


def test_fades(tmp_path: Path) -> None:
    path = save_tone(tmp_path / "tone.wav", 440, 1)
    heard = peaks([sound(path, fade_in_ms=400, fade_out_ms=400)])
    assert heard[:4] == sorted(heard[:4])
    assert heard[0] < heard[4] / 2
    assert heard[6:] == sorted(heard[6:], reverse=True)
    assert heard[9] < heard[5] / 2


@pytest.mark.parametrize(("speed", "tenths"), [(0.25, 10), (0.5, 8), (2.0, 2), (4.0, 1)])
def test_speed_stretches_the_sound(speed: float, tenths: int, tmp_path: Path) -> None:
    path = save_tone(tmp_path / "tone.wav", 440, 0.4)
    heard = peaks([sound(path, speed=speed)])
    assert all(level > 0.2 for level in heard[:tenths])
    # The tempo filter rings on for up to a tenth of a second.
    assert all(level < 0.05 for level in heard[tenths + 1 :])


def test_a_sound_is_cut_out_of_its_file(tmp_path: Path) -> None:
    path = save_tone(tmp_path / "tone.wav", 440, 1)
    heard = peaks([sound(path, start_ms=200, duration_ms=300, source_in_ms=500)])
    assert [level > 0.2 for level in heard] == [False] * 2 + [True] * 3 + [False] * 5


def test_loud_sounds_together_do_not_clip(tmp_path: Path) -> None:
    path = save_tone(tmp_path / "tone.wav", 440, 1)
    heard = peaks([sound(path)] * 4)
    assert 0.8 < max(heard) <= 1.0


def test_a_broken_file_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "junk.wav"
    path.write_bytes(b"junk")
    with pytest.raises(RenderError, match="can't be mixed"):
        peaks([sound(path)])
