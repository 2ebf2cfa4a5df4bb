"""``/video …``: what can also be said in the thread. Each is acknowledged before all else."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Literal

import discord
from discord import app_commands

from bot.core.chunk import shorten
from bot.core.incoming import Press
from bot.core.records import ButtonAction, TurnKind
from bot.core.safe import safe
from bot.errors import StoreError
from bot.frontend import intake, settings
from bot.frontend.panels import file_of
from bot.frontend.visitors import Used, acknowledge, press_by, tell, tell_alone, visitor_of
from bot.frontend.words import word
from bot.locales import supported, text
from bot.sessions.desk import Desk, is_skill, matching_skills
from bot.sessions.manager import Manager
from bot.sessions.rules import HouseRules

logger = logging.getLogger(__name__)

PROMPT_LENGTH = 1500
"""Characters of a prompt that the message above the thread shows; the rest is done, too."""

MOST_CHOICES = 25
"""Discord's limit for suggestions."""

AUTOMATIC = "automatic"
_LANGUAGES = [
    app_commands.Choice(name=word("name.automatic"), value=AUTOMATIC),
    *(
        app_commands.Choice(name=text("language.name", locale), value=locale)
        for locale in supported()
    ),
]


class VideoCommands(app_commands.Group):
    """Making videos, and what belongs to it in a server."""

    def __init__(self, manager: Manager, desk: Desk, rules: HouseRules) -> None:
        super().__init__(
            name=word("name.video"), description=word("command.video"), guild_only=True
        )
        self._manager = manager
        self._desk = desk
        self._rules = rules

    @app_commands.command(name=word("name.new"), description=word("command.new"))
    @app_commands.rename(
        prompt=word("name.prompt"),
        image=word("name.image"),
        image2=word("name.image", 2),
        image3=word("name.image", 3),
        image4=word("name.image", 4),
        image5=word("name.image", 5),
        skill=word("name.skill"),
    )
    @app_commands.describe(
        prompt=word("option.prompt"),
        image=word("option.image"),
        image2=word("option.image"),
        image3=word("option.image"),
        image4=word("option.image"),
        image5=word("option.image"),
        skill=word("option.skill"),
    )
    async def new(
        self,
        interaction: Used,
        prompt: str | None = None,
        image: discord.Attachment | None = None,
        image2: discord.Attachment | None = None,
        image3: discord.Attachment | None = None,
        image4: discord.Attachment | None = None,
        image5: discord.Attachment | None = None,
        skill: str | None = None,
    ) -> None:
        files = [file for file in (image, image2, image3, image4, image5) if file is not None]
        problem = _problem(interaction, prompt, files, skill)
        if problem is not None:
            said = text(problem, await self._desk.locale(visitor_of(interaction)))
            await interaction.response.send_message(said, ephemeral=True)
            return
        await acknowledge(interaction, thinking=True)
        wish = intake.wished(interaction, interaction.id, prompt or "", files)
        refused = await self._manager.may_begin(wish, skill=skill)
        if refused is not None:
            await tell_alone(interaction, refused)
            return
        shown = safe(f"🎬 {shorten(prompt or '', PROMPT_LENGTH)}")
        names = ", ".join(file.filename for file in files)
        starter = await interaction.edit_original_response(
            content=f"{shown}\n-# {shorten(names, 300)}" if names else shown
        )
        await self._manager.begin(replace(wish, message_id=starter.id), skill=skill)

    @app_commands.command(name=word("name.export"), description=word("command.export"))
    @app_commands.rename(quality=word("name.quality"), format=word("name.format"))
    @app_commands.describe(quality=word("option.quality"), format=word("option.format"))
    async def export(
        self,
        interaction: Used,
        quality: Literal["1080p", "720p", "480p"] | None = None,
        format: Literal["mp4", "mov"] | None = None,
    ) -> None:
        async def order(press: Press) -> str:
            if not await self._desk.is_thread(visitor_of(interaction)):
                return "command.not_a_thread"
            if quality or format:
                wish = " ".join(filter(None, ["export", quality, format]))
                await self._manager.receive(intake.wished(interaction, interaction.id, wish, []))
            else:
                await self._manager.press(press)
            return "command.export_started"

        await self._unless_refused(interaction, ButtonAction.EXPORT, order)

    @app_commands.command(name=word("name.credits"), description=word("command.credits"))
    async def credits(self, interaction: Used) -> None:
        await self._look(interaction, TurnKind.CREDITS)

    @app_commands.command(name=word("name.status"), description=word("command.status"))
    async def status(self, interaction: Used) -> None:
        await self._look(interaction, TurnKind.STATUS)

    @app_commands.command(name=word("name.upload"), description=word("command.upload"))
    async def upload(self, interaction: Used) -> None:
        await acknowledge(interaction, ephemeral=True)
        said = await self._desk.about_uploads(visitor_of(interaction))
        await interaction.edit_original_response(content=said)

    @app_commands.command(name=word("name.stop"), description=word("command.stop"))
    async def stop(self, interaction: Used) -> None:
        async def stop(press: Press) -> str:
            stopped = await self._manager.halt(press.channel_id, press.author_id)
            return "stop.done" if stopped else "stop.nothing"

        await self._unless_refused(interaction, ButtonAction.STOP, stop)

    @app_commands.command(name=word("name.retry"), description=word("command.retry"))
    async def retry(self, interaction: Used) -> None:
        async def retry(press: Press) -> str:
            retried = await self._manager.retry_last(press.channel_id, press.interaction_id)
            return "command.retried" if retried else "command.nothing_to_retry"

        await self._unless_refused(interaction, ButtonAction.RETRY, retry)

    @app_commands.command(name=word("name.language"), description=word("command.language"))
    @app_commands.rename(language=word("name.language"))
    @app_commands.describe(language=word("option.language"))
    @app_commands.choices(language=_LANGUAGES)
    async def language(self, interaction: Used, language: str) -> None:
        await acknowledge(interaction, ephemeral=True)
        wanted = None if language == AUTOMATIC else language
        said = await self._desk.choose_language(visitor_of(interaction), wanted)
        await interaction.edit_original_response(content=said)

    @app_commands.command(name=word("name.skill"), description=word("command.skill"))
    @app_commands.rename(skill=word("name.skill"))
    @app_commands.describe(skill=word("option.skill"))
    async def skill(self, interaction: Used, skill: str | None = None) -> None:
        await acknowledge(interaction, ephemeral=True)
        visitor = visitor_of(interaction)
        if skill is None:
            said = await self._desk.about_skill(visitor)
        else:
            said = await self._desk.choose_skill(visitor, skill)
        await interaction.edit_original_response(content=said)

    @app_commands.command(name=word("name.help"), description=word("command.help"))
    async def help(self, interaction: Used) -> None:
        await acknowledge(interaction, ephemeral=True)
        said = await self._desk.help(visitor_of(interaction))
        await interaction.edit_original_response(content=said)

    @app_commands.command(name=word("name.settings"), description=word("command.settings"))
    async def settings(self, interaction: Used) -> None:
        await settings.open_panel(interaction, self._desk, self._rules)

    @new.autocomplete("skill")
    @skill.autocomplete("skill")
    async def suggest_skills(self, interaction: Used, typed: str) -> list[app_commands.Choice[str]]:
        found = matching_skills(typed)[:MOST_CHOICES]
        return [app_commands.Choice(name=skill.title, value=skill.name) for skill in found]

    async def _unless_refused(
        self, interaction: Used, action: ButtonAction, do: Callable[[Press], Awaitable[str]]
    ) -> None:
        """Do what changes something in a thread where the server's rules let the person.

        ``do`` returns the key of the sentence that tells what came of it.
        """
        await acknowledge(interaction, ephemeral=True)
        press = press_by(interaction, action)
        said = await self._manager.refused(press)
        if said is None:
            locale = await self._desk.locale(visitor_of(interaction))
            try:
                said = text(await do(press), locale)
            except StoreError as error:
                logger.error("the database failed: %s", error)
                said = text("error.store", locale)
        await interaction.edit_original_response(content=said)

    async def _look(self, interaction: Used, kind: TurnKind) -> None:
        await acknowledge(interaction, ephemeral=True)
        visitor = visitor_of(interaction)
        locale = await self._desk.locale(visitor)
        said = await self._manager.views.look(visitor.channel_id, kind, locale)
        await tell(interaction, said)
        if kind is TurnKind.STATUS:
            picture = await self._manager.views.timeline(visitor.channel_id, locale)
            if picture is not None:
                await interaction.edit_original_response(attachments=[file_of(picture)])


