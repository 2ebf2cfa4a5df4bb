"""Format and quality from the words that ask for an export."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.export_options import ExportOptions, export_options

FORMATS = ("mp4", "mov")
QUALITIES = ("low", "medium", "high")


@pytest.mark.parametrize(
    ("words", "format", "quality"),
    [
        ("export", "mp4", "high"),
        ("export 4k", "mp4", "high"),
        ("export 1080p mov", "mov", "high"),
        ("export as .mov please", "mov", "high"),
        ("Export it as QuickTime", "mov", "high"),
        ("render 720p", "mp4", "medium"),
        ("export in 480p", "mp4", "low"),
        ("export low quality", "mp4", "low"),
        ("export it in full HD", "mp4", "high"),
        ("export in 720p, no, in 1080p", "mp4", "high"),
        ("导出720p", "mp4", "medium"),
        ("導出 mov", "mov", "high"),
        ("エクスポート 低画質", "mp4", "low"),
        ("720p로 내보내기", "mp4", "medium"),
        ("exportieren in 720p als mov", "mov", "medium"),
        ("exporta en baja calidad", "mp4", "low"),
        ("exporter en 480p", "mp4", "low"),
        ("exportar em 720p", "mp4", "medium"),
        ("add music and export in 720p as mov", "mov", "medium"),
        ("加音乐，然后导出720p", "mp4", "medium"),
    ],
)
def test_words_name_format_and_quality(words: str, format: str, quality: str) -> None:
    assert export_options(words) == ExportOptions(format, quality)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "trim holiday.mov, then export",
        "make the 720p clip brighter and export it",
        "replace the low hum with music, then export",
    ],
)
def test_words_about_the_edit_dont_count(words: str) -> None:
    assert export_options(words) == ExportOptions()


@pytest.mark.parametrize("wanted", ["gif", "webm", "mkv"])
def test_a_format_that_cannot_be_had_is_named(wanted: str) -> None:
    assert export_options(f"export as {wanted}") == ExportOptions(unavailable=wanted)


@given(st.text() | st.sampled_from([*FORMATS, *QUALITIES]).map("export {}".format))
def test_the_service_is_asked_only_for_what_it_knows(words: str) -> None:
    options = export_options(words)
    assert options.format in FORMATS
    assert options.quality in QUALITIES
