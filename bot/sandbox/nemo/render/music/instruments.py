"""Instruments: notes and drum strokes as mono samples from -1 to 1, at `RATE` per second."""

import math
import random
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from operator import add, mul
from typing import TypeAlias

# High enough for cymbals, low enough for synthesis in plain Python to take no noticeable time.
RATE = 32_000
TABLE_BITS, FRACTION_BITS = 11, 12
TABLE_SIZE = 1 << TABLE_BITS
A4_MIDI, A4_HZ = 69, 440.0

# Quoted, since `array` takes no type arguments at run time before Python 3.12.
Samples: TypeAlias = "array[float]"


@dataclass(frozen=True, slots=True)
class Layer:
    """One wave of an instrument: the strength of its harmonics, and how it swells and dies."""

    harmonics: tuple[float, ...]
    attack_s: float
    decay_s: float
    level: float = 1.0
    detune_cents: float = 0.0


@dataclass(frozen=True, slots=True)
class Instrument:
    """Layers that sound together, and how long they ring on after the note."""

    layers: tuple[Layer, ...]
    release_s: float = 0.15


def _falling(count: int, power: float) -> tuple[float, ...]:
    """Harmonics like a saw's, softer with a higher power."""
    return tuple(1 / n**power for n in range(1, count + 1))


PIANO = Instrument(
    (
        Layer((1, 0.8, 0.6, 0.45, 0.3, 0.22, 0.15, 0.1), 0.002, 0.22, 0.45),
        Layer((1, 0.4, 0.16, 0.06), 0.003, 1.2, 0.8),
    ),
    release_s=0.25,
)
ELECTRIC_PIANO = Instrument(
    (
        # Two a little apart, which beat like an old tape.
        Layer((1, 0.25, 0.05), 0.006, 1.1, 0.5, -5),
        Layer((1, 0.2), 0.006, 1.1, 0.5, 5),
        Layer((0, 0.3, 0, 0.25, 0, 0.1), 0.002, 0.12, 0.45),
    ),
    release_s=0.2,
)
GUITAR = Instrument(
    (
        Layer((1, 0.7, 0.55, 0.4, 0.3, 0.22, 0.15, 0.1, 0.07), 0.001, 0.16, 0.6),
        Layer((1, 0.5, 0.2, 0.1), 0.002, 0.6, 0.7, 3),
    ),
    release_s=0.2,
)
POWER_GUITAR = Instrument(
    (
        Layer(_falling(14, 0.75), 0.004, 1.6, 0.6, -6),
        Layer(_falling(14, 0.75), 0.006, 1.6, 0.6, 6),
    ),
    release_s=0.05,
)
PAD = Instrument(
    (
        Layer(_falling(7, 1.7), 0.5, 30, 0.6, -7),
        Layer(_falling(7, 1.7), 0.6, 30, 0.6, 7),
    ),
    release_s=0.8,
)
STRINGS = Instrument(
    (
        Layer(_falling(11, 1.25), 0.18, 30, 0.6, -8),
        Layer(_falling(11, 1.25), 0.25, 30, 0.6, 8),
    ),
    release_s=0.4,
)
SPICCATO = Instrument((Layer(_falling(11, 1.1), 0.008, 0.14),), release_s=0.08)
BELL = Instrument(
    (Layer((1, 0, 0, 0.3, 0, 0, 0.12), 0.003, 1.3), Layer((1,), 0.01, 2.0, 0.4, 5)),
    release_s=0.9,
)
LEAD = Instrument((Layer((1, 0, 0.33, 0, 0.2, 0, 0.1), 0.02, 0.7),), release_s=0.12)
PLUCK = Instrument((Layer(_falling(10, 1.0), 0.002, 0.13, 0.8, -3),), release_s=0.1)
BASS = Instrument((Layer((1, 0.35, 0.12, 0.04), 0.008, 0.8),), release_s=0.06)
SAW_BASS = Instrument((Layer(_falling(9, 1.1), 0.004, 0.3),), release_s=0.04)


@lru_cache(maxsize=512)
def note(instrument: Instrument, midi: int, length_s: float) -> Samples:
    """A note by its MIDI number, held for a time and then released."""
    size = round((length_s + instrument.release_s) * RATE)
    total: Samples = array("f", bytes(4 * size))
    for layer in instrument.layers:
        total = array("f", map(add, total, _layer_note(layer, midi, size)))
    _slope(total, size - round(instrument.release_s * RATE), size, falling=True)
    return total


