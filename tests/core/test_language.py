"""Languages are told by script or by small words, and left open where neither tells."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.core.language import detect

CORPUS = Path(__file__).parents[1] / "fixtures" / "corpus"
TOLD = {"en": 0.7, "de": 0.7, "es": 0.6, "fr": 0.6, "pt-BR": 0.5}
"""The share of messages, mostly of a few words, that must be told."""
BY_SCRIPT = 0.99


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("この画像を5秒の動画にして", "ja"),
        ("이 사진을 영상으로 만들어 줘", "ko"),
        ("把这张图片做成五秒的视频", "zh-CN"),
        ("加上字幕", "zh-CN"),
        ("把這張圖片做成五秒的影片", "zh-TW"),
        ("妳好", "zh-TW"),
        ("轉場效果", "zh-TW"),
        ("turn this image into a 5-second animated video clip", "en"),
        ("make it look like 東京", "en"),
        ("mach aus diesem Foto ein Video von fünf Sekunden", "de"),
        ("heißer, größer, süßer: Straße, Füße, Grüße", "de"),
        ("convierte esta foto en un video de cinco segundos", "es"),
        ("cuánto dura el video?", "es"),
        ("transforme cette photo en une vidéo de cinq secondes", "fr"),
        ("fais-en une vidéo pour la fête d'anniversaire", "fr"),
        ("transforma esta foto em um vídeo de cinco segundos", "pt-BR"),
        ("não põe música na abertura", "pt-BR"),
        ('add the title "Hola a todos los que están en el mundo"', "en"),
        ("pon el título «Don't look at me when you are in the rain» al final", "es"),
        ("mach das Video, wie in https://example.com/it/is/what/it/is gezeigt", "de"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🎬 1080p!",
        "ok",
        "export",
        "video",
        "de la",
        "lo-fi",
        "сделай из этого видео",
        "bu fotoğrafı beş saniyelik bir videoya dönüştür",
        "gör en video av den här bilden",
        "“turn this image into a video that we can give to them”",
    ],
)
def test_what_is_left_open(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize("name", ["intents.dev.jsonl", "intents.extra.jsonl"])
def test_messages_of_people(name: str) -> None:
    lines = (CORPUS / name).read_text("utf-8").splitlines()
    rows: list[dict[str, str]] = [json.loads(line) for line in lines]
    told: Counter[str] = Counter()
    for row in rows:
        language = detect(row["text"])
        assert language in (row["lang"], None), row["text"]
        told[row["lang"]] += language is not None
    for language, count in Counter(row["lang"] for row in rows).items():
        assert told[language] / count >= TOLD.get(language, BY_SCRIPT) - 1 / count, language
