"""Sound: from Ogg and FLAC to what every editor reads."""

from pathlib import Path

from av.error import FFmpegError

from bot.errors import MediaUnreadable
from bot.media.blame import blaming, content_of
from bot.media.container import reading, writing
from bot.media.track import sound_track
from bot.media.video import start_of

BIT_RATE = 160_000

_DEMUXERS = {"ogg": "ogg", "flac": "flac"}


def convert_sound(source: Path, out: Path) -> None:
    """Write the sound as AAC in an M4A whose index is in front; raises ``MediaUnreadable``."""
    content = content_of(source)
    if content not in _DEMUXERS:
        raise MediaUnreadable(f"{source.name}: not a sound to convert, but {content}")
    with (
        blaming(source, FFmpegError),
        reading(source, _DEMUXERS[content]) as container,
        writing(out, "ipod") as file,
    ):
        stream = next(iter(container.streams.audio), None)
        if stream is None:
            raise MediaUnreadable(f"{source.name}: no sound in it")
        track = sound_track(file, stream, BIT_RATE, start_of(container))
        for packet in container.demux(stream):
            track.add(packet)
        track.finish()
        if not track.frames:
            raise MediaUnreadable(f"{source.name}: no sound in it")
