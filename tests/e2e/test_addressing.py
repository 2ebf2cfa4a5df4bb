"""What is said to the bot by name."""

import pytest

from tests.e2e.stage import Stage


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("hey {bot} make a clip of it", "hey make a clip of it"),
        ("hey {bot}, make a clip of it", "hey, make a clip of it"),
        ("{bot}, make a clip of it", "make a clip of it"),
    ],
)
async def test_the_bots_name_within_a_wish_changes_nothing(
    running: Stage, photo: bytes, written: str, understood: str
) -> None:
    wish = written.format(bot=running.mention)
    await running.answer(await running.drop(wish, ("photo.jpg", photo)))
    assert running.prompts() == [understood]
