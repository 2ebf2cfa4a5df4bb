"""Text from an agent or a person, made safe to show: no link that hides where it leads."""

import re
import unicodedata

_CODE = r"```.+?```|(?<!`)(?P<ticks>`{1,2})(?!`).+?(?<!`)(?P=ticks)(?!`)"
_TARGET = r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*"
_TITLE = r"""\s+(?:"[^"]*"|'[^']*')"""
_PART = re.compile(
    rf"(?P<code>{_CODE})"
    rf"|\]\(\s*<?(?P<target>{_TARGET})>?(?:{_TITLE})?\s*\)"
    r"|(?P<invite>(?:https?://)?(?:www\.)?(?:discord\.gg|discord(?:app)?\.com/invite))/(?=\w)"
    r"|(?P<override>[\u202d\u202e])"
    r"|(?P<bracket>[\[\]])",
    re.DOTALL | re.IGNORECASE,
)
"""What matters in Discord's Markdown; overrides turn the direction of writing around."""

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
LONGEST_NAME = 120
"""Characters of a file's name; with four bytes each, every file system takes them."""


def plain_name(filename: str) -> str:
    """The last part of a file's name, without what could lead elsewhere or hide its extension.

    Never empty; of a long one the end is kept, since that tells what kind of file it is.
    """
    last = re.split(r"[/\\]", filename)[-1]
    # Controls, and marks that turn the direction of writing around.
    visible = "".join(letter for letter in last if unicodedata.category(letter) not in _UNSEEN)
    return visible[-LONGEST_NAME:].strip(". ") or "file"


def safe(text: str) -> str:
    """The same words, with every link's target in sight and no invitation that unfolds itself.

    ``[text](target)`` becomes ``[text] <target>``. An address of an invitation gets a space:
    Discord unfolds it even within ``<>``. Code stays as it is. Applied twice, it changes
    nothing more.
    """
    while (shown := _once(text)) != text:
        text = shown
    return text


def _once(text: str) -> str:
    """One pass from left to right, as Discord reads it."""
    shown: list[str] = []
    at = depth = 0
    while (part := _PART.search(text, at)) is not None:
        shown.append(text[at : part.start()])
        at = part.end()
        if part["code"] is not None and depth > 0:
            # Within an open bracket, a link goes before the code that its text begins with.
            at = part.start() + len(part["code"]) - len(part["code"].lstrip("`"))
            shown.append(text[part.start() : at])
            continue
        shown.append(_shown(part))
        if part["bracket"] == "[":
            depth += 1
        elif part["bracket"] == "]" or part["target"] is not None:
            depth = max(depth - 1, 0)
    shown.append(text[at:])
    return "".join(shown)


def _shown(part: re.Match[str]) -> str:
    if part["target"] is not None:
        return f"] <{part['target']}>"
    if part["invite"] is not None:
        return f"{re.sub('(?i)^https?://', '', part['invite'])} /"
    return "" if part["override"] is not None else part[0]
