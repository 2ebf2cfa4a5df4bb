"""What is shown of an export."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import export_reply
from bot.core.export_reply import Attached, Exported, Pace, Stage
from bot.locales import supported, text

URL = "https://media.example/video.mp4"
SIGNED = f"{URL}?Expires=1795262400"
KITE = Exported("Kite", 5000, URL, 1_572_864, Attached.WHOLE)
READY = "🎬 **Kite** is ready (0:05 · 1.5 MB)."


def pace(*seen: tuple[float, float | None]) -> Pace:
    so_far = Pace()
    for at_s, percent in seen:
        so_far = so_far.seen(percent, at_s)
    return so_far


@pytest.mark.parametrize(
    ("percent", "shown"),
    [
        (None, "▱▱▱▱▱▱▱▱▱▱"),
        (0, "▱▱▱▱▱▱▱▱▱▱ 0 %"),
        (42.4, "▰▰▰▰▱▱▱▱▱▱ 42 %"),
        (100, "▰▰▰▰▰▰▰▰▰▰ 100 %"),
        (250, "▰▰▰▰▰▰▰▰▰▰ 100 %"),
        (-3, "▱▱▱▱▱▱▱▱▱▱ 0 %"),
    ],
)
def test_progress_bar(percent: float | None, shown: str) -> None:
    assert export_reply.progress_bar(percent) == shown


@pytest.mark.parametrize(
    ("seen", "now_s", "left_s"),
    [
        ([], 5, None),
        ([(0, None), (2, 0.0)], 5, None),
        ([(2, 5.0), (4, 10.0)], 4, None),
        ([(2, 0.0), (30, 10.0), (40, 50.0)], 40, 12.5),
        ([(0, 20.0), (10, 40.0)], 10, 30.0),
        ([(0, 20.0), (10, 40.0)], 20, 60.0),
        ([(0, 20.0), (10, 40.0), (20, 30.0)], 20, 60.0),
        ([(0, 20.0), (10, 100.0)], 10, None),
    ],
    ids=[
        "nothing was seen",
        "nothing was made",
        "too little was made",
        "waiting for a start doesn't count",
        "it goes on as before",
        "it stands still",
        "progress doesn't go back",
        "it is done",
    ],
)
def test_the_time_left(
    seen: list[tuple[float, float | None]], now_s: float, left_s: float | None
) -> None:
    assert pace(*seen).left_s(now_s) == left_s


@given(st.lists(st.tuples(st.floats(0, 1e6), st.none() | st.floats(0, 100)), max_size=9))
def test_the_time_left_is_never_negative(seen: list[tuple[float, float | None]]) -> None:
    in_order = sorted(seen, key=lambda look: look[0])
    left_s = pace(*in_order).left_s(in_order[-1][0] if in_order else 0.0)
    assert left_s is None or left_s >= 0


@pytest.mark.parametrize(
    ("left_s", "shown"),
    [
        (None, "-# ⏳ Exporting ▰▰▰▰▱▱▱▱▱▱ 42 % · 0:35"),
        (41.0, "-# ⏳ Exporting ▰▰▰▰▱▱▱▱▱▱ 42 % · 0:35 · about 0:45 left"),
        (0.4, "-# ⏳ Exporting ▰▰▰▰▱▱▱▱▱▱ 42 % · 0:35 · about 0:05 left"),
    ],
)
def test_the_progress_line(left_s: float | None, shown: str) -> None:
    assert export_reply.progress_line(Stage.RENDERING, 42, 35, left_s, "en") == shown


@pytest.mark.parametrize("stage", [Stage.WAITING, Stage.FETCHING, Stage.FITTING])
@pytest.mark.parametrize("locale", supported())
def test_other_stages_tell_no_percentage(stage: Stage, locale: str) -> None:
    line = export_reply.progress_line(stage, 42, 35, 10, locale)
    assert line == f"-# ⏳ {text(f'export.{stage}', locale)} · 0:35"


def test_what_stands_still_looks_the_same_however_long() -> None:
    lines = {export_reply.progress_line(Stage.STALLED, 42, s, None, "en") for s in (0, 35, 900)}
    assert lines == {"-# ⏳ Exporting ▰▰▰▰▱▱▱▱▱▱ 42 % · nothing has moved for a while"}


@pytest.mark.parametrize(("before", "said"), [(1, "next in line"), (3, "3 exports are before")])
def test_a_queued_export(before: int, said: str) -> None:
    assert said in export_reply.queued_line(before, "en")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Beach at dawn!", "beach-at-dawn.mp4"),
        ("../../etc/passwd", "etc-passwd.mp4"),
        ("海辺の朝 🌅", "海辺の朝.mp4"),
        ("🌅", "video.mp4"),
        ("", "video.mp4"),
        ("word " * 40, "-".join(["word"] * 12) + ".mp4"),
    ],
)
def test_file_name(title: str, name: str) -> None:
    assert export_reply.file_name(title, "mp4") == name


@pytest.mark.parametrize(
    ("video", "lines"),
    [
        (KITE, [READY, f"Download: <{URL}>"]),
        (replace(KITE, url=None), [READY]),
        (replace(KITE, url="javascript:alert(1)"), [READY]),
        (
            replace(KITE, url=SIGNED),
            [READY, f"Download: <{SIGNED}>", "-# The link works until <t:1795262400:f>."],
        ),
        (
            replace(KITE, attached=Attached.SMALLER),
            [READY, text("export.smaller", "en"), f"Download: <{URL}>"],
        ),
        (
            replace(KITE, attached=Attached.SMALLER, url=None),
            [READY, text("export.smaller_no_link", "en")],
        ),
        (
            replace(KITE, attached=Attached.PLAYABLE),
            [READY, text("export.playable", "en"), f"Download: <{URL}>"],
        ),
        (replace(KITE, attached=Attached.TOO_LARGE), [READY, text("export.too_large", "en"), URL]),
        (
            replace(KITE, attached=Attached.MISSING, size=None, url=SIGNED),
            [
                "🎬 **Kite** is ready (0:05).",
                text("export.not_attached", "en"),
                "-# The link works until <t:1795262400:f>.",
                SIGNED,
            ],
        ),
        (
            replace(KITE, attached=Attached.FORBIDDEN, permission="Attach Files"),
            [
                READY,
                text("export.forbidden", "en", permission="Attach Files"),
                f"Download: <{URL}>",
            ],
        ),
        (
            replace(KITE, unavailable="gif"),
            [
                READY,
                text("export.other_format", "en", wanted="GIF", format="MP4"),
                f"Download: <{URL}>",
            ],
        ),
        (
            replace(KITE, title="**<@1>** [x](https://y)", url=None),
            [r"🎬 **\*\*\<\@1\>\*\* \[x\]\(https\://y\)** is ready (0:05 · 1.5 MB)."],
        ),
    ],
)
def test_an_exported_video(video: Exported, lines: list[str]) -> None:
    assert export_reply.exported(video, "en").splitlines() == lines


videos = st.builds(
    Exported,
    title=st.text(),
    duration_ms=st.integers(0, 10**9),
    url=st.none() | st.text().map("https://media.example/{}".format),
    size=st.none() | st.integers(0, 10**12),
    attached=st.sampled_from(Attached),
    unavailable=st.none() | st.just("gif"),
    permission=st.just("Attach Files"),
)


@given(videos, st.sampled_from(supported()))
def test_nothing_is_hidden_in_it(video: Exported, locale: str) -> None:
    shown = export_reply.exported(video, locale)
    assert "](" not in shown
    assert shown.count("\n") <= 5
