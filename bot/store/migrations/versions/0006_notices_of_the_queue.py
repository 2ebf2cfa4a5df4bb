"""Keep a notice of the queue only for as long as it stands in its thread."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "DELETE FROM replies WHERE role = 'queued' AND EXISTS (SELECT 1 FROM replies AS other"
        " WHERE other.turn_id = replies.turn_id AND other.message_id = replies.message_id"
        " AND other.role IN ('live', 'final'))"
    )
    op.create_index(
        "ix_replies_queued", "replies", ["turn_id"], sqlite_where=sa.text("role = 'queued'")
    )
