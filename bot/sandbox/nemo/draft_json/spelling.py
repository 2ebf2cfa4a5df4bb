"""How a draft's keys may be spelt, and the numbers of the track types."""

from collections.abc import Mapping
from dataclasses import dataclass

VIDEO, AUDIO, TEXT = 0, 1, 7


@dataclass(frozen=True, slots=True)
class Spelling:
    """The segment keys that a draft is written with; `m.name` is the key `name` inside `m`."""

    start: str = "s"
    name: str = "n"
    text: str = "text"
    volume: str = "v"
    percent: bool = False
    """Whether a volume over 1 % is written in percent, not as a share of 1."""


CANONICAL = Spelling()
SPELLINGS: Mapping[str, Spelling] = {
    "canonical": CANONICAL,
    "short": Spelling(start="st", name="name", text="tx", volume="vol", percent=True),
    "long": Spelling(
        start="target_start", name="title", text="content", volume="volume", percent=True
    ),
    "nested": Spelling(start="start", name="m.name", text="m.text", volume="volume"),
}
