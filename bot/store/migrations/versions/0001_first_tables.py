"""Create the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _threads()
    _turns()
    _assets()
    _replies()
    _snapshots()
    _renders()
    _accounts()
    _notes()


def _threads() -> None:
    op.create_table(
        "threads",
        sa.Column("channel_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.Integer),
        sa.Column("parent_id", sa.Integer),
        sa.Column("owner_id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("skill", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("task_id", sa.Text),
        sa.Column("session_id", sa.Text),
        sa.Column("service_user_id", sa.Text),
        sa.Column("opened", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_threads")),
    )


def _turns() -> None:
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.Column("channel_id", sa.Integer, nullable=False),
        sa.Column("author_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("then_export", sa.Boolean, nullable=False),
        _status("queued", "uploading", "sent", "done", "failed", "stopped"),
        sa.Column("final", sa.Text),
        sa.Column("actions", sa.Text, nullable=False),
        sa.Column("delivered", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("sent_at", sa.DateTime),
        sa.Column("ended_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
        sa.UniqueConstraint("message_id", name=op.f("uq_turns_message_id")),
        _in_thread("turns"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_turns_unsettled",
        "turns",
        ["channel_id"],
        sqlite_where=sa.text("ended_at IS NULL OR delivered = 0 AND final IS NOT NULL"),
    )


def _assets() -> None:
    op.create_table(
        "assets",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("turn_id", sa.Integer, nullable=False),
        sa.Column("channel_id", sa.Integer, nullable=False),
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.Column("attachment_id", sa.Integer, nullable=False),
        sa.Column("filename", sa.Text, nullable=False),
        sa.Column("content_type", sa.Text),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        _status("pending", "uploaded", "refused"),
        sa.Column("session_id", sa.Text),
        sa.Column("media_url", sa.Text),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets")),
        sa.UniqueConstraint(
            "turn_id", "attachment_id", name=op.f("uq_assets_turn_id_attachment_id")
        ),
        _of_turn("assets"),
        _in_thread("assets"),
    )
    op.create_index(op.f("ix_assets_channel_id"), "assets", ["channel_id"])


def _replies() -> None:
    op.create_table(
        "replies",
        sa.Column("turn_id", sa.Integer, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("message_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("turn_id", "role", "page", name=op.f("pk_replies")),
        _of_turn("replies"),
    )


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("channel_id", sa.Integer, nullable=False),
        sa.Column("turn_id", sa.Integer),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("draft", sa.JSON, nullable=False),
        sa.Column("taken_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        _in_thread("snapshots"),
        _of_turn("snapshots"),
    )
    op.create_index(op.f("ix_snapshots_channel_id"), "snapshots", ["channel_id"])


def _renders() -> None:
    op.create_table(
        "renders",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("channel_id", sa.Integer, nullable=False),
        sa.Column("turn_id", sa.Integer, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("draft", sa.JSON, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("quality", sa.Text, nullable=False),
        _status("created", "submitted", "completed", "delivered", "failed", "cancelled"),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("progress", sa.Float, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_renders")),
        sa.UniqueConstraint("id", name=op.f("uq_renders_id")),
        _in_thread("renders"),
        _of_turn("renders"),
    )
    op.create_index(op.f("ix_renders_status_channel_id"), "renders", ["status", "channel_id"])


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("scope_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("encrypted_token", sa.LargeBinary),
        sa.Column("user_id", sa.Text),
        sa.Column("expires_at", sa.DateTime),
        sa.PrimaryKeyConstraint("scope", "scope_id", name=op.f("pk_accounts")),
    )


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notes")),
    )


def _status(*values: str) -> sa.Column[str]:
    kind = sa.Enum(*values, name="status", length=16, native_enum=False, create_constraint=True)
    return sa.Column("status", kind, nullable=False)


def _in_thread(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["channel_id"], ["threads.channel_id"], name=op.f(f"fk_{table}_channel_id")
    )


def _of_turn(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], name=op.f(f"fk_{table}_turn_id"))
