"""Attachments are judged by what they hold, not by what they are called."""

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.core.media import (
    ACCEPTED,
    CONVERTED,
    Convert,
    MediaKind,
    Refuse,
    Take,
    judge,
    looks_like_media,
    sniff,
)
from bot.core.signatures import MEDIA_TYPES
from bot.locales import supported

LIMIT = 200 * 1024 * 1024


def ftyp(brand: bytes, *compatible: bytes) -> bytes:
    body = b"ftyp" + brand + b"\x00\x00\x02\x00" + b"".join(compatible)
    return struct.pack(">I", len(body) + 4) + body + b"\x00\x00\x00\x08free"


def ebml(doctype: bytes) -> bytes:
    return b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82" + bytes([0x80 | len(doctype)]) + doctype


def ogg(codec: bytes) -> bytes:
    return b"OggS\x00\x02" + bytes(20) + b"\x01\x13" + codec


HEADS: dict[str, tuple[bytes, ...]] = {
    "mp4": (
        ftyp(b"isom", b"isom", b"iso2", b"avc1", b"mp41"),
        ftyp(b"mp42", b"mp42"),
        ftyp(b"M4V ", b"M4V "),
        ftyp(b"3gp5", b"3gp5"),
    ),
    "mov": (ftyp(b"qt  ", b"qt  "), b"\x00\x00\x00\x08wide\x00\x00\x12\x34mdat"),
    "avi": (b"RIFF\x10\x20\x30\x00AVI LIST",),
    "webm": (ebml(b"webm"),),
    "mkv": (ebml(b"matroska"),),
    "jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\xff\xd8\xff\xe1\x00\x18Exif"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",),
    "gif": (b"GIF89a\x01\x00", b"GIF87a\x01\x00"),
    "webp": (b"RIFF\x10\x20\x30\x00WEBPVP8 ",),
    "heic": (ftyp(b"heic", b"mif1", b"heic"), ftyp(b"mif1", b"mif1", b"heic")),
    "heif": (ftyp(b"mif1", b"mif1", b"miaf"),),
    "avif": (ftyp(b"avif", b"avif", b"mif1"), ftyp(b"mif1", b"mif1", b"avif")),
    "bmp": (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00",),
    "tiff": (b"II*\x00\x08\x00\x00\x00", b"MM\x00*\x00\x00\x00\x08"),
    "mp3": (b"ID3\x04\x00\x00\x00\x00\x00\x00", b"\xff\xfb\x90\x64", b"\xff\xf3\x84\xc4"),
    "wav": (b"RIFF\x24\x00\x00\x00WAVEfmt ", b"RF64\xff\xff\xff\xffWAVEds64"),
    "m4a": (ftyp(b"M4A ", b"M4A ", b"mp42"),),
    "aac": (b"\xff\xf1\x50\x80", b"\xff\xf9\x50\x80", b"ADIF\x00"),
    "ogg": (ogg(b"OpusHead"), ogg(b"\x01vorbis")),
    "flac": (b"fLaC\x00\x00\x00\x22",),
}

NOT_MEDIA = (
    b"",
    b"B",
    b"BMW is a car maker, and this is a text",
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"<!DOCTYPE html>",
    b"RIFF\x00\x00\x00\x00CDDA",
    b"\x00\x00\x00\x18ftyp",
    b"\xff\xfe\x41\x00",  # UTF-16 text
    ftyp(b"crx ", b"crx ", b"isom"),
    ogg(b"\x80theora"),
    ebml(b"other"),
)


def test_the_table_of_heads_covers_every_format() -> None:
    assert set(HEADS) == set(MEDIA_TYPES) == {*ACCEPTED, *CONVERTED}
    assert len(ACCEPTED) == 13


@pytest.mark.parametrize(
    ("name", "head"), [(name, head) for name, heads in HEADS.items() for head in heads]
)
def test_sniff(name: str, head: bytes) -> None:
    media = sniff(head + bytes(64))
    assert media is not None
    assert media.name == name


@pytest.mark.parametrize("head", NOT_MEDIA)
def test_what_is_no_media(head: bytes) -> None:
    assert sniff(head) is None


@pytest.mark.parametrize(
    ("pillow", "name"),
    [
        ("JPEG", "jpg"),
        ("PNG", "png"),
        ("GIF", "gif"),
        ("WEBP", "webp"),
        ("BMP", "bmp"),
        ("TIFF", "tiff"),
        ("AVIF", "avif"),
    ],
)
def test_sniff_pictures_that_pillow_writes(pillow: str, name: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 24), "teal").save(buffer, pillow)
    assert sniff(buffer.getvalue()[:64]) == MEDIA_TYPES[name]
    assert MEDIA_TYPES[name].kind is MediaKind.IMAGE


def test_sniff_a_sound_that_python_writes() -> None:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", "not compressed"))
        sound.writeframes(bytes(160))
    assert sniff(buffer.getvalue()[:64]) == MEDIA_TYPES["wav"]


@given(st.binary(max_size=80))
def test_sniff_bears_any_bytes(head: bytes) -> None:
    media = sniff(head)
    assert media is None or media.name in MEDIA_TYPES


@pytest.mark.parametrize(
    ("filename", "true_type", "renamed"),
    [
        ("photo.png", "png", "photo.png"),
        ("photo.jpg", "png", "photo.png"),
        ("photo.JPEG", "jpg", "photo.JPEG"),
        ("photo.jfif", "jpg", "photo.jpg"),
        ("photo", "webp", "photo.webp"),
        ("photo.final", "gif", "photo.final.gif"),
        (".png", "jpg", "image.jpg"),
        ("", "mp4", "video.mp4"),
        ("clip.mp4", "mov", "clip.mov"),
        ("clip.m4v", "mp4", "clip.mp4"),
        ("song.mp3", "m4a", "song.m4a"),
        ("clip.mp4", "mp3", "clip.mp3"),
    ],
)
def test_taken_under_a_name_that_fits(filename: str, true_type: str, renamed: str) -> None:
    verdict = judge(filename, "application/octet-stream", 10, HEADS[true_type][0], LIMIT)
    assert verdict == Take(MEDIA_TYPES[true_type], renamed)


