"""What a file is, told from its first bytes.

The signatures are those of the formats' own standards: ISO/IEC 14496-12 (MP4 and its kin), RIFF,
EBML (Matroska, WebM), RFC 3533 (Ogg), ISO/IEC 11172-3 (MP3), ISO/IEC 13818-7 (AAC).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

HEAD_BYTES = 4096
"""How much of a file's beginning is enough to tell what it is."""


class MediaKind(StrEnum):
    """What people see or hear."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class MediaType:
    """A file format; ``name`` is also its usual extension, without the dot."""

    name: str
    kind: MediaKind
    mime: str


MEDIA_TYPES = {
    media.name: media
    for media in (
        MediaType("mp4", MediaKind.VIDEO, "video/mp4"),
        MediaType("mov", MediaKind.VIDEO, "video/quicktime"),
        MediaType("avi", MediaKind.VIDEO, "video/x-msvideo"),
        MediaType("webm", MediaKind.VIDEO, "video/webm"),
        MediaType("mkv", MediaKind.VIDEO, "video/x-matroska"),
        MediaType("jpg", MediaKind.IMAGE, "image/jpeg"),
        MediaType("png", MediaKind.IMAGE, "image/png"),
        MediaType("gif", MediaKind.IMAGE, "image/gif"),
        MediaType("webp", MediaKind.IMAGE, "image/webp"),
        MediaType("heic", MediaKind.IMAGE, "image/heic"),
        MediaType("heif", MediaKind.IMAGE, "image/heif"),
        MediaType("avif", MediaKind.IMAGE, "image/avif"),
        MediaType("bmp", MediaKind.IMAGE, "image/bmp"),
        MediaType("tiff", MediaKind.IMAGE, "image/tiff"),
        MediaType("mp3", MediaKind.AUDIO, "audio/mpeg"),
        MediaType("wav", MediaKind.AUDIO, "audio/wav"),
        MediaType("m4a", MediaKind.AUDIO, "audio/mp4"),
        MediaType("aac", MediaKind.AUDIO, "audio/aac"),
        MediaType("ogg", MediaKind.AUDIO, "audio/ogg"),
        MediaType("flac", MediaKind.AUDIO, "audio/flac"),
    )
}

_MAGIC = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"ID3", "mp3"),
    (b"ADIF", "aac"),
    (b"fLaC", "flac"),
)

_RIFF = {b"WAVE": "wav", b"AVI ": "avi", b"WEBP": "webp"}

_BRANDS = {
    b"qt  ": "mov",
    b"M4A ": "m4a",
    b"M4B ": "m4a",
    b"heic": "heic",
    b"heix": "heic",
    b"heim": "heic",
    b"heis": "heic",
    b"hevc": "heic",
    b"hevx": "heic",
    b"avif": "avif",
    b"avis": "avif",
    b"crx ": None,  # a camera's raw picture: the same container, but nothing that plays
    b"jxl ": None,
}
"""Brands of the ISO file format that aren't MP4; any other brand is."""

_IMAGE_BRANDS = frozenset({b"mif1", b"msf1"})
"""Brands that say "a picture" and leave its coding to the compatible brands."""

_QUICKTIME_ATOMS = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
"""First atoms of QuickTime files from before the brand was invented."""

_BMP_HEADER_SIZES = frozenset({12, 40, 52, 56, 64, 108, 124})


def sniff(head: bytes) -> MediaType | None:
    """The format of a file that begins so; None if it's none of ``MEDIA_TYPES``.

    ``HEAD_BYTES`` are enough, 64 suffice for nearly every file.
    """
    for detect in _DETECTORS:
        name = detect(head)
        if name is not None:
            return MEDIA_TYPES[name]
    return None


def _magic(head: bytes) -> str | None:
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


def _riff(head: bytes) -> str | None:
    return _RIFF.get(head[8:12]) if head[:4] in (b"RIFF", b"RF64") else None


def _iso(head: bytes) -> str | None:
    if head[4:8] != b"ftyp":
        return "mov" if head[4:8] in _QUICKTIME_ATOMS else None
    brand = head[8:12]
    if brand not in _IMAGE_BRANDS:
        return _BRANDS.get(brand, "mp4") if len(brand) == 4 else None
    end = min(int.from_bytes(head[:4]), len(head))
    compatible = {head[at : at + 4] for at in range(16, end, 4)}
    coded = {_BRANDS[brand] for brand in compatible if brand in _BRANDS}
    return next((name for name in ("avif", "heic") if name in coded), "heif")


def _ebml(head: bytes) -> str | None:
    if not head.startswith(b"\x1a\x45\xdf\xa3"):
        return None
    document = head[:64]
    if b"webm" in document:
        return "webm"
    return "mkv" if b"matroska" in document else None


def _ogg(head: bytes) -> str | None:
    return "ogg" if head.startswith(b"OggS") and b"\x80theora" not in head[:64] else None


def _bmp(head: bytes) -> str | None:
    # Two letters are too little to go by: the size of the header that follows decides.
    size = int.from_bytes(head[14:18], "little")
    return "bmp" if head.startswith(b"BM") and size in _BMP_HEADER_SIZES else None


def _mpeg_audio(head: bytes) -> str | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    if head[1] & 0xF6 == 0xF0:
        return "aac"
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bitrate, rate = head[2] >> 4, head[2] >> 2 & 3
    return "mp3" if version != 1 and layer == 1 and bitrate != 15 and rate != 3 else None


_DETECTORS: tuple[Callable[[bytes], str | None], ...] = (
    _magic,
    _riff,
    _iso,
    _ebml,
    _ogg,
    _bmp,
    _mpeg_audio,
)
