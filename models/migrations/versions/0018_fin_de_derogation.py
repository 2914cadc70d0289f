"""Until when an exception to the perimeter is asked for"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("demande", sa.Column("fin_le", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("demande", "fin_le")
