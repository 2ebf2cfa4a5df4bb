"""Keep which messages were refused, so that nobody is told so twice."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "refusals",
        sa.Column("message_id", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("message_id", name="pk_refusals"),
    )
