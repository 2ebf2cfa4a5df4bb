"""Speed, colours, effects and the like are told by their names, whatever a draft calls them."""

import copy
from collections.abc import Mapping

import pytest

from bot.core.timeline import changes
from bot.core.timeline.settings import Setting, settings
from bot.locales import supported, text
from tests.core.timeline.drafts import Draft, read, shown


def told(before: Mapping[str, object], after: Mapping[str, object], number: int = 0) -> list[str]:
    """What is said of a segment whose settings go from one to the other."""
    drafts = [shown(), shown()]
    for draft, more in zip(drafts, (before, after), strict=True):
        draft["t"][number]["sg"][0].update(more)
    return changes(read(drafts[0]), read(drafts[1]))


EDITS: list[tuple[Draft, Draft, str]] = [
    ({}, {"sp": 2}, "speed 1× → 2×"),
    ({"speed": 2}, {"speed": 0.5}, "speed 2× → 0.5×"),
    ({"speed": 2}, {"speed": "fast"}, "speed 2× → “fast”"),
    ({"speed": 1}, {"speed": 1.0001}, "speed"),
    ({}, {"opacity": 60}, "opacity 100% → 60%"),
    ({"alpha": 1}, {"alpha": 0.25}, "opacity 100% → 25%"),
    ({}, {"filter": "black_white"}, "filter “black white”"),
    ({"filter": "sepia"}, {}, "filter “sepia” → not set"),
    ({"f": ["sepia"]}, {"f": ["grain"]}, "filter “sepia” → “grain”"),
    ({"f": ["sepia"]}, {"f": ["sepia", "grain"]}, "filter “sepia” → “sepia + grain”"),
    ({"f": ["sepia"]}, {"f": ["sepia", []]}, "filter"),
    ({"filters": "x" * 40}, {"filters": "y"}, "filter"),
    ({}, {"effects": [{"name": "glitch", "id": 9}]}, "effect “glitch”"),
    ({}, {"tr": {"k": "crossfade", "d": 500}}, "transition “crossfade”"),
    ({"tr": {"k": "cut"}}, {"tr": {"k": "wipe"}}, "transition “cut” → “wipe”"),
    ({}, {"adjust": {"brightness": 0.2, "contrast": 1.1}}, "colour"),
    ({}, {"colorGrade": {"lut": 4}}, "colour"),
    ({}, {"crop": {"x": 1}}, "crop"),
    ({}, {"transform": {"scale": 1.5, "rotation": 90}}, "size 1.5, rotation"),
    ({}, {"key_frames": [1, 2]}, "animation"),
    ({"fi": 200}, {"fi": 500}, "fade"),
    ({"sin": 0}, {"sin": 500}, "excerpt used"),
    ({"src": "https://a/b"}, {"src": "https://a/c"}, "file"),
    ({"m": {"x": 1}}, {"m": {"x": 2, "y": 2}}, "position"),
    (
        {"sp": 2, "f": ["warm"]},
        {"sp": 3, "f": ["cool"]},
        "speed 2× → 3×, filter “warm” → “cool”",
    ),
]


@pytest.mark.parametrize(("before", "after", "line"), EDITS)
def test_a_setting_is_told_by_its_name(
    before: Mapping[str, object], after: Mapping[str, object], line: str
) -> None:
    assert told(before, after) == [f"Video changed: {line}"]


def test_the_style_of_a_title() -> None:
    before = {"style": {"font": "Inter", "size": 40, "color": "#ffffff"}}
    after = {"style": {"font": "Lora", "size": 48, "color": "#ffcc00", "weight": 700}}
    assert told(before, after, 2) == [
        "Title changed: colour “#ffffff” → “#ffcc00”, size 40 → 48, font “Inter” → “Lora”, style"
    ]


def test_what_has_no_name_stays_one_of_the_others() -> None:
    assert told({}, {"sp": 2, "zz": 1}) == [
        "Video changed: speed 1× → 2×",
        "Other settings changed",
    ]


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ({"fps": 25}, "Whole video changed: frame rate 25"),
        ({"ratio": "9:16"}, "Whole video changed: aspect ratio “9:16”"),
        ({"canvas": {"background": "black"}}, "Whole video changed: background “black”"),
    ],
)
def test_settings_of_the_whole_video(where: Draft, line: str) -> None:
    besides, inside = shown(), shown()
    besides.update(where)
    inside["m"].update(where)
    assert changes(read(shown()), read(besides)) == [line]
    assert changes(read(shown()), read(inside)) == [line]


def test_settings_of_a_track() -> None:
    after = shown()
    after["t"][1]["muted"] = True
    assert changes(read(shown()), read(after)) == ["Track 2 (BGM) changed: sound"]


def row(*names: str, **more: object) -> Draft:
    clips = [{"n": name, "s": 1000 * at, "d": 1000, **more} for at, name in enumerate(names)]
    return {"t": [{"tt": 0, "sg": clips}]}


def test_of_several_each_is_named_and_many_are_told_in_one_line() -> None:
    assert changes(read(row("a", "b")), read(row("a", "b", filter="sepia"))) == [
        "Video “a” changed: filter “sepia”",
        "Video “b” changed: filter “sepia”",
    ]
    assert changes(read(row("a", "b", "c")), read(row("a", "b", "c", filter="sepia"))) == [
        "Video ×3 changed: filter “sepia”"
    ]


def test_what_cannot_be_read_is_without_a_name() -> None:
    assert settings("nested too deeply to be compared", "{}") == ({}, True)
    assert settings("[1]", "[2]") == ({}, True)
    assert settings("[1]", "[1]") == ({}, False)


@pytest.mark.parametrize("locale", supported())
def test_every_language_has_a_word_for_every_setting(locale: str) -> None:
    after = copy.deepcopy(shown())
    after["t"][0]["sg"][0]["speed"] = 1.5
    (line,) = changes(read(shown()), read(after), locale)
    assert "1× → 1" in line
    words = {text(f"timeline.setting.{setting}", locale) for setting in Setting}
    assert len(words) == len(Setting)
    assert text("timeline.setting.speed", locale) in line
