"""From words to commands: every rule of every area, in the order in which they are tried."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from bot.sandbox.nemo.agent.commands.base import Command, Edit
from bot.sandbox.nemo.agent.commands.making import MakeVideo
from bot.sandbox.nemo.agent.commands.music import SetVolume
from bot.sandbox.nemo.agent.commands.talk import COURTESIES, Remark
from bot.sandbox.nemo.agent.reading.text import Clause, clauses
from bot.sandbox.nemo.agent.reading.times import AMOUNT
from bot.sandbox.nemo.agent.rules import cutting, making, music, ordering, pictures, talk, titles
from bot.sandbox.nemo.agent.rules.base import Rule

RULES: Sequence[Rule] = (
    *talk.EARLY_RULES,
    *talk.DECLINED_RULES,
    *titles.RULES,
    *music.RULES,
    *pictures.FRAME_RULES,
    *pictures.LOOK_RULES,
    *cutting.LENGTH_RULES,
    *making.RULES,
    *ordering.RULES,
    *cutting.SPEED_RULES,
    *pictures.RULES,
    *cutting.SCALE_RULES,
    *talk.LATE_RULES,
)

_MODIFIER = re.compile(
    rf"^{AMOUNT}$"
    r"|^(?:for|from|at|during|in|until|between|on|to|starting|throughout|like|around|about"
    r"|under)\b|^(?:改成\w色|用\w色|显示|持续|放在|从|在|停留|位置|音量|到)",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:is|are|was)\s+(?:way\s+)?too\b|太.{1,4}了|挡", re.IGNORECASE)
"""A complaint that says what the request after it is about."""
_FILLER = re.compile(
    r"\b(?:please|pls|ok(?:ay)?|also|and|so|well|now|actually|just|hey|hi|hello|the|it|that"
    r"|this|to|for|um|yes|yeah|sure|first|then|these|those|\d+|three|two|in\s+order|too"
    r"|can\s+you|could\s+you|for\s+me|make|turn|into|an?|video|clip|but)\b"
    r"|[请好的吧了啊呢嘛哦嗯再就把也都这那个视频改成变做一下帮我给和与并用弄调整]|[\W\d_]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The commands of a message in the order in which they are done, and what made no sense."""

    commands: tuple[Command, ...] = ()
    unknown: tuple[str, ...] = ()


def parse(text: str, names: Iterable[str] = ()) -> Parsed:
    """Understand a message; `names` are the files on the timeline, in order."""
    understood: list[tuple[Clause, list[Command]]] = []
    unknown: list[str] = []
    reason: Clause | None = None
    for clause in clauses(text, names):
        if understood and _MODIFIER.search(clause.text):
            joined = _join(understood[-1][0], clause)
            together, _ = _commands_of(joined)
            if _says_more(together, understood[-1][1], _commands_of(clause)[0]):
                understood[-1] = joined, together
                continue
        commands, rest = _commands_of(_join(reason, clause) if reason else clause)
        reason = None
        if commands:
            understood.append((clause, commands))
        elif _REASON.search(clause.text):
            reason = clause
        elif understood and _declined(understood[-1][1]):
            continue
        elif _FILLER.sub("", rest.text.replace("\0", "")):
            unknown.append(clause.unmasked())
    commands = [command for _, found in understood for command in found]
    return Parsed(tuple(_merged(commands)), tuple(unknown))


def _says_more(
    together: Sequence[Command], before: Sequence[Command], alone: Sequence[Command]
) -> bool:
    """Whether a clause that could stand alone is rather the end of the one before."""
    kinds = {type(command) for command in together}
    edits = [c for c in alone if isinstance(c, Edit) and not isinstance(c, SetVolume)]
    return not edits and bool(kinds) and kinds >= {type(command) for command in before}


def _declined(commands: Sequence[Command]) -> bool:
    """Whether all that was said before is beyond the agent, and so are its details."""
    return all(isinstance(c, Remark) and c.key.startswith("decline.") for c in commands)


def _join(first: Clause, second: Clause) -> Clause:
    return Clause(f"{first.source} {second.source}", second.quotes)


def _commands_of(clause: Clause) -> tuple[list[Command], Clause]:
    """All commands of one clause, and what is left of it."""
    commands: list[Command] = []
    for each in RULES:
        match = each.pattern.search(clause.text)
        command = each.build(clause, match) if match else None
        if match is None or command is None:
            continue
        commands.append(command)
        if not each.part:
            return commands, Clause("")
        clause = clause.without(*match.span())
    return commands, clause


def _merged(commands: Sequence[Command]) -> list[Command]:
    """Nothing is done twice, and a video is made first: what was said of it later counts."""
    commands = list(dict.fromkeys(commands))
    makes = [command for command in commands if isinstance(command, MakeVideo)]
    others = [command for command in commands if not isinstance(command, MakeVideo)]
    if any(isinstance(command, Edit) for command in commands):
        others = [c for c in others if not (isinstance(c, Remark) and c.key in COURTESIES)]
    if not makes:
        return others
    made = makes[0]
    for later in makes[1:]:
        said = {f.name: getattr(later, f.name) for f in fields(later)}
        made = replace(made, **{name: value for name, value in said.items() if value})
    return [made, *others]
