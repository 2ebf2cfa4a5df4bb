"""Who writes neither English nor Chinese still gets a video, and is told what to write."""

import pytest

from bot.sandbox.nemo.draft import Draft
from tests.sandbox.nemo.agent.support import drafted, first_cut, picture, reply, turn

LAKE = (picture("lake"),)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Mach was Schönes daraus, 7 Sekunden", "de", "Diese Vorführung"),
        ("Haz algo bonito de 7 segundos", "es", "Esta demostración"),
        ("Fais quelque chose de 7 secondes", "fr", "Cette démonstration"),
        ("すてきに仕上げて、7秒で", "en", "このデモ"),
        ("멋지게 만들어 줘 7초", "en", "이 데모"),
        ("Faça algo bonito com 7 segundos", "pt-BR", "Esta demonstração"),
    ],
)
def test_the_first_wish(text: str, language: str, said: str) -> None:
    turned = turn(text, media=LAKE, fresh=LAKE, language=language)
    assert drafted(turned, Draft()).duration_ms == 7000
    assert said in reply(turned)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [("mach es langsamer", "de", "Diese Vorführung"), ("もっとゆっくりにして", "en", "このデモ")],
)
def test_a_later_wish_is_not_guessed_at(text: str, language: str, said: str) -> None:
    turned = turn(text, first_cut(), language=language)
    assert not turned.edits
    assert reply(turned).startswith(said)
    assert "slower" in reply(turned)


def test_what_is_understood_needs_no_guidance() -> None:
    turned = turn("make it slower", first_cut(), language="de")
    assert turned.edits
    assert "Vorführung" not in reply(turned)


def test_japanese_is_not_answered_in_chinese() -> None:
    turned = turn("この写真を5秒の動画にして", media=LAKE, fresh=LAKE)
    assert turned.beats[0].text.startswith("Let me turn lake.jpg")
