"""The band: plays a mood's score for a given time into a WAV file."""

import math
import random
import sys
import wave
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from operator import add
from pathlib import Path

from av.filter import Graph

from bot.sandbox.nemo.draft import Mood
from bot.sandbox.nemo.render.audio_graph import chain, pulled, stereo
from bot.sandbox.nemo.render.music.instruments import RATE, Samples, note, stroke
from bot.sandbox.nemo.render.music.scores import CENTRE, LEFT, RIGHT, SCORES, Chord, Part, Score

STEPS_PER_BAR = 16
# Root mean square of a piece, and the highest sample that the limiter lets through.
LOUDNESS, CEILING = 0.16, 0.89
# How much of one side is heard on the other.
BLEED = 0.45
FADE_IN_S, FADE_OUT_S = 0.03, 1.5


@dataclass(frozen=True, slots=True)
class _Event:
    """Samples to be heard from a moment on."""

    start_s: float
    samples: Samples
    level: float
    side: int = CENTRE


def compose(mood: Mood, length_s: float, path: Path) -> None:
    """Write music of a length to a stereo WAV file; it fades out at its end."""
    score = SCORES[mood]
    bar_s = 4 * 60 / score.bpm
    bars = max(1, min(len(score.chords) * 2, math.ceil(length_s / bar_s)))
    size = round(bars * bar_s * RATE)
    repeats = math.ceil(length_s * RATE / size)
    buses = {side: array("f", bytes(4 * size)) for side in (LEFT, CENTRE, RIGHT)}
    for event in _performance(score, bars, random.Random(mood.value)):
        _mix(buses[event.side], event, wraps=repeats > 1)
    dry = path.with_suffix(".dry.wav")
    _write_wav(dry, repeat(_interleaved(buses), repeats))
    _finish(dry, score, length_s, path)
    dry.unlink()


def _performance(score: Score, bars: int, chance: random.Random) -> Iterator[_Event]:
    """Everything that is played, with small differences in strength as people have them."""
    step_s = 4 * 60 / score.bpm / STEPS_PER_BAR
    for step in range(bars * STEPS_PER_BAR):
        late = score.swing if step % 4 == 2 else 0.0
        start_s = (step + late) * step_s
        chord = score.chords[step // STEPS_PER_BAR % len(score.chords)]
        for part in score.parts:
            held = _held_steps(part.pattern, step)
            for midi in _tones(part, chord, step):
                samples = note(part.instrument, midi, held * step_s)
                yield _Event(start_s, samples, part.level * chance.uniform(0.85, 1.0), part.side)
        for beat in score.beats:
            if beat.pattern[step % len(beat.pattern)] == "x":
                yield _Event(start_s, stroke(beat.drum), beat.level * chance.uniform(0.8, 1.0))


def _tones(part: Part, chord: Chord, step: int) -> list[int]:
    """The MIDI numbers that a part begins to play on a step."""
    sign = part.pattern[step % len(part.pattern)]
    if sign == "x":
        return [midi + part.shift for midi in chord]
    if sign.isdigit():
        octave, tone = divmod(int(sign), len(chord))
        return [chord[tone] + 12 * octave + part.shift]
    return []


def _held_steps(pattern: str, step: int) -> int:
    """How many steps a note lasts: its own, and the holds after it in its bar."""
    following = pattern[step % len(pattern) + 1 :]
    return 1 + len(following) - len(following.lstrip("-"))


def _mix(bus: Samples, event: _Event, *, wraps: bool) -> None:
    """Add an event to a bus. What rings past the end is heard at the beginning, if it repeats."""
    start = round(event.start_s * RATE)
    loud = array("f", map(event.level.__mul__, event.samples))
    _add(bus, start, loud[: len(bus) - start])
    if wraps:
        _add(bus, 0, loud[len(bus) - start :])


def _add(bus: Samples, start: int, samples: Samples) -> None:
    end = start + len(samples)
    bus[start:end] = array("f", map(add, bus[start:end], samples))


def _interleaved(buses: dict[int, Samples]) -> bytes:
    """The buses as 16-bit stereo, little-endian as in WAV files, at the usual loudness."""
    left, centre, right = buses[LEFT], buses[CENTRE], buses[RIGHT]
    energy = sum(c * c + (a * a + b * b) / 2 for a, c, b in zip(left, centre, right, strict=True))
    gain = LOUDNESS / max(math.sqrt(energy / len(centre)), 1e-6) * 32767
    pairs: array[int] = array("h", bytes(4 * len(centre)))
    pairs[0::2] = _leveled(left, centre, right, gain)
    pairs[1::2] = _leveled(right, centre, left, gain)
    if sys.byteorder == "big":
        pairs.byteswap()
    return pairs.tobytes()


def _leveled(near: Samples, centre: Samples, far: Samples, gain: float) -> "array[int]":
    """One ear's samples; what is too loud is bent, not cut."""
    return array(
        "h",
        (
            int(32767 * math.tanh((c + n + BLEED * f) * gain / 32767))
            for n, c, f in zip(near, centre, far, strict=True)
        ),
    )


def _finish(dry: Path, score: Score, length_s: float, path: Path) -> None:
    """Run the piece through its effects, and end it."""
    fade_s = min(FADE_OUT_S, length_s / 4)
    graph = Graph()
    chain(
        graph,
        graph.add("amovie", filename=str(dry)),
        graph.add("atrim", end=str(length_s)),
        *(graph.add(name, **options) for name, options in score.effects),
        graph.add("atrim", end=str(length_s)),
        graph.add("afade", type="in", duration=str(FADE_IN_S)),
        graph.add("afade", type="out", start_time=str(length_s - fade_s), duration=str(fade_s)),
        graph.add("alimiter", limit=str(CEILING), level="0"),
        stereo(graph, "s16", RATE),
        graph.add("abuffersink"),
    )
    _write_wav(path, (bytes(f.planes[0])[: f.samples * 4] for f in pulled(graph)))


def _write_wav(path: Path, pieces: Iterable[bytes]) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for piece in pieces:
            file.writeframes(piece)
