"""What a turn's message shows: while it runs, and at its end."""

from dataclasses import dataclass

from bot.core import gui
from bot.core.chunk import split
from bot.core.records import ButtonAction
from bot.core.timeline import Timeline, changes
from bot.core.turn import TurnState, progress_label
from bot.locales import text

STILL_WORKING_EVERY_S = 120
"""The skills tell that they are still at work after 2 minutes, and every 2 minutes again."""

GENERATING = "progress.generating_video"
"""After a generated clip the service adds music and titles on its own: all tracks are shown."""

MOST_MESSAGES = 5
"""A text that would fill more messages is easier to read as a file."""

_BUTTONS = {
    gui.Action.EXPORT: ButtonAction.EXPORT,
    gui.Action.STATUS: ButtonAction.STATUS,
    gui.Action.CREDITS: ButtonAction.CREDITS,
}


@dataclass(frozen=True, slots=True)
class Final:
    """What a person reads at the end of a turn, and the buttons under it."""

    text: str
    actions: tuple[ButtonAction, ...] = ()


def elapsed(seconds: float) -> str:
    """A waiting time as minutes and seconds, such as ``0:35``."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def status_line(key: str, elapsed_s: float, locale: str, **values: object) -> str:
    """One line about work under way, with the time that it has taken."""
    line = f"-# ⏳ {text(key, locale, **values)} · {elapsed(elapsed_s)}"
    if elapsed_s >= STILL_WORKING_EVERY_S:
        line += f" · {text('progress.still_working', locale)}"
    return line


def preview(state: TurnState, elapsed_s: float, locale: str) -> str:
    """The message while the stream runs: what has been said, then what is being done."""
    said = gui.translate(state.text).text
    tool = state.current_tool
    if tool is not None:
        line = status_line(progress_label(tool), elapsed_s, locale)
    elif not said:
        line = status_line("progress.thinking", elapsed_s, locale)
    elif elapsed_s >= STILL_WORKING_EVERY_S:
        line = status_line("progress.working", elapsed_s, locale)
    else:
        return said
    return f"{said}\n{line}" if said else line


def preview_pages(state: TurnState, elapsed_s: float, locale: str) -> list[str]:
    """The preview in messages; of a very long text, the beginning and that it becomes a file."""
    pages = split(preview(state, elapsed_s, locale))
    if len(pages) <= MOST_MESSAGES:
        return pages
    return [*pages[: MOST_MESSAGES - 1], status_line("progress.long", elapsed_s, locale)]


def final(state: TurnState, before: Timeline | None, after: Timeline | None, locale: str) -> Final:
    """The end of a turn; never empty.

    Where the agent said nothing, the difference of the two timelines answers for it.
    """
    translated = gui.translate(_marked(state))
    actions = tuple(_BUTTONS[action] for action in translated.actions if action in _BUTTONS)
    if state.failed:
        sentences = [translated.text, text("error.run_failed", locale)]
        return Final("\n\n".join(filter(None, sentences)), (ButtonAction.RETRY,))
    if translated.text:
        said = translated.text
    elif gui.Action.EDIT in translated.actions:
        said = text("reply.just_say_it", locale)
    elif actions:
        said = text("reply.use_buttons", locale)
    else:
        said = changed(before, after, locale)
    generated = any(progress_label(tool) == GENERATING for tool in state.tools)
    if generated and after is not None and after.is_exportable:
        said = f"{said}\n\n{after.summary(locale)}"
    return Final(said, actions)


def recovered(
    state: TurnState, before: Timeline | None, after: Timeline | None, locale: str
) -> Final:
    """The end of a turn whose stream broke, but whose edit was made all the same."""
    told = f"{text('reply.recovered', locale)}\n{changed(before, after, locale)}"
    return Final(broken_off(state, told))


def broken_off(state: TurnState, sentence: str) -> str:
    """What had been said before a turn was broken off, and the sentence that tells of it."""
    said = gui.translate(_marked(state)).text
    return f"{said}\n\n{sentence}" if said else sentence


def _marked(state: TurnState) -> str:
    """All that was said; a message without its end is marked by an ellipsis."""
    messages = [message for message in state.messages if message.text.strip()]
    return "\n\n".join(
        message.text.strip() + ("" if message.complete else " …") for message in messages
    )


def changed(
    before: Timeline | None, after: Timeline | None, locale: str, intro: str = "reply.changed"
) -> str:
    """A sentence for an edit that was not put into words: what is different now.

    ``intro`` is the key of the words before the list.
    """
    if after is None:
        return text("reply.silent_unknown", locale)
    lines = changes(before, after, locale)
    if not lines:
        return text("reply.nothing_changed", locale)
    return "\n".join([text(intro, locale), *(f"- {line}" for line in lines)])
