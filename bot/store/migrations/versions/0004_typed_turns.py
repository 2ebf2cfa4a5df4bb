"""Note which turns were typed as a message: only these can be edited and deleted in Discord."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "turns", sa.Column("typed", sa.Boolean, server_default=sa.text("0"), nullable=False)
    )
