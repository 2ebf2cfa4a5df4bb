"""What the agent says: concrete, in the language of the message, honest about the rest."""

import pytest

from bot.sandbox.nemo.agent.language import Language, detect
from bot.sandbox.nemo.draft import Draft
from tests.sandbox.nemo.agent.support import (
    PICTURES,
    changes,
    drafted,
    first_cut,
    reply,
    song,
    turn,
)


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("add the title 'Hi' at the top from 1s to 3s", "“Hi” (top) from 1 s to 3 s"),
        ("music at 25%", "at 25%"),
        ("make the music quieter", "40% → 20%"),
        ("make it vertical", "9:16 now (1080×1920)"),
        ("cut the first 2 seconds", "Cut 2 s off the start; 7 s remain"),
        ("swap 1 and 3", "Swapped beach.jpg and dog.jpg"),
        ("remove clip 2", "Removed city.jpg; clips left: 2"),
        ("zoom out on clip 3", "Clip 3 now has a slow zoom out"),
        ("在底部加字幕“再见”，从2秒到4秒", "“再见”（底部），2 秒到 4 秒"),
        ("音量调到20%", "40% → 20%"),
        ("改成竖屏", "9:16（1080×1920）"),
        ("交換第一張和第二張", "已交換 beach.jpg 和 city.jpg"),
        ("變成黑白", "整個影片現在是黑白效果"),
    ],
)
def test_an_edit_is_told_with_names_times_and_volumes(prompt: str, said: str) -> None:
    assert said in reply(turn(prompt, first_cut()))


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("remove clip 9", "There is no clip 9; the timeline has 3."),
        ("swap 1 and 7", "There is no clip 7"),
        ("add a crossfade before clip 9", "There is no clip 9"),
        ("make clip 9 black and white", "There is no clip 9"),
        ("remove the filter from clip 9", "There is no clip 9"),
        ("slow down clip 9", "There is no clip 9"),
        ("cut the first 20 seconds", "there are only 9 s"),
        ("change “Nope” to “Yes”", "couldn't find that title"),
        ("undo", "nothing to take back"),
        ("put this logo top right, 60% opacity", "can't lay logos"),
        ("add a voiceover that says welcome", "can't do voices"),
        ("add subtitles in english and french", "can't write subtitles"),
        ("blur the background", "can't change what is inside the picture"),
        ("what music would fit a sad dog adoption video?", "can't judge"),
        ("export", "Click **Export**"),
        ("how many credits are left?", "Billing page"),
        ("Render the snow heavier", "I didn't get"),
        ("add my name in the end credits", "I didn't get"),
        ("你觉得这个开头要不要再短一点？", "不好替你判断"),
        ("主角状态太僵了，换个更放松的镜头", "没有看懂"),
        ("hi", "Hi!"),
        ("thank you so much", "welcome"),
        ("你好", "你好！"),
        ("謝謝", "不客氣"),
        ("加个水印", "还不能在画面上叠加水印"),
        ("删除第8段", "没有第 8 段"),
    ],
)
def test_some_messages_change_nothing_and_say_why(prompt: str, said: str) -> None:
    made = turn(prompt, first_cut())

    assert said in reply(made)
    assert changes(first_cut(), drafted(made, first_cut())) == {}
    assert not made.edits


def test_what_is_not_understood_is_named_with_what_can_be_done() -> None:
    made = turn("make it square and flibber the wobble", first_cut())

    assert changes(first_cut(), drafted(made, first_cut())) == {"frame": "1080x1080"}
    assert "I didn't get “flibber the wobble”." in reply(made)
    assert "I can make a clip of any length" in reply(made)


def test_what_is_not_understood_is_named_in_chinese_too() -> None:
    said = reply(turn("给我来个麻花", first_cut()))

    assert "没有看懂" in said
    assert "我可以把图片做成任意时长的视频" in said


@pytest.mark.parametrize(
    "prompt", ["what's on the timeline?", "describe it", "时间线上有什么", "現在時間軸上有什麼？"]
)
def test_the_timeline_is_told_row_by_row(prompt: str) -> None:
    rows = reply(turn(prompt, first_cut())).split("\n")

    assert len(rows) == 6
    assert "beach.jpg" in rows[1]
    assert "40%" in rows[4]
    assert "Hello" in rows[5]


def test_courtesies_need_no_answer_beside_an_edit() -> None:
    assert reply(turn("Hey! Make it square, thanks", first_cut())) == (
        "The frame is 1:1 now (1080×1080)."
    )


def test_an_empty_timeline_is_told_as_empty() -> None:
    assert "timeline is empty" in reply(turn("what's on the timeline?", Draft(), ()))


def test_files_without_words_are_acknowledged() -> None:
    made = turn("", Draft(), PICTURES, fresh=PICTURES[:2])

    assert "Got beach.jpg, city.jpg." in reply(made)
    assert not made.edits


def test_nothing_at_all_is_greeted() -> None:
    assert reply(turn("", Draft(), ())).startswith("Hi!")


def test_undo_gives_the_draft_before() -> None:
    made = turn("undo", first_cut(), previous=Draft(title="before"))

    assert made.undoes
    assert drafted(made, first_cut()) == Draft(title="before")


def test_start_over_keeps_the_frame() -> None:
    draft = drafted(turn("start over", first_cut()), first_cut())

    assert (draft.is_empty, draft.width, draft.height) == (True, 1440, 1080)


def test_every_edit_is_a_tool_call_with_its_arguments() -> None:
    made = turn("add the title 'A' in red and make it square", first_cut())

    first, second = (beat.tool for beat in made.beats if beat.tool)
    assert first.args["op"] == "add_title"
    assert (first.args["text"], first.args["color"]) == ("A", "red")
    assert second.args == {"op": "set_frame", "label": "1:1", "width": 1080, "height": 1080}


def test_a_generation_is_planned_announced_and_finished() -> None:
    made = turn("turn this image into a 5-second video")

    plan, raw, done = (beat.text for beat in made.beats)
    assert made.generates
    assert plan == "Let me turn dog.jpg into a video."
    assert raw.startswith("The raw video is ready (clips: 1, length: 5 s)")
    assert done.startswith("I added lofi music at 35%")


def test_a_song_alone_is_no_picture() -> None:
    assert "I need a picture" in reply(turn("make it vertical", Draft(), (song("x"),)))


@pytest.mark.parametrize(
    ("text", "session", "language"),
    [
        ("make it square", "zh-CN", Language.ENGLISH),
        ("改成方形", "en", Language.SIMPLIFIED),
        ("改成方形", "zh-TW", Language.TRADITIONAL),
        ("變成黑白", "en", Language.TRADITIONAL),
        ("变成黑白", "zh-TW", Language.SIMPLIFIED),
        ("9:16", "en", Language.ENGLISH),
        ("9:16", "zh-Hant", Language.TRADITIONAL),
        ("👍", "zh-CN", Language.SIMPLIFIED),
        ("ok", "fr", Language.ENGLISH),
    ],
)
def test_languages(text: str, session: str, language: Language) -> None:
    assert detect(text, session) is language
