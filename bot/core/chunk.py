"""Long texts for a medium with short messages.

A text is cut where a reader would pause: between paragraphs, lines, sentences, words. A code
block that is cut is closed and opened again as Discord's Markdown has it: three backticks
anywhere in a line, with an optional language before a line break.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

import regex

LIMIT = 1900
"""Units for a message: Discord's 2000, less some room for what may be put around a chunk."""

SMALLEST_LIMIT = 32

_GRAPHEME = regex.compile(r"\X")
_LANGUAGE = r"[A-Za-z0-9_+.#-]{1,20}"
_OPENING = re.compile(rf"`{{3,}}({_LANGUAGE}\n)?")
_BARE_FENCE = re.compile(rf"(?<!`)`{{3,}}(?:{_LANGUAGE}\n)?\s*\Z")
_CLOSING = "\n```"
_INDIVISIBLE = re.compile(rf"`{{3,}}(?:{_LANGUAGE})?(?:\n|\Z)|`{{3,}}|`+\Z")
"""A fence with its language, or what may become one after the end of what is looked at."""

_PAUSES = (
    (re.compile(r"(?=\r?\n[^\S\n]*\n)"), 2),
    (re.compile(r"(?=\r?\n)"), 2),
    (re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[。！？…．｡][」』”’）】》]*"), 2),
    (re.compile(r"(?=\s)|[、，；：]"), 8),
)
"""Where to cut, best first; no earlier than at that fraction (1/2, 1/8) of what would fit."""

_LINE_END = re.compile(r"\s*\n")
_END_OF_BLOCK = re.compile(r"\s*`{3,}")


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Cut a text into chunks of at most ``limit`` UTF-16 units, hence code points as well.

    Nothing is lost but whitespace at the cuts, and no grapheme is torn unless it alone exceeds
    a chunk. When a text grows at its end, all its chunks but the last stay as they are. Takes
    time in proportion to the text. Raises ``ValueError`` for a limit under ``SMALLEST_LIMIT``.
    """
    if limit < SMALLEST_LIMIT:
        raise ValueError(f"the limit must be at least {SMALLEST_LIMIT}, not {limit}")
    return list(_chunks(text, limit))


def shorten(text: str, limit: int) -> str:
    """The text, or its beginning and "…", in at most ``limit`` UTF-16 units."""
    if _units(text) <= limit:
        return text
    ends = _grapheme_ends(text[: limit + 1], limit - 1)
    return text[: ends[-1] if ends else 0].rstrip() + "…"


def _chunks(text: str, limit: int) -> Iterator[str]:
    at, opening = 0, ""
    while at < len(text):
        room = limit - len(opening) - len(_CLOSING) if opening else limit
        window = text[at : at + room + 1]
        last = _units(window) <= room
        if not last and not opening and "```" in window:
            room -= len(_CLOSING)
        cut = len(window) if last else _cut(window, room, opening)
        piece = window[:cut]
        reopening = _reopening(piece, opening)
        if piece.strip():
            # The very end is left as its author wrote it, unless a block was opened here anew.
            closing = _CLOSING if reopening and (opening or not last) else ""
            yield opening + (piece if last else piece.rstrip()) + closing
        at, opening = _resume(text, at + cut, reopening)


def _cut(window: str, room: int, opening: str) -> int:
    """Where to end a chunk that starts with ``window``, of which ``room`` units fit."""
    ends = _grapheme_ends(window, room)
    if not ends:
        return room // 2  # one endless grapheme; a code point has at most two units
    fences = [match.span() for match in _INDIVISIBLE.finditer(window)]
    within = {index for start, end in fences for index in range(start + 1, end)}
    allowed = set(ends) - within or set(ends)
    full = max(allowed)
    starts = [start for start, _ in fences]

    def in_text(index: int) -> bool:
        return (bisect_left(starts, index) + bool(opening)) % 2 == 0

    cut = full
    for pause, fraction in _PAUSES:
        found = {match.end() for match in pause.finditer(window)} & allowed
        fitting = [index for index in found if index >= full // fraction]
        if fitting:
            # A code block stays whole if the chunk can end before it.
            cut = max(fitting, key=lambda index: (in_text(index), index))
            break
    # No opening fence is left at the end with no code after it.
    bare = _BARE_FENCE.search(window, 0, cut)
    if bare and bare.start() in allowed and in_text(bare.start()):
        return bare.start()
    return cut


def _reopening(piece: str, opening: str) -> str:
    """What opens the code block again in which a piece ends; empty if it ends in no block."""
    for fence in _OPENING.finditer(piece):
        opening = "" if opening else "```" + (fence[1] or "\n")
    return opening


def _resume(text: str, at: int, opening: str) -> tuple[int, str]:
    """Where the next chunk starts, past the whitespace at the cut, and what opens it."""
    if opening:
        end = _END_OF_BLOCK.match(text, at)
        if end is None:
            # The next line of code keeps its indentation.
            line_end = _LINE_END.match(text, at)
            return (line_end.end() if line_end else at), opening
        at = end.end()
    while (grapheme := _GRAPHEME.match(text, at)) and grapheme[0].isspace():
        at = grapheme.end()
    return at, ""


def _grapheme_ends(text: str, room: int) -> list[int]:
    """The grapheme boundaries after the start of a text, as far as ``room`` units reach."""
    ends: list[int] = []
    for grapheme in _GRAPHEME.finditer(text):
        room -= _units(grapheme[0])
        if room < 0:
            break
        ends.append(grapheme.end())
    return ends


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