def make_a_video(manager: Manager, desk: Desk) -> app_commands.ContextMenu:
    """The entry in the menu of a message: a thread for the files that are in it."""

    async def make(interaction: Used, message: discord.Message) -> None:
        await acknowledge(interaction, ephemeral=True)
        locale = await desk.locale(visitor_of(interaction))
        files = intake.files_of(message)
        thread = f"<#{message.id}>"
        if not files:
            said = text("make.no_files", locale)
        elif not isinstance(interaction.channel, discord.TextChannel):
            said = text("thread.not_here", locale)
        else:
            # What others wrote beside their files is no request of the asker.
            said_there = message.content if message.author == interaction.user else ""
            incoming = intake.wished(interaction, message.id, said_there, files)
            refused = await manager.may_begin(incoming)
            if refused is not None:
                said = refused
            else:
                begun = await manager.begin(incoming)
                said = text("make.begun" if begun else "new.exists", locale, thread=thread)
        await interaction.edit_original_response(content=said)

    menu = app_commands.ContextMenu(name=word("name.make"), callback=make)
    menu.guild_only = True
    return menu


def _problem(
    interaction: Used, prompt: str | None, files: list[discord.Attachment], skill: str | None
) -> str | None:
    """The key of the sentence that says why nothing can begin like that."""
    if not isinstance(interaction.channel, discord.TextChannel):
        return "thread.not_here"
    if not (prompt and prompt.strip()) and not files:
        return "new.nothing"
    if skill is not None and not is_skill(skill):
        return "skill.unknown"
    return None
