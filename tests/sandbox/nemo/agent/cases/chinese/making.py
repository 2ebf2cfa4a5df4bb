"""New videos out of pictures: from scratch, or from a longer one."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
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
            "clips": "city dog",
            "lengths": [3000, 3000],
            "motions": "none none",
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        ("删除第一段",),
    ),
)
