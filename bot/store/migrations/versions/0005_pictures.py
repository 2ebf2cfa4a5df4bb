"""Keep frames of exports, and thumbnails of the files that people posted."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "frames",
        sa.Column("render_id", sa.Text, nullable=False),
        sa.Column("at_ms", sa.Integer, nullable=False),
        sa.Column("channel_id", sa.Integer, nullable=False),
        sa.Column("image", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("render_id", "at_ms", name="pk_frames"),
        sa.ForeignKeyConstraint(["render_id"], ["renders.id"], name="fk_frames_render_id"),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["threads.channel_id"], name="fk_frames_channel_id"
        ),
    )
    op.create_index("ix_frames_channel_id", "frames", ["channel_id"])
    op.create_table(
        "thumbnails",
        sa.Column("attachment_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("image", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("attachment_id", name="pk_thumbnails"),
    )
