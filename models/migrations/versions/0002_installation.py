"""the catalogue's own identifier"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("seule", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("identifiant", sa.Text(), server_default=sa.text("gen_random_uuid()::text"), nullable=False),
        sa.CheckConstraint("seule", name=op.f("installation_seule_check")),
        sa.PrimaryKeyConstraint("seule", name=op.f("installation_pkey")),
    )
    op.execute("INSERT INTO installation DEFAULT VALUES")


def downgrade() -> None:
    op.drop_table("installation")