def _layer_note(layer: Layer, midi: int, size: int) -> Samples:
    hertz = A4_HZ * 2 ** ((midi - A4_MIDI + layer.detune_cents / 100) / 12)
    # Harmonics that the sample rate can't carry would come back as false tones.
    table = _table(layer.harmonics[: max(1, int(0.45 * RATE / hertz))], layer.level)
    step = round(hertz * TABLE_SIZE * (1 << FRACTION_BITS) / RATE)
    mask = TABLE_SIZE - 1
    wave = [table[phase >> FRACTION_BITS & mask] for phase in range(0, size * step, step)]
    fall = math.exp(-1 / (layer.decay_s * RATE))
    samples: Samples = array("f", map(mul, wave, _decay(fall)))
    _slope(samples, 0, min(size, round(layer.attack_s * RATE)), falling=False)
    return samples


def _decay(factor: float) -> Iterator[float]:
    """Powers of a factor, without end."""
    return accumulate(repeat(factor), mul)


@lru_cache(maxsize=128)
def _table(harmonics: tuple[float, ...], level: float) -> Samples:
    """One period of a wave, at the same loudness for any harmonics."""
    scale = level / math.sqrt(sum(strength**2 for strength in harmonics))
    turn = 2 * math.pi / TABLE_SIZE
    return array(
        "f",
        (
            scale * sum(s * math.sin(turn * i * n) for n, s in enumerate(harmonics, start=1) if s)
            for i in range(TABLE_SIZE)
        ),
    )


def _slope(samples: Samples, start: int, end: int, *, falling: bool) -> None:
    """Fade a stretch of samples in, or out."""
    length = max(end - start, 1)
    for i in range(max(start, 0), end):
        share = (i - start) / length
        samples[i] *= 1 - share if falling else share


class Drum(StrEnum):
    """What a drummer can strike."""

    KICK = "kick"
    SNARE = "snare"
    HAT = "hat"
    SHAKER = "shaker"
    RIDE = "ride"
    TAIKO = "taiko"


def _struck(start_hz: float, end_hz: float, glide: float, decay: float, seconds: float) -> Samples:
    """A drum skin: a tone that falls while it dies."""
    phase = 0.0
    samples: Samples = array("f")
    for i in range(round(seconds * RATE)):
        t = i / RATE
        phase += 2 * math.pi * (end_hz + (start_hz - end_hz) * math.exp(-glide * t)) / RATE
        samples.append(math.sin(phase) * math.exp(-decay * t) * min(1.0, t * 1000))
    return samples


def _hiss(seed: int, decay: float, seconds: float, brightness: int, attack_s: float) -> Samples:
    """Noise; each round of `brightness` takes away more of its low tones."""
    source = random.Random(seed)
    noise = [source.uniform(-1, 1) for _ in range(round(seconds * RATE) + brightness)]
    for _ in range(brightness):
        noise = [(b - a) / 1.5 for a, b in pairwise(noise)]
    return array(
        "f",
        (
            value * math.exp(-decay * i / RATE) * min(1.0, i / (attack_s * RATE))
            for i, value in enumerate(noise)
        ),
    )


def _snare() -> Samples:
    skin = _struck(260, 180, 30, 26, 0.28)
    wires = _hiss(2, 19, 0.28, 1, 0.001)
    return array("f", (0.55 * s + 0.6 * w for s, w in zip(skin, wires, strict=False)))


_DRUMS: Mapping[Drum, Callable[[], Samples]] = {
    Drum.KICK: lambda: _struck(165, 48, 30, 10, 0.4),
    Drum.SNARE: _snare,
    Drum.HAT: lambda: _hiss(3, 55, 0.12, 2, 0.0005),
    Drum.SHAKER: lambda: _hiss(4, 38, 0.16, 2, 0.02),
    Drum.RIDE: lambda: _hiss(5, 11, 0.5, 3, 0.0005),
    Drum.TAIKO: lambda: _struck(110, 58, 14, 5, 0.9),
}


@lru_cache(maxsize=len(Drum))
def stroke(drum: Drum) -> Samples:
    """One stroke on a drum."""
    return _DRUMS[drum]()
