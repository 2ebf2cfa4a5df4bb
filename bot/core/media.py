"""Which attachment is taken, converted or refused, and what is said of it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.core.markdown import escaped
from bot.core.signatures import HEAD_BYTES, MEDIA_TYPES, MediaKind, MediaType, sniff
from bot.locales import text

__all__ = [
    "ACCEPTED",
    "CONVERTED",
    "HEAD_BYTES",
    "Convert",
    "MediaKind",
    "MediaType",
    "Refuse",
    "Take",
    "Verdict",
    "judge",
    "looks_like_media",
    "sniff",
]

ACCEPTED: Final = (
    "mp4", "mov", "avi", "webm", "mkv",
    "jpg", "png", "gif", "webp",
    "mp3", "wav", "m4a", "aac",
)  # fmt: skip
"""What the service takes, as its documents list it."""

CONVERTED: Final = {
    "heic": "jpg",
    "heif": "jpg",
    "avif": "jpg",
    "bmp": "png",
    "tiff": "png",
    "ogg": "m4a",
    "flac": "m4a",
}
"""What the service doesn't take, and what it is made into: photos JPEG, drawings PNG."""

_EXTENSIONS = {name: name for name in MEDIA_TYPES} | {
    "jpeg": "jpg",
    "jpe": "jpg",
    "jfif": "jpg",
    "apng": "png",
    "hif": "heif",
    "tif": "tiff",
    "dib": "bmp",
    "m4v": "mp4",
    "qt": "mov",
    "wave": "wav",
    "m4b": "m4a",
    "oga": "ogg",
    "opus": "ogg",
}
"""Extensions that people's files have, and the format that each one claims."""

_MIMES = {media.mime: name for name, media in MEDIA_TYPES.items()} | {
    "video/avi": "avi",
    "video/x-m4v": "mp4",
    "image/apng": "png",
    "image/x-ms-bmp": "bmp",
    "audio/mp3": "mp3",
    "audio/x-wav": "wav",
    "audio/wave": "wav",
    "audio/vnd.wave": "wav",
    "audio/x-m4a": "m4a",
    "audio/aacp": "aac",
    "audio/opus": "ogg",
    "audio/x-flac": "flac",
}

_NAMED_WELL = frozenset({"jpeg"})
"""Other extensions that the service knows: no reason to rename a file."""

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Take:
    """The file goes to the service as it is, under a name that fits its content."""

    media: MediaType
    filename: str


@dataclass(frozen=True, slots=True)
class Convert:
    """The file must be made into the format ``to`` first; ``filename`` is the new file's."""

    media: MediaType
    to: MediaType
    filename: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """The file can't be used; the reason is a key of the message catalogue."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def sentence(self, locale: str) -> str:
        """What to tell the person who sent the file."""
        name = escaped(str(self.values.get("name", "")))
        return text(self.key, locale, **{**self.values, "name": name})


Verdict = Take | Convert | Refuse


def looks_like_media(filename: str, content_type: str | None) -> bool:
    """Whether Discord's word for an attachment is enough to open a thread for it."""
    return _claimed(filename, content_type) is not None


def judge(
    filename: str,
    content_type: str | None,
    size: int,
    head: bytes | None,
    limit_bytes: int,
) -> Verdict:
    """What to do with an attachment of ``size`` bytes that begins with ``head``.

    Without ``head`` its name and content type are believed. ``limit_bytes`` is the largest file
    that the skill takes.
    """
    if size == 0:
        return Refuse("media.empty", {"name": filename})
    claimed = _claimed(filename, content_type)
    media = claimed if head is None else _found(head, claimed)
    if media is None:
        # A name that promises a picture means a broken file; any other, the wrong kind of file.
        if claimed is not None:
            return Refuse("media.damaged", {"name": filename})
        return Refuse("media.unsupported", {"name": filename, "formats": ", ".join(ACCEPTED)})
    if size > limit_bytes:
        values = {"name": filename, "size": _megabytes(size), "limit": limit_bytes // _MEBIBYTE}
        return Refuse("media.too_large", values)
    target = CONVERTED.get(media.name)
    if target is None:
        return Take(media, _renamed(filename, media))
    return Convert(media, MEDIA_TYPES[target], _renamed(filename, MEDIA_TYPES[target]))


def _found(head: bytes, claimed: MediaType | None) -> MediaType | None:
    found = sniff(head)
    # Not every recorder says in the brand that an MP4 holds sound alone; its name does.
    if found and claimed and (found.name, claimed.name) == ("mp4", "m4a"):
        return claimed
    return found


def _claimed(filename: str, content_type: str | None) -> MediaType | None:
    mime = (content_type or "").partition(";")[0].strip().lower()
    name = _EXTENSIONS.get(_extension(filename)) or _MIMES.get(mime)
    return MEDIA_TYPES[name] if name else None


def _extension(filename: str) -> str:
    return filename.rpartition(".")[2].lower() if "." in filename else ""


def _renamed(filename: str, media: MediaType) -> str:
    extension = _extension(filename)
    if _EXTENSIONS.get(extension) == media.name and extension in {media.name, *_NAMED_WELL}:
        return filename
    stem = filename.rpartition(".")[0] if extension in _EXTENSIONS else filename
    return f"{stem or media.kind}.{media.name}"


def _megabytes(size: int) -> int:
    # Rounded up, so that a file over the limit is never said to be as large as the limit.
    return math.ceil(size / _MEBIBYTE)
