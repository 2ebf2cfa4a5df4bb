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


def _add(clause: Clause, match: re.Match[str]) -> Command:
    text = clause.text
    span, _ = find_span(clause)
    this = re.search(
        r"\b(?:this|my|that)\s+(?:\w+\s+)?(?:song|music|track|audio|mp3|bgm)|这(?:首|段|个)",
        text,
        re.I,
    )
    return AddMusic(find_in(MOODS, text), find_level(text), span, bool(this))


_AMOUNT = re.compile(r"\bby\s+(?:half|\d)|\b(?:half)\b|降低?\d+%|减\w*\d+%|提高\d+%", re.IGNORECASE)


def _turn(down: bool) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command:
        level = find_level(clause.text)
        if re.search(r"\bhalf\b", clause.text, re.IGNORECASE):
            return SetVolume(factor=0.5 if down else 1.5)
        if level is not None and _AMOUNT.search(clause.text):
            return SetVolume(factor=1 - level if down else 1 + level)
        if level is not None:
            return SetVolume(level=level)
        return SetVolume(factor=QUIETER if down else LOUDER)

    return build


def _level(clause: Clause, match: re.Match[str]) -> Command | None:
    level = find_level(clause.text)
    return None if level is None else SetVolume(level=level)


def _fade(clause: Clause, match: re.Match[str]) -> Command:
    text = clause.text
    fade_in = bool(re.search(r"\bin\b|淡入|渐入|渐强", text, re.IGNORECASE))
    fade_out = bool(re.search(r"\bout\b|淡出|渐出|渐弱", text, re.IGNORECASE))
    both = fade_in == fade_out
    return FadeMusic(fade_in or both, fade_out or both)


_MUSIC = (
    r"(?:music|bgm|soundtrack|songs?|tunes?|beats?|audio\s+track|background\s+track|score"
    r"|sound|音乐|配乐|背景乐|歌曲|曲子|曲|歌|伴奏|声音|音轨|音量|volume)"
)
_SOFTER = (
    r"(?:quiet(?:er)?|soft(?:er)?|lower|turn(?:ed)?\s+(?:(?:the|it"
    r"|that)\s+)?(?:\w+\s+){0,2}down|reduce|decrease|less\s+loud|halve)"
)
_HARDER = (
    r"(?:louder|turn(?:ed)?\s+(?:(?:the|it|that)\s+)?(?:\w+\s+){0,2}up|raise|increase|boost"
    r"|more\s+volume)"
)
_SOFTER_ZH = r"(?:小声|小一?点|轻一?点|调小|调低|降低|减小|减半|减|低一?点|再小|太大|太响|太吵)"
_HARDER_ZH = r"(?:大声|大一?点|响一?点|调大|调高|提高|增大|高一?点|再大|太小)"
_MOOD = "|".join(pattern.pattern for pattern in MOODS.values())

RULES: tuple[Rule, ...] = (
    rule(
        r"\bmute\b|\bsilent\b|\bno\s+(?:sound|audio)\b|静音|消音|不要声音|关掉声音",
        lambda c, m: Mute(),
        whole=True,
    ),
    rule(
        rf"\b(?:no|without|remove|delete|drop|lose|kill|stop|get\s+rid\s+of"
        rf"|take\s+out)\b[^,]*\b{_MUSIC}(?![a-z])"
        rf"|(?:不要|去掉|删除|删掉|移除|取消|不用|没有)[^,]*{_MUSIC}|把{_MUSIC}(?:去掉|删|关)",
        lambda c, m: RemoveMusic(),
        whole=True,
    ),
    rule(
        rf"\bfad\w+\b.*\b{_MUSIC}\b|{_MUSIC}.*(?:\bfad\w+|淡入|淡出|渐弱|渐强)", _fade, whole=True
    ),
    rule(
        rf"\b{_SOFTER}\b.*\b{_MUSIC}\b|\b{_MUSIC}\b.*\b{_SOFTER}\b|{_MUSIC}.*{_SOFTER_ZH}"
        rf"|{_SOFTER_ZH}.*{_MUSIC}|\bturn\s+(?:\w+\s+)?{_MUSIC}\s+down\b|\bquieter\b|小声点",
        _turn(True),
        whole=True,
    ),
    rule(
        rf"\b{_HARDER}\b.*\b{_MUSIC}\b|\b{_MUSIC}\b.*\b{_HARDER}\b|{_MUSIC}.*{_HARDER_ZH}"
        rf"|{_HARDER_ZH}.*{_MUSIC}|\bturn\s+(?:\w+\s+)?{_MUSIC}\s+up\b|\blouder\b|大声点",
        _turn(False),
        whole=True,
    ),
    rule(
        rf"\b(?:set|change|make|put|turn|keep)\b[^,]*\b{_MUSIC}\b[^,]*?(?:\bto\b"
        rf"|\bat\b)\s*[-−–+]?\d|\bvolume\b|音量|{_MUSIC}(?:调|设|改)[^,]*\d",
        _level,
        whole=True,
    ),
    rule(
        rf"\b(?:add|with|use|put|play|want|need|include|give|lay|get|change|replace|swap|switch"
        rf"|make|some|insert)\b.*?\b{_MUSIC}(?![a-z])"
        rf"|(?:{_MOOD})[^,]*{_MUSIC}(?![a-z])|(?:加|配|来|放|用|换|添加|改|配上)[^,]*{_MUSIC}"
        rf"|{_MUSIC}(?:换|改|变)"
        rf"|^(?:background\s+)?{_MUSIC}\b.*",
        _add,
        whole=True,
    ),
)
