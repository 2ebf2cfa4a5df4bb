"""Several files in one message, each with an edit and a video of its own."""

import re
from collections.abc import Sequence

_NUMBERED = re.compile(r"(?:^|\s)(\d{1,2})(?:[.)]\s+|[、．]\s*)(?=\S)")
_ONE_BY_ONE = re.compile(
    r"(?:(?:please )?(?:process|do|edit|make|handle) (?:them|these|it|the images) )?"
    r"(?:one by one|one at a time|each (?:one )?separately)"
    r"|eins nach dem anderen|(?:jedes|jede) einzeln|einzeln nacheinander"
    r"|un[oa] por un[oa]|un[oa] a un[oa]|um por um|uma por uma|un par un|une par une"
    r"|逐个(?:处理)?|逐一(?:处理|處理)?|一个一个(?:地)?|一張一張|一张一张"
    r"|1枚ずつ|一枚ずつ|ひとつずつ|一つずつ|하나씩|한 장씩",
    re.IGNORECASE,
)

_NAME = re.compile(r"\s*[^:：,，\n]{1,100}\.\w{2,5}(?: \(\d+\))?\s*[:：,，]\s*(?=\S)")


def without_name(text: str) -> str:
    """A wish without the file that it is for, as in "kite.jpg: slower"."""
    name = _NAME.match(text)
    return text[name.end() :] if name else text


def prompts(text: str, filenames: Sequence[str]) -> list[str]:
    """One prompt a file, naming it; none where the message isn't meant file by file.

    That is a numbered list with as many items as files, or one instruction to be followed "one by
    one".
    """
    if len(filenames) < 2:
        return []
    wishes = _listed(text)
    if len(wishes) != len(filenames):
        wishes = [_shared(text)] * len(filenames)
    if not all(wishes):
        return []
    return [f"{name}: {wish}" for name, wish in zip(filenames, wishes, strict=True)]


def _listed(text: str) -> list[str]:
    """The items of a list that counts from 1; what stands before it is its heading."""
    _, *parts = _NUMBERED.split(text)
    numbers, items = parts[::2], parts[1::2]
    if [int(number) for number in numbers] != list(range(1, len(items) + 1)):
        return []
    return [item.strip() for item in items]


def _shared(text: str) -> str:
    """The instruction for every file; empty where nothing says that they go one by one."""
    if _ONE_BY_ONE.search(text) is None:
        return ""
    return _ONE_BY_ONE.sub(" ", text).strip(" \n\t,.:;：，。、-")
