"""Uploaded files: what they are by their content, and what can be measured on them."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import av
import av.error
from PIL import Image, UnidentifiedImageError


class MediaKind(StrEnum):
    """What a file brings to a video."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


ACCEPTED = {
    "jpg": MediaKind.IMAGE,
    "png": MediaKind.IMAGE,
    "gif": MediaKind.IMAGE,
    "webp": MediaKind.IMAGE,
    "mp4": MediaKind.VIDEO,
    "mov": MediaKind.VIDEO,
    "avi": MediaKind.VIDEO,
    "webm": MediaKind.VIDEO,
    "mkv": MediaKind.VIDEO,
    "mp3": MediaKind.AUDIO,
    "wav": MediaKind.AUDIO,
    "m4a": MediaKind.AUDIO,
    "aac": MediaKind.AUDIO,
}
"""The formats that the service takes, each with its kind."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (8, b"WEBP", "webp"),
    (8, b"WAVE", "wav"),
    (8, b"AVI ", "avi"),
    (4, b"ftypqt", "mov"),
    (4, b"ftypM4A", "m4a"),
    (4, b"ftyphe", "heic"),
    (4, b"ftypmif1", "heic"),
    (4, b"ftypavif", "avif"),
    (4, b"ftyp", "mp4"),
    (4, b"moov", "mov"),
    (4, b"wide", "mov"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xf1", "aac"),
    (0, b"\xff\xf9", "aac"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf2", "mp3"),
)
"""Offset, bytes, format; the first that fits counts."""

HEAD_BYTES = 64


class UnreadableMedia(Exception):
    """The file is none of the accepted formats, or broken."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file that belongs to a session."""

    id: str
    filename: str
    format: str
    kind: MediaKind
    path: Path
    url: str
    size: int
    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    fps: float = 0.0

    def to_json(self) -> dict[str, object]:
        """As the upload's answer and the state's `video_infos` show it."""
        return {
            "filename": self.filename,
            "file_type": self.kind.value,
            "cdn_url": self.url,
            "duration": self.duration_s,
            "width": self.width,
            "height": self.height,
            "fps": self.fps,
            "hash": self.id,
        }


def sniff(head: bytes) -> str:
    """The format of a file that begins so; "" when it is unknown."""
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "webm" if b"webm" in head else "mkv"
    for offset, magic, name in _MAGIC:
        if head.startswith(magic, offset):
            return name
    return ""


def inspect(path: Path, filename: str, url: str) -> Media:
    """Look into a file. Blocks; raises `UnreadableMedia`."""
    with path.open("rb") as file:
        name = sniff(file.read(HEAD_BYTES))
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    kind = ACCEPTED.get(name)
    if kind is None:
        raise UnreadableMedia(f"unsupported file type: {filename}")
    measure = _measure_image if kind is MediaKind.IMAGE else _measure_stream
    width, height, duration_s, fps = measure(path)
    return Media(
        id=digest,
        filename=filename,
        format=name,
        kind=kind,
        path=path,
        url=url,
        size=path.stat().st_size,
        width=width,
        height=height,
        duration_s=duration_s,
        fps=fps,
    )


def _measure_image(path: Path) -> tuple[int, int, float, float]:
    try:
        with Image.open(path) as image:
            size = image.size
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableMedia(f"the image can't be read: {error}") from error
    return *size, 0.0, 0.0


def _measure_stream(path: Path) -> tuple[int, int, float, float]:
    try:
        with av.open(path) as container:
            duration_s = round((container.duration or 0) / av.time_base, 3)
            if not container.streams.video:
                return 0, 0, duration_s, 0.0
            stream = container.streams.video[0]
            fps = float(stream.average_rate or 0)
            return stream.width, stream.height, duration_s, round(fps, 3)
    except (av.error.FFmpegError, OSError) as error:
        raise UnreadableMedia(f"the file can't be read: {error}") from error
