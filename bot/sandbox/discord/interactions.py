"""Interactions: how people start them and how the bot answers, with Discord's deadlines."""

import secrets
import time

from bot.sandbox.discord import errors
from bot.sandbox.discord.changes import Change, ChangeKind
from bot.sandbox.discord.drafts import Draft
from bot.sandbox.discord.messages import Messages
from bot.sandbox.discord.model import (
    Attachment,
    CallbackType,
    Channel,
    Interaction,
    InteractionType,
    Json,
    Message,
    MessageType,
)
from bot.sandbox.discord.world import World

MAX_CHOICES = 25
TOKEN_LIFE_S = 900.0
_ALLOWED: dict[InteractionType, frozenset[CallbackType]] = {
    InteractionType.COMMAND: frozenset(
        {CallbackType.MESSAGE, CallbackType.DEFERRED_MESSAGE, CallbackType.MODAL}
    ),
    InteractionType.COMPONENT: frozenset(CallbackType) - {CallbackType.CHOICES},
    InteractionType.AUTOCOMPLETE: frozenset({CallbackType.CHOICES}),
    InteractionType.MODAL_SUBMIT: frozenset(CallbackType)
    - {CallbackType.CHOICES, CallbackType.MODAL},
}
_CHAT_INPUT = 1


class Interactions:
    """Starts interactions and takes their answers; every refusal is an `ApiError`."""

    def __init__(self, world: World, messages: Messages) -> None:
        self._world = world
        self._messages = messages
        self._by_token: dict[str, Interaction] = {}

    def remember(self, interaction: Interaction) -> None:
        """Take up an interaction that was started earlier."""
        self._world.interactions[interaction.id] = interaction
        self._by_token[interaction.token] = interaction

    def start(
        self,
        kind: InteractionType,
        user_id: int,
        channel: Channel,
        data: Json,
        *,
        attachments: dict[int, Attachment] | None = None,
        message_id: int | None = None,
        target_message_id: int | None = None,
        parent: Interaction | None = None,
    ) -> Interaction:
        """Tell the bot that someone used a command, component or modal."""
        interaction = Interaction(
            self._world.ids.next(),
            secrets.token_urlsafe(48),
            kind,
            user_id,
            channel.id,
            channel.guild_id,
            time.monotonic(),
            data,
            attachments or {},
            message_id,
            target_message_id,
            parent.id if parent else None,
        )
        self.remember(interaction)
        self._publish(ChangeKind.INTERACTION_STARTED, interaction)
        return interaction

    # --- the first answer ----------------------------------------------------------------

    def find(self, interaction_id: int, token: str) -> Interaction:
        """The interaction that may still get its first answer.

        Raises:
            ApiError: 10062 if it is unknown or too old, 40060 if it has been answered.
        """
        interaction = self._world.interactions.get(interaction_id)
        if interaction is None or interaction.token != token:
            raise errors.unknown_interaction()
        if interaction.callback is not None:
            raise errors.already_acknowledged()
        age = time.monotonic() - interaction.started_at
        if age > self._world.settings.acknowledge_within_s:
            raise errors.unknown_interaction()
        return interaction

    def answer(
        self, interaction: Interaction, kind: CallbackType, draft: Draft, data: Json
    ) -> Message | None:
        """Give the first answer; returns the message it made or stands on, if any."""
        if kind not in _ALLOWED[interaction.type]:
            raise errors.invalid_form("type", "INTERACTION_TYPE_INVALID", "Not possible here")
        message = None
        if kind in (CallbackType.MESSAGE, CallbackType.DEFERRED_MESSAGE):
            message = self._first_message(interaction, kind, draft)
        elif kind in (CallbackType.UPDATE_MESSAGE, CallbackType.DEFERRED_UPDATE):
            message = self._component_message(interaction)
            if kind is CallbackType.UPDATE_MESSAGE:
                self._messages.rewrite(self._channel(interaction), message, draft)
        elif kind is CallbackType.MODAL:
            interaction.modal = data
        else:
            interaction.choices = (data.get("choices") or [])[:MAX_CHOICES]
        interaction.callback, interaction.answered_at = kind, time.monotonic()
        interaction.original_id = message.id if message else None
        self._publish(ChangeKind.INTERACTION_ANSWERED, interaction)
        return message

    def _first_message(self, interaction: Interaction, kind: CallbackType, draft: Draft) -> Message:
        is_reply = self._origin(interaction).type is InteractionType.COMPONENT
        return self._messages.answer(
            self._channel(interaction),
            draft,
            interaction,
            MessageType.REPLY if is_reply else self._command_reply(interaction),
            follows=interaction.message_id if is_reply else None,
            loading=kind is CallbackType.DEFERRED_MESSAGE,
        )

    def _component_message(self, interaction: Interaction) -> Message:
        message = self._channel(interaction).messages.get(interaction.message_id or 0)
        if message is None:
            raise errors.unknown_message()
        return message

    def _origin(self, interaction: Interaction) -> Interaction:
        """What was used in the first place: a modal comes from a command or component."""
        if interaction.parent_id is None:
            return interaction
        return self._world.interactions[interaction.parent_id]

    def _command_reply(self, interaction: Interaction) -> MessageType:
        used: int = self._origin(interaction).data.get("type", _CHAT_INPUT)
        if used == _CHAT_INPUT:
            return MessageType.CHAT_INPUT_COMMAND
        return MessageType.CONTEXT_MENU_COMMAND

    # --- later answers, by token ---------------------------------------------------------

    def by_token(self, application_id: int, token: str) -> Interaction:
        """The interaction whose token is good for follow-ups, or 50027."""
        interaction = self._by_token.get(token)
        if interaction is None or application_id != self._world.bot.id:
            raise errors.invalid_webhook_token()
        age = time.monotonic() - interaction.started_at
        if age > TOKEN_LIFE_S:
            raise errors.invalid_webhook_token()
        return interaction

    def follow_up(self, interaction: Interaction, draft: Draft) -> Message:
        """Post another answer; the first one after "thinking…" takes its place."""
        if interaction.callback is None:
            raise errors.unknown_webhook()
        channel = self._channel(interaction)
        original = channel.messages.get(interaction.original_id or 0)
        if original is not None and original.is_loading:
            return self._messages.rewrite(channel, original, draft)
        message = self._messages.answer(
            channel, draft, interaction, MessageType.REPLY, follows=interaction.original_id
        )
        interaction.followup_ids.append(message.id)
        return message

    def message(self, interaction: Interaction, message_id: int | None) -> Message:
        """One of the interaction's messages; None stands for the original."""
        wanted = interaction.original_id if message_id is None else message_id
        own = {interaction.original_id, *interaction.followup_ids}
        message = self._channel(interaction).messages.get(wanted or 0)
        if message is None or wanted not in own:
            raise errors.unknown_message()
        return message

    def edit(self, interaction: Interaction, message: Message, draft: Draft) -> Message:
        """Change one of the interaction's messages."""
        return self._messages.rewrite(self._channel(interaction), message, draft)

    def delete(self, interaction: Interaction, message: Message) -> None:
        """Delete one of the interaction's messages."""
        self._messages.remove(self._channel(interaction), message)

    def _channel(self, interaction: Interaction) -> Channel:
        return self._world.channel(interaction.channel_id)

    def _publish(self, kind: ChangeKind, interaction: Interaction) -> None:
        self._world.changes.publish(
            Change(
                kind,
                guild_id=interaction.guild_id,
                channel_id=interaction.channel_id,
                user_id=interaction.user_id,
                interaction=interaction,
            )
        )
