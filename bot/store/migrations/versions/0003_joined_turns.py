"""Join messages to one turn, do a turn again only once, and part one message into many turns."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("joined_to", "again_of", "asked_id"):
        op.add_column("turns", sa.Column(name, sa.Integer))
    op.create_index(
        "ix_turns_joined_to", "turns", ["joined_to"], sqlite_where=sa.text("joined_to IS NOT NULL")
    )
    op.create_index("uq_turns_again_of", "turns", ["again_of"], unique=True)
