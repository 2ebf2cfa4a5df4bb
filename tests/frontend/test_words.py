"""Names and descriptions of commands, by Discord's rules, in every language."""

from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import cast

import discord
import pytest
import regex
from discord import app_commands

from bot.frontend.accounts import AccountCommands
from bot.frontend.commands import VideoCommands, make_a_video
from bot.frontend.words import CatalogueTranslator, word
from bot.sessions.desk import Desk
from bot.sessions.rules import HouseRules
from tests.sessions.stage import SKILL, open_stage

NAME = regex.compile(r"[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}")
"""Discord's rule for the names of commands and their options; they are in lower case, too."""

SPOKEN = {"en-US", "en-GB", "zh-CN", "zh-TW", "ja", "ko", "es-ES", "es-419", "fr", "de", "pt-BR"}
MOST_CHARACTERS = 8000
"""Discord's limit for all names, descriptions and values of a command."""

Node = dict[str, object]


@pytest.fixture
async def commands(tmp_path: Path) -> AsyncGenerator[list[Node]]:
    """All commands as Discord gets them."""
    async with open_stage(tmp_path) as stage:
        rules = HouseRules(stage.store)
        desk = Desk(stage.store, stage.service, rules, skill_name=SKILL)
        tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
        translator = CatalogueTranslator()
        tree.add_command(VideoCommands(stage.manager, desk, rules))
        tree.add_command(AccountCommands(desk))
        tree.add_command(make_a_video(stage.manager, desk))
        yield [
            await command.get_translated_payload(tree, translator)
            for command in tree.get_commands()
        ]


def below(node: Node) -> list[Node]:
    return cast("list[Node]", node.get("options") or [])


def walk(node: Node) -> Iterator[Node]:
    """A command with its subcommands and options."""
    yield node
    for child in below(node):
        yield from walk(child)


def names(node: Node, key: str = "name") -> dict[str, str]:
    """What something is called by locale, with the default under an empty one."""
    localized = cast("dict[str, str]", node.get(f"{key}_localizations") or {})
    return {"": cast("str", node[key]), **localized}


def test_there_are_all_commands(commands: list[Node]) -> None:
    found = {cast("str", command["name"]): command for command in commands}
    assert set(found) == {"video", "account", "Make a video"}
    assert [child["name"] for child in below(found["account"])] == ["link", "unlink", "show"]
    video = "new export credits status upload stop retry language skill help settings"
    assert {child["name"] for child in below(found["video"])} == set(video.split())


def test_everything_has_a_name_in_every_language(commands: list[Node]) -> None:
    for node in (node for command in commands for node in walk(command)):
        assert set(names(node)) - {""} == SPOKEN, node["name"]
        if "description" in node:
            assert set(names(node, "description")) - {""} == SPOKEN, node["name"]
            assert all(1 <= len(said) <= 100 for said in names(node, "description").values())


def test_names_are_as_discord_wants_them(commands: list[Node]) -> None:
    for node in (node for command in commands for node in walk(command)):
        for locale, name in names(node).items():
            assert len(name) <= 32
            if "description" in node:
                assert NAME.fullmatch(name), (locale, name)
                assert name == name.lower(), (locale, name)


def test_names_differ_among_their_like(commands: list[Node]) -> None:
    for node in (node for command in commands for node in walk(command)):
        for locale in ["", *SPOKEN]:
            children = [names(child)[locale] for child in below(node)]
            assert len(children) == len(set(children)), (locale, children)


def test_a_command_isnt_too_long(commands: list[Node]) -> None:
    for command in commands:
        length = sum(
            max(map(len, names(node, key).values()))
            for node in walk(command)
            for key in ("name", "description")
            if key in node
        )
        assert length <= MOST_CHARACTERS


async def test_what_isnt_the_bots_own_word_stays() -> None:
    translator = CatalogueTranslator()
    context = cast("app_commands.TranslationContextTypes", None)
    plain = app_commands.locale_str("mp4")
    assert await translator.translate(plain, discord.Locale.german, context) is None
    assert await translator.translate(word("name.new"), discord.Locale.thai, context) is None
    numbered = word("name.image", 2)
    assert str(numbered) == "image2"
    assert await translator.translate(numbered, discord.Locale.german, context) == "bild2"
