"""What motions, moods, looks and places are called, in English and Chinese."""

from collections.abc import Mapping
from enum import StrEnum

from bot.sandbox.nemo.draft import Filter, Mood, Motion, Position, TransitionKind

NAMES: Mapping[StrEnum, tuple[str, str]] = {
    Motion.NONE: ("still frame", "静止画面"),
    Motion.ZOOM_IN: ("slow zoom in", "缓缓推近"),
    Motion.ZOOM_OUT: ("slow zoom out", "缓缓拉远"),
    Motion.PAN_LEFT: ("pan to the left", "向左平移"),
    Motion.PAN_RIGHT: ("pan to the right", "向右平移"),
    Motion.PAN_UP: ("pan upwards", "向上平移"),
    Motion.PAN_DOWN: ("pan downwards", "向下平移"),
    TransitionKind.NONE: ("hard cut", "直接切换"),
    TransitionKind.CROSSFADE: ("crossfade", "交叉淡化"),
    TransitionKind.FADE_BLACK: ("fade through black", "黑场过渡"),
    Filter.GRAYSCALE: ("black and white", "黑白"),
    Filter.SEPIA: ("sepia", "复古"),
    Filter.WARM: ("warmer", "暖色"),
    Filter.COOL: ("cooler", "冷色"),
    Filter.VIVID: ("more vivid", "鲜艳"),
    Filter.BLUR: ("blurred", "模糊"),
    Filter.BRIGHTEN: ("brighter", "更亮的"),
    Filter.DARKEN: ("darker", "更暗的"),
    Mood.LOFI: ("lofi", "低保真"),
    Mood.UPBEAT: ("upbeat", "轻快的"),
    Mood.CINEMATIC: ("cinematic", "电影感"),
    Mood.AMBIENT: ("ambient", "舒缓的"),
    Mood.PIANO: ("piano", "钢琴"),
    Mood.ROCK: ("rock", "摇滚"),
    Mood.JAZZ: ("jazz", "爵士"),
    Mood.ELECTRONIC: ("electronic", "电子"),
    Mood.ACOUSTIC: ("acoustic", "吉他"),
    Position.TOP_LEFT: ("top left", "左上角"),
    Position.TOP: ("top", "顶部"),
    Position.TOP_RIGHT: ("top right", "右上角"),
    Position.CENTER: ("centre", "居中"),
    Position.BOTTOM_LEFT: ("bottom left", "左下角"),
    Position.BOTTOM: ("bottom", "底部"),
    Position.BOTTOM_RIGHT: ("bottom right", "右下角"),
}
