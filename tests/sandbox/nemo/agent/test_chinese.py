"""What Chinese messages do to a first cut: exactly these facts change, and no others."""

import pytest

from tests.sandbox.nemo.agent.support import Facts, after, changes, first_cut

CASES: tuple[tuple[Facts, tuple[str, ...]], ...] = (
    (
        {
            "lengths": [5000, 5000, 5000],
            "motions": "zoom_in pan_right zoom_out",
            "looks": "- - -",
            "joins": ["crossfade 500", "crossfade 500"],
            "fades": [400, 0],
            "music": ["lofi 0-15000 0.35 fades 0+1000"],
            "titles": [],
            "total": 15000,
        },
        ("做一支信用卡點數回饋的廣告，15 秒",),
    ),
    (
        {
            "clips": "dog",
            "lengths": [5000],
            "motions": "zoom_in",
            "fades": [400, 0],
            "music": ["lofi 0-5000 0.35 fades 0+1000"],
            "titles": [],
            "total": 5000,
        },
        (
            "把这张图做成5秒的视频",
            "把這張圖做成五秒的影片",
            "把这张图做成片头，加点光效",
        ),
    ),
    (
        {
            "lengths": [5000, 5000, 5000],
            "motions": "zoom_in pan_right zoom_out",
            "looks": "- - -",
            "joins": ["crossfade 500", "crossfade 500"],
            "fades": [400, 0],
            "music": ["upbeat 0-15000 0.35 fades 0+1000"],
            "titles": [],
            "total": 15000,
        },
        ("用这些图做一个十五秒的短片，配上轻快的音乐",),
    ),
    ({"motions": "pan_left pan_left pan_left"}, ("镜头向左平移",)),
    ({"motions": "none zoom_in none"}, ("第二张图缓缓推近",)),
    (
        {"joins": ["crossfade 500", "crossfade 500"]},
        (
            "加转场",
            "片段之间加交叉淡化",
        ),
    ),
    (
        {"joins": ["none 0", "crossfade 500"], "fades": [800, 800]},
        ("第3个转场太花了，换成普通的淡入淡出",),
    ),
    ({"joins": ["crossfade 500", "none 0"]}, ("在第一段和第二段之间加转场",)),
    ({"joins": ["none 0", "crossfade 500"]}, ("第2段后面加个转场",)),
    ({"titles": ["你好 0-3000 center"]}, ("在开头加标题“你好”，显示3秒",)),
    (
        {"titles": ["Hello 0-2000 center", "再见 2000-4000 bottom"]},
        ("在底部加上字幕“再见”，从2秒到4秒",),
    ),
    ({"titles": ["海边的一天 0-3000 center"]}, ("加个标题叫海边的一天",)),
    ({"titles": ["点击下载即领红包 0-2000 center"]}, ("把标题改成“点击下载即领红包”",)),
    ({"titles": ["Hello 0-2000 top"]}, ("字幕挡住脸了，往上挪一点",)),
    (
        {"titles": []},
        (
            "去掉标题",
            "把标题去掉",
        ),
    ),
    (
        {"music": ["upbeat 0-9000 0.4 fades 0+1000"]},
        (
            "配上轻快的音乐",
            "音乐换成轻快的",
        ),
    ),
    (
        {"music": ["lofi 0-9000 0.2"]},
        (
            "音乐小声一点",
            "音量调到20%",
            "音樂小聲一點",
        ),
    ),
    ({"music": ["rock 0-9000 0.4 fades 0+1000"]}, ("换个燃一点的bgm",)),
    ({"music": ["acoustic 0-9000 0.4 fades 0+1000"]}, ("配樂換成溫柔一點的吉他",)),
    (
        {"music": []},
        (
            "去掉音乐",
            "不要音乐",
        ),
    ),
    ({"silenced": True, "music": ["lofi 0-9000 0"]}, ("静音",)),
    (
        {"frame": "1080x1920"},
        (
            "改成竖屏",
            "改成9:16",
        ),
    ),
    (
        {
            "lengths": [1000, 3000, 3000],
            "cut_in": [2000, 0, 0],
            "music": ["lofi 0-7000 0.4"],
            "total": 7000,
        },
        (
            "開頭剪掉兩秒，然後匯出給我",
            "剪掉前兩秒",
        ),
    ),
    (
        {"lengths": [3000, 3000, 2000], "music": ["lofi 0-8000 0.4"], "total": 8000},
        ("剪掉最后一秒",),
    ),
    ({"lengths": [1333, 1333, 1334], "music": ["lofi 0-4000 0.4"], "total": 4000}, ("缩短到4秒",)),
    ({"lengths": [3000, 3000, 5000], "music": ["lofi 0-11000 0.4"], "total": 11000}, ("延长2秒",)),
    (
        {"clips": "city beach dog"},
        (
            "交换第1段和第2段",
            "交換第一張和第二張",
        ),
    ),
    ({"clips": "dog beach city", "looks": "grayscale - -"}, ("把第三张移到最前面",)),
    (
        {
            "clips": "beach dog",
            "lengths": [3000, 3000],
            "motions": "none none",
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        (
            "删掉第二张",
            "第二張刪掉",
        ),
    ),
    (
        {
            "lengths": [6000, 6000, 6000],
            "speeds": [0.5, 0.5, 0.5],
            "music": ["lofi 0-18000 0.4"],
            "total": 18000,
        },
        (
            "放慢到50%",
            "地铁轨道那个镜头放慢到50%",
        ),
    ),
    (
        {
            "lengths": [1500, 1500, 1500],
            "speeds": [2.0, 2.0, 2.0],
            "music": ["lofi 0-4500 0.4"],
            "total": 4500,
        },
        (
            "两倍速",
            "快一点",
        ),
    ),
    ({"looks": "brighten brighten grayscale+brighten"}, ("调亮一点",)),
    (
        {"looks": "grayscale grayscale grayscale"},
        (
            "变成黑白",
            "變成黑白",
        ),
    ),
    ({"fades": [800, 0]}, ("淡入",)),
    (
        {
            "clips": "beach city dog dog",
            "lengths": [3000, 3000, 3000, 3000],
            "motions": "none none none pan_left",
            "music": ["lofi 0-12000 0.4"],
            "total": 12000,
        },
        ("把这张图加到最后",),
    ),
    (
        {
            "music": ["lofi 0-9000 0.4 fades 0+1000"],
            "titles": ["Hello 0-2000 center", "夏天 0-3000 bottom"],
            "frame": "1080x1920",
        },
        ("加一点背景音乐，竖屏，标题“夏天”放在底部",),
    ),
    (
        {"lengths": [2666, 2666, 2668], "music": ["lofi 0-8000 0.4"], "total": 8000},
        ("把视频剪到8秒",),
    ),
    (
        {"lengths": [3333, 3333, 3334], "music": ["lofi 0-10000 0.4"], "total": 10000},
        ("视频太长了，改成10秒",),
    ),
    ({"lengths": [2000, 3000, 3000], "music": ["lofi 0-8000 0.4"], "total": 8000}, ("第一段2秒",)),
    ({"looks": "warm warm grayscale+warm"}, ("画面暖一点",)),
    (
        {
            "clips": "beach city",
            "lengths": [3000, 2000],
            "motions": "none none",
            "music": ["lofi 0-5000 0.4"],
            "total": 5000,
        },
        ("只保留前5秒",),
    ),
    (
        {
            "lengths": [2000, 2000, 2000],
            "speeds": [1.5, 1.5, 1.5],
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        (
            "加速50%",
            "整体加速1.5倍",
        ),
    ),
    ({"clips": "dog city beach", "looks": "grayscale - -"}, ("把第一段和第三段对调",)),
    ({"clips": "city dog beach", "looks": "- grayscale -"}, ("第一张图放到最后",)),
    (
        {
            "clips": "city dog",
            "lengths": [3000, 3000],
            "motions": "none none",
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        ("删除第一段",),
    ),
    (
        {
            "lengths": [3000, 6000, 3000],
            "speeds": [1.0, 0.5, 1.0],
            "music": ["lofi 0-12000 0.4"],
            "total": 12000,
        },
        ("把第二段放慢",),
    ),
    (
        {"lengths": [3000, 5000, 3000], "music": ["lofi 0-11000 0.4"], "total": 11000},
        ("第2段改成5秒",),
    ),
    (
        {"lengths": [2000, 2000, 2000], "music": ["lofi 0-6000 0.4"], "total": 6000},
        (
            "每张图2秒",
            "时长改成6秒",
        ),
    ),
    (
        {
            "lengths": [2000, 3000, 3000],
            "cut_in": [1000, 0, 0],
            "music": ["lofi 0-8000 0.4"],
            "total": 8000,
        },
        ("前面剪掉一秒",),
    ),
    (
        {"lengths": [3000, 3000, 1000], "music": ["lofi 0-7000 0.4"], "total": 7000},
        ("去掉最后两秒",),
    ),
    ({"titles": ["旅行 0-3000 center white x1.4"]}, ("加个白色的大标题“旅行”",)),
    ({"titles": ["Hello 0-2000 center yellow"]}, ("标题改成黄色",)),
    ({"titles": ["Hello 0-2000 bottom"]}, ("标题放到底部",)),
    ({"titles": ["Hello 0-2000 center", "完 7000-9000 center"]}, ("在最后2秒加上“完”",)),
    (
        {"titles": ["Hello 0-2000 center", "精彩继续 3000-5000 center"]},
        ("从第3秒开始显示文字“精彩继续”，持续2秒",),
    ),
    ({"music": ["lofi 0-9000 0.6"]}, ("音乐大声一点",)),
    ({"music": ["lofi 0-9000 0.3"]}, ("音量30%",)),
    ({"music": ["piano 0-9000 0.4 fades 0+1000"]}, ("换成钢琴曲",)),
    ({"music": ["ambient 0-9000 0.2 fades 0+1000"]}, ("加一段舒缓的背景音乐，音量20%",)),
    ({"music": ["lofi 0-9000 0.4 fades 0+1500"]}, ("音乐淡出",)),
    ({"looks": "darken darken grayscale+darken"}, ("画面调暗",)),
    ({"looks": "sepia sepia sepia"}, ("来点复古的感觉",)),
    ({"looks": "cool cool grayscale+cool"}, ("冷色调",)),
    ({"frame": "1920x1080"}, ("横屏",)),
    ({"frame": "1080x1080"}, ("方形",)),
    ({"motions": "zoom_out zoom_out zoom_out"}, ("镜头拉远",)),
    ({"motions": "pan_right pan_right pan_right"}, ("向右平移",)),
    ({"motions": "pan_right none none"}, ("第一张图从左往右移动",)),
    ({"motions": "zoom_in zoom_in zoom_in"}, ("加点运镜",)),
    ({"fades": [0, 800]}, ("結尾淡出",)),
    ({"titles": ["假期 0-3000 center"]}, ("加上標題「假期」",)),
)


@pytest.mark.parametrize(
    ("prompt", "expected"), [(prompt, facts) for facts, prompts in CASES for prompt in prompts]
)
def test_an_edit_changes_what_was_asked_for(prompt: str, expected: Facts) -> None:
    before = first_cut()

    assert changes(before, after(prompt, before)) == expected
