"""The tables. A column has the name of the record's field that it keeps.

``INTEGER`` holds 64 bits in SQLite, so it holds Discord's ids. Rows are ordered by the ids that
the database gives, never by a time: the clock of a host may be set back.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.core.records import (
    AccountScope,
    AssetStatus,
    RenderStatus,
    ReplyRole,
    TurnKind,
    TurnStatus,
)
from bot.store.types import Actions, ForeignText, Ids, UtcDateTime, one_of

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

threads = Table(
    "threads",
    metadata,
    Column("channel_id", Integer, primary_key=True, autoincrement=False),
    Column("guild_id", Integer),
    Column("parent_id", Integer),
    Column("owner_id", Integer, nullable=False),
    Column("title", ForeignText, nullable=False),
    Column("skill", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("task_id", Text),
    Column("session_id", Text),
    Column("service_user_id", Text),
    Column("opened", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("account", one_of(AccountScope), server_default=AccountScope.BOT, nullable=False),
    Column("account_id", Integer, server_default="0", nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message_id", Integer, nullable=False, unique=True),
    Column("channel_id", Integer, ForeignKey(threads.c.channel_id), nullable=False),
    Column("author_id", Integer, nullable=False),
    Column("kind", one_of(TurnKind), nullable=False),
    Column("text", ForeignText, nullable=False),
    Column("then_export", Boolean, nullable=False),
    Column("status", one_of(TurnStatus, "status"), nullable=False),
    Column("final", ForeignText),
    Column("actions", Actions, nullable=False),
    Column("delivered", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("balance_before", Float),
    Column("balance_after", Float),
    # The thread's, noted here again: a server's turns of a day are counted without its threads.
    Column("guild_id", Integer),
    # A message that was joined to another one's turn is claimed by a row of its own.
    Column("joined_to", Integer),
    Column("again_of", Integer),
    Column("asked_id", Integer),
    # Only what was typed as a message can be edited and deleted in Discord.
    Column("typed", Boolean, server_default=text("0"), nullable=False),
    Index(None, "author_id", "kind", "created_at"),
    Index(None, "guild_id", "kind", "created_at"),
    # Buttons in Discord carry the id for ever: it must never come to mean another turn.
    sqlite_autoincrement=True,
)

unsettled: ColumnElement[bool] = turns.c.ended_at.is_(None) | (
    ~turns.c.delivered & turns.c.final.is_not(None)
)
"""Turns with something left to do. They are few at any time, and so is what their index holds."""

Index("ix_turns_unsettled", turns.c.channel_id, sqlite_where=unsettled)
Index("ix_turns_joined_to", turns.c.joined_to, sqlite_where=turns.c.joined_to.is_not(None))
# However many people press the button: a turn is done again once.
Index("uq_turns_again_of", turns.c.again_of, unique=True)

refusals = Table(
    "refusals",
    metadata,
    Column("message_id", Integer, primary_key=True, autoincrement=False),
)

assets = Table(
    "assets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("turn_id", Integer, ForeignKey(turns.c.id), nullable=False),
    Column("channel_id", Integer, ForeignKey(threads.c.channel_id), nullable=False, index=True),
    Column("message_id", Integer, nullable=False),
    Column("attachment_id", Integer, nullable=False),
    Column("filename", ForeignText, nullable=False),
    Column("content_type", ForeignText),
    Column("size", Integer, nullable=False),
    Column("url", ForeignText, nullable=False),
    Column("status", one_of(AssetStatus, "status"), nullable=False),
    Column("session_id", Text),
    Column("media_url", ForeignText),
    UniqueConstraint("turn_id", "attachment_id"),
)

replies = Table(
    "replies",
    metadata,
    Column("turn_id", Integer, ForeignKey(turns.c.id), primary_key=True),
    Column("role", one_of(ReplyRole), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("message_id", Integer, nullable=False),
)

Index("ix_replies_queued", replies.c.turn_id, sqlite_where=replies.c.role == ReplyRole.QUEUED)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel_id", Integer, ForeignKey(threads.c.channel_id), nullable=False, index=True),
    Column("turn_id", Integer, ForeignKey(turns.c.id)),
    Column("session_id", Text, nullable=False),
    Column("draft", JSON, nullable=False),
    Column("taken_at", UtcDateTime, nullable=False),
)

renders = Table(
    "renders",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("channel_id", Integer, ForeignKey(threads.c.channel_id), nullable=False),
    Column("turn_id", Integer, ForeignKey(turns.c.id), nullable=False),
    Column("session_id", Text, nullable=False),
    Column("draft", JSON, nullable=False),
    Column("format", Text, nullable=False),
    Column("quality", Text, nullable=False),
    Column("status", one_of(RenderStatus, "status"), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("progress", Float, nullable=False),
    Column("url", ForeignText),
    Column("created_at", UtcDateTime, nullable=False),
    Index(None, "status", "channel_id"),
)

frames = Table(
    "frames",
    metadata,
    Column("render_id", Text, ForeignKey(renders.c.id), primary_key=True),
    Column("at_ms", Integer, primary_key=True, autoincrement=False),
    Column("channel_id", Integer, ForeignKey(threads.c.channel_id), nullable=False, index=True),
    Column("image", LargeBinary, nullable=False),
)

thumbnails = Table(
    "thumbnails",
    metadata,
    Column("attachment_id", Integer, primary_key=True, autoincrement=False),
    Column("image", LargeBinary, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("scope", one_of(AccountScope), primary_key=True),
    Column("scope_id", Integer, primary_key=True, autoincrement=False),
    Column("client_id", Text, nullable=False),
    Column("encrypted_token", LargeBinary),
    Column("user_id", Text),
    Column("expires_at", UtcDateTime),
)

notes = Table(
    "notes",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", ForeignText, nullable=False),
)

servers = Table(
    "servers",
    metadata,
    Column("guild_id", Integer, primary_key=True, autoincrement=False),
    Column("language", Text),
    Column("start_roles", Ids, nullable=False),
    Column("edit_roles", Ids, nullable=False),
    Column("owner_only", Boolean, nullable=False),
    Column("turns_per_person_a_day", Integer),
    Column("turns_per_server_a_day", Integer),
    Column("cooldown_s", Float, nullable=False),
)

channels = Table(
    "channels",
    metadata,
    Column("guild_id", Integer, ForeignKey(servers.c.guild_id), primary_key=True),
    Column("channel_id", Integer, primary_key=True),
    Column("enabled", Boolean),
    Column("skill", Text),
    Column("language", Text),
)

people = Table(
    "people",
    metadata,
    Column("user_id", Integer, primary_key=True, autoincrement=False),
    Column("language", Text, nullable=False),
)
