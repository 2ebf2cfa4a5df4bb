"""Looks, moves, joins, fades and the frame's shape."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
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
    (
        {"frame": "1080x1920"},
        (
            "改成竖屏",
            "改成9:16",
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
    ({"looks": "warm warm grayscale+warm"}, ("画面暖一点",)),
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
)
