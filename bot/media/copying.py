"""Copies of a video as MP4 with the index in front: as it is coded, or coded anew."""

from pathlib import Path

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Stream
from av.video.stream import VideoStream

from bot.errors import MediaUnreadable
from bot.media.blame import blaming
from bot.media.container import reading, writing
from bot.media.plan import Plan
from bot.media.track import Track, picture_track, sound_track
from bot.media.video import Video, start_of


def remux(video: Video, out: Path) -> None:
    """Copy picture and sound as they are.

    Raises ``MediaUnreadable`` also where only decoding shows when to decode what: Matroska doesn't
    say it of the frames that others are built from, and MP4 must.
    """
    with (
        blaming(video.path, FFmpegError),
        reading(video.path, video.demuxer) as source,
        writing(out) as file,
    ):
        streams = _streams(source)
        copies = {stream.index: file.add_stream_from_template(stream) for stream in streams}
        for packet in source.demux(*streams):
            if not packet.size:  # the end of a stream
                continue
            if packet.dts is None:
                raise MediaUnreadable(f"{video.path.name}: no decoding times")
            packet.stream = copies[packet.stream.index]
            file.mux(packet)


def transcode(video: Video, plan: Plan, out: Path) -> None:
    """Decode everything and encode it as planned; raises ``MediaUnreadable``."""
    with (
        blaming(video.path, FFmpegError),
        reading(video.path, video.demuxer) as source,
        writing(out) as file,
    ):
        start_s = start_of(source)
        tracks: dict[int, Track] = {}
        streams = _streams(source)
        for stream in streams:
            if isinstance(stream, VideoStream):
                stream.thread_type = "AUTO"
                track = picture_track(file, stream, plan, video.rotation, start_s)
            else:
                track = sound_track(file, stream, plan.sound_bit_rate, start_s)
            tracks[stream.index] = track
        for packet in source.demux(*streams):
            tracks[packet.stream.index].add(packet)
        for track in tracks.values():
            track.finish()


def _streams(source: InputContainer) -> list[VideoStream | AudioStream]:
    """The picture, and the sound if there is one; subtitles and the like are left behind."""
    best: list[Stream | None] = [source.streams.best("video"), source.streams.best("audio")]
    return [stream for stream in best if isinstance(stream, VideoStream | AudioStream)]
