"""Time: cutting off, lengthening, and how fast clips run."""

import re
from dataclasses import dataclass, replace

from bot.sandbox.nemo.agent.command import Bench, Build, Command, Edit, Ms, Outcome, Rule, rule, say
from bot.sandbox.nemo.agent.pictures import no_such_clip
from bot.sandbox.nemo.agent.targets import find_clip
from bot.sandbox.nemo.agent.text import Clause
from bot.sandbox.nemo.agent.timeline import SHORTEST_MS, index_of, with_clips
from bot.sandbox.nemo.agent.times import AMOUNT, find_duration
from bot.sandbox.nemo.draft import VideoSegment

SLOWEST, FASTEST = 0.1, 10.0
SLOWER, FASTER = 0.5, 2.0
SHORTER, LONGER = 0.7, 1.5


@dataclass(frozen=True, slots=True)
class Cut(Edit):
    """Take time off the start or the end, of the whole video or of one clip."""

    length_ms: int
    at_start: bool
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if self.clip is not None and index is None:
            return no_such_clip(self.clip, bench)
        room_ms = clips[index].duration_ms if index is not None else bench.draft.duration_ms
        if self.length_ms > room_ms - SHORTEST_MS:
            return Outcome(say("cut.too_much", length=Ms(self.length_ms), total=Ms(room_ms)))
        if index is not None:
            clips[index] = self._shortened(clips[index], self.length_ms)
        else:
            clips = self._all_shortened(clips)
        draft = with_clips(bench.draft, clips)
        key = "cut.start" if self.at_start else "cut.end"
        return Outcome(say(key, length=Ms(self.length_ms), total=Ms(draft.duration_ms)), draft)

    def _all_shortened(self, clips: list[VideoSegment]) -> list[VideoSegment]:
        """Whole clips go first, then a part of the next one."""
        rest_ms = self.length_ms
        ordered = clips if self.at_start else clips[::-1]
        while rest_ms >= ordered[0].duration_ms:
            rest_ms -= ordered[0].duration_ms
            ordered = ordered[1:]
        ordered = [self._shortened(ordered[0], rest_ms), *ordered[1:]]
        return ordered if self.at_start else ordered[::-1]

    def _shortened(self, clip: VideoSegment, by_ms: int) -> VideoSegment:
        moved_ms = round(by_ms * clip.speed) if self.at_start else 0
        return replace(
            clip,
            duration_ms=clip.duration_ms - by_ms,
            source_in_ms=clip.source_in_ms + moved_ms,
        )


@dataclass(frozen=True, slots=True)
class KeepFirst(Edit):
    """Keep so much of the start, and nothing after it."""

    length_ms: int

    def apply(self, bench: Bench) -> Outcome:
        rest_ms = bench.draft.duration_ms - self.length_ms
        if rest_ms <= 0:
            total = Ms(bench.draft.duration_ms)
            return Outcome(say("cut.too_much", length=Ms(self.length_ms), total=total))
        return Cut(rest_ms, at_start=False).apply(bench)


@dataclass(frozen=True, slots=True)
class SetLength(Edit):
    """Make the video, or one clip, as long as this, or longer or shorter by so much."""

    length_ms: int = 0
    relative: bool = False
    clip: int | None = None
    factor: float | None = None
    """Instead of a length: how many times as long."""

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if self.clip is not None and index is None:
            return no_such_clip(self.clip, bench)
        before_ms = bench.draft.duration_ms if index is None else clips[index].duration_ms
        wanted_ms = self.length_ms + (before_ms if self.relative else 0)
        if self.factor is not None:
            wanted_ms = round(before_ms * self.factor)
        wanted_ms = max(SHORTEST_MS, wanted_ms)
        if index is not None:
            clips[index] = replace(clips[index], duration_ms=wanted_ms)
        elif self.relative:
            change_ms = wanted_ms - before_ms
            longer_ms = max(SHORTEST_MS, clips[-1].duration_ms + change_ms)
            clips[-1] = replace(clips[-1], duration_ms=longer_ms)
        else:
            clips = _scaled(clips, wanted_ms)
        clips = [_within_film(clip, bench) for clip in clips]
        draft = with_clips(bench.draft, clips)
        sentence = say("length.set", length=Ms(draft.duration_ms), clip=self.clip or 0)
        return Outcome(sentence, draft)


