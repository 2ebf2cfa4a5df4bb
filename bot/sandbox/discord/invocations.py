"""One use of a command, button, menu or modal, as the person sees it turn out."""

import time

from bot.sandbox.discord.changes import PATIENCE_S
from bot.sandbox.discord.model import Interaction, Json, Message
from bot.sandbox.discord.world import World


class Invocation:
    """The bot's answers to one interaction, as far as they have come."""

    def __init__(self, world: World, interaction: Interaction) -> None:
        self._world = world
        self.interaction = interaction

    @property
    def failed(self) -> bool:
        """Whether the client shows "The application did not respond"."""
        age_s = time.monotonic() - self.interaction.started_at
        too_old = age_s > self._world.settings.acknowledge_within_s
        return self.interaction.callback is None and too_old

    @property
    def messages(self) -> list[Message]:
        """The answers that exist now, the first one first."""
        interaction = self.interaction
        channel = self._world.channel(interaction.channel_id)
        ids = [interaction.original_id, *interaction.followup_ids]
        return [channel.messages[i] for i in ids if i in channel.messages]

    async def acknowledged(self) -> bool:
        """Wait for any answer; False if none came in time."""
        started, allowed = self.interaction.started_at, self._world.settings.acknowledge_within_s
        left_s = started + allowed - time.monotonic()
        try:
            await self._world.changes.until(
                lambda: self.interaction.callback is not None, max(left_s, 0.001)
            )
        except TimeoutError:
            return False
        return True

    async def reply(self, timeout_s: float = PATIENCE_S) -> Message:
        """The first answer, once it says something other than "thinking…".

        Raises:
            TimeoutError: none came within `timeout_s` seconds.
        """
        await self._world.changes.until(lambda: bool(self._spoken()), timeout_s)
        return self._spoken()[0]

    async def follow_up(self, timeout_s: float = PATIENCE_S) -> Message:
        """The first message after the first answer.

        Raises:
            TimeoutError: none came within `timeout_s` seconds.
        """
        await self._world.changes.until(lambda: bool(self.interaction.followup_ids), timeout_s)
        channel = self._world.channel(self.interaction.channel_id)
        return channel.messages[self.interaction.followup_ids[0]]

    async def modal(self, timeout_s: float = PATIENCE_S) -> Json:
        """The form that the bot opened, as it sent it.

        Raises:
            TimeoutError: none came within `timeout_s` seconds.
        """
        await self._world.changes.until(lambda: self.interaction.modal is not None, timeout_s)
        return self.interaction.modal or {}

    async def choices(self, timeout_s: float = PATIENCE_S) -> list[Json]:
        """What the bot suggests for the option being typed.

        Raises:
            TimeoutError: nothing came within `timeout_s` seconds.
        """
        await self._world.changes.until(lambda: self.interaction.choices is not None, timeout_s)
        return self.interaction.choices or []

    def _spoken(self) -> list[Message]:
        return [message for message in self.messages if not message.is_loading]
