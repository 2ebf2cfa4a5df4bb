"""Whatever is done to whatever draft, it is noticed; and nothing else is."""

import copy

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.timeline import changes
from bot.locales import supported
from tests.core.timeline.drafts import (
    NAMES,
    Draft,
    all_segments,
    any_drafts,
    drafts,
    json_values,
    kinds,
    read,
    segments,
)

locales = st.sampled_from(supported())


def choose_segment(data: st.DataObject, draft: Draft) -> Draft:
    assume(all_segments(draft))
    return data.draw(st.sampled_from(all_segments(draft)))


def differences(before: Draft, after: Draft) -> list[str]:
    return changes(read(before), read(after))


@given(any_drafts, any_drafts, locales)
def test_any_two_jsons_can_be_compared(before: Draft, after: Draft, locale: str) -> None:
    assert all(changes(read(before), read(after), locale))
    assert all(changes(None, read(after), locale))


@given(any_drafts, locales)
def test_a_draft_does_not_differ_from_itself(draft: Draft, locale: str) -> None:
    assert changes(read(draft), read(copy.deepcopy(draft)), locale) == []


@given(drafts(), st.data())
def test_an_added_segment_is_told_and_so_is_its_removal(draft: Draft, data: st.DataObject) -> None:
    assume(draft["t"])
    after = copy.deepcopy(draft)
    track = data.draw(st.sampled_from(after["t"]))
    new = data.draw(segments(track["tt"], 900_000))
    track["sg"].append(new | {"n": "new", "text": "new"})
    (added,) = differences(draft, after)
    assert " added: “new” (15:00-" in added
    (removed,) = differences(after, draft)
    assert removed == added.replace("added", "removed")


@given(drafts(), kinds, st.data())
def test_a_new_track_is_told_by_its_segments(draft: Draft, kind: int, data: st.DataObject) -> None:
    after = copy.deepcopy(draft)
    after["t"].append({"tt": kind, "sg": [data.draw(segments(kind, 900_000))]})
    assert any(" added: " in line for line in differences(draft, after))
    assert any(" removed: " in line for line in differences(after, draft))


@given(drafts(), st.data())
def test_a_change_of_time_is_told(draft: Draft, data: st.DataObject) -> None:
    after = copy.deepcopy(draft)
    choose_segment(data, after)[data.draw(st.sampled_from("sd"))] = 700_000
    lines = differences(draft, after)
    assert any("→" in line or "re-ordered" in line or "added" in line for line in lines)


@given(drafts(), st.data())
def test_a_new_name_is_told(draft: Draft, data: st.DataObject) -> None:
    after = copy.deepcopy(draft)
    segment = choose_segment(data, after)
    key = "text" if "text" in segment else "n"
    old, segment[key] = segment[key], "Another Name"
    lines = differences(draft, after)
    assert any("“Another Name”" in line for line in lines)
    assert any(f"“{old}”" in line for line in lines)


@given(drafts(), st.data(), st.integers(min_value=0, max_value=100))
def test_a_new_volume_is_told(draft: Draft, data: st.DataObject, volume: int) -> None:
    music = [segment for segment in all_segments(draft) if "v" in segment]
    assume(music)
    chosen = data.draw(st.integers(min_value=0, max_value=len(music) - 1))
    after = copy.deepcopy(draft)
    segment = [segment for segment in all_segments(after) if "v" in segment][chosen]
    old, segment["v"] = segment["v"], volume / 100
    assume(round(old * 100) != volume)
    lines = differences(draft, after)
    assert any(f"{volume}%" in line for line in lines)
    assert any(f"{round(old * 100)}%" in line for line in lines)


@given(drafts(), st.data())
def test_two_segments_that_change_places_are_told(draft: Draft, data: st.DataObject) -> None:
    longer = [index for index, track in enumerate(draft["t"]) if len(track["sg"]) > 1]
    assume(longer)
    after = copy.deepcopy(draft)
    track = after["t"][data.draw(st.sampled_from(longer))]["sg"]
    first, second = track[0], track[1]
    assume({**first, "s": 0, "id": 0} != {**second, "s": 0, "id": 0})
    track[:2] = [second, first]
    second["s"], first["s"] = first["s"], first["s"] + second["d"]
    assert differences(draft, after)


@given(drafts(), st.data(), st.sampled_from(["shade", "m", "zz"]))
def test_what_is_not_understood_is_told_in_one_line(
    draft: Draft, data: st.DataObject, key: str
) -> None:
    after = copy.deepcopy(draft)
    owner = data.draw(st.sampled_from([after, *after["t"], *all_segments(after)]))
    owner[key] = {**owner.get(key, {}), "shade": 3}
    assert differences(draft, after) == ["Other settings changed"]
    assert differences(after, draft) == ["Other settings changed"]


@given(drafts(), st.data(), st.sampled_from(["filter", "speed", "opacity", "keyframes"]))
def test_a_known_setting_is_told_in_one_line(draft: Draft, data: st.DataObject, key: str) -> None:
    after = copy.deepcopy(draft)
    owner = data.draw(st.sampled_from([after, *after["t"], *all_segments(after)]))
    owner[key] = data.draw(json_values.filter(lambda value: value is not None))
    (line,) = differences(draft, after)
    assert " changed: " in line


@given(drafts(), drafts())
def test_backwards_what_was_added_is_removed(before: Draft, after: Draft) -> None:
    there, back = differences(before, after), differences(after, before)
    assert bool(there) == bool(back)
    added = [line for line in there if " added: " in line]
    removed = [line for line in back if " removed: " in line]
    assert sorted(line.replace("added", "removed") for line in added) == sorted(removed)


@given(drafts(), st.permutations(NAMES))
def test_all_names_at_once(draft: Draft, names: list[str]) -> None:
    after = copy.deepcopy(draft)
    for segment in all_segments(after):
        key = "text" if "text" in segment else "n"
        segment[key] = f"{names[0]} 2"
    assert bool(differences(draft, after)) == bool(all_segments(draft))
