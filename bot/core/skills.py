"""The skill profiles: what each of the service's skills takes, costs in time, and is good at."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

from bot.locales import supported, text

DEFAULT_SKILL = "openai-image-to-video"
EXPORT_STARTER = 1


@dataclass(frozen=True, slots=True)
class Skill:
    """One profile; ``name`` and ``version`` are what requests are attributed to.

    ``usual_time_s`` are the seconds that it mostly takes (from, to), and ``formats`` the file types
    that work best, without dots.
    """

    name: str
    version: str
    title: str
    usual_time_s: tuple[int, int]
    size_limit_mb: int
    formats: tuple[str, ...]

    def takes(self, locale: str) -> str:
        """What people share with it."""
        return text(f"skill.{self.name}.takes", locale)

    def starters(self, locale: str) -> tuple[str, str, str]:
        """Three requests to begin with; the ``EXPORT_STARTER`` exports, the others are edits."""
        return (
            text(f"skill.{self.name}.starter", locale),
            text("starter.export", locale),
            text(f"skill.{self.name}.example", locale),
        )

    def tip(self, locale: str) -> str:
        """How its results become better."""
        return text(f"skill.{self.name}.tip", locale)

    @property
    def size_limit_bytes(self) -> int:
        """The largest file in bytes; a megabyte is 1024 × 1024 bytes, as Discord counts."""
        return self.size_limit_mb * 1024 * 1024


class _Row(TypedDict):
    version: str
    title: str
    usual_time_s: list[int]
    size_limit_mb: int
    formats: list[str]


@cache
def _profiles() -> dict[str, Skill]:
    source = resources.files("bot.core").joinpath("skills.toml").read_text("utf-8")
    rows: dict[str, _Row] = tomllib.loads(source)
    return {name: _skill(name, row) for name, row in rows.items()}


def _skill(name: str, row: _Row) -> Skill:
    low, high = row["usual_time_s"]
    return Skill(
        name=name,
        version=row["version"],
        title=row["title"],
        usual_time_s=(low, high),
        size_limit_mb=row["size_limit_mb"],
        formats=tuple(row["formats"]),
    )


def skills() -> tuple[Skill, ...]:
    """All profiles, the default one first."""
    return tuple(_profiles().values())


def proposes_edit(said: str) -> bool:
    """Whether a person says, word for word, what a skill proposes as an edit, in any language."""
    return said.strip(' \n.!。！"“”').casefold() in _proposed_edits()


@cache
def _proposed_edits() -> frozenset[str]:
    return frozenset(
        starter.casefold()
        for profile in skills()
        for locale in supported()
        for number, starter in enumerate(profile.starters(locale))
        if number != EXPORT_STARTER
    )


def skill(name: str) -> Skill:
    """The profile of that name. Raises ``LookupError`` for a name that no skill has."""
    profile = _profiles().get(name)
    if profile is None:
        raise LookupError(f"there is no skill {name!r}; known: {', '.join(_profiles())}")
    return profile
