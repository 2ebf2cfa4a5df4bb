"""What an edit changed is told line by line."""

import copy
from collections.abc import Callable

import pytest

from bot.core.timeline import changes
from bot.locales import supported
from tests.core.timeline.drafts import Draft, read, shown


def clip(name: str, start: int, duration: int = 2000, **more: object) -> Draft:
    return {"n": name, "s": start, "d": duration, **more}


def film(*segments: Draft) -> Draft:
    return {"t": [{"tt": 0, "sg": list(segments)}], "d": 60_000}


def in_a_row(*names: str) -> Draft:
    return film(*(clip(name, index * 2000) for index, name in enumerate(names)))


def edited(edit: Callable[[Draft], object]) -> list[str]:
    draft = shown()
    edit(draft)
    return changes(read(shown()), read(draft))


def test_nothing_changed() -> None:
    assert changes(read(shown()), read(shown())) == []


def test_at_first_all_is_new() -> None:
    assert changes(None, read(shown())) == [
        "Video added: “city timelapse” (0-10s)",
        "BGM added: “Lo-fi” (0-10s, 35%)",
        "Title added: “Urban Dreams” (0-3s)",
    ]
    assert changes(None, read({})) == []


EDITS: list[tuple[Callable[[Draft], object], list[str]]] = [
    (
        lambda d: d["t"][2]["sg"].append({"text": "Paradise Found", "s": 4000, "d": 3000}),
        ["Title added: “Paradise Found” (4-7s)"],
    ),
    (lambda d: d["t"].pop(), ["Title removed: “Urban Dreams” (0-3s)"]),
    (lambda d: d["t"][1]["sg"][0].update(v=0.2), ["BGM volume 35% → 20%"]),
    (lambda d: d["t"][1]["sg"][0].update(v=60), ["BGM volume 35% → 60%"]),
    (lambda d: d["t"][1]["sg"][0].pop("v"), ["BGM volume 35% → not set"]),
    (lambda d: d["t"][0]["sg"][0].update(v=0), ["Video volume not set → 0%"]),
    (
        lambda d: d["t"][2]["sg"][0].update(s=5000),
        ["Title moved: “Urban Dreams” 0-3s → 5-8s"],
    ),
    (
        lambda d: d["t"][2]["sg"][0].update(d=4500),
        ["Title retimed: “Urban Dreams” 0-3s → 0-4.5s"],
    ),
    (
        lambda d: d["t"][2]["sg"][0].update(text="Paradise Found"),
        ["Title renamed: “Urban Dreams” → “Paradise Found”"],
    ),
    (
        lambda d: d["m"].update(width=1080, height=1920),
        ["Canvas 1920×1080 → 1080×1920"],
    ),
    (lambda d: d.update(d=15000), ["Length 10s → 15s"]),
    (lambda d: d.update(d=75000), ["Length 10s → 1:15"]),
    (lambda d: d["m"].update(title="Night"), ["Project name “Urban Dreams” → “Night”"]),
    (lambda d: d["m"].pop("title"), ["Project name “Urban Dreams” → not set"]),
    (lambda d: d["m"].pop("width"), ["Canvas 1920×1080 → not set"]),
    (lambda d: d["t"].reverse(), ["Tracks re-ordered"]),
    (lambda d: d["t"][0]["sg"][0].update(zz="sepia"), ["Other settings changed"]),
    (lambda d: d["t"][0].update(d=10000), ["Other settings changed"]),
    (lambda d: d["m"].update(zz=25), ["Other settings changed"]),
    (lambda d: d.update(version=2), ["Other settings changed"]),
    (lambda d: d["t"].append({"tt": 1, "sg": []}), ["Other settings changed"]),
    (lambda d: d["t"][0]["sg"][0].update(d=10001), ["Other settings changed"]),
    (lambda d: d["t"][1]["sg"][0].update(v=0.351), ["Other settings changed"]),
    (lambda d: d["t"][1]["sg"][0].update(n="Lo-fi "), ["Other settings changed"]),
]


@pytest.mark.parametrize(("edit", "lines"), EDITS)
def test_one_edit_one_line(edit: Callable[[Draft], object], lines: list[str]) -> None:
    assert edited(edit) == lines


def test_several_edits_are_told_each() -> None:
    def edit(draft: Draft) -> None:
        draft["t"][0]["sg"][0].update(d=5000, filter="sepia")
        draft["t"][1]["sg"][0].update(v=0.2, d=5000)
        draft["d"] = 5000

    assert edited(edit) == [
        "BGM volume 35% → 20%",
        "Video changed: filter “sepia”",
        "Video retimed: “city timelapse” 0-10s → 0-5s",
        "BGM retimed: “Lo-fi” 0-10s → 0-5s",
        "Length 10s → 5s",
    ]


def test_one_of_several_is_named_when_its_volume_changes() -> None:
    before = shown()
    before["t"][1]["sg"].append({"n": "Rain", "s": 0, "d": 5000, "v": 0.5})
    after = copy.deepcopy(before)
    after["t"][1]["sg"][1]["v"] = 0.7
    assert changes(read(before), read(after)) == ["BGM “Rain” volume 50% → 70%"]


