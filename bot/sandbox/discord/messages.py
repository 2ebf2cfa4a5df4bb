"""Messages as anyone writes, edits, deletes and reacts to them."""

from dataclasses import replace

from bot.sandbox.discord import components, errors
from bot.sandbox.discord.changes import ChangeKind
from bot.sandbox.discord.composing import SETTABLE, Composer
from bot.sandbox.discord.drafts import Draft
from bot.sandbox.discord.mentions import MentionRules
from bot.sandbox.discord.model import (
    Channel,
    Interaction,
    Message,
    MessageFlag,
    MessageReference,
    MessageType,
)
from bot.sandbox.discord.nonces import NonceMemory
from bot.sandbox.discord.permissions import Permission
from bot.sandbox.discord.snowflake import created_at
from bot.sandbox.discord.threads import Threads
from bot.sandbox.discord.world import World

_SYSTEM = {
    MessageType.CHANNEL_NAME_CHANGE,
    MessageType.THREAD_CREATED,
    MessageType.THREAD_STARTER,
}


class Messages:
    """What can be done with messages; every refusal is an `ApiError`."""

    def __init__(self, world: World, threads: Threads) -> None:
        self._world = world
        self._threads = threads
        self._composer = Composer(world)
        self.nonces = NonceMemory()

    def post(
        self, author_id: int, channel: Channel, draft: Draft, *, message_id: int | None = None
    ) -> Message:
        """Send a message to a channel, as the author's permissions there allow.

        `message_id` is given for the first message of a forum's post.
        """
        self._may_send(author_id, channel, draft)
        if earlier := self._sent_before(author_id, draft):
            return earlier
        self._composer.check_files(channel.guild_id, draft.uploads)
        self._composer.check_not_empty(draft)
        reference = self._composer.reference(channel, draft)
        message = self._composer.compose(author_id, channel, draft)
        message.id = message_id or message.id
        if reference is not None:
            message.type, message.reference = MessageType.REPLY, reference
        rules = MentionRules.of(draft.allowed_mentions)
        self._composer.set_mentions(message, rules)
        self._threads.wake(channel, author_id)
        self._threads.add_member(channel, author_id)
        self._publish(channel, message)
        if draft.enforce_nonce and draft.nonce is not None:
            self.nonces.keep(author_id, draft.nonce, channel.id, message.id)
        return message

    def answer(
        self,
        channel: Channel,
        draft: Draft,
        interaction: Interaction,
        message_type: MessageType,
        *,
        follows: int | None = None,
        loading: bool = False,
    ) -> Message:
        """Post an answer to an interaction; that needs no permission in the channel.

        `follows` is the message that a component's answer or a follow-up replies to.
        """
        self._composer.check_files(channel.guild_id, draft.uploads)
        if not loading:
            self._composer.check_not_empty(draft)
        message = self._composer.compose(self._world.bot.id, channel, draft)
        message.type = message_type
        message.interaction_id = interaction.id
        if (draft.flags or 0) & MessageFlag.EPHEMERAL:
            message.flags |= MessageFlag.EPHEMERAL
            message.ephemeral_to = interaction.user_id
        if loading:
            message.flags |= MessageFlag.LOADING
        if follows is not None:
            message.reference = MessageReference(channel.id, follows, channel.guild_id)
        rules = MentionRules.of(draft.allowed_mentions, interaction=True)
        self._composer.set_mentions(message, replace(rules, replied_user=False))
        self._publish(channel, message)
        return message

    def forward(self, author_id: int, original: Message, channel: Channel) -> Message:
        """Send a copy of a message to another channel, as clients' "Forward" does."""
        self._may_send(author_id, channel, Draft())
        message = self._composer.compose(author_id, channel, Draft())
        message.reference = MessageReference(original.channel_id, original.id, original.guild_id)
        message.forwarded = original.snapshot()
        self._threads.wake(channel, author_id)
        self._publish(channel, message)
        return message

    def edit(self, editor_id: int, channel: Channel, message_id: int, draft: Draft) -> Message:
        """Change a message; others than the author may only hide its embeds."""
        held = self._world.require(editor_id, channel, Permission.VIEW_CHANNEL)
        message = self._world.message(channel, message_id)
        self._threads.refuse_if_archived(channel)
        if message.type in _SYSTEM:
            raise errors.system_message()
        if message.author_id != editor_id:
            only_flags = replace(draft, flags=None) == Draft() and draft.flags is not None
            if not only_flags:
                raise errors.not_the_author()
            if Permission.MANAGE_MESSAGES not in held:
                raise errors.missing_permissions()
        if draft.uploads and Permission.ATTACH_FILES not in held:
            raise errors.missing_permissions()
        return self.rewrite(channel, message, draft)

    def rewrite(self, channel: Channel, message: Message, draft: Draft) -> Message:
        """Apply an edit whose right has been checked."""
        self._composer.check_files(channel.guild_id, draft.uploads)
        attachments = self._composer.edited_attachments(message, draft)
        content = message.content if draft.content is None else draft.content
        embeds = message.embeds if draft.embeds is None else draft.embeds
        parts = message.components if draft.components is None else draft.components
        if not (content or embeds or parts or attachments):
            raise errors.empty_message()
        message.content, message.embeds, message.attachments = content, embeds, attachments
        message.components = components.completed(parts, self._world.ids)
        message.flags &= ~MessageFlag.LOADING
        if draft.flags is not None:
            kept = message.flags & ~MessageFlag.SUPPRESS_EMBEDS
            message.flags = kept | (draft.flags & SETTABLE)
        message.edited_at = created_at(self._world.ids.next())
        interaction = message.interaction_id is not None
        rules = MentionRules.of(draft.allowed_mentions, interaction=interaction)
        self._composer.set_mentions(message, rules)
        self._world.publish(ChangeKind.MESSAGE_EDITED, channel, message=message)
        return message

    def delete(self, user_id: int, channel: Channel, message_id: int) -> None:
        """Delete one's own message, or another's with MANAGE_MESSAGES."""
        held = self._world.require(user_id, channel, Permission.VIEW_CHANNEL)
        message = self._world.message(channel, message_id)
        self._threads.refuse_if_archived(channel)
        if message.author_id != user_id and Permission.MANAGE_MESSAGES not in held:
            raise errors.missing_permissions()
        self.remove(channel, message)

    def remove(self, channel: Channel, message: Message) -> None:
        """Delete a message without asking for the right to."""
        del channel.messages[message.id]
        self._world.publish(ChangeKind.MESSAGE_DELETED, channel, message=message)

    def react(self, user_id: int, channel: Channel, message_id: int, emoji: str) -> None:
        """Add a reaction."""
        self._world.require(
            user_id, channel, Permission.READ_MESSAGE_HISTORY | Permission.ADD_REACTIONS
        )
        message = self._world.message(channel, message_id)
        self._threads.refuse_if_archived(channel)
        users = message.reactions.setdefault(emoji, [])
        if user_id not in users:
            users.append(user_id)
            self._world.publish(
                ChangeKind.REACTION_ADDED, channel, message=message, user_id=user_id, emoji=emoji
            )

    def unreact(self, user_id: int, channel: Channel, message_id: int, emoji: str) -> None:
        """Take a reaction back, if it is there."""
        message = self._world.message(channel, message_id)
        self._threads.refuse_if_archived(channel)
        users = message.reactions.get(emoji, [])
        if user_id in users:
            users.remove(user_id)
            if not users:
                del message.reactions[emoji]
            self._world.publish(
                ChangeKind.REACTION_REMOVED, channel, message=message, user_id=user_id, emoji=emoji
            )

    def type_in(self, user_id: int, channel: Channel) -> None:
        """Show that someone is typing."""
        self._world.require(user_id, channel, self._sending(channel))
        self._world.publish(ChangeKind.TYPING, channel, user_id=user_id)

    # --- the steps of sending ------------------------------------------------------------

    @staticmethod
    def _sending(channel: Channel) -> Permission:
        return Permission.SEND_MESSAGES_IN_THREADS if channel.thread else Permission.SEND_MESSAGES

    def _may_send(self, author_id: int, channel: Channel, draft: Draft) -> None:
        needed = self._sending(channel)
        if draft.uploads:
            needed |= Permission.ATTACH_FILES
        if draft.reply_to is not None:
            needed |= Permission.READ_MESSAGE_HISTORY
        held = self._world.require(author_id, channel, needed)
        self._threads.refuse_if_locked(channel, held)
        others = [self._world.users[u] for u in channel.recipients if u != author_id]
        if not all(user.takes_messages for user in others):
            raise errors.cannot_message()

    def _sent_before(self, author_id: int, draft: Draft) -> Message | None:
        """The message that the same nonce made a few minutes ago, if it still exists."""
        if not draft.enforce_nonce or draft.nonce is None:
            return None
        found = self.nonces.find(author_id, draft.nonce)
        channel = self._world.channels.get(found[0]) if found else None
        return channel.messages.get(found[1]) if found and channel else None

    def _publish(self, channel: Channel, message: Message) -> None:
        channel.messages[message.id] = message
        if message.ephemeral_to is None:
            channel.last_message_id = message.id
            self._threads.count_message(channel, message)
        self._world.publish(ChangeKind.MESSAGE_CREATED, channel, message=message)
