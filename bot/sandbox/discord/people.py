"""Scripted people: they write, run commands, press buttons and fill in forms."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.sandbox.discord import commands, components, errors
from bot.sandbox.discord.changes import Change, ChangeKind
from bot.sandbox.discord.invocations import Invocation
from bot.sandbox.discord.model import (
    Attachment,
    Channel,
    Interaction,
    InteractionType,
    Json,
    Message,
)
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.snowflake import created_at
from bot.sandbox.discord.usage import OptionValue, Usage, command_data, modal_data
from bot.sandbox.discord.writers import SentFile, Writer

PAUSE_S = 0.05
"""People press nothing sooner after it appeared; real ones need longer, and bots rely on it."""


class Person(Writer):
    """One member of the guild; whatever they may not do raises Discord's `ApiError`."""

    async def run(
        self,
        channel: Channel | int,
        command: str,
        options: Mapping[str, OptionValue | SentFile] | None = None,
    ) -> Invocation:
        """Run a slash command such as `video export`; files are given as attachments."""
        place = self._channel(channel)
        usage = await self._usage(place, options or {})
        registered = self._find_command(place, command.split()[0], commands.CHAT_INPUT)
        data = command_data(registered, command.split()[1:], usage)
        return self._start(InteractionType.COMMAND, place, data, usage)

    async def complete(
        self,
        channel: Channel | int,
        command: str,
        option: str,
        typed: str,
        others: Mapping[str, OptionValue] | None = None,
    ) -> Invocation:
        """Type into an option that completes itself; the choices come as `choices()`."""
        place = self._channel(channel)
        usage = Usage({**(others or {}), option: typed}, {}, focused=option)
        registered = self._find_command(place, command.split()[0], commands.CHAT_INPUT)
        data = command_data(registered, command.split()[1:], usage)
        return self._start(InteractionType.AUTOCOMPLETE, place, data, usage)

    async def run_on_message(self, message: Message, command: str) -> Invocation:
        """Use a command of a message's menu."""
        place = self._channel(message.channel_id)
        registered = self._find_command(place, command, commands.MESSAGE)
        target = self._world.message(place, message.id)
        shape = self._services.message_shapes.message(target, everything=True)
        data: Json = {
            "id": registered["id"],
            "name": registered["name"],
            "type": commands.MESSAGE,
            "target_id": str(target.id),
            "resolved": {"messages": {str(target.id): shape}},
        }
        interaction = self._services.interactions.start(
            InteractionType.COMMAND, self.id, place, data, target_message_id=target.id
        )
        return Invocation(self._world, interaction)

    async def click(self, message: Message, button: str) -> Invocation:
        """Press a button, named by its custom_id or its label."""
        return await self._use_component(message, button, {})

    async def select(self, message: Message, menu: str, values: Sequence[str]) -> Invocation:
        """Choose from a menu, named by its custom_id."""
        return await self._use_component(message, menu, {"values": list(values)})

    async def submit(
        self, invocation: Invocation, values: Mapping[str, str | Sequence[SentFile]]
    ) -> Invocation:
        """Fill in the modal that an interaction was answered with; keys are custom_ids."""
        opened = invocation.interaction
        if opened.modal is None or opened.answered_at is None:
            raise ValueError("no modal is open")
        await self._pause(opened.answered_at)
        texts = {key: value for key, value in values.items() if isinstance(value, str)}
        lists = {key: value for key, value in values.items() if not isinstance(value, str)}
        place = self._channel(opened.channel_id)
        usage = await self._usage(place, {})
        uploaded: dict[str, list[int]] = {}
        for custom_id, files in lists.items():
            attachments = [await self._ephemeral(place, slot, f) for slot, f in enumerate(files)]
            usage.attachments.update({a.id: a for a in attachments})
            uploaded[custom_id] = [a.id for a in attachments]
        shapes = self._attachment_shapes(usage)
        data = modal_data(opened.modal, texts, uploaded, shapes)
        return self._start(
            InteractionType.MODAL_SUBMIT, place, data, usage, opened.message_id, opened
        )

    def speak(self, locale: str) -> None:
        """Set the language of one's client."""
        self.user.locale = locale
        self._world.changes.publish(Change(ChangeKind.USER_UPDATED, user_id=self.id))

    # --- steps ---------------------------------------------------------------------------

    async def _ephemeral(self, place: Channel, slot: int, file: SentFile) -> Attachment:
        upload = await self._upload(slot, file)
        if upload.size > self._world.upload_limit(place.guild_id):
            raise errors.too_large()
        return self._world.add_attachment(upload, place.id, ephemeral=True)

    async def _usage(self, place: Channel, options: Mapping[str, OptionValue | SentFile]) -> Usage:
        usage = Usage({}, {})
        for slot, (name, value) in enumerate(options.items()):
            if isinstance(value, Path | tuple):
                attachment = await self._ephemeral(place, slot, value)
                usage.attachments[attachment.id] = attachment
                usage.values[name] = str(attachment.id)
            else:
                usage.values[name] = value
        usage.resolved = {"attachments": self._attachment_shapes(usage)}
        return usage

    def _attachment_shapes(self, usage: Usage) -> Json:
        shape = self._services.message_shapes.attachment
        return {str(a.id): shape(a) for a in usage.attachments.values()}

    def _find_command(self, place: Channel, name: str, kind: int) -> Json:
        self._world.require(self.id, place, Permission.USE_APPLICATION_COMMANDS)
        command = self._services.commands.find(place.guild_id, name, kind)
        needed = command["default_member_permissions"]
        if needed is not None and place.guild_id is not None:
            held = self._world.permissions(self.id, place)
            admin = Permission.ADMINISTRATOR in held
            if not admin and (needed == "0" or Permission(int(needed)) not in held):
                raise errors.missing_permissions()
        return command

    async def _pause(self, since_s: float) -> None:
        """Take a moment to notice what appeared at this monotonic second."""
        left_s = since_s + PAUSE_S - time.monotonic()
        await asyncio.sleep(max(left_s, 0))

    async def _use_component(self, message: Message, which: str, chosen: Json) -> Invocation:
        place = self._channel(message.channel_id)
        self._world.require(self.id, place, Permission.VIEW_CHANNEL)
        current = place.messages.get(message.id)
        if current is None or current.ephemeral_to not in (None, self.id):
            raise errors.unknown_message()
        part = components.find(current.components, which)
        if part is None or part.get("disabled"):
            raise ValueError(f"nothing to press called {which!r}")
        options = {option["value"] for option in part.get("options") or ()}
        if options and not options.issuperset(chosen.get("values") or ()):
            raise ValueError(f"not among the options of {which!r}")
        age_s = time.time() - created_at(message.id).timestamp()
        await self._pause(time.monotonic() - age_s)
        data = {"custom_id": part["custom_id"], "component_type": part["type"], **chosen}
        data["id"] = part["id"]
        return self._start(InteractionType.COMPONENT, place, data, Usage({}, {}), current.id)

    def _start(
        self,
        kind: InteractionType,
        place: Channel,
        data: Json,
        usage: Usage,
        message_id: int | None = None,
        parent: Interaction | None = None,
    ) -> Invocation:
        interaction = self._services.interactions.start(
            kind,
            self.id,
            place,
            data,
            attachments=usage.attachments,
            message_id=message_id,
            parent=parent,
        )
        return Invocation(self._world, interaction)
