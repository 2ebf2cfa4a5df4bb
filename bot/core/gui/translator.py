"""Walks through the Markdown of a reply and cuts its instructions without hurting its structure."""

import re
from dataclasses import dataclass

from bot.core.gui.actions import Action, action_of
from bot.core.gui.sentences import cut_instructions, is_step

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_VERBATIM = re.compile(r"\s*(?:\||>)|(?: {4}|\t)(?![-*+\d])")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d+[.)、])(?:\s+|(?<=、))")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|\*\*[^*]+\*\*[:：]?\s*$)")
_LEAD_IN = re.compile(r"[:：]\s*(?:\*\*)?\s*$")
_STORY = re.compile(
    r"\b(?:scripts?|story ?boards?|scenes?|shots?|shot list|narration|voice-?over|lyrics|outline"
    r"|recipe|draft|dialogue|guion|escenas?|scénario|scènes?|drehbuch|szenen|roteiro|cenas?)\b"
    r"|脚本|分镜|分鏡|文案|台词|台詞|旁白|剧本|劇本|絵コンテ|ナレーション|대본|콘티",
    re.IGNORECASE,
)
"""What is announced by such a word is told, even if it reads like an order ("Open on the bowl")."""


@dataclass(frozen=True, slots=True)
class GuiTranslation:
    """A reply without instructions for a screen."""

    text: str
    """What stays; empty when the whole reply was an instruction."""
    actions: tuple[Action, ...]
    """What to offer as buttons instead, in the order of the instructions, each once."""


@dataclass(slots=True)
class _Line:
    text: str
    role: str
    """prose, item, heading, blank or verbatim."""
    is_gone: bool = False
    is_cut: bool = False


def translate(text: str) -> GuiTranslation:
    """Take the instructions for a screen out of a reply; content stays verbatim.

    What is cut may bare a further instruction, so it is read again until nothing is left to cut:
    a translated text translates to itself.
    """
    actions: list[Action] = []
    was_cut = False
    while True:
        lines = _read(text)
        for line in lines:
            actions += _cut(line)
        if not any(line.is_gone or line.is_cut for line in lines):
            break
        was_cut = True
        actions += _drop_steps(lines)
        actions += _drop_lead_ins(lines)
        text = _written(lines)
    if was_cut and not actions:
        actions.append(Action.STATUS)
    return GuiTranslation(text, tuple(dict.fromkeys(actions)))


def _read(text: str) -> list[_Line]:
    lines: list[_Line] = []
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            lines.append(_Line(line, "verbatim"))
            if mark and mark.group(1).startswith(fence):
                fence = ""
        elif mark:
            fence = mark.group(1)
            lines.append(_Line(line, "verbatim"))
        else:
            lines.append(_Line(line, _role(line)))
    _spare_stories(lines)
    return lines


def _spare_stories(lines: list[_Line]) -> None:
    """Mark the items of a script or a storyboard as what is never cut."""
    is_told = False
    for line in lines:
        if line.role in ("heading", "prose"):
            announces = line.role == "heading" or _LEAD_IN.search(line.text)
            is_told = bool(announces and _STORY.search(line.text))
        elif line.role == "item" and is_told:
            line.role = "verbatim"


def _role(line: str) -> str:
    if not line.strip():
        return "blank"
    if _VERBATIM.match(line):
        return "verbatim"
    if _HEADING.match(line):
        return "heading"
    return "item" if _ITEM.match(line) else "prose"


def _cut(line: _Line) -> list[Action]:
    if line.role in ("blank", "verbatim"):
        return []
    mark, body = _split(line)
    cut = cut_instructions(body)
    line.is_cut = cut.is_cut
    line.is_gone = cut.is_cut and not cut.text.strip()
    if cut.is_cut:
        line.text = mark + cut.text
    return cut.actions


def _split(line: _Line) -> tuple[str, str]:
    mark = _ITEM.match(line.text)
    return (mark.group(), line.text[mark.end() :]) if mark else ("", line.text)


def _drop_steps(lines: list[_Line]) -> list[Action]:
    """Drop the plain steps ("choose MP4") of a list whose other items were instructions."""
    dropped: list[_Line] = []
    run: list[_Line] = []
    for line in [*lines, _Line("", "verbatim")]:
        if line.role == "item":
            run.append(line)
            continue
        if any(item.is_gone for item in run):
            dropped += [item for item in run if not item.is_gone and is_step(_split(item)[1])]
        run = []
    return _drop(dropped)


def _drop_lead_ins(lines: list[_Line]) -> list[Action]:
    """Drop headings and lines ending in a colon when all that they announced has gone."""
    actions: list[Action] = []
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.is_gone or line.role not in ("heading", "prose"):
            continue
        if line.role == "heading" or _LEAD_IN.search(line.text):
            announced = _announced(
                lines[index + 1 :], is_section=line.text.lstrip().startswith("#")
            )
            if announced and all(other.is_gone for other in announced):
                actions += _drop([line])
    return actions


def _drop(lines: list[_Line]) -> list[Action]:
    """Drop lines that only went with an instruction; they count where they name a real action."""
    for line in lines:
        line.is_gone = True
    found = [action_of(line.text) for line in lines]
    return [action for action in found if action is not None and action is not Action.STATUS]


def _announced(lines: list[_Line], *, is_section: bool) -> list[_Line]:
    """Return the section under a heading, or else the block that follows a line."""
    block: list[_Line] = []
    for line in lines:
        if line.role == "blank":
            if block and not is_section:
                break
        elif line.role == "heading":
            break
        else:
            block.append(line)
    return block


def _written(lines: list[_Line]) -> str:
    """Join what stays, without the blank lines that only parted what has gone."""
    written: list[str] = []
    after_gap = False
    for line in lines:
        if line.is_gone:
            after_gap = True
            continue
        if line.role == "blank" and after_gap and (not written or not written[-1].strip()):
            continue
        if line.role != "blank":
            after_gap = False
        written.append(line.text)
    return "\n".join(written).strip("\n")
