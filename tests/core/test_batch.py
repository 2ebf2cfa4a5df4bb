import pytest

from bot.core.batch import prompts, without_name

FILES = ["a.png", "b.png"]


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("1. make it slow\n2. add music", ["make it slow", "add music"]),
        ("Please do this: 1) make it slow 2) add music", ["make it slow", "add music"]),
        ("1、变慢\n2、加音乐", ["变慢", "加音乐"]),
        ("process them one by one: zoom in slowly", ["zoom in slowly"] * 2),
        ("Turn into a clip, one by one", ["Turn into a clip"] * 2),
        ("逐个处理：慢慢放大", ["慢慢放大"] * 2),
    ],
)
def test_file_by_file(said: str, wishes: list[str]) -> None:
    assert prompts(said, FILES) == [
        f"{name}: {wish}" for name, wish in zip(FILES, wishes, strict=True)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "turn these images into a video",
        "1. intro 2. title 3. end",
        "2. slower 1. faster",
        "one by one",
        "make it 1.5 times slower and 2.5 s longer",
        "",
    ],
)
def test_all_together(said: str) -> None:
    assert prompts(said, FILES) == []


def test_a_single_file_is_no_batch() -> None:
    assert prompts("1. slower", ["a.png"]) == []


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("kite.jpg: slower", "slower"),
        ("image.png (2)：慢一点", "慢一点"),
        ("my holiday video.mp4, warmer: much", "warmer: much"),
        ("photo.jpg : plus lent", "plus lent"),
    ],
)
def test_the_name_at_the_beginning_of_a_wish(text: str, wish: str) -> None:
    assert without_name(text) == wish


@pytest.mark.parametrize(
    "text",
    ["slower", "kite.jpg", "kite.jpg:", "title: kite.jpg", "e.g.: slower", "put kite.jpg in"],
)
def test_a_wish_that_begins_with_no_name(text: str) -> None:
    assert without_name(text) == text