def test_a_new_order_is_told_in_one_line() -> None:
    assert changes(read(in_a_row("a", "b", "c")), read(in_a_row("c", "a", "b"))) == [
        "Video re-ordered: “c”, “a”, “b”"
    ]


def test_a_long_new_order_names_the_first_of_them() -> None:
    names = [f"c{number}" for number in range(10)]
    (line,) = changes(read(in_a_row(*names)), read(in_a_row(*reversed(names))))
    assert line == "Video re-ordered: “c9”, “c8”, “c7”, “c6”, “c5”, “c4”, 4 more"


def test_what_closes_up_after_a_removal_is_told_in_one_line() -> None:
    before, after = read(in_a_row("a", "b", "c", "d", "e")), read(in_a_row("b", "c", "d", "e"))
    assert changes(before, after) == [
        "Video removed: “a” (0-2s)",
        "Video: 4 parts start 2s earlier",
    ]
    assert changes(after, before) == [
        "Video added: “a” (0-2s)",
        "Video: 4 parts start 2s later",
    ]


@pytest.mark.parametrize("names", [("a",), ("a", "b", "c", "d")])
def test_a_move_too_small_for_words_is_one_of_the_other_settings(names: tuple[str, ...]) -> None:
    before = in_a_row(*names)
    after = copy.deepcopy(before)
    for segment in after["t"][0]["sg"]:
        segment["s"] += 1
    assert changes(read(before), read(after)) == ["Other settings changed"]


def test_a_segment_on_another_track() -> None:
    before: Draft = {"t": [{"tt": 0, "sg": [clip("a", 0), clip("b", 2000)]}, {"tt": 0, "sg": []}]}
    after: Draft = {"t": [{"tt": 0, "sg": [clip("b", 2000)]}, {"tt": 0, "sg": [clip("a", 0)]}]}
    assert changes(read(before), read(after)) == ["Video moved to track 2: “a” (0-2s)"]


def test_identities_tell_apart_what_looks_the_same() -> None:
    before = film(clip("photo", 0, id="1"), clip("photo", 2000, id="2", fx="sepia"))
    after = film(clip("photo", 0, id="2", fx="sepia"), clip("photo", 2000, id="3"))
    assert changes(read(before), read(after)) == [
        "Video added: “photo” (2-4s)",
        "Video removed: “photo” (0-2s)",
        "Video moved: “photo” 2-4s → 0-2s",
    ]


def test_identities_survive_a_change_of_everything_else() -> None:
    before, after = film(clip("a", 0, id=7)), film(clip("z", 9000, 500, id=7))
    assert changes(read(before), read(after)) == [
        "Video renamed: “a” → “z”",
        "Video retimed: “z” 0-2s → 9-9.5s",
    ]


def test_identities_given_anew_are_no_change() -> None:
    before = film(clip("a", 0, id="x1"), clip("b", 2000, id="x2"))
    after = film(clip("a", 0, id="y1"), clip("b", 2000, id="y2"))
    assert changes(read(before), read(after)) == []


def test_of_equal_segments_the_one_that_stayed_is_known_by_its_time() -> None:
    before, after = in_a_row("p", "p", "p"), film(clip("p", 2000), clip("p", 4000))
    assert changes(read(before), read(after)) == ["Video removed: “p” (0-2s)"]


def test_segments_without_a_name_are_numbered() -> None:
    before = film({"s": 0, "d": 1000}, {"s": 1000, "d": 1000})
    after = film({"s": 0, "d": 1000}, {"s": 1000, "d": 3000})
    assert changes(read(before), read(after)) == ["Video retimed: #2 1-2s → 1-4s"]


def test_the_order_in_the_list_is_not_the_order_in_time() -> None:
    before, after = film(clip("a", 0), clip("b", 2000)), film(clip("b", 2000), clip("a", 0))
    assert changes(read(before), read(after)) == ["Other settings changed"]


def test_the_same_draft_in_another_spelling_is_no_change() -> None:
    after = shown()
    music = after["t"][1]["sg"][0]
    music["volume"], music["start"] = music.pop("v") * 100, music.pop("s")
    assert changes(read(shown()), read(after)) == []


def test_a_whole_new_film() -> None:
    assert changes(read(shown()), read({"t": [{"tt": 7, "sg": [{"text": "The End"}]}]})) == [
        "Title added: “The End” (0s)",
        "Video removed: “city timelapse” (0-10s)",
        "BGM removed: “Lo-fi” (0-10s, 35%)",
        "Title removed: “Urban Dreams” (0-3s)",
        "Canvas 1920×1080 → not set",
        "Length 10s → 0s",
        "Project name “Urban Dreams” → not set",
    ]


def test_every_language_says_it() -> None:
    after = shown()
    after["t"][1]["sg"][0]["v"] = 0.2
    after["t"][2]["sg"].append({"text": "Paradise Found", "s": 0, "d": 2500})
    lines = {locale: changes(read(shown()), read(after), locale) for locale in supported()}
    assert len({line for said in lines.values() for line in said}) == 2 * len(lines)
    for added, volume in lines.values():
        assert "Paradise Found" in added
        assert "35" in volume
        assert "20" in volume
    assert "0-2,5" in lines["fr"][0]
