"""Where the sentences and clauses of a reply end, and what in them is quoted."""

import re
from collections.abc import Iterator

from bot.core.gui.wording import QUOTED

_QUOTATION = re.compile(
    r"``[^`]+``|`[^`]+`|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»|「[^」]{0,300}」|『[^』]{0,300}』|《[^》]{0,300}》|\"[^\"]{0,300}\"|"
    r"(?<!\w)‘[^’]{0,300}’(?!\w)|(?<!\w)'(?=\S)[^'\n]{1,300}(?:'\w[^'\n]{0,60}){0,4}(?<=\S)'(?!\w)"
)
SENTENCE_END = re.compile(
    r"(?:(?<![.!?…])[.!?…]+[\"'”’)\]*_]*(?=\s|\Z)|[。！？]+[”」』）*_]*)(?:\s*[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)*\s*"
)
CLAUSE_END = re.compile(
    r"[,;](?=\s)\s*|\s[–—](?=\s)|[，；]|(?<=た)(?:が|ので|から|し)、|(?<=[했었았였])(?:으니|으며|고|는데|지만),?\s|(?<=\S)(?<![Dd]rag)(?=\s(?:and|or|so|then|but|y|e|ou|et|und|oder)\s)"
)


def masked_quotations(text: str) -> str:
    """Blank out quotations, letter for letter; a sentence's end inside one still shows."""
    return _QUOTATION.sub(_mask, text)


def _mask(found: re.Match[str]) -> str:
    inner = found.group()
    last = (
        inner[-2]
        if len(inner) > 2 and inner[-2] in ".!?。！？" and not inner.startswith("`")
        else QUOTED
    )
    return QUOTED * (len(inner) - 1) + last


def spans_between(end: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where each part starts and ends; `end` matches what closes one."""
    start = 0
    for found in end.finditer(text):
        if found.end() > start:
            yield start, found.end()
            start = found.end()
    if start < len(text):
        yield start, len(text)
