"""PO files: of GNU gettext's format what a catalogue of sentences needs, no contexts, no flags."""

import re
from collections.abc import Iterable, Iterator

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def entries(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The msgid of every entry and its translation, in all its plural forms.

    The first entry, whose msgid is empty, is the header. Raises ``ValueError`` for a line that
    is none of PO.
    """
    strings: dict[str, str] = {}
    keyword = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        keyword = found[1] or keyword if found else None
        if found is None or keyword is None:
            raise ValueError(f"line {number} is not PO: {line.strip()}")
        if found[1] == "msgid" and strings:
            yield _entry(strings)
            strings = {}
        strings[keyword] = strings.get(keyword, "") + _ESCAPE.sub(_unescaped, found[2])
    if strings:
        yield _entry(strings)


def _entry(strings: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    forms = (string for keyword, string in strings.items() if keyword.startswith("msgstr"))
    return strings["msgid"], tuple(forms)


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[1], found[1])
