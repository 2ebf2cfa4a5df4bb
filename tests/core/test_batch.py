import pytest

from bot.core.batch import prompts

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
