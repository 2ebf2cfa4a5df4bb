"""What the parts of a draft that have no field of their own say: speed, colours, effects."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final, cast

Path = tuple[str, ...]


class Setting(StrEnum):
    """What can be set of a segment, a track or the whole video; the end of its word's key."""

    SPEED = "speed"
    OPACITY = "opacity"
    COLOUR = "colour"
    FILTER = "filter"
    EFFECT = "effect"
    TRANSITION = "transition"
    ANIMATION = "animation"
    FADE = "fade"
    CROP = "crop"
    POSITION = "position"
    SIZE = "size"
    ROTATION = "rotation"
    FONT = "font"
    STYLE = "style"
    BACKGROUND = "background"
    EXCERPT = "excerpt"
    FILE = "file"
    SOUND = "sound"
    FRAME_RATE = "frame_rate"
    ASPECT = "aspect"


_NAMES: Final[Mapping[Setting, str]] = {
    Setting.SPEED: "speed sp playbackspeed playbackrate rate timescale",
    Setting.OPACITY: "opacity op alpha transparency",
    Setting.COLOUR: "color colour colors fontcolor textcolor fill brightness contrast saturation"
    " temperature tint hue exposure vibrance highlights shadows gamma colorgrade grade grading"
    " colorcorrection curves adjust adjustments",
    Setting.FILTER: "filter filters f lut luts",
    Setting.EFFECT: "effect effects fx ef vfx videoeffects mask blur chromakey greenscreen",
    Setting.TRANSITION: "transition transitions tr transin transout intransition outtransition",
    Setting.ANIMATION: "animation animations anim keyframe keyframes kf motion mo kenburns",
    Setting.FADE: "fade fi fo fadein fadeout",
    Setting.CROP: "crop cropping cr cliprect",
    Setting.POSITION: "position pos x y left top anchor offset translate layout",
    Setting.SIZE: "size sz scale scalex scaley zoom fontsize fs",
    Setting.ROTATION: "rotation rotate rot angle flip mirror fliph flipv",
    Setting.FONT: "font fontfamily fontname typeface",
    Setting.STYLE: "style textstyle stroke outline shadow shadowcolor bold italic underline align"
    " alignment textalign weight fontweight lineheight letterspacing border",
    Setting.BACKGROUND: "background bg bgcolor backgroundcolor canvasbackground",
    Setting.EXCERPT: "sin sout sourcein sourceout sourcestart sourceend sourcerange trim trimstart"
    " trimend clipstart clipend inpoint outpoint",
    Setting.FILE: "mid mediaid media materialid src source url fileurl path asset assetid",
    Setting.SOUND: "mute muted ducking equalizer eq pitch mood",
    Setting.FRAME_RATE: "fps framerate",
    Setting.ASPECT: "aspect aspectratio ratio ar",
}
"""What each is likely to be called; the service documents none of it."""

_SETTINGS = {name: setting for setting, names in _NAMES.items() for name in names.split()}
_HOLDERS = frozenset(
    {"m", "style", "textstyle", "transform", "properties", "props", "settings", "canvas"}
    | {"adjust", "adjustments"}
)
"""Objects that hold several settings instead of being one."""

_NAME_KEYS = ("name", "type", "kind", "k", "n")
_WORDLESS = ""


def settings(before: str, after: str) -> tuple[dict[Setting, tuple[object, object]], bool]:
    """What differs in two opaque parts of a draft, and whether anything without a name does.

    A setting has its values before and after; None is none, and an empty text one that no words
    can tell.
    """
    if before == after:
        return {}, False
    was, now = _entries(before), _entries(after)
    if was is None or now is None:
        return {}, True
    found: dict[Setting, tuple[object, object]] = {}
    unnamed = False
    for path in dict.fromkeys([*was, *now]):
        old, new = was.get(path), now.get(path)
        setting = _setting(path)
        if old == new and (path in was) == (path in now):
            continue
        if setting is None:
            unnamed = True
        else:
            values = _plain(old), _plain(new)
            found[setting] = (_WORDLESS, _WORDLESS) if setting in found else values
    return {setting: found[setting] for setting in Setting if setting in found}, unnamed


def _entries(opaque: str) -> dict[Path, object] | None:
    """The settings by where they are; None where they can't be read."""
    try:
        read: object = json.loads(opaque or "{}")
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict):
        return None
    return dict(_walk(cast(dict[str, object], read), ()))


def _walk(holder: dict[str, object], path: Path) -> Iterator[tuple[Path, object]]:
    for key, value in holder.items():
        name = "".join(letter for letter in key.lower() if letter.isalnum())
        if isinstance(value, dict) and value and name in _HOLDERS and len(path) < 3:
            yield from _walk(cast(dict[str, object], value), (*path, name))
        else:
            yield (*path, name), value


def _setting(path: Path) -> Setting | None:
    return next((_SETTINGS[name] for name in reversed(path) if name in _SETTINGS), None)


def _plain(value: object) -> object:
    """A value that can be put into words: a number, a text, or the names of what it is."""
    if isinstance(value, list):
        items = [_plain(item) for item in cast(list[object], value)]
        words = [item for item in items if item and isinstance(item, str)]
        return " + ".join(words) if len(words) == len(items) else _WORDLESS
    if isinstance(value, dict):
        holder = cast(dict[str, object], value)
        return next((holder[key] for key in _NAME_KEYS if key in holder), _WORDLESS)
    return value
