"""Ways of asking for music, or for less of it."""

import re

from bot.sandbox.nemo.agent.commands.base import Command
from bot.sandbox.nemo.agent.commands.music import (
    LOUDER,
    QUIETER,
    AddMusic,
    FadeMusic,
    Mute,
    RemoveMusic,
    SetVolume,
)
from bot.sandbox.nemo.agent.reading.lookups import MOODS, find_in, find_level
from bot.sandbox.nemo.agent.reading.text import Clause
from bot.sandbox.nemo.agent.reading.times import find_span
from bot.sandbox.nemo.agent.rules.base import Build, Rule, rule

_THIS_SONG = re.compile(
    r"\b(?:this|my|that)\s+(?:\w+\s+)?(?:song|music|track|audio|mp3|bgm)|这(?:首|段|个)",
    re.IGNORECASE,
)
_BY_SO_MUCH = re.compile(r"\bby\s+(?:half|\d)|降低?\d+%|减\w*\d+%|提高\d+%", re.IGNORECASE)
_HALF = re.compile(r"\bhalf\b", re.IGNORECASE)


def _add(clause: Clause, match: re.Match[str]) -> Command:
    span, _ = find_span(clause)
    uploaded = bool(_THIS_SONG.search(clause.text))
    return AddMusic(find_in(MOODS, clause.text), find_level(clause.text), span, uploaded)


def _turn(*, down: bool) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command:
        level = find_level(clause.text)
        if _HALF.search(clause.text):
            return SetVolume(factor=QUIETER if down else LOUDER)
        if level is None:
            return SetVolume(factor=QUIETER if down else LOUDER)
        if _BY_SO_MUCH.search(clause.text):
            return SetVolume(factor=1 - level if down else 1 + level)
        return SetVolume(level=level)

    return build


def _level(clause: Clause, match: re.Match[str]) -> Command | None:
    level = find_level(clause.text)
    return None if level is None else SetVolume(level=level)


def _fade(clause: Clause, match: re.Match[str]) -> Command:
    fade_in = bool(re.search(r"\bin\b|淡入|渐入|渐强", clause.text, re.IGNORECASE))
    fade_out = bool(re.search(r"\bout\b|淡出|渐出|渐弱", clause.text, re.IGNORECASE))
    both = fade_in == fade_out
    return FadeMusic(fade_in or both, fade_out or both)


_MUSIC = (
    "(music|bgm|soundtrack|songs?|tunes?|beats?|audio track|background track|score|sound|volume)"
)
_MUSIC_ZH = "(音乐|配乐|背景乐|歌曲|曲子|曲|歌|伴奏|声音|音轨|音量|bgm)"
_SOFTER = "(quieter|softer|lower|reduce|decrease|less loud|halve|turn (it |that )?down)"
_SOFTER_ZH = "(小声|小一?点|轻一?点|调小|调低|降低|减小|减半|减|低一?点|再小|太大|太响|太吵)"
_HARDER = "(louder|raise|increase|boost|more volume|turn (it |that )?up)"
_HARDER_ZH = "(大声|大一?点|响一?点|调大|调高|提高|增大|高一?点|再大|太小)"
_MOOD = "|".join(pattern.pattern for pattern in MOODS.values())

RULES: tuple[Rule, ...] = (
    rule(
        lambda clause, match: Mute(),
        en=["mute", "silent", "no (sound|audio)"],
        zh=["静音", "消音", "不要声音", "关掉声音"],
    ),
    rule(
        lambda clause, match: RemoveMusic(),
        en=[
            f"(no|without|remove|delete|drop|lose|kill|stop) … {_MUSIC}",
            f"(get rid of|take out) … {_MUSIC}",
        ],
        zh=[
            f"(不要|去掉|删除|删掉|移除|取消|不用|没有)…{_MUSIC_ZH}",
            f"把{_MUSIC_ZH}(去掉|删|关)",
        ],
    ),
    rule(
        _fade,
        en=[f"fad(e|es|ing) … {_MUSIC}", f"{_MUSIC} … fad(e|es|ing)"],
        zh=[f"{_MUSIC_ZH}…(淡入|淡出|渐弱|渐强)"],
    ),
    rule(
        _turn(down=True),
        en=[
            f"{_SOFTER} … {_MUSIC}",
            f"{_MUSIC} … {_SOFTER}",
            f"{_MUSIC} … (quiet|soft)",
            rf"turn (\w+ )?{_MUSIC} (\w+ )?down",
            "quieter",
        ],
        zh=[f"{_MUSIC_ZH}…{_SOFTER_ZH}", f"{_SOFTER_ZH}…{_MUSIC_ZH}", "小声点"],
    ),
    rule(
        _turn(down=False),
        en=[
            f"{_HARDER} … {_MUSIC}",
            f"{_MUSIC} … {_HARDER}",
            rf"turn (\w+ )?{_MUSIC} (\w+ )?up",
            "louder",
        ],
        zh=[f"{_MUSIC_ZH}…{_HARDER_ZH}", f"{_HARDER_ZH}…{_MUSIC_ZH}", "大声点"],
    ),
    rule(
        _level,
        en=[
            rf"(set|change|make|put|turn|keep) … {_MUSIC} … (to|at) [-−–+]?\d…",
            "volume",
        ],
        zh=["音量", rf"{_MUSIC_ZH}(调|设|改)…\d"],
    ),
    rule(
        _add,
        en=[
            f"(add|with|use|put|play|want|need|include|give|lay|get|some|insert) … {_MUSIC}",
            f"(change|replace|swap|switch|make) … {_MUSIC}",
            f"({_MOOD}) … {_MUSIC}",
            f"^(background )?{_MUSIC}",
        ],
        zh=[
            f"({_MOOD})…{_MUSIC_ZH}",
            f"(加|配|来|放|用|换|改)…{_MUSIC_ZH}",
            f"{_MUSIC_ZH}(换|改|变)",
            f"^{_MUSIC_ZH}",
        ],
    ),
)
