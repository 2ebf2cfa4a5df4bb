"""Scores: for every mood a tempo, a progression of chords, and who plays what on which beat.

A pattern has sixteen steps a bar and may run over several bars: `.` rests, `-` holds, `x` strikes
the whole chord, and a digit plays that tone of the chord, counted on into the next octave.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.sandbox.nemo.draft import Mood
from bot.sandbox.nemo.render.music.instruments import (
    BASS,
    BELL,
    ELECTRIC_PIANO,
    GUITAR,
    LEAD,
    PAD,
    PIANO,
    PLUCK,
    POWER_GUITAR,
    SAW_BASS,
    SPICCATO,
    STRINGS,
    Drum,
    Instrument,
)

Chord = tuple[int, ...]
"""MIDI numbers, from the root upwards."""

WHOLE_BAR = "x---------------"
LEFT, CENTRE, RIGHT = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Part:
    """What one instrument plays; `shift` in semitones, `side` one of LEFT, CENTRE, RIGHT."""

    instrument: Instrument
    pattern: str
    level: float
    shift: int = 0
    side: int = CENTRE


@dataclass(frozen=True, slots=True)
class Beat:
    """What is struck on one drum."""

    drum: Drum
    pattern: str
    level: float


@dataclass(frozen=True, slots=True)
class Score:
    """A piece that repeats; one chord lasts one bar of four beats.

    `swing` is how late the off-beats come, in parts of a step; `effects` are audio filters of
    FFmpeg, each with its options.
    """

    bpm: float
    chords: tuple[Chord, ...]
    parts: tuple[Part, ...]
    beats: tuple[Beat, ...] = ()
    swing: float = 0.0
    effects: tuple[tuple[str, Mapping[str, str]], ...] = ()


def _room(delays_ms: str, decays: str) -> tuple[str, Mapping[str, str]]:
    options = {"in_gain": "0.85", "out_gain": "0.9", "delays": delays_ms, "decays": decays}
    return "aecho", options


SMALL_ROOM = _room("37|61", "0.18|0.12")
HALL = _room("61|109|173|281", "0.32|0.26|0.2|0.14")


def _lowpass(hertz: int) -> tuple[str, Mapping[str, str]]:
    return "lowpass", {"frequency": str(hertz)}


SCORES: Mapping[Mood, Score] = {
    Mood.LOFI: Score(
        bpm=76,
        chords=((53, 57, 60, 64), (52, 55, 59, 62), (50, 53, 57, 60), (48, 52, 55, 59)),
        parts=(
            Part(ELECTRIC_PIANO, "x-----x---.x----", 0.30, side=LEFT),
            Part(BASS, "0-----.0--2-----", 0.55, shift=-12),
            Part(BELL, "....6-..5-........4-....3-......", 0.16, shift=12, side=RIGHT),
        ),
        beats=(
            Beat(Drum.KICK, "x......x..x.....", 0.75),
            Beat(Drum.SNARE, "....x.......x...", 0.42),
            Beat(Drum.HAT, "x.x.x.x.x.x.x.xx", 0.16),
        ),
        swing=0.32,
        effects=(
            _lowpass(4200),
            SMALL_ROOM,
        ),
    ),
    Mood.UPBEAT: Score(
        bpm=118,
        chords=((48, 52, 55), (43, 47, 50), (45, 48, 52), (41, 45, 48)),
        parts=(
            Part(GUITAR, "x..x..x.x..x..x.", 0.26, shift=12, side=LEFT),
            Part(BASS, "0.0.0.0.0.0.2.2.", 0.5),
            Part(PIANO, "3.5.4.3.5...4...5.4.3...4.5.3...", 0.26, shift=12, side=RIGHT),
        ),
        beats=(
            Beat(Drum.KICK, "x...x...x...x...", 0.8),
            Beat(Drum.SNARE, "....x.......x...", 0.5),
            Beat(Drum.HAT, "..x...x...x...x.", 0.26),
            Beat(Drum.SHAKER, "xxxxxxxxxxxxxxxx", 0.10),
        ),
        effects=(SMALL_ROOM,),
    ),
    Mood.CINEMATIC: Score(
        bpm=84,
        chords=((45, 48, 52), (41, 45, 48), (48, 52, 55), (43, 47, 50)),
        parts=(
            Part(STRINGS, WHOLE_BAR, 0.24, shift=12),
            Part(SPICCATO, "0.0.2.0.1.0.2.0.", 0.30, shift=12, side=LEFT),
            Part(BASS, "0---------------", 0.45, shift=-12),
            Part(STRINGS, "5-------4-------3-----------4---", 0.17, shift=12, side=RIGHT),
        ),
        beats=(Beat(Drum.TAIKO, "x.......x..x....", 0.8),),
        effects=(HALL,),
    ),
    Mood.AMBIENT: Score(
        bpm=60,
        chords=((48, 55, 59, 62, 64), (45, 52, 55, 59, 60), (41, 48, 52, 55, 57), (43, 50, 52, 57)),
        parts=(
            Part(PAD, WHOLE_BAR, 0.22),
            Part(BELL, "....4-......6-....7-......5-....", 0.22, shift=12, side=RIGHT),
            Part(BELL, ".........3-...........4-........", 0.16, shift=12, side=LEFT),
        ),
        effects=(_lowpass(6000), HALL),
    ),
    Mood.PIANO: Score(
        bpm=72,
        chords=((45, 52, 57, 60), (41, 48, 53, 57), (48, 55, 60, 64), (43, 50, 55, 59)),
        parts=(
            Part(PIANO, "0-1-2-3-2-1-2-1-", 0.36, side=LEFT),
            Part(PIANO, "6---..5-4---....5---4---..3-4---", 0.34, shift=12, side=RIGHT),
            Part(PAD, WHOLE_BAR, 0.06, shift=12),
        ),
        effects=(HALL,),
    ),
    Mood.ROCK: Score(
        bpm=132,
        chords=((40, 47, 52), (36, 43, 48), (43, 50, 55), (38, 45, 50)),
        parts=(
            Part(POWER_GUITAR, "x-x.x-x-x.x-x-x-", 0.30, side=LEFT),
            Part(POWER_GUITAR, "x---x---x---x-x-", 0.26, side=RIGHT),
            Part(BASS, "0.0.0.0.0.0.0.0.", 0.5),
            Part(LEAD, "3---4-5-4---3---5-4-3-------....", 0.16, shift=24),
        ),
        beats=(
            Beat(Drum.KICK, "x.......x.x.....", 0.9),
            Beat(Drum.SNARE, "....x.......x...", 0.65),
            Beat(Drum.HAT, "x.x.x.x.x.x.x.x.", 0.3),
        ),
        effects=(_lowpass(7000), SMALL_ROOM),
    ),
    Mood.JAZZ: Score(
        bpm=112,
        chords=((50, 53, 57, 60), (43, 47, 53, 57), (48, 52, 55, 59), (45, 49, 55, 58)),
        parts=(
            Part(ELECTRIC_PIANO, "...x--.....x-...x--.......x--...", 0.26, shift=12, side=LEFT),
            Part(BASS, "0---1---2---3---0---2---3---1---", 0.6, shift=-12),
            Part(PIANO, "......4-5.6-.5.43-....5...4-....", 0.24, shift=12, side=RIGHT),
        ),
        beats=(
            Beat(Drum.RIDE, "x...x.x.x...x.x.", 0.26),
            Beat(Drum.HAT, "....x.......x...", 0.2),
        ),
        swing=0.66,
        effects=(SMALL_ROOM,),
    ),
    Mood.ELECTRONIC: Score(
        bpm=124,
        chords=((45, 48, 52), (41, 45, 48), (48, 52, 55), (43, 47, 50)),
        parts=(
            Part(PLUCK, "0.2.4.2.5.2.4.2.", 0.34, shift=12, side=RIGHT),
            Part(SAW_BASS, "..00..00..00..00", 0.42, shift=-12),
            Part(PAD, WHOLE_BAR, 0.15, shift=12, side=LEFT),
        ),
        beats=(
            Beat(Drum.KICK, "x...x...x...x...", 0.95),
            Beat(Drum.SNARE, "....x.......x...", 0.35),
            Beat(Drum.HAT, "..x...x...x...x.", 0.3),
        ),
        effects=(SMALL_ROOM,),
    ),
    Mood.ACOUSTIC: Score(
        bpm=96,
        chords=((43, 50, 55, 59), (38, 45, 50, 54), (40, 47, 52, 55), (36, 43, 48, 52)),
        parts=(
            Part(GUITAR, "0-2-3-2-4-2-3-2-", 0.42, shift=12, side=LEFT),
            Part(GUITAR, "x-----x---x-x---", 0.18, shift=12, side=RIGHT),
            Part(BASS, "0-------0---2---", 0.4),
        ),
        beats=(
            Beat(Drum.KICK, "x.......x.......", 0.5),
            Beat(Drum.SHAKER, "x.x.x.x.x.x.x.x.", 0.24),
        ),
        effects=(SMALL_ROOM,),
    ),
}
