"""Lengths, cuts, speed and the order of clips."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
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
    (
        {"lengths": [2666, 2666, 2668], "music": ["lofi 0-8000 0.4"], "total": 8000},
        ("把视频剪到8秒",),
    ),
    (
        {"lengths": [3333, 3333, 3334], "music": ["lofi 0-10000 0.4"], "total": 10000},
        ("视频太长了，改成10秒",),
    ),
    ({"lengths": [2000, 3000, 3000], "music": ["lofi 0-8000 0.4"], "total": 8000}, ("第一段2秒",)),
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
)
