"""From a message to a turn: the commands are done one by one and put into words."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum

from bot.sandbox.nemo.agent import foreign
from bot.sandbox.nemo.agent.commands.base import Bench, Command, Ms, Outcome, Percent, Say, say
from bot.sandbox.nemo.agent.commands.making import Finish, MakeVideo
from bot.sandbox.nemo.agent.commands.music import AddMusic, Mute, RemoveMusic
from bot.sandbox.nemo.agent.commands.talk import Describe, Remark
from bot.sandbox.nemo.agent.language import Language, detect
from bot.sandbox.nemo.agent.parse import Parsed, parse
from bot.sandbox.nemo.agent.phrases import in_words
from bot.sandbox.nemo.agent.reading.lookups import MOODS, find_in
from bot.sandbox.nemo.agent.rules.making import wished
from bot.sandbox.nemo.agent.rules.talk import QUESTION
from bot.sandbox.nemo.draft import Draft, Mood
from bot.sandbox.nemo.turns import Beat, Effort, Request, ToolUse, Turn

HINTS = ("hint.export", "hint.preview", "hint.drag")


@dataclass(frozen=True, slots=True)
class Step:
    """A command with what came of it."""

    command: Command
    outcome: Outcome


def respond(request: Request, rng: random.Random) -> Turn:
    """What happens for a message: tool calls that change the draft, and a reply."""
    language = detect(request.text, request.language)
    bench = Bench(request.draft, request.media, request.fresh, request.previous)
    if not request.text:
        return Turn((Beat(in_words(_greeting(bench), language)),))
    parsed = parse(request.text, [clip.name for clip in request.draft.videos])
    commands = tuple(_with_implied(parsed, request, bench))
    steps = list(_done(commands, bench))
    guidance = foreign.guidance(request.text, request.language) if parsed.unknown else None
    unknown = () if guidance or (commands and not parsed.commands) else parsed.unknown
    sentences = _reply(steps, unknown, bench, language) if steps or not guidance else ()
    reply = "\n".join([*sentences, *filter(None, [guidance])])
    beats = (*_work(steps, bench, language, rng), Beat(reply))
    hint = in_words(say(rng.choice(HINTS)), language)
    return Turn(beats, hint=hint, undoes=any(step.outcome.undoes for step in steps))


def _greeting(bench: Bench) -> Say:
    """What to say to files without a word."""
    if not bench.fresh:
        return say("greet")
    return say("files", name=", ".join(media.filename for media in bench.fresh))


def _with_implied(parsed: Parsed, request: Request, bench: Bench) -> Iterator[Command]:
    """The commands with what goes without saying: a first cut before any edit, and its finish."""
    commands: Sequence[Command] = parsed.commands
    text = request.text
    if bench.draft.is_empty:
        if not commands and (wish := wished(text)):
            commands = (wish,)
        elif not commands and bench.fresh_pictures():
            wish = foreign.wished(text, request.language)
            commands = (wish,) if wish else ()
        elif not _makes(commands) and bench.pictures() and any(c.needs_clips for c in commands):
            commands = (MakeVideo(), *commands)
    elif not commands and QUESTION.search(text):
        commands = (Remark("question"),)
    for command in commands:
        yield command
        if isinstance(command, MakeVideo):
            sound = any(isinstance(c, AddMusic | RemoveMusic | Mute) for c in commands)
            yield Finish(find_in(MOODS, text) or Mood.LOFI, not sound, command.title)


def _makes(commands: Sequence[Command]) -> bool:
    return any(isinstance(command, MakeVideo) for command in commands)


def _done(commands: Iterable[Command], bench: Bench) -> Iterator[Step]:
    """Does one command after another, each on what the one before has made."""
    for command in commands:
        if command.needs_clips and not bench.draft.videos:
            yield Step(command, Outcome(say("make.nothing")))
            return
        outcome = command.apply(bench)
        if outcome.draft is not None:
            bench = replace(bench, draft=outcome.draft)
        yield Step(command, outcome)


def _work(
    steps: Sequence[Step], bench: Bench, language: Language, rng: random.Random
) -> Iterator[Beat]:
    """A beat for every tool call; a raw video is announced before it is finished."""
    made: Step | None = None
    for step in steps:
        outcome = step.outcome
        if outcome.draft is None:
            continue
        text = thought = ""
        if outcome.effort is Effort.GENERATE:
            pictures = bench.fresh_pictures() or bench.pictures()
            plan = "plan.clips" if pictures else "plan.drawn"
            text = in_words(say(plan, name=pictures[-1].filename if pictures else ""), language)
            thought = in_words(say("plan.thought"), language)
        elif made is not None:
            text = in_words(made.outcome.sentence, language)
        elif rng.random() < 0.5:
            text = in_words(say("plan.edit"), language)
        made = step if outcome.effort is Effort.GENERATE else None
        yield Beat(text, thought, _tool(step))


def _tool(step: Step) -> ToolUse:
    outcome = step.outcome
    args: dict[str, object] = {"op": _snake(type(step.command).__name__)}
    if is_dataclass(step.command):
        args |= {f.name: _plain(getattr(step.command, f.name)) for f in fields(step.command)}
    return ToolUse(outcome.tool, args, draft=outcome.draft, effort=outcome.effort)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _plain(value: object) -> object:
    """A command's value as it can stand in JSON."""
    if isinstance(value, StrEnum):
        return value.value
    return value if isinstance(value, str | int | float | None) else str(value)


def _reply(
    steps: Sequence[Step], unknown: Sequence[str], bench: Bench, language: Language
) -> Iterator[str]:
    """The last words of a turn: what was done, what there is, what made no sense."""
    draft = bench.draft
    told: set[str] = set()
    for step in steps:
        draft = step.outcome.draft or draft
        sentence = step.outcome.sentence
        if step.outcome.effort is Effort.GENERATE and isinstance(step.command, MakeVideo):
            continue
        if (words := in_words(sentence, language)) not in told:
            told.add(words)
            yield words
    if any(isinstance(step.command, MakeVideo) for step in steps):
        yield in_words(say("make.done", length=Ms(draft.duration_ms)), language)
        yield from _rows(draft, language)
    elif any(isinstance(step.command, Describe) for step in steps):
        yield from _rows(draft, language)
    for text in unknown:
        yield in_words(say("unknown", text=text), language)
    wants_help = any(step.outcome.sentence.key == "help" for step in steps)
    if unknown or wants_help or not steps:
        yield in_words(say("abilities"), language)


def _rows(draft: Draft, language: Language) -> Iterator[str]:
    """The tracks, one segment a line."""
    for clip in draft.videos:
        times = {"start": Ms(clip.start_ms), "end": Ms(clip.end_ms)}
        yield in_words(say("row.video", name=clip.name, **times), language)
    for sound in draft.sounds:
        times = {"start": Ms(sound.start_ms), "end": Ms(sound.end_ms)}
        volume = Percent(sound.volume)
        yield in_words(say("row.audio", name=sound.name, volume=volume, **times), language)
    for title in draft.titles:
        times = {"start": Ms(title.start_ms), "end": Ms(title.end_ms)}
        text, position = title.text, title.position
        yield in_words(say("row.text", text=text, position=position, **times), language)
