"""Messages to learn from: written with choices and slots, drawn from at random."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.core.intents.classifier import Label

PHRASES = Path(__file__).parent / "phrases"
"""What people write."""
SCREENS = Path(__file__).parent / "screens"
"""What an agent writes that believes in an editor's screen."""
_TOKEN = re.compile(r"[(){}|]|[^(){}|]+")
_ATTACHED = "_attached"
_LABELS = {"then": Label.EDIT_THEN_EXPORT}


@dataclass(frozen=True, slots=True)
class Example:
    """A message and what it wants."""

    text: str
    label: Label
    attachments: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that is filled with one of a list's phrases."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Options of which one is said; each is a row of texts, slots and further choices."""

    options: "tuple[tuple[str | Slot | Choice, ...], ...]"


def parse(phrase: str) -> Choice:
    """Read a phrase such as `(cut|drop) the {thing}`.

    Raises ValueError where a bracket is not closed.
    """
    tokens: list[str] = _TOKEN.findall(phrase)[::-1]
    choice = _parse(tokens, closing="")
    if tokens:
        raise ValueError(f"one bracket too many in {phrase!r}")
    return choice


def _parse(tokens: list[str], *, closing: str) -> Choice:
    options: list[tuple[str | Slot | Choice, ...]] = [()]
    while tokens:
        token = tokens.pop()
        if token == ")":
            if closing:
                return Choice(tuple(options))
            tokens.append(token)
            break
        if token == "|":
            options.append(())
            continue
        part: str | Slot | Choice = token
        if token == "(":
            part = _parse(tokens, closing=")")
        elif token == "{":
            part = Slot(tokens.pop())
            tokens.pop()
        options[-1] += (part,)
    if closing:
        raise ValueError("a bracket is not closed")
    return Choice(tuple(options))


def say(choice: Choice, slots: Mapping[str, Choice], random: Random) -> str:
    """Return one of the wordings."""
    return " ".join("".join(_parts(choice, slots, random)).split())


def _parts(choice: Choice, slots: Mapping[str, Choice], random: Random) -> Iterator[str]:
    for part in random.choice(choice.options):
        if isinstance(part, str):
            yield part
        else:
            yield from _parts(slots[part.name] if isinstance(part, Slot) else part, slots, random)


_WRAPPED = parse("(|{greeting}){wish}(|{farewell})")
_ONE_WRAPPED_OF = 3
_GREETING = "greeting"


def _slots(path: Path) -> dict[str, Choice]:
    """Return what fills a file's slots; "de_offhand" adds its own to those of "de"."""
    shared = path.with_stem(path.stem.partition("_")[0])
    tables = [tomllib.loads(source.read_text())["slots"] for source in (shared, path)]
    return {name: parse(options) for table in tables for name, options in table.items()}


def examples(count: int, random: Random) -> Iterator[Example]:
    """Yield wordings of every phrase of all languages, some between what says nothing.

    Up to `count` of them are bare, none comes twice.
    """
    for section, wording in drawn(PHRASES, count, random):
        name = section.removesuffix(_ATTACHED)
        label = _LABELS.get(name) or Label(name)
        yield Example(wording, label, section.endswith(_ATTACHED))


def drawn(folder: Path, count: int, random: Random) -> Iterator[tuple[str, str]]:
    """Yield the section and a wording of every phrase in a folder, up to `count` for each."""
    for path in sorted(folder.glob("*.toml")):
        slots = _slots(path)
        for section, lines in tomllib.loads(path.read_text())["phrases"].items():
            for phrase in map(parse, lines.strip().splitlines()):
                wordings = [say(phrase, slots, random) for _ in range(count)]
                if _GREETING in slots:
                    wordings += _wrapped(
                        random.sample(wordings, count // _ONE_WRAPPED_OF), slots, random
                    )
                yield from ((section, wording) for wording in dict.fromkeys(wordings))


def _wrapped(wordings: list[str], slots: Mapping[str, Choice], random: Random) -> list[str]:
    return [say(_WRAPPED, {**slots, "wish": Choice(((text,),))}, random) for text in wordings]
