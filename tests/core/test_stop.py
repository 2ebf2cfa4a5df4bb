import pytest

from bot.core.stop import asks_to_stop


@pytest.mark.parametrize(
    "said",
    [
        "stop",
        "Stop!",
        " STOP  ",
        "please stop",
        "stop it",
        "/video stop",
        "cancel that",
        "abbrechen",
        "停止",
        "停！",
        "止めて。",
        "중지해 줘",
        "para",
        "arrête",
        "cancelar",
        "stopp bitte",
    ],
)
def test_words_that_stop(said: str) -> None:
    assert asks_to_stop(said)


@pytest.mark.parametrize(
    "said",
    [
        "stop the music at 0:20",
        "make it stop motion",
        "cancel the title",
        "don't stop",
        "",
        "停止音乐",
        "add the text 'stop'",
        "stop, then export",
    ],
)
def test_words_that_do_not(said: str) -> None:
    assert not asks_to_stop(said)
