"""Changing a settings file without losing what else is in it, comments too."""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from bot.errors import ConfigError

Value = str | list[int]
Changes = Mapping[tuple[str, str], Value]
"""New values, by section and key."""


def changed(text: str, changes: Changes) -> str:
    """The file with new values in the place of the old ones, all else as it was.

    Raises ``ConfigError`` where that can't be done safely.
    """
    lines = text.splitlines()
    wanted = tomllib.loads(text)
    for (section, key), value in changes.items():
        wanted.setdefault(section, {})[key] = value
        _put(lines, section, key, f"{key} = {_as_toml(value)}")
    result = "\n".join(lines) + "\n"
    if not _says(result, wanted):
        raise ConfigError("the settings file is written in a way that must be changed by hand")
    return result


def save(path: Path, text: str) -> Path | None:
    """Write the file for its owner's eyes only; return where the old one is kept, if any.

    Raises ``ConfigError`` where that isn't possible.
    """
    backup = path.with_name(path.name + ".bak")
    try:
        old = path.read_bytes() if path.exists() else None
        if old is not None:
            _write(backup, old)
        unfinished = path.with_name(path.name + ".new")
        _write(unfinished, text.encode())
        unfinished.replace(path)
    except OSError as error:
        raise ConfigError(f"{path} can't be written: {error.strerror}") from error
    return backup if old is not None else None


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)  # one that is there may be readable by others
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _as_toml(value: Value) -> str:
    """JSON is TOML, but for the one control character that JSON lets stand."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _put(lines: list[str], section: str, key: str, entry: str) -> None:
    header = re.compile(rf"\s*\[\s*{section}\s*\]\s*(#.*)?")
    start = next((n for n, line in enumerate(lines) if header.fullmatch(line)), None)
    if start is None:
        lines += [*([""] if lines else []), f"[{section}]", entry]
        return
    rest = range(start + 1, len(lines))
    end = next((n for n in rest if lines[n].lstrip().startswith("[")), len(lines))
    assignment = re.compile(rf"\s*{key}\s*=")
    at = next((n for n in range(start + 1, end) if assignment.match(lines[n])), None)
    if at is None:
        lines.insert(start + 1, entry)
    else:
        lines[at : _end_of_value(lines, at)] = [entry]


def _end_of_value(lines: list[str], at: int) -> int:
    """After the line in which a value ends: a list may have several."""
    for end in range(at + 1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[at:end]))
        except tomllib.TOMLDecodeError:
            continue
        return end
    return at + 1


def _says(text: str, wanted: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False