def _within_film(clip: VideoSegment, bench: Bench) -> VideoSegment:
    """A film can't be longer than it is."""
    media = next((m for m in bench.media if m.id == clip.media_id), None)
    if media is None or not media.duration_s:
        return clip
    longest_ms = round((media.duration_s * 1000 - clip.source_in_ms) / clip.speed)
    return replace(clip, duration_ms=max(SHORTEST_MS, min(clip.duration_ms, longest_ms)))


def _scaled(clips: list[VideoSegment], total_ms: int) -> list[VideoSegment]:
    """Clips with their shares kept that add up to `total_ms`."""
    before_ms = sum(clip.duration_ms for clip in clips)
    scaled = [
        replace(clip, duration_ms=max(SHORTEST_MS, clip.duration_ms * total_ms // before_ms))
        for clip in clips
    ]
    rest_ms = total_ms - sum(clip.duration_ms for clip in scaled[:-1])
    return [*scaled[:-1], replace(scaled[-1], duration_ms=max(SHORTEST_MS, rest_ms))]


@dataclass(frozen=True, slots=True)
class SetEach(Edit):
    """Show every clip for the same time."""

    length_ms: int

    def apply(self, bench: Bench) -> Outcome:
        each_ms = max(SHORTEST_MS, self.length_ms)
        clips = [replace(clip, duration_ms=each_ms) for clip in bench.draft.videos]
        draft = with_clips(bench.draft, [_within_film(clip, bench) for clip in clips])
        sentence = say("length.each", each=Ms(each_ms), length=Ms(draft.duration_ms))
        return Outcome(sentence, draft)


@dataclass(frozen=True, slots=True)
class SetSpeed(Edit):
    """Let clips run faster or slower; they get shorter or longer by it."""

    speed: float
    relative: bool = False
    clip: int | None = None

    def apply(self, bench: Bench) -> Outcome:
        clips = list(bench.draft.videos)
        index = index_of(self.clip, len(clips))
        if self.clip is not None and index is None:
            return no_such_clip(self.clip, bench)
        for i, clip in enumerate(clips):
            if index in {None, i}:
                clips[i] = self._sped(clip)
        draft = with_clips(bench.draft, clips)
        speed = clips[index or 0].speed
        sentence = say("speed.set", speed=f"{speed:g}", length=Ms(draft.duration_ms))
        return Outcome(sentence, draft)

    def _sped(self, clip: VideoSegment) -> VideoSegment:
        wanted = clip.speed * self.speed if self.relative else self.speed
        speed = round(min(FASTEST, max(SLOWEST, wanted)), 2)
        duration_ms = max(SHORTEST_MS, round(clip.duration_ms * clip.speed / speed))
        return replace(clip, speed=speed, duration_ms=duration_ms)


def _cut(at_start: bool) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command | None:
        length_ms = find_duration(match[0]) or find_duration(clause.text)
        return Cut(length_ms, at_start, find_clip(clause.text)) if length_ms else None

    return build


def _length(clause: Clause, match: re.Match[str]) -> Command | None:
    length_ms = find_duration(match[0])
    return SetLength(length_ms, clip=find_clip(clause.text)) if length_ms else None


def _keep(clause: Clause, match: re.Match[str]) -> Command | None:
    length_ms = find_duration(match[0])
    return KeepFirst(length_ms) if length_ms else None


def _each(clause: Clause, match: re.Match[str]) -> Command | None:
    length_ms = find_duration(match[0])
    return SetEach(length_ms) if length_ms else None


def _scale(clause: Clause, match: re.Match[str]) -> Command:
    clip, length_ms = find_clip(clause.text), find_duration(clause.text)
    if length_ms:
        return SetLength(length_ms, clip=clip)
    return SetLength(clip=clip, factor=LONGER if match["longer"] else SHORTER)


def _change(sign: int) -> Build:
    def build(clause: Clause, match: re.Match[str]) -> Command | None:
        length_ms = find_duration(match[0])
        if length_ms is None:
            return None
        return SetLength(sign * length_ms, relative=True, clip=find_clip(clause.text))

    return build


_TIMES = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:x\b|×|times|倍)|\bx\s?(\d+(?:\.\d+)?)|(\d+)\s*%", re.IGNORECASE
)
_BY_PERCENT = re.compile(
    r"(\d+)\s*%\s*(?:faster|slower|quicker)|(?:\bby|加速|加快|减速|放慢)\s*(\d+)\s*%", re.IGNORECASE
)
_HALF = re.compile(r"\bhalf\b|半速", re.IGNORECASE)
_SLOW = re.compile(r"\bslow\w*\b|慢", re.IGNORECASE)


