"""Let servers and people bring their own accounts and settings, and note what turns cost."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _thread_accounts()
    _turn_costs()
    _servers()
    _people()


def _thread_accounts() -> None:
    """Sessions that there are belong to the bot's account: there was no other."""
    op.add_column(
        "threads", sa.Column("account", sa.String(16), server_default="bot", nullable=False)
    )
    op.add_column(
        "threads", sa.Column("account_id", sa.Integer, server_default="0", nullable=False)
    )


def _turn_costs() -> None:
    op.add_column("turns", sa.Column("balance_before", sa.Float))
    op.add_column("turns", sa.Column("balance_after", sa.Float))
    op.add_column("turns", sa.Column("guild_id", sa.Integer))
    op.execute(
        "UPDATE turns SET guild_id ="
        " (SELECT guild_id FROM threads WHERE threads.channel_id = turns.channel_id)"
    )
    for owner in ("author_id", "guild_id"):
        op.create_index(
            op.f(f"ix_turns_{owner}_kind_created_at"), "turns", [owner, "kind", "created_at"]
        )


def _servers() -> None:
    op.create_table(
        "servers",
        sa.Column("guild_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("start_roles", sa.Text, nullable=False),
        sa.Column("edit_roles", sa.Text, nullable=False),
        sa.Column("owner_only", sa.Boolean, nullable=False),
        sa.Column("turns_per_person_a_day", sa.Integer),
        sa.Column("turns_per_server_a_day", sa.Integer),
        sa.Column("cooldown_s", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_servers")),
    )
    op.create_table(
        "channels",
        sa.Column("guild_id", sa.Integer, nullable=False),
        sa.Column("channel_id", sa.Integer, nullable=False),
        sa.Column("enabled", sa.Boolean),
        sa.Column("skill", sa.Text),
        sa.Column("language", sa.Text),
        sa.PrimaryKeyConstraint("guild_id", "channel_id", name=op.f("pk_channels")),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["servers.guild_id"], name=op.f("fk_channels_guild_id")
        ),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("user_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_people")),
    )