@pytest.mark.parametrize("true_type", ACCEPTED)
def test_all_thirteen_formats_are_taken(true_type: str) -> None:
    for head in HEADS[true_type]:
        verdict = judge(f"file.{true_type}", None, LIMIT, head, LIMIT)
        assert verdict == Take(MEDIA_TYPES[true_type], f"file.{true_type}")


@pytest.mark.parametrize(
    ("filename", "true_type", "to", "renamed"),
    [
        ("IMG_0001.HEIC", "heic", "jpg", "IMG_0001.jpg"),
        ("IMG_0001.jpg", "heic", "jpg", "IMG_0001.jpg"),
        ("frame.bmp", "bmp", "png", "frame.png"),
        ("scan.tif", "tiff", "png", "scan.png"),
        ("shot.avif", "avif", "jpg", "shot.jpg"),
        ("voice-message.ogg", "ogg", "m4a", "voice-message.m4a"),
        ("song.flac", "flac", "m4a", "song.m4a"),
    ],
)
def test_converted_first(filename: str, true_type: str, to: str, renamed: str) -> None:
    verdict = judge(filename, None, 10, HEADS[true_type][0], LIMIT)
    assert verdict == Convert(MEDIA_TYPES[true_type], MEDIA_TYPES[to], renamed)
    assert to in ACCEPTED


def test_a_recording_whose_brand_does_not_say_sound_is_sound_by_its_name() -> None:
    head = HEADS["mp4"][0]
    assert judge("memo.m4a", None, 10, head, LIMIT) == Take(MEDIA_TYPES["m4a"], "memo.m4a")
    assert judge("memo", "audio/mp4", 10, head, LIMIT) == Take(MEDIA_TYPES["m4a"], "memo.m4a")
    assert judge("memo.mp3", None, 10, head, LIMIT) == Take(MEDIA_TYPES["mp4"], "memo.mp4")


@pytest.mark.parametrize(
    ("filename", "content_type", "size", "head", "sentence"),
    [
        ("a.png", "image/png", 0, b"", "“a.png” is empty. Please send it again."),
        (
            "a.png",
            "image/png",
            LIMIT + 1,
            HEADS["png"][0],
            "“a.png” has 201 MB; at most 200 MB are possible. "
            "Please compress it or trim it, then send it again.",
        ),
        (
            "a.png",
            "image/png",
            9,
            b"<html>no</html>",
            "“a.png” is damaged, or isn't what its name says. "
            "Please open it, save it anew and send that.",
        ),
        (
            "a.pdf",
            "application/pdf",
            9,
            b"%PDF-1.7",
            "“a.pdf” can't be used. Please send one of these: mp4, mov, avi, webm, mkv, jpg, png, "
            "gif, webp, mp3, wav, m4a, aac.",
        ),
    ],
)
def test_refusals_help(
    filename: str, content_type: str, size: int, head: bytes, sentence: str
) -> None:
    verdict = judge(filename, content_type, size, head, LIMIT)
    assert isinstance(verdict, Refuse)
    assert verdict.sentence("en") == sentence
    for locale in supported():
        assert filename in verdict.sentence(locale)


def test_a_document_over_the_limit_is_refused_as_a_document() -> None:
    verdict = judge("a.pdf", None, LIMIT + 1, b"%PDF-1.7", LIMIT)
    assert isinstance(verdict, Refuse)
    assert verdict.key == "media.unsupported"


def test_without_bytes_name_and_content_type_are_believed() -> None:
    assert judge("a.jpg", None, 9, None, LIMIT) == Take(MEDIA_TYPES["jpg"], "a.jpg")
    assert judge("blob", "video/webm; codecs=vp9", 9, None, LIMIT) == Take(
        MEDIA_TYPES["webm"], "blob.webm"
    )
    unknown = judge("notes.txt", "text/plain; charset=utf-8", 9, None, LIMIT)
    assert isinstance(unknown, Refuse)
    assert unknown.key == "media.unsupported"


@pytest.mark.parametrize(
    ("filename", "content_type", "expected"),
    [
        ("a.png", "image/png", True),
        ("A.HEIC", None, True),
        ("voice-message.ogg", "audio/ogg", True),
        ("no-extension", "image/jpeg", True),
        ("no-extension", None, False),
        ("a.pdf", "application/pdf", False),
        ("a.svg", "image/svg+xml", False),
        ("notes.txt", "text/plain; charset=utf-8", False),
        ("png", None, False),
    ],
)
def test_what_is_worth_a_thread(filename: str, content_type: str | None, expected: bool) -> None:
    assert looks_like_media(filename, content_type) is expected


@given(st.text(max_size=30), st.none() | st.text(max_size=20), st.binary(max_size=40))
def test_judge_bears_anything_and_names_what_it_takes(
    filename: str, content_type: str | None, head: bytes
) -> None:
    match judge(filename, content_type, 10, head, LIMIT):
        case Take(media, name):
            assert media.name in ACCEPTED
            assert name.rpartition(".")[2].lower() in {media.name, "jpeg"}
        case Convert(media, to, name):
            assert media.name not in ACCEPTED
            assert to.name in ACCEPTED
            assert name.endswith(f".{to.name}")
        case Refuse() as refusal:
            assert refusal.sentence("en")