def _speed(clause: Clause, match: re.Match[str]) -> Command:
    text, clip = clause.text, find_clip(clause.text)
    slow = bool(_SLOW.search(text))
    if change := _BY_PERCENT.search(text):
        share = float(change[1] or change[2]) / 100
        return SetSpeed(max(SLOWEST, 1 - share) if slow else 1 + share, clip=clip)
    if found := _TIMES.search(text):
        factor = float(found[1] or found[2] or 0) or float(found[3]) / 100
        if slow and factor > 1:
            factor = 1 / factor
        return SetSpeed(factor, clip=clip)
    if _HALF.search(text):
        return SetSpeed(0.5, clip=clip)
    if re.search(r"\b(?:normal|original|regular)\s+speed\b|正常速度|原速", text, re.IGNORECASE):
        return SetSpeed(1.0, clip=clip)
    if re.search(r"\bdouble\b|\btwice\b", text, re.IGNORECASE):
        return SetSpeed(2.0, clip=clip)
    return SetSpeed(SLOWER if slow else FASTER, relative=True, clip=clip)


_OFF = r"(?:cut|trim|remove|delete|chop|drop|skip|take|shave|lose)"
_OFF_ZH = r"(?:剪|裁|删|去|切|砍)"
_WHOLE = (
    r"(?:it|this|that|everything|the\s+(?:whole\s+|entire\s+|total\s+)?(?:video|thing|clip"
    r"|film|length|duration)|clip\s(?:\d+|last))"
)

LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:keep|use|leave|trim\s+(?:it\s+)?to|cut\s+(?:it\s+)?to)\s+(?:only\s+|just\s+)?"
        rf"(?:the\s+)?first\s+{AMOUNT}"
        rf"|\b(?:cut|remove|delete|drop)\s+(?:everything|all|the\s+rest)\s+after\s+{AMOUNT}"
        rf"|(?:只)?(?:保留|留下?)(?:开头|前面?)的?{AMOUNT}",
        _keep,
        whole=True,
    ),
    rule(
        rf"{AMOUNT}\s*(?:each|apiece|per\s+\w+)\b"
        rf"|\b(?:each|every)\s+\w+\s+(?:\w+\s+){{0,2}}{AMOUNT}"
        rf"|每(?:张|段|个|幅)\w{{0,4}}?{AMOUNT}",
        _each,
        whole=True,
    ),
    rule(
        rf"\b{_OFF}\b[^,]*?\b(?:first|opening|initial)\s+{AMOUNT}"
        rf"|\b{_OFF}\b[^,]*?{AMOUNT}[^,]*?\b(?:start|beginning|front)\b"
        rf"|{_OFF_ZH}\w*(?:开头|前|片头)\w{{0,4}}?{AMOUNT}|(?:把)?(?:开头|前面?|片头"
        rf"|前)的?{AMOUNT}(?:\w{{0,4}})?{_OFF_ZH}|(?:开头|片头"
        rf"|前面?){_OFF_ZH}\w{{0,3}}{AMOUNT}",
        _cut(True),
        whole=True,
    ),
    rule(
        rf"\b{_OFF}\b[^,]*?\b(?:last|final)\s+{AMOUNT}|\b{_OFF}\b[^,]*?{AMOUNT}[^,]*?\b(?:end"
        rf"|back|tail|ending)\b"
        rf"|{_OFF_ZH}\w*(?:最后|结尾|末尾|片尾)\w{{0,4}}?{AMOUNT}|(?:把)?(?:最后|结尾|末尾"
        rf"|片尾)的?{AMOUNT}(?:\w{{0,4}})?{_OFF_ZH}|(?:结尾|片尾){_OFF_ZH}\w{{0,3}}{AMOUNT}",
        _cut(False),
        whole=True,
    ),
    rule(
        rf"\b(?:{AMOUNT}\s+longer|(?:extend|lengthen|prolong)\b[^,]*?\bby\s+{AMOUNT}|(?:extend"
        rf"|lengthen|prolong)\b[^,]*?(?<!to\s){AMOUNT})"
        rf"|(?:延长|加长|多加)(?!到|至|为)\w{{0,3}}?{AMOUNT}|长{AMOUNT}",
        _change(1),
        whole=True,
    ),
    rule(
        rf"\b(?:{AMOUNT}\s+shorter|shorten\b[^,]*?\bby\s+{AMOUNT})|(?:缩短|减少)(?!到|至|为"
        rf"|成)\w{{0,2}}?{AMOUNT}|短{AMOUNT}",
        _change(-1),
        whole=True,
    ),
    rule(
        rf"\bmake\s+(?:it|this|that)\s+(?:into\s+)?an?\s+{AMOUNT}\s+(?:long\s+)?(?:video|clip"
        rf"|one)\b"
        rf"|\b(?:shorten|trim|cut|extend|lengthen|bring|reduce|limit)\b[^,]*?\b(?:to"
        rf"|down\s+to)\s+{AMOUNT}"
        rf"|\b(?:make|set|change|keep|get|have)\s+{_WHOLE}\s*(?:to\s+(?:be\s+)?|be\s+|last\s+"
        rf"|into\s+)?(?:about\s+|only\s+|just\s+)?{AMOUNT}(?!\s*(?:\w+\s+)*(?:video|clip|animat"
        rf"|promo|slide|reel|film|movie))"
        rf"|\b(?:total\s+)?(?:length|duration)\s*(?:of|to|:|should\s+be)?\s*{AMOUNT}"
        rf"|(?:缩短|剪|裁|改|调|变|延长|加长|控制|压缩|设)\w{{0,3}}?(?:到|至|为|成"
        rf"|在){AMOUNT}(?!的?(?:视频|短片|动画|影片))"
        rf"|(?:总)?(?:时长|长度)\w{{0,4}}{AMOUNT}|第\d+(?:段|个|张)\w{{0,4}}{AMOUNT}",
        _length,
        whole=True,
    ),
)

SCALE_RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<longer>\blonger\b|变长|[更再]?长一?点|加长|延长)|\bshorter\b|变短|[更再]?短一?点"
        r"|缩短",
        _scale,
        whole=True,
    ),
)

SPEED_RULES: tuple[Rule, ...] = (
    rule(
        r"\b\d+(?:\.\d+)?\s*x\b|\bx\s?\d|\b(?:half|double|twice|normal"
        r"|original)\s+(?:the\s+)?speed\b|\bspeed\w*\b|\b(?:play|run|go)\b.*\bslowly\b"
        r"|\bslow(?:er)?\b(?!\s+(?:zoom|pan|motion\s+zoom|push|move))"
        r"|\bfast(?:er)?\b|\bslow[\s-]?mo(?:tion)?\b|倍速|加速|减速|放慢|慢动作|变慢|变快"
        r"|慢一?点|快一?点|加快|半速|正常速度|原速|\d倍速?",
        _speed,
        whole=True,
    ),
)
